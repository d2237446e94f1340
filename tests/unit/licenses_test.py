"""Licence texts: exactly those of what is inside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import raw_sample as sample
from pbh import licenses
from pbh.errors import MetadataError
from pbh.tree import Tree, content, put

PACKAGES: dict[str, dict[str, Any]] = {
    "headers": {"deps": [], "kind": "headers"},
    "other": {"deps": [], "kind": "library"},
    "tk": {"deps": ["x11", "headers"], "kind": "library"},
    "x11": {"deps": ["headers"], "kind": "library"},
}


def prefixes(folder: Path, *names: str) -> dict[str, Path]:
    for name in names:
        path = folder / name / "licenses" / f"LICENSE.{name}.txt"
        path.parent.mkdir(parents=True)
        path.write_text(f"text of {name}")
    return {name: folder / name for name in names}


def add(folder: Path, used: list[str], *names: str) -> Tree:
    tree: Tree = {}
    put(tree, "install/LICENSE.txt", b"text of cpython")
    licenses.add_licenses(tree, "install/LICENSE.txt", PACKAGES, prefixes(folder, *names), used)
    return {name: entry for name, entry in tree.items() if name.startswith("licenses/")}


def test_used_packages_and_theirs(tmp_path: Path) -> None:
    tree = add(tmp_path, ["tk"], "tk", "x11", "other")
    assert {name: content(entry) for name, entry in tree.items()} == {
        "licenses/LICENSE.cpython.txt": b"text of cpython",
        "licenses/LICENSE.tk.txt": b"text of tk",
        "licenses/LICENSE.x11.txt": b"text of x11",
    }


def test_headers_with_a_text_count(tmp_path: Path) -> None:
    assert "licenses/LICENSE.headers.txt" in add(tmp_path, ["x11"], "x11", "headers")


def test_missing_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match=r"x11: licence: got none, want LICENSE.x11.txt"):
        add(tmp_path, ["tk"], "tk")


def test_wheel_texts_own_first(tmp_path: Path) -> None:
    tree: Tree = {}
    licenses.add_wheel_license(tree, "pip", sample.write_wheel(tmp_path / "pip.whl"))
    assert content(tree["licenses/LICENSE.pip.txt"]).decode() == (
        "=== LICENSE.txt\n\npip's licence\n\n"
        "=== src/copied/LICENSE\n\nthe licence of a copied package\n"
    )
