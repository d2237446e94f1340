"""Opens a distribution archive into memory, with raw tar headers.

`tarfile` is used directly instead of `pbh.archive`, because a fault of the project's own reader and
writer must not hide from its validator.
"""

from __future__ import annotations

import gzip
import importlib
import io
import json
import subprocess
import tarfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pbh.check.images import Image, read_images
from pbh.check.model import Dist, DistName, Machine, Member, Tables
from pbh.check.names import parse_name
from pbh.errors import ArchiveError, UsageError, got_want

METADATA = "python/PYTHON.json"
_BROKEN = "fetch or build the file again"


def open_dist(
    path: Path, *, tables: Tables, machine: Machine, name: str = "", zstd: str = ""
) -> Dist:
    """Reads the archive `path` completely and returns it as a Dist.

    `name` is the archive's file name when `path` has another one; `zstd` a program that
    decompresses stdin to stdout when called with `-dc`, used where Python has no zstd module.
    Raises UsageError on a wrong name or missing decompressor, ArchiveError on a file that cannot be
    read to its end.
    """
    parsed = parse_name(name or path.name, tables.targets)
    members = read_members(io.BytesIO(_decompressed(path, zstd)), path.name)
    return make_dist(path, parsed, members, tables, machine)


def make_dist(
    path: Path, name: DistName, members: tuple[Member, ...], tables: Tables, machine: Machine
) -> Dist:
    """Returns the Dist of `members`, everything that can be parsed parsed."""
    files = {member.name: member for member in members if member.type == "file"}
    metadata, error = _metadata(files)
    images: dict[str, Image] = {}
    objects: dict[str, Image] = {}
    unreadable: dict[str, str] = {}
    for member in files.values():
        read_images(member.name, member.data, images, objects, unreadable)
    return Dist(
        path=path,
        name=name,
        target=tables.targets[name.triple],
        tables=tables,
        members=members,
        files=files,
        links={member.name: member.link for member in members if member.type == "symlink"},
        metadata=metadata,
        metadata_error=error,
        images=images,
        objects=objects,
        unreadable=unreadable,
        machine=machine,
    )


def read_members(stream: io.BytesIO, source: str) -> tuple[Member, ...]:
    """Returns every entry of the plain tar `stream`; raises ArchiveError when it ends early."""
    members: list[Member] = []
    try:
        with tarfile.open(fileobj=stream, mode="r:", encoding="utf-8") as archive:
            members += [_member(archive, info) for info in archive]
            end = archive.offset
    except (tarfile.TarError, EOFError, UnicodeDecodeError) as error:
        raise ArchiveError(got_want(source, error, "a complete tar file", _BROKEN)) from error
    # tarfile takes a missing end mark for a normal end, but so looks a file cut between two members
    if not members or len(stream.getvalue()) < end or stream.getvalue()[-1024:].strip(b"\0"):
        got = f"no end mark after {len(members)} members"
        raise ArchiveError(got_want(source, got, "a complete tar file", _BROKEN))
    return tuple(members)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    data = b""
    kind = "symlink" if info.issym() else repr(info.type)
    if info.type in (tarfile.REGTYPE, tarfile.AREGTYPE):
        kind = "file"
        stream = archive.extractfile(info)
        assert stream is not None
        data = stream.read()
        if len(data) != info.size:
            raise tarfile.ReadError(f"{info.name} ends after {len(data)} of {info.size} bytes")
    return Member(
        name=info.name,
        type=kind,
        mode=info.mode,
        uid=info.uid,
        gid=info.gid,
        uname=info.uname,
        gname=info.gname,
        mtime=info.mtime,
        link=info.linkname if info.issym() else "",
        data=data,
    )


def _metadata(files: Mapping[str, Member]) -> tuple[dict[str, Any] | None, str]:
    if METADATA not in files:
        return None, "no such member"
    try:
        value = json.loads(files[METADATA].data)
    except ValueError as error:
        return None, f"not JSON: {error}"
    return (value, "") if isinstance(value, dict) else (None, "not a JSON object")


def _decompressed(path: Path, zstd: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArchiveError(
            got_want(path, error.strerror, "a readable archive", "check the path")
        ) from error
    if data[:2] == b"\x1f\x8b":
        try:
            return gzip.decompress(data)
        except (EOFError, OSError, zlib.error) as error:
            raise ArchiveError(
                got_want(path.name, error, "a complete gzip file", _BROKEN)
            ) from error
    if data[:4] == b"\x28\xb5\x2f\xfd":
        return _unzstd(path, data, zstd)
    if data[257:262] == b"ustar":
        return data
    want = "a gzip, zstd or tar file"
    raise ArchiveError(got_want(path.name, f"{data[:4].hex() or 'an empty file'}", want, _BROKEN))


def _unzstd(path: Path, data: bytes, zstd: str) -> bytes:
    if zstd:
        done = subprocess.run([zstd, "-dc"], input=data, capture_output=True, check=False)
        if done.returncode != 0:
            got = done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}"
            raise ArchiveError(got_want(path.name, got, "a complete zstd file", _BROKEN))
        return done.stdout
    try:
        zstandard = importlib.import_module("zstandard")
    except ImportError as error:
        fix = "install the Python package zstandard, or name a program with --zstd"
        raise UsageError(got_want(path.name, "no zstd decompressor", "one", fix)) from error
    reader = zstandard.ZstdDecompressor().decompressobj()
    try:
        plain = bytes(reader.decompress(data))
    except zstandard.ZstdError as error:
        raise ArchiveError(got_want(path.name, error, "a complete zstd file", _BROKEN)) from error
    # a cut file is not an error to zstandard: it waits for more
    if not reader.eof:
        raise ArchiveError(got_want(path.name, "an early end", "a complete zstd file", _BROKEN))
    return plain
