"""Reading what upstreams publish."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pbh.archive import Entry, write_tar
from pbh.errors import SourceError
from pbh.unarchive import upstream_entries

ENTRIES = [Entry(name="p-1/a.c", data=b"int a;\n"), Entry(name="p-1/run", mode=0o755, data=b"x")]


def tar() -> bytes:
    out = io.BytesIO()
    write_tar(out, ENTRIES)
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.mkdir("p-1")
        for entry in ENTRIES:
            member = zipfile.ZipInfo(entry.name)
            member.external_attr = (0o100000 | entry.mode) << 16
            assert isinstance(entry.data, bytes)
            archive.writestr(member, entry.data)
    return out.getvalue()


def deb() -> bytes:
    def member(name: str, data: bytes) -> bytes:
        head = f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode()
        return head + data + b"\n" * (len(data) % 2)

    return (
        b"!<arch>\n"
        + member("debian-binary", b"2.0\n")
        + member("control.tar.xz", b"odd")
        + member("data.tar.xz", lzma.compress(tar()))
    )


FORMATS = [
    pytest.param(tar, id="tar"),
    pytest.param(lambda: gzip.compress(tar()), id="gz"),
    pytest.param(lambda: bz2.compress(tar()), id="bz2"),
    pytest.param(lambda: lzma.compress(tar()), id="xz"),
    pytest.param(zipped, id="zip"),
    pytest.param(deb, id="deb"),
]


@pytest.mark.parametrize("make", FORMATS)
def test_every_format_gives_the_same_entries(make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(make())
    assert list(upstream_entries(tmp_path / "file")) == ENTRIES


@pytest.mark.parametrize("make", FORMATS)
def test_truncated_file(make: Callable[[], bytes], tmp_path: Path) -> None:
    data = make()
    (tmp_path / "file").write_bytes(data[: len(data) * 6 // 100])
    with pytest.raises(SourceError, match=r"file: got .*, want a complete archive; delete it"):
        list(upstream_entries(tmp_path / "file"))


def test_not_an_archive(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"<html>404 not found</html>" * 40)
    with pytest.raises(SourceError, match="want a complete archive"):
        list(upstream_entries(tmp_path / "file"))


def test_package_without_data(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"!<arch>\n")
    with pytest.raises(SourceError, match=r"got no data\.tar"):
        list(upstream_entries(tmp_path / "file"))
