"""Installing pip's wheel."""

from __future__ import annotations

import base64
import csv
import hashlib
import posixpath
from pathlib import Path

import pytest

import raw_sample as sample
from pbh.errors import ArchiveError, BuildError, IntegrityError
from pbh.tree import Tree, content
from pbh.wheel import install_wheel

INFO = f"{sample.PIP}/pip-26.2.dist-info"


def installed(folder: Path) -> Tree:
    tree: Tree = {}
    install_wheel(tree, sample.write_wheel(folder / "pip.whl"), sample.PIP, "python3.13")
    return tree


def test_files_and_scripts(tmp_path: Path) -> None:
    tree = installed(tmp_path)
    assert content(tree[f"{INFO}/INSTALLER"]) == b"pip\n"
    assert content(tree[f"{INFO}/REQUESTED"]) == b""
    assert f"{INFO}/direct_url.json" not in tree
    scripts = {name: entry.mode for name, entry in tree.items() if name.startswith("bin/")}
    assert scripts == dict.fromkeys(("bin/pip", "bin/pip3", "bin/pip3.13"), 0o755)
    text = content(tree["bin/pip"]).decode()
    assert text.startswith("#!/bin/sh\n'''exec' ")
    assert "from pip.main import main" in text
    assert "sys.exit(main())" in text


def test_record_is_complete_and_true(tmp_path: Path) -> None:
    tree = installed(tmp_path)
    rows = list(csv.reader(content(tree[f"{INFO}/RECORD"]).decode().splitlines()))
    recorded = {posixpath.normpath(f"{sample.PIP}/{name}"): rest for name, *rest in rows}
    assert recorded.keys() == tree.keys()
    for name, (digest, size) in recorded.items():
        if name == f"{INFO}/RECORD":
            assert (digest, size) == ("", "")
            continue
        data = content(tree[name])
        encoded = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        assert (digest, size) == (f"sha256={encoded}", str(len(data)))


def test_same_wheel_same_tree(tmp_path: Path) -> None:
    assert installed(tmp_path) == installed(tmp_path)


WRONG = [
    pytest.param(
        {"pip/main.py": b"changed"}, IntegrityError, "pip/main.py: got sha256=", id="changed"
    ),
    pytest.param(
        {"pip-26.2.data/scripts/x": b""}, ArchiveError, "want a pure wheel", id="data-folder"
    ),
    pytest.param(
        {"other-1.dist-info/METADATA": b""},
        ArchiveError,
        "got other-1.dist-info, pip-26.2.dist-info, want one folder",
        id="two-packages",
    ),
]


@pytest.mark.parametrize(("files", "error", "message"), WRONG)
def test_says_what_is_wrong(
    tmp_path: Path, files: dict[str, bytes], error: type[BuildError], message: str
) -> None:
    wheel = sample.write_wheel(tmp_path / "pip.whl", files)
    with pytest.raises(error, match=message):
        install_wheel({}, wheel, sample.PIP, "python3.13")


def test_a_file_that_is_no_wheel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pip.whl").write_bytes(b"not a zip file")
    with pytest.raises(ArchiveError, match=r"pip.whl: got File is not a zip file, want a wheel"):
        install_wheel({}, tmp_path / "pip.whl", sample.PIP, "python3.13")
