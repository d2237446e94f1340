"""What the names given to fetch.py stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pbh import source_commands
from pbh.errors import UsageError

PACKAGES = """\
PACKAGES = {{
    "cpython_3_13_15": {row},
    "cpython_3_14_7": {row},
    "zlib": {row},
}}
"""
ROW = '{"keep": [], "kind": "tool", "sources": [], "tree": "", "version": "1"}'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with two tables."""
    (tmp_path / "third_party").mkdir()
    (tmp_path / "platforms").mkdir()
    (tmp_path / "third_party/packages.bzl").write_text(PACKAGES.format(row=ROW))
    targets = 'TARGETS = {"riscv64-unknown-linux-musl": {}}\n'
    (tmp_path / "platforms/targets.bzl").write_text(targets)
    return tmp_path


NAMES = [
    pytest.param([], "cpython_3_13_15 cpython_3_14_7 zlib", id="all"),
    pytest.param(["zlib"], "zlib", id="package"),
    pytest.param(
        ["riscv64-unknown-linux-musl"], "cpython_3_13_15 cpython_3_14_7 zlib", id="triple"
    ),
    pytest.param(["3.14-riscv64-unknown-linux-musl-pgo+lto"], "cpython_3_14_7 zlib", id="name"),
    pytest.param(
        ["//cpython:3.13-riscv64-unknown-linux-musl-noopt"], "cpython_3_13_15 zlib", id="label"
    ),
]


@pytest.mark.parametrize(("names", "want"), NAMES)
def test_names(names: list[str], want: str, root: Path) -> None:
    assert " ".join(p.name for p in source_commands.select(root, names)) == want


def test_unknown_target(root: Path) -> None:
    with pytest.raises(UsageError) as caught:
        source_commands.select(root, ["3.13-riscv64-unknown-linux-mussl-noopt"])
    assert str(caught.value) == (
        "target: got riscv64-unknown-linux-mussl, want riscv64-unknown-linux-musl; correct the name"
    )


def test_unknown_package(root: Path) -> None:
    with pytest.raises(UsageError, match="package: got zlob, want zlib"):
        source_commands.select(root, ["zlob"])
