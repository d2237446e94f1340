"""What the checks look at and what they say: an opened distribution, findings, and the check
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pbh.check.images import Image
from pbh.errors import got_want


class Kind(StrEnum):
    """The three archives made of one build."""

    FULL = "full"
    INSTALL_ONLY = "install_only"
    STRIPPED = "install_only_stripped"


ALL_KINDS = frozenset(Kind)
FULL_ONLY = frozenset({Kind.FULL})
INSTALL_KINDS = frozenset({Kind.INSTALL_ONLY, Kind.STRIPPED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that is wrong with `file` (a member name, or the archive's own name)."""

    file: str
    got: str
    want: str
    fix: str

    def text(self) -> str:
        """Returns the finding as one line."""
        return got_want(self.file, self.got, self.want, self.fix)


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One entry of the tar file with its raw header fields; `data` is empty unless `type` is
    "file".
    """

    name: str
    type: str  # "file", "symlink", or tarfile's type byte for anything else
    mode: int
    uid: int
    gid: int
    uname: str
    gname: str
    mtime: float
    link: str
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class DistName:
    """The parts of an archive's file name; `options` is empty when the name of an install archive
    omits them.
    """

    version: str
    tag: str
    triple: str
    options: tuple[str, ...]
    kind: Kind

    @property
    def major_minor(self) -> str:
        """The version's first two numbers, such as `3.13`."""
        return ".".join(self.version.split(".")[:2])


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """The literal tables a distribution is held against; see each .bzl file for its shape."""

    targets: Mapping[str, Mapping[str, Any]]
    modules: Mapping[str, Mapping[str, Any]]
    capabilities: Mapping[str, Mapping[str, str]]
    packages: Mapping[str, Mapping[str, Any]]
    versions: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """The machine that runs the checks: `words` naming it, and its date `today`, YYYY-MM-DD."""

    words: tuple[str, ...]
    today: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Dist:
    """One distribution archive, read completely.

    `members` are in archive order, `files` and `links` (name to target) by name; `metadata` is the
    parsed PYTHON.json, None when absent or not JSON (then `metadata_error` says why); `images` are
    the linked ELF files, `objects` the relocatable ones, with archive members as `lib.a(member.o)`;
    `unreadable` maps a member to the reason why it is not the object file it should be;
    `machine` is the one that runs the checks, often the one that built.
    """

    path: Path
    name: DistName
    target: Mapping[str, Any]
    tables: Tables
    members: tuple[Member, ...]
    files: Mapping[str, Member]
    links: Mapping[str, str]
    metadata: dict[str, Any] | None
    metadata_error: str
    images: Mapping[str, Image]
    objects: Mapping[str, Image]
    unreadable: Mapping[str, str]
    machine: Machine

    @property
    def install(self) -> str:
        """Prefix of the installation inside the archive, with the closing slash."""
        return "python/install/" if self.name.kind is Kind.FULL else "python/"

    @property
    def abiflags(self) -> str:
        """The flags in CPython's binary names, from the options: `t`, `d`, `td` or nothing."""
        threads = "t" if "freethreaded" in self.name.options else ""
        return threads + ("d" if "debug" in self.name.options else "")

    @property
    def released(self) -> str:
        """Upstream's release date, which every build bears, as YYYY-MM-DD; empty when unknown."""
        row = self.tables.versions.get(self.name.major_minor, {})
        return str(row["released"]) if row.get("version") == self.name.version else ""

    @property
    def static(self) -> bool:
        """Whether the distribution is linked without any shared library."""
        return "static" in self.name.options

    @property
    def interpreter(self) -> str:
        """Member name of the interpreter's executable."""
        return f"{self.install}bin/python{self.name.major_minor}{self.abiflags}"

    @property
    def libpython(self) -> str:
        """Member name of the versioned libpython."""
        return f"{self.install}lib/libpython{self.name.major_minor}{self.abiflags}.so.1.0"

    def read(self, name: str) -> bytes | None:
        """Returns the content of the file `name`, following symlinks inside the archive; None when
        absent.
        """
        resolved = self.resolve(name)
        return self.files[resolved].data if resolved is not None else None

    def resolve(self, name: str) -> str | None:
        """Returns the name of the regular file that `name` leads to, or None."""
        for _ in range(8):
            if name in self.files:
                return name
            if name not in self.links:
                return None
            name = join(name, self.links[name])
        return None

    def has_folder(self, name: str) -> bool:
        """Whether some member lies below `name`; folders themselves are no members."""
        prefix = name.rstrip("/") + "/"
        return any(member.name.startswith(prefix) for member in self.members)


def join(name: str, target: str) -> str:
    """Returns the member that the symlink `name` with the text `target` points at, normalised."""
    parts = [] if target.startswith("/") else name.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One question put to a distribution.

    `guards` says what goes wrong for users without it; `kinds` are the archives it applies to. A
    failing `gate` ends the examination, because everything after it would only repeat the news.
    """

    name: str
    guards: str
    kinds: frozenset[Kind]
    run: Callable[[Dist], list[Finding]]
    gate: bool = False
