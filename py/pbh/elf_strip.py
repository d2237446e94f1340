"""Removes debug information and the full symbol table from ELF programs and libraries.

Loaded bytes stay where they are: everything up to the end of the last segment is kept, only what
comes after it is laid out anew. So the result runs exactly as the input does.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from pbh import elf_format as fmt
from pbh.elf import Elf, parse
from pbh.elf_format import Section

_DEBUG_PREFIXES = (".debug_", ".zdebug_", ".gnu.debuglto_", ".stab", ".mdebug")
_DEBUG_NAMES = frozenset(
    {".debug", ".gdb_index", ".gnu_debuglink", ".gnu_debugaltlink", ".comment"}
)
_SHT_SYMTAB_SHNDX = 18
_SHN_LORESERVE = 0xFF00


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placed:
    """A section that stays: its header as it will be written and, if it moves, its content."""

    header: Section
    content: bytes | None


def strip_debug(data: bytes, name: str = "ELF file") -> bytes:
    """Returns the program or library `data` without debug sections, symbol table and `.comment`.

    Dynamic symbols stay. Relocatable objects and files without section headers come back as they
    are. Stripping twice gives the same bytes as stripping once. Raises ElfError, naming the file as
    `name`, when `data` is no ELF file.
    """
    elf = parse(data, name)
    if elf.type not in (fmt.ET_EXEC, fmt.ET_DYN) or elf.name_table >= len(elf.sections):
        return data
    dropped = _dropped(elf)
    kept = [s for s in elf.sections if s.index not in dropped]
    numbers = {s.index: position for position, s in enumerate(kept)}
    end = _loaded_end(elf)
    image = bytearray(data[:end])
    _blank_dropped(elf, dropped, image)
    _renumber_dynamic_symbols(elf, numbers, image)
    names = _name_table([s.name for s in kept])
    placed = _place(elf, kept, numbers, end, names)
    return _assemble(elf, image, placed, names)


def _dropped(elf: Elf) -> set[int]:
    """The indices of the sections that go; a relocation section goes with the section it is for."""
    gone: set[int] = set()
    for section in elf.sections:
        if section.flags & fmt.SHF_ALLOC or section.index == 0:
            continue
        if section.name.startswith(_DEBUG_PREFIXES) or section.name in _DEBUG_NAMES:
            gone.add(section.index)
        elif section.type in (fmt.SHT_SYMTAB, _SHT_SYMTAB_SHNDX):
            gone.add(section.index)
            # some linkers keep section and symbol names in one table
            if section.type == fmt.SHT_SYMTAB and section.link != elf.name_table:
                gone.add(section.link)
    for section in elf.sections:
        relocations = section.type in (fmt.SHT_REL, fmt.SHT_RELA)
        if relocations and not section.flags & fmt.SHF_ALLOC and section.link in gone:
            gone.add(section.index)
    return gone


def _loaded_end(elf: Elf) -> int:
    """The offset behind the last byte that a segment, an allocated section or a header uses."""
    table = elf.layout.header.unpack_from(elf.data)
    phoff, phsize, phnum = table[5], table[9], table[10]
    ends: list[int] = [elf.layout.header.size, phoff + phsize * phnum]
    ends += [s.offset + s.filesz for s in elf.segments if s.filesz]
    for section in elf.sections:
        if section.flags & fmt.SHF_ALLOC and section.type != fmt.SHT_NOBITS:
            ends.append(section.offset + section.size)
    return max(ends)


def _blank_dropped(elf: Elf, dropped: set[int], image: bytearray) -> None:
    """Zeroes dropped sections that lie between loaded bytes and so keep their room."""
    for section in (elf.sections[index] for index in dropped):
        start, end = section.offset, section.offset + section.size
        loaded = any(s.offset < end and start < s.offset + s.filesz for s in elf.segments)
        if section.type != fmt.SHT_NOBITS and end <= len(image) and not loaded:
            image[start:end] = bytes(section.size)


def _renumber_dynamic_symbols(elf: Elf, numbers: dict[int, int], image: bytearray) -> None:
    """Dynamic symbols name their section by index, which changes when an earlier section goes."""
    if all(old == new for old, new in numbers.items()):
        return
    place = 6 if elf.layout.bits == 64 else 14
    for section in elf.sections:
        if section.type != fmt.SHT_DYNSYM:
            continue
        for at in range(section.offset, section.offset + section.size, elf.layout.symbol.size):
            (index,) = struct.unpack_from(elf.layout.endian + "H", image, at + place)
            if 0 < index < _SHN_LORESERVE:
                new = numbers.get(index, 0)
                struct.pack_into(elf.layout.endian + "H", image, at + place, new)


def _name_table(names: list[str]) -> bytes:
    seen = dict.fromkeys(names)
    seen.pop("", None)
    return b"\0" + b"".join(name.encode() + b"\0" for name in seen)


def _place(
    elf: Elf, kept: list[Section], numbers: dict[int, int], end: int, names: bytes
) -> list[_Placed]:
    """Gives every kept section its new header; those behind the loaded bytes move up."""
    placed = []
    at = end
    for section in kept:
        header = replace(
            section,
            link=numbers.get(section.link, 0),
            info=_section_info(section, numbers),
        )
        content: bytes | None = None
        allocated = section.flags & fmt.SHF_ALLOC or section.index == 0
        if section.index == elf.name_table:
            content = names
        elif not allocated and section.offset + section.size > end:
            content = elf.content(section)
        if content is not None:
            at += -at % max(section.addralign, 1)
            header = replace(header, offset=at, size=len(content))
            at += len(content)
        placed.append(_Placed(header=header, content=content))
    return placed


def _section_info(section: Section, numbers: dict[int, int]) -> int:
    relocations = section.type in (fmt.SHT_REL, fmt.SHT_RELA)
    if relocations or section.flags & fmt.SHF_INFO_LINK:
        return numbers.get(section.info, 0)
    return section.info


def _assemble(elf: Elf, image: bytearray, placed: list[_Placed], names: bytes) -> bytes:
    for part in placed:
        if part.content is not None:
            image += bytes(part.header.offset - len(image)) + part.content
    word = elf.layout.bits // 8
    image += bytes(-len(image) % word)
    table = len(image)
    for part in placed:
        image += _pack_section(elf, part.header, names)
    fields = list(elf.layout.header.unpack_from(elf.data))
    fields[6] = table
    fields[12] = len(placed)
    fields[13] = next(i for i, p in enumerate(placed) if p.header.index == elf.name_table)
    elf.layout.header.pack_into(image, 0, *fields)
    return bytes(image)


def _pack_section(elf: Elf, section: Section, names: bytes) -> bytes:
    name = names.index(b"\0" + section.name.encode() + b"\0") + 1 if section.name else 0
    return elf.layout.section.pack(
        name,
        section.type,
        section.flags,
        section.addr,
        section.offset,
        section.size,
        section.link,
        section.info,
        section.addralign,
        section.entsize,
    )
