"""A tiny relocatable file with two hidden weak functions, and an archive of it."""

from __future__ import annotations

import struct

NAMES = b"\0memcpy\0__udivti3\0"
SECTION_NAMES = b"\0.text\0.symtab\0.strtab\0.shstrtab\0"


def object_file() -> bytes:
    """An x86_64 ELF object defining memcpy and __udivti3."""
    text = b"\xc3" * 16
    symbols = struct.pack("<IBBHQQ", 0, 0, 0, 0, 0, 0)
    for name, at in ((b"memcpy", 0), (b"__udivti3", 8)):
        symbols += struct.pack("<IBBHQQ", NAMES.index(name), 2 << 4 | 2, 2, 1, at, 8)
    parts = [text, symbols, NAMES, SECTION_NAMES]
    offsets = [64 + sum(len(p) for p in parts[:i]) for i in range(len(parts))]
    rows = [(0,) * 10]
    for name, kind, part, link, size in (
        (b".text", 1, 0, 0, 0),
        (b".symtab", 2, 1, 3, 24),
        (b".strtab", 3, 2, 0, 0),
        (b".shstrtab", 3, 3, 0, 0),
    ):
        row = (
            SECTION_NAMES.index(name),
            kind,
            0,
            0,
            offsets[part],
            len(parts[part]),
            link,
            1,
            1,
            size,
        )
        rows.append(row)
    body = b"".join(parts)
    header = b"\x7fELF\x02\x01\x01" + bytes(9)
    header += struct.pack("<HHIQQQIHHHHHH", 1, 62, 1, 0, 0, 64 + len(body), 0, 64, 0, 0, 64, 5, 4)
    return header + body + b"".join(struct.pack("<IIQQQQIIQQ", *row) for row in rows)


def archive(member: bytes) -> bytes:
    """A static library with one member."""
    head = b"rt.o/".ljust(16) + b"0".ljust(12) + b"0".ljust(6) + b"0".ljust(6) + b"644".ljust(8)
    head += str(len(member)).encode().ljust(10) + b"`\n"
    return b"!<arch>\n" + head + member + b"\n" * (len(member) % 2)
