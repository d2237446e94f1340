"""Reads ELF files of any class and byte order: enough to describe, check and strip a distribution.

A reader of our own, because the helpers run without readelf, on files of foreign machines.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pbh import elf_format as fmt
from pbh.elf_format import Layout, Section, Segment, Symbol, cut, layout_of, string_at
from pbh.errors import ElfError, got_want


@dataclass(frozen=True, kw_only=True, slots=True)
class Elf:
    """A parsed ELF file; `name_table` is the index of the section that holds the section names.

    The methods decode on each call; keep their results when asking twice.
    """

    name: str
    data: bytes
    layout: Layout
    type: int
    machine: int
    flags: int
    entry: int
    name_table: int
    segments: tuple[Segment, ...]
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section | None:
        """Returns the first section called `name`, or None."""
        return next((s for s in self.sections if s.name == name), None)

    def segment(self, kind: int) -> Segment | None:
        """Returns the first program header of type `kind` (a PT_ number), or None."""
        return next((s for s in self.segments if s.type == kind), None)

    def content(self, section: Section) -> bytes:
        """Returns the bytes of `section`; empty for one without file content."""
        if section.type == fmt.SHT_NOBITS:
            return b""
        return cut(self.data, section.offset, section.size, f"{self.name}: section {section.name}")

    def interpreter(self) -> str | None:
        """Returns the dynamic loader's path, or None for a library or a static program."""
        found = self.segment(fmt.PT_INTERP)
        if found is None:
            return None
        raw = cut(self.data, found.offset, found.filesz, f"{self.name}: fmt.PT_INTERP")
        return raw.rstrip(b"\0").decode()

    def dynamic(self) -> tuple[tuple[int, int], ...]:
        """Returns the (tag, value) pairs of the dynamic section; empty for a static program."""
        found = self.segment(fmt.PT_DYNAMIC)
        if found is None or found.filesz == 0:
            return ()
        raw = cut(self.data, found.offset, found.filesz, f"{self.name}: fmt.PT_DYNAMIC")
        entry = self.layout.dynamic
        pairs = []
        for tag, value in entry.iter_unpack(raw[: len(raw) - len(raw) % entry.size]):
            if tag == 0:
                break
            pairs.append((tag, value))
        return tuple(pairs)

    def dynamic_strings(self, tag: int) -> tuple[str, ...]:
        """Returns the strings of every dynamic entry with `tag` (DT_NEEDED, DT_SONAME...)."""
        pairs = self.dynamic()
        table = dict(pairs).get(fmt.DT_STRTAB)
        if table is None:
            return ()
        start = self._file_offset(table)
        return tuple(string_at(self.data, start + value) for key, value in pairs if key == tag)

    def needed(self) -> tuple[str, ...]:
        """Returns the libraries the dynamic loader must find, in order."""
        return self.dynamic_strings(fmt.DT_NEEDED)

    def soname(self) -> str | None:
        """Returns the library's own name, or None."""
        return next(iter(self.dynamic_strings(fmt.DT_SONAME)), None)

    def run_paths(self) -> tuple[str, ...]:
        """Returns the search path entries, DT_RPATH before DT_RUNPATH, split at colons."""
        found = self.dynamic_strings(fmt.DT_RPATH) + self.dynamic_strings(fmt.DT_RUNPATH)
        return tuple(part for path in found for part in path.split(":"))

    def text_relocations(self) -> bool:
        """Whether loading the file writes into its code."""
        tags = dict(self.dynamic())
        return fmt.DT_TEXTREL in tags or bool(tags.get(fmt.DT_FLAGS, 0) & fmt.DF_TEXTREL)

    def bind_now(self) -> bool:
        """Whether all symbols are resolved when the file is loaded."""
        tags = dict(self.dynamic())
        flags = (
            tags.get(fmt.DT_FLAGS, 0) & fmt.DF_BIND_NOW
            or tags.get(fmt.DT_FLAGS_1, 0) & fmt.DF_1_NOW
        )
        return fmt.DT_BIND_NOW in tags or bool(flags)

    def dynamic_symbols(self) -> tuple[Symbol, ...]:
        """Returns the dynamic symbols with their versions, without the empty first one."""
        versions = self._versions()
        table = next((s for s in self.sections if s.type == fmt.SHT_VERSYM), None)
        indices: tuple[int, ...] = ()
        if table is not None:
            raw = self.content(table)
            indices = struct.unpack(f"{self.layout.endian}{len(raw) // 2}H", raw)
        found = []
        for number, symbol in enumerate(self._symbol_table(fmt.SHT_DYNSYM)):
            # the top bit marks a version that is not the default one
            index = indices[number] & 0x7FFF if number < len(indices) else 0
            version, library = versions.get(index, (None, None))
            if version is not None:
                symbol = replace(symbol, version=version, library=library)
            found.append(symbol)
        return tuple(found[1:])

    def symbols(self) -> tuple[Symbol, ...]:
        """Returns the full symbol table (empty once stripped), without the empty first one."""
        return tuple(self._symbol_table(fmt.SHT_SYMTAB))[1:]

    def _symbol_table(self, kind: int) -> Iterator[Symbol]:
        section = next((s for s in self.sections if s.type == kind), None)
        if section is None:
            return
        strings = self.content(self._linked(section))
        raw = self.content(section)
        entry = self.layout.symbol
        for fields in entry.iter_unpack(raw[: len(raw) - len(raw) % entry.size]):
            if self.layout.bits == 64:
                name, info, other, shndx, value, size = fields
            else:
                name, value, size, info, other, shndx = fields
            yield Symbol(
                name=string_at(strings, name),
                value=value,
                size=size,
                bind=fmt.BINDS.get(info >> 4, str(info >> 4)),
                kind=fmt.KINDS.get(info & 15, str(info & 15)),
                visibility=fmt.VISIBILITIES[other & 3],
                shndx=shndx,
            )

    def _versions(self) -> dict[int, tuple[str | None, str | None]]:
        """Version index to (version, library); the library is None for versions defined here."""
        found: dict[int, tuple[str | None, str | None]] = {}
        for section in self.sections:
            if section.type == fmt.SHT_VERNEED:
                found.update(self._needed_versions(section))
            elif section.type == fmt.SHT_VERDEF:
                found.update(self._defined_versions(section))
        return found

    def _needed_versions(self, section: Section) -> Iterator[tuple[int, tuple[str, str]]]:
        data, strings = self.content(section), self.content(self._linked(section))
        at = 0
        for _ in range(section.info):
            _, count, library, aux, step = self._unpack("HHIII", data, at)
            inner = at + aux
            for _ in range(count):
                _, _, index, name, inner_step = self._unpack("IHHII", data, inner)
                yield index & 0x7FFF, (string_at(strings, name), string_at(strings, library))
                inner += inner_step
            at += step

    def _defined_versions(self, section: Section) -> Iterator[tuple[int, tuple[str, None]]]:
        data, strings = self.content(section), self.content(self._linked(section))
        at = 0
        for _ in range(section.info):
            _, flags, index, _, _, aux, step = self._unpack("HHHHIII", data, at)
            (name,) = self._unpack("I", data, at + aux)
            # the base definition names the file itself, not a version
            if not flags & 1:
                yield index & 0x7FFF, (string_at(strings, name), None)
            at += step

    def _unpack(self, fields: str, data: bytes, at: int) -> tuple[int, ...]:
        try:
            return struct.unpack_from(self.layout.endian + fields, data, at)
        except struct.error as error:
            raise ElfError(
                got_want(self.name, error, "a complete table", "build it again"),
            ) from error

    def _linked(self, section: Section) -> Section:
        if section.link >= len(self.sections):
            got = f"section {section.name} linked to {section.link}"
            want = f"an index below {len(self.sections)}"
            raise ElfError(got_want(self.name, got, want, "build it again"))
        return self.sections[section.link]

    def _file_offset(self, vaddr: int) -> int:
        for part in self.segments:
            if part.type == fmt.PT_LOAD and part.vaddr <= vaddr < part.vaddr + part.filesz:
                return part.offset + vaddr - part.vaddr
        got = f"address {vaddr:#x}"
        raise ElfError(got_want(self.name, got, "one in a loaded segment", "build it again"))


