"""The reader of static libraries."""

from __future__ import annotations

import pytest

from pbh import ar
from pbh.errors import ArchiveError


def member(label: str, data: bytes) -> bytes:
    header = f"{label:<16}{0:<12}{0:<6}{0:<6}{'644':<8}{len(data):<10}`\n".encode()
    return header + data + b"\n" * (len(data) % 2)


LONG = b"a_rather_long_object_name.o/\nanother_long_object_name.o/\n"

CASES = [
    pytest.param(member("x.o/", b"123"), [("x.o", b"123")], id="gnu-short"),
    pytest.param(member("x.o", b"1234"), [("x.o", b"1234")], id="plain"),
    pytest.param(
        member("/", b"index") + member("//", LONG) + member("/0", b"1") + member("/29", b"22"),
        [("a_rather_long_object_name.o", b"1"), ("another_long_object_name.o", b"22")],
        id="gnu-long",
    ),
    pytest.param(member("#1/8", b"long.o\0\0body"), [("long.o", b"body")], id="bsd-long"),
    pytest.param(member("__.SYMDEF", b"index"), [], id="bsd-index"),
    pytest.param(b"", [], id="empty"),
]


@pytest.mark.parametrize(("body", "want"), CASES)
def test_members(body: bytes, want: list[tuple[str, bytes]]) -> None:
    assert list(ar.members(ar.MAGIC + body)) == want


WRONG = [
    pytest.param(b"\x7fELF", "want b'!<arch>", id="not-an-archive"),
    pytest.param(ar.MAGIC + member("x.o/", b"12345")[:62], "got 70 bytes", id="cut-in-a-member"),
    pytest.param(ar.MAGIC + b"x" * 60, "bad member header", id="bad-header"),
    pytest.param(
        ar.MAGIC + member("x.o/", b"").replace(b"0         `", b"many      `"),
        "decimal",
        id="bad-size",
    ),
]


@pytest.mark.parametrize(("data", "message"), WRONG)
def test_says_what_is_wrong(data: bytes, message: str) -> None:
    with pytest.raises(ArchiveError, match=message):
        list(ar.members(data, "libx.a"))
