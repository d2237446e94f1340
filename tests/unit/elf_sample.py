"""Writes small linked ELF files with debug sections, for any class and byte order."""

from __future__ import annotations

import struct
from dataclasses import dataclass

TEXT = b"\x90" * 24
_BASE = 0x1000


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    name: str
    kind: int
    data: bytes
    flags: int = 0
    link: str = ""
    info: int = 0
    align: int = 1
    entsize: int = 0


def linked_file(
    *,
    bits: int = 64,
    endian: str = "<",
    machine: int = 62,
    kind: int = 3,
    needed: tuple[str, ...] = ("libc.so.6",),
    imports: tuple[tuple[str, str], ...] = (("memcpy", "GLIBC_2.14"),),
    exports: tuple[str, ...] = ("answer",),
    debug: bool = True,
) -> bytes:
    """Returns an ELF file; `debug` adds debug sections, in front of and behind the loaded bytes."""
    strings = b"\0"
    where: dict[str, int] = {}
    for text in (*needed, *(n for pair in imports for n in pair), *exports):
        where.setdefault(text, len(strings))
        if where[text] == len(strings):
            strings += text.encode() + b"\0"
    word = bits // 8
    symbols = [_symbol(bits, endian, 0, 0, 0)]
    symbols += [_symbol(bits, endian, where[name], 0x12, 0) for name, _ in imports]
    symbols += [_symbol(bits, endian, where[name], 0x12, 4 + debug) for name in exports]
    versions = [0, *(2 + i for i in range(len(imports))), *(1 for _ in exports)]
    verneed = struct.pack(
        endian + "HHIII", 1, len(imports), where[needed[0]] if needed else 0, 16, 0
    )
    for index, (_, version) in enumerate(imports):
        step = 16 if index + 1 < len(imports) else 0
        verneed += struct.pack(endian + "IHHII", 0, 0, 2 + index, where[version], step)
    parts = [
        *([_Part(name=".debug_first", kind=1, data=b"first\0")] if debug else []),
        _Part(
            name=".dynsym",
            kind=11,
            data=b"".join(symbols),
            flags=2,
            link=".dynstr",
            info=1,
            align=word,
            entsize=len(symbols[0]),
        ),
        _Part(
            name=".gnu.version",
            kind=0x6FFFFFFF,
            flags=2,
            link=".dynsym",
            align=2,
            entsize=2,
            data=struct.pack(f"{endian}{len(versions)}H", *versions),
        ),
        _Part(
            name=".gnu.version_r",
            kind=0x6FFFFFFE,
            flags=2,
            link=".dynstr",
            align=4,
            info=1 if imports else 0,
            data=verneed,
        ),
        _Part(name=".text", kind=1, data=TEXT, flags=6, align=16),
        _Part(name=".dynstr", kind=3, data=strings, flags=2),
    ]
    if debug:
        parts += [
            _Part(name=".comment", kind=1, data=b"a compiler\0"),
            _Part(name=".debug_info", kind=1, data=b"/home/somebody/x.c\0" * 9),
            _Part(
                name=".symtab",
                kind=2,
                data=b"".join(symbols),
                link=".strtab",
                info=1,
                align=word,
                entsize=len(symbols[0]),
            ),
            _Part(name=".strtab", kind=3, data=strings),
        ]
    parts.append(_Part(name=".attributes", kind=0x70000003, data=b"kept", align=4))
    return _write(bits, endian, machine, kind, parts, needed, where)


def _symbol(bits: int, endian: str, name: int, info: int, section: int) -> bytes:
    if bits == 64:
        return struct.pack(endian + "IBBHQQ", name, info, 0, section, 0x1000 if section else 0, 8)
    return struct.pack(endian + "IIIBBH", name, 0x1000 if section else 0, 8, info, 0, section)


def _write(
    bits: int,
    endian: str,
    machine: int,
    kind: int,
    parts: list[_Part],
    needed: tuple[str, ...],
    where: dict[str, int],
) -> bytes:
    big = bits == 64
    pair = endian + ("QQ" if big else "II")
    dynamic_size = struct.calcsize(pair) * (len(needed) + 2)
    dynamic = _Part(
        name=".dynamic",
        kind=6,
        data=bytes(dynamic_size),
        flags=3,
        link=".dynstr",
        align=bits // 8,
        entsize=struct.calcsize(pair),
    )
    parts = [*parts[:-1], parts[-1]]
    last_loaded = max(i for i, part in enumerate(parts) if part.flags & 2)
    parts.insert(last_loaded + 1, dynamic)
    names = b"\0" + b"".join(p.name.encode() + b"\0" for p in parts) + b".shstrtab\0"
    parts.append(_Part(name=".shstrtab", kind=3, data=names))
    index = {part.name: i + 1 for i, part in enumerate(parts)}
    head, segment = (64, 56) if big else (52, 32)
    at = head + 2 * segment
    image, offsets = bytearray(at), []
    for part in parts:
        image += bytes(-len(image) % part.align)
        offsets.append(len(image))
        image += part.data
    start = offsets[index[".dynamic"] - 1]
    strings = _BASE + offsets[index[".dynstr"] - 1]
    entries = [*((1, where[name]) for name in needed), (5, strings), (0, 0)]
    image[start : start + dynamic_size] = b"".join(struct.pack(pair, *e) for e in entries)
    loaded = start + dynamic_size
    table = len(image) + -len(image) % 8
    image += bytes(table - len(image)) + bytes(64 if big else 40)
    for part, offset in zip(parts, offsets, strict=True):
        address = _BASE + offset if part.flags & 2 else 0
        fields = (
            names.index(b"\0" + part.name.encode() + b"\0") + 1,
            part.kind,
            part.flags,
            address,
            offset,
            len(part.data),
            index.get(part.link, 0),
            part.info,
            part.align,
            part.entsize,
        )
        image += struct.pack(endian + ("IIQQQQIIQQ" if big else "IIIIIIIIII"), *fields)
    ident = b"\x7fELF" + bytes([2 if big else 1, 1 if endian == "<" else 2, 1]) + bytes(9)
    struct.pack_into(
        endian + ("16sHHIQQQIHHHHHH" if big else "16sHHIIIIIHHHHHH"),
        image,
        0,
        ident,
        kind,
        machine,
        1,
        _BASE,
        head,
        table,
        0,
        head,
        segment,
        2,
        64 if big else 40,
        len(parts) + 1,
        len(parts),
    )
    for number, (what, begin, size) in enumerate(((1, 0, loaded), (2, start, dynamic_size))):
        address = _BASE + begin
        sizes = (begin, address, address, size, size)
        header = (what, 5, *sizes, 8) if big else (what, *sizes, 5, 8)
        struct.pack_into(
            endian + ("IIQQQQQQ" if big else "IIIIIIII"), image, head + number * segment, *header
        )
    return bytes(image)