def is_elf(data: bytes) -> bool:
    """Whether `data` (or its first bytes) is an ELF file."""
    return data[:4] == fmt.MAGIC


def parse(data: bytes, name: str = "ELF file") -> Elf:
    """Parses an ELF file, called `name` in messages.

    Raises ElfError when `data` is no ELF file or is cut short.
    """
    layout = layout_of(data, name)
    header = cut(data, 0, layout.header.size, f"{name}: header")
    fields = layout.header.unpack(header)
    _, kind, machine, _, entry, phoff, shoff, flags, _, phsize, phnum, shsize, shnum, names = fields
    if (phnum and phsize != layout.segment.size) or (shnum and shsize != layout.section.size):
        want = f"{layout.segment.size}/{layout.section.size}"
        raise ElfError(
            got_want(f"{name}: entry sizes", f"{phsize}/{shsize}", want, "build it again"),
        )
    raw = cut(data, phoff, phnum * layout.segment.size, f"{name}: program headers")
    return Elf(
        name=name,
        data=data,
        layout=layout,
        type=kind,
        machine=machine,
        flags=flags,
        entry=entry,
        name_table=names,
        segments=tuple(_segment(layout, f) for f in layout.segment.iter_unpack(raw)),
        sections=_sections(data, name, layout, shoff, shnum, names),
    )


def _segment(layout: Layout, fields: tuple[int, ...]) -> Segment:
    if layout.bits == 64:
        kind, flags, offset, vaddr, _, filesz, memsz, align = fields
    else:
        kind, offset, vaddr, _, filesz, memsz, flags, align = fields
    return Segment(
        type=kind,
        flags=flags,
        offset=offset,
        vaddr=vaddr,
        filesz=filesz,
        memsz=memsz,
        align=align,
    )


def _sections(
    data: bytes,
    name: str,
    layout: Layout,
    offset: int,
    count: int,
    names: int,
) -> tuple[Section, ...]:
    if offset == 0:
        return ()
    size = layout.section.size
    first = layout.section.unpack(cut(data, offset, size, f"{name}: section headers"))
    # with 0xff00 sections and more the real numbers are in the first header
    count = count or first[5]
    names = first[6] if names == 0xFFFF else names
    raw = cut(data, offset, count * size, f"{name}: section headers")
    rows = list(layout.section.iter_unpack(raw))
    strings = b"\0"
    if names < len(rows):
        strings = cut(data, rows[names][4], rows[names][5], f"{name}: section names")
    return tuple(_section(index, string_at(strings, row[0]), row) for index, row in enumerate(rows))


def _section(index: int, name: str, row: tuple[int, ...]) -> Section:
    _, kind, flags, addr, offset, size, link, info, addralign, entsize = row
    return Section(
        index=index,
        name=name,
        type=kind,
        flags=flags,
        addr=addr,
        offset=offset,
        size=size,
        link=link,
        info=info,
        addralign=addralign,
        entsize=entsize,
    )
