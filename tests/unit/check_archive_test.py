"""The container checks, each broken once."""

from __future__ import annotations

import dataclasses
import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import check_dist_sample as sample

Tree = dict[str, Any]


def _set(name: str, value: object) -> Callable[[Tree], None]:
    return lambda tree: tree.__setitem__(name, value)


CASES = [
    ("dangling", "symlinks", _set("python/install/bin/x", "-> y"), "python/install/bin/x: got y"),
    ("absolute_link", "symlinks", _set("python/install/bin/x", "-> /bin/sh"), "a relative target"),
    ("link_out", "symlinks", _set("python/a", "-> ../../etc/x"), "want a file in the archive"),
    (
        "no_link",
        "python_links",
        _set("python/install/bin/python", b""),
        "want a link to python3.13",
    ),
    ("outside", "member_names", _set("other/file", b""), "other/file: got such a name"),
    (
        "build_shebang",
        "shebangs",
        _set("python/install/lib/x.py", b"#!/install/bin/python3.13\n"),
        "got #!/install/bin/python3.13",
    ),
    (
        "absolute_start",
        "shebangs",
        _set("python/install/bin/idle", b"#!/usr/bin/python3\n"),
        "got #!/usr/bin/python3",
    ),
    ("no_line", "shebangs", _set("python/install/bin/x", b"exit 0\n"), "names an interpreter"),
    (
        "blanked",
        "shebangs",
        _set("python/install/lib/x", b"# no-shebang: #!/bin/sh\nexit 0\n"),
        "got '# no-shebang",
    ),
    ("pyc", "bytecode", _set("python/install/lib/a.pyc", b""), "got a bytecode file"),
]


@pytest.mark.parametrize(
    ("check", "change", "text"), [pytest.param(*row[1:], id=row[0]) for row in CASES]
)
def test_finds(tmp_path: Path, check: str, change: Callable[[Tree], None], text: str) -> None:
    tree = sample.full_tree()
    change(tree)
    found = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), check)
    assert any(text in finding.text() for finding in found), [f.text() for f in found]


def _foreign_tar(path: Path, change: Callable[[list[tarfile.TarInfo]], None]) -> None:
    """Writes the members at `path` anew with tarfile, headers changed."""
    with tarfile.open(path) as archive:
        rows = [(info, archive.extractfile(info)) for info in archive]
        content = {info.name: stream.read() for info, stream in rows if stream}
    infos = [info for info, _ in rows]
    change(infos)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for info in infos:
            archive.addfile(info, io.BytesIO(content.get(info.name, b"")))
    path.write_bytes(out.getvalue())


def _late_metadata(infos: list[tarfile.TarInfo]) -> None:
    infos.append(infos.pop(0))


def _owner(infos: list[tarfile.TarInfo]) -> None:
    infos[1].uid = 1000


def _time(infos: list[tarfile.TarInfo]) -> None:
    infos[1].mtime = 1


def _mode(infos: list[tarfile.TarInfo]) -> None:
    infos[1].mode = 0o664


def _repeat(infos: list[tarfile.TarInfo]) -> None:
    infos.insert(2, infos[1])


def _folder(infos: list[tarfile.TarInfo]) -> None:
    folder = tarfile.TarInfo("python/build")
    folder.type = tarfile.DIRTYPE
    infos.insert(1, folder)


HEADER_CASES = [
    ("late_metadata", "first_member", _late_metadata, "want python/PYTHON.json"),
    ("unsorted", "member_order", lambda infos: infos.append(infos.pop(3)), "want sorted names"),
    ("repeat", "member_order", _repeat, "got twice"),
    ("owner", "member_headers", _owner, "1000"),
    ("time", "member_headers", _time, "1704067200"),
    ("mode", "member_headers", _mode, str(0o664)),
    ("folder", "member_headers", _folder, "want a file or symlink"),
]


@pytest.mark.parametrize(
    ("check", "change", "text"), [pytest.param(*row[1:], id=row[0]) for row in HEADER_CASES]
)
def test_finds_headers(
    tmp_path: Path,
    check: str,
    change: Callable[[list[tarfile.TarInfo]], None],
    text: str,
) -> None:
    path = sample.write_dist(tmp_path, sample.full_tree())
    _foreign_tar(path, change)
    found = sample.findings(sample.load(path), check)
    assert any(text in finding.text() for finding in found), [f.text() for f in found]


def test_finds_gzip_time(tmp_path: Path) -> None:
    path = sample.write_dist(tmp_path, sample.install_only_tree(), kind="install_only")
    sample.rewrite_gzip(path, mtime=77)
    assert "time 77" in sample.findings(sample.load(path), "gzip_header")[0].got


def test_link_chain_is_followed(tmp_path: Path) -> None:
    tree = sample.full_tree() | {"python/a": "-> b", "python/b": "-> install/../PYTHON.json"}
    dist = sample.load(sample.write_dist(tmp_path, tree))
    assert dist.resolve("python/a") == "python/PYTHON.json"
    assert dist.resolve("python/missing") is None
    loop = dataclasses.replace(dist, links={"x": "y", "y": "x"})
    assert loop.resolve("x") is None
