"""Makes the archives for users from the full distribution: install_only, plain and stripped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO, cast

from pbh.archive import Entry, atomic_output, open_gzip_writer, read_tar, write_tar
from pbh.elf import is_elf
from pbh.elf_strip import strip_debug
from pbh.errors import ArchiveError, got_want
from pbh.metadata import FILE, TEST_PACKAGES

TEST_EXTENSIONS = (
    "_ctypes_test",
    "_testbuffer",
    "_testcapi",
    "_testexternalinspection",
    "_testimportmultiple",
    "_testinternalcapi",
    "_testlimitedcapi",
    "_testmultiphase",
    "_testsinglephase",
)
"""Extension modules that only the test suite imports."""

_INSTALL = "python/install/"
_LICENSES = "python/licenses/"
_END = 1024
_RECORD = 10240


class Flavour(StrEnum):
    """The archives made from a full one."""

    INSTALL_ONLY = "install_only"
    STRIPPED = "install_only_stripped"


def write_flavour(full: Path, out: Path, flavour: Flavour) -> None:
    """Writes `flavour` of the full distribution `full` (an uncompressed tar) to `out`, a .tar.gz.

    Raises ArchiveError when `full` is missing, cut short or no full distribution, and when `out`
    cannot be written; nothing is left at `out` then.
    """
    try:
        source = full.open("rb")
    except OSError as error:
        fix = "build the full distribution first"
        raise ArchiveError(got_want(full, error.strerror, "a full distribution", fix)) from error
    with source:
        _refuse_short(full, source)
        entries = list(select(full, read_tar(source), flavour))
    with atomic_output(out) as stream, open_gzip_writer(stream) as packed:
        write_tar(cast("BinaryIO", packed), entries)


def select(full: Path, entries: Iterator[Entry], flavour: Flavour) -> Iterator[Entry]:
    """Yields the members of `flavour`; `entries` are those of the full distribution called `full`.

    The licence texts come along, as the licences of the libraries inside ask for. Raises
    ArchiveError when `entries` are not those of a full distribution.
    """
    first = next(entries, None)
    if first is None or first.name != f"python/{FILE}":
        got = first.name if first is not None else "nothing"
        fix = "take the archive that pbh.assemble wrote"
        raise ArchiveError(got_want(f"{full}: first member", got, f"python/{FILE}", fix))
    for entry in entries:
        if entry.name.startswith(_LICENSES):
            yield entry
        elif entry.name.startswith(_INSTALL) and not _dropped(entry.name):
            kept = replace(entry, name="python/" + entry.name.removeprefix(_INSTALL))
            yield _stripped(kept) if flavour is Flavour.STRIPPED else kept


def _refuse_short(full: Path, source: BinaryIO) -> None:
    """A tar cut between two members looks whole, but lacks the two zero blocks at its end."""
    size = source.seek(0, os.SEEK_END)
    source.seek(max(0, size - _END))
    if size % _RECORD or source.read() != bytes(_END):
        got = f"{size} bytes without an end"
        raise ArchiveError(got_want(full, got, "a complete tar file", "build it again"))
    source.seek(0)


def _dropped(name: str) -> bool:
    folder, _, base = name.rpartition("/")
    if fnmatchcase(base, "libpython*.a"):
        return True
    if folder.endswith("/lib-dynload"):
        return base.split(".")[0] in TEST_EXTENSIONS
    parts = name.split("/")
    # python/install/lib/python3.X/<package>/...
    inside = "/".join(parts[4:]) if len(parts) > 5 and parts[3].startswith("python") else ""
    return any(inside.startswith(package.replace(".", "/") + "/") for package in TEST_PACKAGES)


def _stripped(entry: Entry) -> Entry:
    data = entry.data if isinstance(entry.data, bytes) else entry.data.read_bytes()
    if entry.link is not None or not is_elf(data):
        return entry
    return replace(entry, data=strip_debug(data, entry.name))
