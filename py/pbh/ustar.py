"""The header bytes of canonical tar archives: ustar, and pax records where a field is too short.

Used by `pbh.archive` alone.
"""

from __future__ import annotations

BLOCK = 512
_MAX_OCTAL_SIZE = 8**11


def header(name: str, *, link: str | None, size: int, mode: int, mtime: int) -> bytes:
    """Returns the header of a file (`link` None) or symlink; `size`: bytes, `mtime`: seconds."""
    raw_name, raw_link = name.encode(), (link or "").encode()
    records = b""
    prefix, short = _split_name(raw_name)
    if short is None:
        records += _pax_record("path", raw_name)
        prefix, short = b"", _ascii(raw_name)[-100:].lstrip(b"/")
    if len(raw_link) > 100 or not raw_link.isascii():
        records += _pax_record("linkpath", raw_link)
        raw_link = _ascii(raw_link)[:100]
    if size >= _MAX_OCTAL_SIZE:
        records += _pax_record("size", str(size).encode())
        size = 0
    blocks = b""
    if records:
        blocks = _block(
            b"././@PaxHeader", b"", b"", size=len(records), mode=0o644, kind=b"x", mtime=mtime
        )
        blocks += records + b"\0" * (-len(records) % BLOCK)
    kind = b"0" if link is None else b"2"
    return blocks + _block(short, prefix, raw_link, size=size, mode=mode, kind=kind, mtime=mtime)


def _split_name(name: bytes) -> tuple[bytes, bytes | None]:
    """Returns the ustar prefix and name fields, or (b"", None) when only a pax record fits."""
    if not name.isascii():
        return b"", None
    if len(name) <= 100:
        return b"", name
    cut = name.find(b"/", len(name) - 101)
    if 0 < cut <= 155 and cut + 1 < len(name):
        return name[:cut], name[cut + 1 :]
    return b"", None


def _ascii(name: bytes) -> bytes:
    return name.decode().encode("ascii", "replace")


def _pax_record(key: str, value: bytes) -> bytes:
    body = b" " + key.encode() + b"=" + value + b"\n"
    size = len(body)
    # the record's length counts its own digits
    while size != len(str(size)) + len(body):
        size = len(str(size)) + len(body)
    return str(size).encode() + body


def _block(
    name: bytes, prefix: bytes, link: bytes, *, size: int, mode: int, kind: bytes, mtime: int
) -> bytes:
    fields = [
        name.ljust(100, b"\0"),
        b"%07o\0" % mode,
        b"%07o\0" % 0,
        b"%07o\0" % 0,
        b"%011o\0" % size,
        b"%011o\0" % mtime,
        b" " * 8,
        kind,
        link.ljust(100, b"\0"),
        b"ustar\x0000",
        b"root".ljust(32, b"\0"),
        b"root".ljust(32, b"\0"),
        b"%07o\0" % 0,
        b"%07o\0" % 0,
        prefix.ljust(155, b"\0"),
        b"\0" * 12,
    ]
    block = b"".join(fields)
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]
