"""Makes compiler-rt stand back where the C library has the same function.

zig's compiler-rt is one object with weak copies of memcpy, strlen, exp, log and many more. Once a program needs any
part of it, those copies win over the C library's own, because a linker prefers a definition to a shared library's. So
in each target's sysroot every such symbol becomes a reference instead, which the C library then satisfies.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pbh import ar, elf
from pbh import elf_format as fmt

_BINDS = (1, 2)  # global, weak


def provided_symbols(library: bytes) -> set[str]:
    """Names that a shared library (or a stub of one) defines for others."""
    symbols = elf.parse(library).dynamic_symbols()
    return {s.name for s in symbols if s.shndx and s.bind in ("global", "weak")}


def yield_to(archive: bytes, provided: AbstractSet[str]) -> tuple[bytes, list[str]]:
    """The static library with every symbol of `provided` turned into a reference, and the names of those."""
    result = bytearray(archive)
    names: list[str] = []
    for _, body in ar.members(archive):
        if elf.is_elf(body):
            changed, found = _yield_object(body, provided)
            start = archive.index(body)
            result[start : start + len(body)] = changed
            names += found
    return bytes(result), sorted(set(names))


def _yield_object(data: bytes, provided: AbstractSet[str]) -> tuple[bytes, list[str]]:
    image = elf.parse(data)
    table = next((s for s in image.sections if s.type == fmt.SHT_SYMTAB), None)
    if table is None:
        return data, []
    result = bytearray(data)
    entry, wide = image.layout.symbol, image.layout.bits == 64
    names = []
    for number, symbol in enumerate(image.symbols(), 1):
        at = table.offset + number * entry.size
        fields = entry.unpack_from(data, at)
        info = fields[1] if wide else fields[3]
        if symbol.shndx == 0 or info >> 4 not in _BINDS or symbol.name not in provided:
            continue
        # visibility becomes default: a hidden reference could not be satisfied by another file
        new = (fields[0], info, 0, 0, 0, 0) if wide else (fields[0], 0, 0, info, 0, 0)
        entry.pack_into(result, at, *new)
        names.append(symbol.name)
    return bytes(result), names
