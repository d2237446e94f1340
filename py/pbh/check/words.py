"""What a check brings along from its surroundings: the tables and the names of the machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pbh.check.model import Tables
from pbh.tables import load_table

_TOO_COMMON = frozenset(
    {"build", "builder", "debian", "localhost", "nobody", "python", "runner", "ubuntu", "worker"}
)
_SHORTEST = 5


def machine_words(names: Iterable[str], folders: Iterable[Path]) -> tuple[str, ...]:
    """Returns the host and user `names` and `folders` that are distinctive enough to search files
    for.

    A name of fewer than five letters, or an everyday word, would be found in any program text.
    """
    words = {name.split(".")[0] for name in names} | set(names)
    kept = {word for word in words if len(word) >= _SHORTEST and word not in _TOO_COMMON}
    kept |= {str(folder) for folder in folders if len(folder.parts) > 2}
    return tuple(sorted(kept))


def load_tables(root: Path) -> Tables:
    """Returns the tables of the project whose folder is `root`; raises MetadataError when one is
    missing.
    """
    return Tables(
        targets=load_table(root / "platforms/targets.bzl", "TARGETS"),
        modules=load_table(root / "cpython/modules.bzl", "MODULES"),
        capabilities=load_table(root / "cpython/capabilities.bzl", "CAPABILITIES"),
        packages=load_table(root / "third_party/packages.bzl", "PACKAGES"),
        versions=load_table(root / "cpython/versions.bzl", "VERSIONS"),
    )
