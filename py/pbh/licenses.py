"""Gathers the licence texts of exactly what a distribution contains."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pbh.errors import MetadataError, got_want
from pbh.tree import Tree, content, put


def add_licenses(
    tree: Tree,
    cpython: str,
    packages: Mapping[str, Mapping[str, Any]],
    prefixes: Mapping[str, Path],
    used: Iterable[str],
) -> None:
    """Adds `licenses/LICENSE.<name>.txt` for CPython, the packages `used` and what those contain.

    `cpython` names CPython's own text in `tree`; `packages` are rows of PACKAGES, `prefixes` the
    installed trees by package. Raises MetadataError when a bundled library has no text.
    """
    put(tree, "licenses/LICENSE.cpython.txt", content(tree[cpython]))
    for name in with_dependencies(packages, used):
        path = prefixes[name] / "licenses" / f"LICENSE.{name}.txt" if name in prefixes else None
        if path is not None and path.is_file():
            put(tree, f"licenses/{path.name}", path.read_bytes())
        elif packages[name]["kind"] == "library":
            fix = "fill license_files in third_party/packages.bzl"
            raise MetadataError(got_want(f"{name}: licence", "none", f"LICENSE.{name}.txt", fix))


def add_wheel_license(tree: Tree, name: str, wheel: Path) -> None:
    """Adds `licenses/LICENSE.<name>.txt` from `wheel`: its own text, then those of its copies.

    Raises MetadataError when the wheel carries no licence text.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if ".dist-info/licenses/" in n and n[-1] != "/"]
        # the package's own text is the one nearest to the top
        names.sort(key=lambda n: (n.count("/"), n))
        parts = []
        for member in names:
            title = member.partition(".dist-info/licenses/")[2]
            parts.append(f"=== {title}\n\n".encode() + archive.read(member).rstrip() + b"\n")
    if not parts:
        raise MetadataError(
            got_want(wheel, "no licence text", "at least one", "take another wheel")
        )
    put(tree, f"licenses/LICENSE.{name}.txt", b"\n".join(parts))


def with_dependencies(packages: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> list[str]:
    """Returns `names` and all packages that these depend on, sorted."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(packages[name]["deps"])
    return sorted(found)
