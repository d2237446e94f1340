"""Reads `ar` archives (static libraries) with GNU or BSD long member names."""

from __future__ import annotations

from collections.abc import Iterator

from pbh.errors import ArchiveError, got_want

MAGIC = b"!<arch>\n"
_HEADER = 60


def is_ar(data: bytes) -> bool:
    """Whether `data` (or its first bytes) is an ar archive."""
    return data[: len(MAGIC)] == MAGIC


def members(data: bytes, name: str = "archive") -> Iterator[tuple[str, bytes]]:
    """Yields (member name, content) in order, without symbol index and name table.

    Raises ArchiveError when `data`, called `name` in messages, is no archive or is cut short.
    """
    if not is_ar(data):
        raise ArchiveError(got_want(name, data[:8], MAGIC, "name a static library"))
    at = len(MAGIC)
    long_names = b""
    while at < len(data):
        header = data[at : at + _HEADER]
        if len(header) < _HEADER or header[58:] != b"`\n":
            got = f"a bad member header at byte {at}"
            raise ArchiveError(got_want(name, got, "a complete archive", "build it again"))
        size = _number(header[48:58], name, at)
        at += _HEADER
        body = data[at : at + size]
        if len(body) < size:
            got = f"{len(data)} bytes"
            raise ArchiveError(got_want(name, got, f"{at + size} bytes", "build it again"))
        label = header[:16].rstrip(b" ")
        if label == b"//":
            long_names = body
        elif label not in (b"/", b"/SYM64/"):
            member, body = _member(label, body, long_names, name)
            if not member.startswith("__.SYMDEF"):
                yield member, body
        at += size + size % 2


def _member(label: bytes, body: bytes, long_names: bytes, name: str) -> tuple[str, bytes]:
    """Resolves a member's name; the BSD form keeps it in front of the content."""
    if label.startswith(b"#1/"):
        size = _number(label[3:], name, 0)
        return body[:size].rstrip(b"\0").decode(), body[size:]
    if label.startswith(b"/"):
        start = _number(label[1:], name, 0)
        end = long_names.find(b"\n", start)
        return long_names[start:end].removesuffix(b"/").decode(), body
    return label.removesuffix(b"/").decode(), body


def _number(field: bytes, name: str, at: int) -> int:
    try:
        return int(field)
    except ValueError as error:
        got = f"{field!r} at byte {at}"
        raise ArchiveError(got_want(name, got, "a decimal number", "build it again")) from error
