"""Package rows, and the reduced source tree that each row pins.

A row lists alternatives (upstream URL, Debian file, Python package index file), each with its own
digest. Whichever is used, the tree is unpacked, reduced to the files that builds need and checked
against the row's one tree digest, so builds see the same bytes wherever they came from.
"""

from __future__ import annotations

import fnmatch
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Literal, cast
from urllib.parse import unquote

from pbh.archive import Entry, atomic_output, write_tar, write_tree
from pbh.errors import BuildError, IntegrityError, SourceError, UsageError, got_want
from pbh.suggest import unknown_name
from pbh.tables import load_table
from pbh.unarchive import upstream_entries

Kind = Literal["files", "headers", "library", "tool", "wheel"]
SourceType = Literal["debian", "pypi", "upstream"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One place a package's file can come from; `where` is a URL, pool path or requirement."""

    type: SourceType
    file: str
    sha256: str
    where: str
    root: str = ""

    def __str__(self) -> str:
        label = {"debian": "Debian archive", "pypi": "Python package index"}
        return f"{label[self.type]}: {self.where}" if self.type in label else self.where


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """One row of PACKAGES, as far as fetching and unpacking are concerned."""

    name: str
    kind: Kind
    keep: tuple[str, ...]
    sources: tuple[Source, ...]
    tree: str
    version: str


def load_packages(table: Path) -> dict[str, Package]:
    """Returns the packages of the file `table` by name; raises MetadataError if unreadable."""
    rows = load_table(table, "PACKAGES")
    return {name: parse_package(name, row) for name, row in rows.items()}


def choose_packages(packages: dict[str, Package], names: Iterable[str]) -> list[Package]:
    """Returns the packages called `names`, or all of them when `names` is empty.

    Raises UsageError with near misses for an unknown name.
    """
    chosen = list(names)
    for name in chosen:
        if name not in packages:
            raise UsageError(unknown_name("package", name, packages))
    return [packages[name] for name in sorted(set(chosen) or packages)]


def parse_package(name: str, row: dict[str, Any]) -> Package:
    """Returns the typed form of one PACKAGES row; its shape was checked when Bazel loaded it."""
    return Package(
        name=name,
        kind=cast(Kind, row["kind"]),
        keep=tuple(row["keep"]),
        sources=tuple(_parse_source(source) for source in row["sources"]),
        tree=row["tree"],
        version=row["version"],
    )


def file_digest(path: Path) -> str:
    """Returns the sha256 of a file as 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_file(path: Path, source: Source) -> None:
    """Deletes `path` and raises IntegrityError unless it has the digest of `source`."""
    got = file_digest(path)
    if got != source.sha256:
        size = path.stat().st_size
        path.unlink()
        fix = "deleted; the file was damaged on its way or changed at its source"
        key = f"{source.file} from {source}"
        raise IntegrityError(
            got_want(key, f"sha256 {got} ({size} bytes)", f"sha256 {source.sha256}", fix)
        )


def reduced_entries(entries: Iterable[Entry], root: str, keep: Iterable[str]) -> Iterator[Entry]:
    """Yields the entries below `root` that `keep` selects, named relative to `root`.

    `root` "" means the single top-level folder, "." the archive itself. `keep` is a list of
    patterns (`*` matches `/` as well); `!pattern` removes again, and the last match decides.
    """
    rules = [(not pattern.startswith("!"), _regex(pattern.lstrip("!"))) for pattern in keep]
    for entry in entries:
        if not root:
            root = PurePosixPath(entry.name).parts[0]
        name = _below(entry.name, root)
        verdicts = [wanted for wanted, regex in rules if name and regex.match(name)]
        if name and verdicts and verdicts[-1]:
            yield replace(entry, name=name)


def read_tree(archive: Path, package: Package, source: Source) -> list[Entry]:
    """Returns the reduced tree of `package` out of the file `archive`, sorted by name.

    Raises SourceError when nothing is left or the archive is damaged.
    """
    found = reduced_entries(upstream_entries(archive), source.root, package.keep)
    entries = sorted(found, key=lambda entry: entry.name.encode())
    if not entries:
        fix = "correct root or keep of its row"
        raise SourceError(got_want(f"{package.name} from {source}", "no files", "some", fix))
    return entries


def tree_digest(archive: Path, package: Package, source: Source) -> str:
    """Returns the digest that the row's `tree` must have for this alternative."""
    if package.kind == "wheel":
        return file_digest(archive)
    return _entries_digest(read_tree(archive, package, source))


def materialise(archive: Path, package: Package, source: Source, dest: Path) -> None:
    """Puts the pinned form of `package` into the folder `dest`, made from the file `archive`.

    That is `tree.tar` (canonical), for kind "files" the tree itself below `tree/`, for kind "wheel"
    the file under the name of the first alternative. Raises IntegrityError, and leaves nothing,
    when the tree is not the pinned one.
    """
    if package.kind == "wheel":
        _check_tree(file_digest(archive), package, source)
        with atomic_output(dest / package.sources[0].file) as out, archive.open("rb") as stream:
            out.write(stream.read())
        return
    entries = read_tree(archive, package, source)
    _check_tree(_entries_digest(entries), package, source)
    if package.kind == "files":
        write_tree(dest / "tree", entries)
    else:
        with atomic_output(dest / "tree.tar") as out:
            write_tar(out, entries)


def explain(failures: Iterable[tuple[Source, BuildError]]) -> str:
    """Returns one indented line per alternative that failed, with its reason."""
    return "\n".join(f"  {source}\n    {error}" for source, error in failures)


class _Sha256Stream:
    """A write-only stream that only digests."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return len(data)


def _entries_digest(entries: Iterable[Entry]) -> str:
    sink = _Sha256Stream()
    write_tar(cast(BinaryIO, sink), entries)
    return sink.digest.hexdigest()


def _check_tree(got: str, package: Package, source: Source) -> None:
    if got != package.tree:
        fix = (
            "the file is the pinned one but its reduced tree is not: correct keep or root, or "
            f"after a review run python3 py/tools/fetch.py pin {package.name} --write"
        )
        key = f"tree of {package.name} {package.version} from {source}"
        raise IntegrityError(got_want(key, f"sha256 {got}", f"sha256 {package.tree}", fix))


def _parse_source(row: dict[str, Any]) -> Source:
    where = {"debian": "path", "pypi": "requirement", "upstream": "url"}[row["type"]]
    return Source(
        type=cast(SourceType, row["type"]),
        file=row.get("file") or unquote(PurePosixPath(row[where]).name),
        sha256=row["sha256"],
        where=row[where],
        root=row.get("root", ""),
    )


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(pattern))


def _below(name: str, root: str) -> str:
    if root == ".":
        return name
    return name[len(root) + 1 :] if name.startswith(root + "/") else ""
