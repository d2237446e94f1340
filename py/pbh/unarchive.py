"""Reads what upstreams publish (compressed tars, Debian packages, zips) as archive entries.

Runs on the host's python3, before any tool of ours exists; stage0 cannot decompress xz and bzip2.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from pbh.archive import Entry, check_name, read_tar
from pbh.errors import ArchiveError, SourceError, got_want

_AR_MAGIC = b"!<arch>\n"
_AR_HEADER = 60


def upstream_entries(path: Path) -> Iterator[Entry]:
    """Yields the files and symlinks of the archive `path`, names as in the archive.

    The format is told from the content, not from the name. Raises SourceError when the file is
    damaged or of an unknown format.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(8)
            stream.seek(0)
            if start.startswith(b"PK"):
                yield from _zip_entries(stream)
            elif start == _AR_MAGIC:
                yield from read_tar(_decompressed(_deb_data(stream)))
            else:
                yield from read_tar(_decompressed(stream))
    except (
        ArchiveError,
        OSError,
        EOFError,
        lzma.LZMAError,
        zlib.error,
        zipfile.BadZipFile,
    ) as error:
        fix = "delete it and fetch it again"
        raise SourceError(got_want(path, error, "a complete archive", fix)) from error


def _decompressed(stream: BinaryIO) -> BinaryIO:
    start = stream.read(6)
    stream.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if start.startswith(b"BZh"):
        return cast(BinaryIO, bz2.BZ2File(stream))
    if start == b"\xfd7zXZ\0":
        return cast(BinaryIO, lzma.LZMAFile(stream))
    return stream


def _deb_data(stream: BinaryIO) -> BinaryIO:
    stream.seek(len(_AR_MAGIC))
    while len(header := stream.read(_AR_HEADER)) == _AR_HEADER:
        name, size = header[:16].decode("ascii", "replace").strip(" /"), int(header[48:58])
        if name.startswith("data.tar"):
            return io.BytesIO(stream.read(size))
        stream.seek(size + size % 2, io.SEEK_CUR)
    raise ArchiveError(got_want("package", "no data.tar", "a Debian package", "fetch it again"))


def _zip_entries(stream: BinaryIO) -> Iterator[Entry]:
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            mode = member.external_attr >> 16
            name, data = check_name(member.filename), archive.read(member)
            if stat.S_ISLNK(mode):
                yield Entry(name=name, mode=0o777, link=data.decode())
            else:
                yield Entry(name=name, mode=0o755 if mode & 0o100 else 0o644, data=data)
