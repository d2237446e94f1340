"""The ELF format as data: constants, header shapes per class and byte order, checked access."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from pbh.errors import ElfError, got_want

MAGIC = b"\x7fELF"

ET_REL, ET_EXEC, ET_DYN = 1, 2, 3
PT_LOAD, PT_DYNAMIC, PT_INTERP = 1, 2, 3
PT_GNU_STACK, PT_GNU_RELRO = 0x6474E551, 0x6474E552
PF_X, PF_W, PF_R = 1, 2, 4
SHT_SYMTAB, SHT_STRTAB, SHT_RELA, SHT_NOBITS, SHT_REL, SHT_DYNSYM = 2, 3, 4, 8, 9, 11
SHT_VERDEF, SHT_VERNEED, SHT_VERSYM = 0x6FFFFFFD, 0x6FFFFFFE, 0x6FFFFFFF
SHF_ALLOC, SHF_INFO_LINK = 0x2, 0x40
DT_NEEDED, DT_STRTAB, DT_SONAME, DT_RPATH, DT_TEXTREL, DT_BIND_NOW = 1, 5, 14, 15, 22, 24
DT_RUNPATH, DT_FLAGS, DT_FLAGS_1 = 29, 30, 0x6FFFFFFB
DF_TEXTREL, DF_BIND_NOW, DF_1_NOW, DF_1_PIE = 0x4, 0x8, 0x1, 0x08000000
BINDS = {0: "local", 1: "global", 2: "weak", 10: "unique"}
KINDS = {0: "notype", 1: "object", 2: "func", 3: "section", 4: "file", 5: "common", 6: "tls"}
VISIBILITIES = ("default", "internal", "hidden", "protected")


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Struct formats of one ELF class (32 or 64 bits) and byte order."""

    bits: int
    endian: str
    header: struct.Struct
    segment: struct.Struct
    section: struct.Struct
    symbol: struct.Struct
    dynamic: struct.Struct


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """One program header; offsets and sizes in bytes."""

    type: int
    flags: int
    offset: int
    vaddr: int
    filesz: int
    memsz: int
    align: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One section header; `name` is resolved, `link` and `info` are as stored."""

    index: int
    name: str
    type: int
    flags: int
    addr: int
    offset: int
    size: int
    link: int
    info: int
    addralign: int
    entsize: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Symbol:
    """One symbol.

    `bind` is "local", "global", "weak" or "unique"; `kind` "func", "object", "tls" and so on (the
    number for others). `version` is the symbol version, None for
    unversioned symbols; `library` the file a needed version comes from.
    """

    name: str
    value: int
    size: int
    bind: str
    kind: str
    visibility: str
    shndx: int
    version: str | None = None
    library: str | None = None

    @property
    def defined(self) -> bool:
        """Whether this file itself provides the symbol."""
        return self.shndx != 0


def layout_of(data: bytes, name: str) -> Layout:
    """Returns the layout that the first bytes of `data` announce.

    Raises ElfError, naming the file as `name`, when they are no ELF header.
    """
    ident = data[:6]
    if ident[:4] != MAGIC or len(ident) < 6 or ident[4] not in (1, 2) or ident[5] not in (1, 2):
        raise ElfError(
            got_want(name, ident.hex(" ") or "nothing", "an ELF file", "name an ELF file"),
        )
    endian = "<" if ident[5] == 1 else ">"
    shapes = {
        1: (32, "16sHHIIIIIHHHHHH", "IIIIIIII", "IIIIIIIIII", "IIIBBH", "II"),
        2: (64, "16sHHIQQQIHHHHHH", "IIQQQQQQ", "IIQQQQIIQQ", "IBBHQQ", "QQ"),
    }
    bits, header, segment, section, symbol, dynamic = shapes[ident[4]]
    return Layout(
        bits=bits,
        endian=endian,
        header=struct.Struct(endian + header),
        segment=struct.Struct(endian + segment),
        section=struct.Struct(endian + section),
        symbol=struct.Struct(endian + symbol),
        dynamic=struct.Struct(endian + dynamic),
    )


def cut(data: bytes, start: int, size: int, what: str) -> bytes:
    """Returns `size` bytes from `start`; raises ElfError, naming `what`, on a shorter file."""
    if start + size > len(data):
        want = f"at least {start + size} bytes"
        raise ElfError(got_want(what, f"a file of {len(data)} bytes", want, "build it again"))
    return data[start : start + size]


def string_at(table: bytes, start: int) -> str:
    """Returns the zero-terminated string at offset `start` of `table`."""
    end = table.find(b"\0", start)
    return table[start : end if end >= 0 else len(table)].decode(errors="replace")
