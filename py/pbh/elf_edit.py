"""Changes single entries of linked ELF files in place."""

from __future__ import annotations

from pbh import elf_format as fmt
from pbh.elf import parse


def force_rpath(data: bytes, name: str = "ELF file") -> bytes:
    """Returns the program `data` with its DT_RUNPATH as DT_RPATH; as it is when it has none.

    An extension module that names libpython has to find the one beside the program, and only
    DT_RPATH holds for the libraries of libraries. Linkers no longer write it. Raises ElfError,
    naming the file as `name`, when `data` is no ELF file.
    """
    elf = parse(data, name)
    segment = elf.segment(fmt.PT_DYNAMIC)
    if segment is None:
        return data
    entry = elf.layout.dynamic
    image = bytearray(data)
    for number, (tag, value) in enumerate(elf.dynamic()):
        if tag == fmt.DT_RUNPATH:
            entry.pack_into(image, segment.offset + number * entry.size, fmt.DT_RPATH, value)
    return bytes(image)
