"""The project's only archive reader and writer.

Headers are made by `pbh.ustar`, byte by byte, because the standard library's writer may change its
choices between Python versions, and equal content must give equal bytes everywhere.
"""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pbh import ustar
from pbh.errors import ArchiveError, got_want

# 2024-01-01 UTC: old enough that no build step takes a source for newer than its product
MTIME = 1704067200
_CHUNK = 1 << 20
_RECORD = 20 * ustar.BLOCK


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One file or symlink of an archive.

    `name` is relative with `/` between parts; `mode` is 0o644 or 0o755 (other bits are dropped when
    written); `data` is the content or the file that holds it; `link` is a symlink's target.
    """

    name: str
    mode: int = 0o644
    data: bytes | Path = b""
    link: str | None = None


def write_tar(
    out: BinaryIO,
    entries: Iterable[Entry],
    *,
    mtime: int = MTIME,
    first: tuple[str, ...] = (),
) -> None:
    """Writes `entries` to `out` as a canonical tar: same entries, same bytes.

    Names are sorted bytewise, except that those in `first` lead, in that order. Owner, time and
    modes are fixed; there are no directory entries. Raises ArchiveError on a bad or repeated name
    and on a failing write.
    """
    rank = {name: index for index, name in enumerate(first)}
    ordered = sorted(entries, key=lambda e: (rank.get(e.name, len(rank)), e.name.encode()))
    previous = None
    written = 0
    for entry in ordered:
        if entry.name == previous:
            raise ArchiveError(got_want(entry.name, "two entries", "one", "drop the copy"))
        previous = check_name(entry.name)
        written += _write_entry(out, entry, mtime)
    out.write(b"\0" * (2 * ustar.BLOCK + (-written - 2 * ustar.BLOCK) % _RECORD))


def read_tar(src: BinaryIO) -> Iterator[Entry]:
    """Yields the files and symlinks of the uncompressed tar `src` (seekable), in archive order.

    Hard links come as copies; directories are skipped. Raises ArchiveError on anything malformed,
    on devices and on names that leave the archive's root.
    """
    try:
        with tarfile.open(fileobj=src, mode="r:", encoding="utf-8") as archive:
            for member in archive:
                entry = _read_member(archive, member)
                if entry is not None:
                    yield entry
    except (tarfile.TarError, EOFError, KeyError) as error:
        name = getattr(src, "name", "archive")
        fix = "fetch or build the file again"
        raise ArchiveError(got_want(name, error, "a complete tar file", fix)) from error


def tree_entries(root: Path) -> Iterator[Entry]:
    """Yields every file and symlink below `root`, contents by path.

    Raises ArchiveError when `root` is no folder or holds a socket, pipe or device.
    """
    if not root.is_dir():
        raise ArchiveError(got_want(root, "no folder", "a folder", "build the tree first"))
    for folder, folders, files in os.walk(root):
        folders.sort()
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted(files + links):
            path = Path(folder, name)
            relative = path.relative_to(root).as_posix()
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                yield Entry(name=relative, mode=0o777, link=str(path.readlink()))
            elif stat.S_ISREG(status.st_mode):
                yield Entry(name=relative, mode=_plain_mode(status.st_mode), data=path)
            else:
                kind = stat.filemode(status.st_mode)
                fix = "remove it from the tree"
                raise ArchiveError(got_want(path, kind, "a file, folder or symlink", fix))


def unpack(src: Path, dest: Path) -> None:
    """Unpacks the uncompressed tar `src` below `dest` (made when missing), every mtime MTIME.

    Raises ArchiveError when the archive is malformed or names something outside `dest`.
    """
    with src.open("rb") as stream:
        write_tree(dest, read_tar(stream))


def write_tree(dest: Path, entries: Iterable[Entry]) -> None:
    """Creates `entries` below `dest` (made when missing), with fixed modes and times.

    Existing files are replaced. Raises ArchiveError when a name leaves `dest` or the disk is full.
    """
    links = []
    folders = {dest}
    try:
        dest.mkdir(parents=True, exist_ok=True)
        for entry in entries:
            path = dest / check_name(entry.name)
            folders.update(p for p in path.parents if p.is_relative_to(dest))
            path.parent.mkdir(parents=True, exist_ok=True)
            if entry.link is not None:
                # last, so that nothing in this archive is ever written through a link
                links.append((path, entry.link))
                continue
            _write_file(path, entry)
        for path, target in links:
            path.unlink(missing_ok=True)
            path.symlink_to(target)
            os.utime(path, (MTIME, MTIME), follow_symlinks=False)
        for folder in sorted(folders, key=lambda p: len(p.parts), reverse=True):
            folder.chmod(0o755)
            os.utime(folder, (MTIME, MTIME))
    except OSError as error:
        raise _write_failure(dest, error) from error


@contextmanager
def atomic_output(path: Path) -> Iterator[BinaryIO]:
    """Opens a temporary file beside `path` that takes its place only when the block succeeds.

    On any failure the temporary file is removed and what was at `path` stays. Raises ArchiveError
    when the file system refuses (full disk, no permission).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise _write_failure(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        # a failure to read some other file inside the block is not ours to explain
        if error.filename not in (None, name, str(path)):
            raise
        raise _write_failure(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def open_gzip_writer(out: BinaryIO) -> gzip.GzipFile:
    """Returns a gzip stream onto `out`: level 9, no name, no time, so equal input, equal bytes."""
    return gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=out, mtime=0)


def gzip_bytes(data: bytes) -> bytes:
    """Returns `data` compressed as `open_gzip_writer` does."""
    out = io.BytesIO()
    with open_gzip_writer(out) as stream:
        stream.write(data)
    return out.getvalue()


def check_name(name: str) -> str:
    """Returns `name` if it is a relative path inside its root; else raises ArchiveError."""
    parts = PurePosixPath(name).parts
    plain = name.isprintable() and name.encode(errors="ignore").decode() == name
    if not parts or name.startswith("/") or ".." in parts or not plain:
        fix = "the archive is not one of ours or has been tampered with"
        raise ArchiveError(got_want("archive member", repr(name), "a path inside the root", fix))
    return name


def _read_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Entry | None:
    name = member.name.removeprefix("./")
    if member.isdir() or member.type == tarfile.XGLTYPE:
        return None
    check_name(name)
    if member.issym():
        return Entry(name=name, mode=0o777, link=member.linkname)
    if not (member.isreg() or member.islnk()):
        fix = "only files and links belong in an archive"
        raise ArchiveError(got_want(name, f"type {member.type!r}", "a file or a link", fix))
    # for a hard link tarfile returns the content of the member it names
    stream = archive.extractfile(member)
    assert stream is not None
    target = archive.getmember(member.linkname) if member.islnk() else member
    data = stream.read()
    if len(data) != target.size:
        got = f"{len(data)} bytes"
        raise ArchiveError(got_want(name, got, f"{target.size} bytes", "fetch the file again"))
    return Entry(name=name, mode=_plain_mode(target.mode), data=data)


def _plain_mode(mode: int) -> int:
    return 0o755 if mode & 0o100 else 0o644


def _write_entry(out: BinaryIO, entry: Entry, mtime: int) -> int:
    """Writes one entry; returns the number of bytes written, a multiple of the block size."""
    size = 0
    if entry.link is None:
        size = len(entry.data) if isinstance(entry.data, bytes) else entry.data.stat().st_size
    mode = 0o777 if entry.link is not None else _plain_mode(entry.mode)
    head = ustar.header(entry.name, link=entry.link, size=size, mode=mode, mtime=mtime)
    out.write(head)
    if entry.link is None:
        _copy(out, entry, size)
    padding = -size % ustar.BLOCK
    out.write(b"\0" * padding)
    return len(head) + size + padding


def _copy(out: BinaryIO, entry: Entry, size: int) -> None:
    if isinstance(entry.data, bytes):
        out.write(entry.data)
        return
    copied = 0
    with entry.data.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            copied += len(chunk)
            out.write(chunk)
    if copied != size:
        fix = "something writes to the tree while it is packed"
        raise ArchiveError(got_want(entry.data, f"{copied} bytes", f"{size} bytes", fix))


def _write_file(path: Path, entry: Entry) -> None:
    path.unlink(missing_ok=True)
    with path.open("wb") as out:
        size = len(entry.data) if isinstance(entry.data, bytes) else entry.data.stat().st_size
        _copy(out, entry, size)
    path.chmod(_plain_mode(entry.mode))
    os.utime(path, (MTIME, MTIME))


def _write_failure(path: Path, error: OSError) -> ArchiveError:
    free = ""
    try:
        room = os.statvfs(path if path.is_dir() else path.parent)
        free = f" ({room.f_bavail * room.f_frsize} bytes free)"
    except OSError:
        pass
    fix = {
        errno.ENOSPC: "free some space there or write elsewhere",
        errno.EDQUOT: "free some space there or write elsewhere",
        errno.EACCES: "write where you are allowed to",
        errno.EROFS: "write where you are allowed to",
    }.get(error.errno or 0, "check the folder")
    return ArchiveError(got_want(path, f"{error.strerror}{free}", "a complete file", fix))
