"""Archives that cannot be examined get one clear line, and the names of archives are understood."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import check_dist_sample as sample
from check_metadata_sample import GNU, MUSL, TARGETS
from pbh.check.model import Kind, Machine
from pbh.check.names import parse_name
from pbh.check.opener import open_dist
from pbh.errors import ArchiveError, BuildError, UsageError

FULL = f"cpython-3.13.15-{GNU}-noopt-full.tar.zst"

NAMES = [
    (FULL, "3.13.15", GNU, ("noopt",), Kind.FULL),
    (
        f"cpython-3.14.0rc1+20260814-{MUSL}-debug+static-full.tar.zst",
        "3.14.0rc1",
        MUSL,
        ("debug", "static"),
        Kind.FULL,
    ),
    (
        f"cpython-3.13.15-{GNU}-install_only.tar.gz",
        "3.13.15",
        GNU,
        (),
        Kind.INSTALL_ONLY,
    ),
    (
        f"cpython-3.13.15-{GNU}-freethreaded-install_only_stripped.tar.gz",
        "3.13.15",
        GNU,
        ("freethreaded",),
        Kind.STRIPPED,
    ),
]


@pytest.mark.parametrize(("name", "version", "triple", "options", "kind"), NAMES)
def test_names(name: str, version: str, triple: str, options: tuple[str, ...], kind: Kind) -> None:
    parsed = parse_name(name, TARGETS)
    assert (parsed.version, parsed.triple, parsed.options, parsed.kind) == (
        version,
        triple,
        options,
        kind,
    )


BAD_NAMES = [
    ("python.tar.gz", "want cpython-<version>"),
    (f"cpython-3.13.15-{GNU}-noopt-fool.tar.zst", "got fool.tar.zst"),
    ("cpython-3.13.15-x86_64-unknown-linux-gnoo-install_only.tar.gz", f"did you mean {GNU}"),
    (f"cpython-3.13.15-{GNU}-nopt-full.tar.zst", "did you mean noopt"),
]


@pytest.mark.parametrize(("name", "text"), BAD_NAMES)
def test_bad_names(name: str, text: str) -> None:
    with pytest.raises(UsageError, match=text.replace("+", r"\+")):
        parse_name(name, TARGETS)


def _load(path: Path) -> str:
    with pytest.raises(BuildError) as failure:
        sample.load(path)
    return str(failure.value)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.99])
def test_truncated_tar(tmp_path: Path, keep: float) -> None:
    path = sample.write_dist(tmp_path, sample.full_tree())
    data = path.read_bytes().rstrip(b"\0")
    path.write_bytes(data[: int(len(data) * keep)])
    assert "want a complete tar file" in _load(path)


def test_tar_cut_between_members(tmp_path: Path) -> None:
    path = sample.write_dist(tmp_path, sample.full_tree())
    data = path.read_bytes().rstrip(b"\0")
    path.write_bytes(data + b"\0" * (-len(data) % 512))
    assert "no end mark" in _load(path)


def test_truncated_gzip(tmp_path: Path) -> None:
    path = sample.write_dist(tmp_path, sample.install_only_tree(), kind="install_only")
    path.write_bytes(path.read_bytes()[:-50])
    assert "want a complete gzip file" in _load(path)


def test_corrupted_gzip(tmp_path: Path) -> None:
    path = sample.write_dist(tmp_path, sample.install_only_tree(), kind="install_only")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    assert "want a complete gzip file" in _load(path)


@pytest.mark.parametrize("data", [b"", b"<html>not found</html>"])
def test_not_an_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / FULL
    path.write_bytes(data)
    assert "want a gzip, zstd or tar file" in _load(path)


def test_missing_file(tmp_path: Path) -> None:
    assert "No such file" in _load(tmp_path / FULL)


def test_zstd_program_fails(tmp_path: Path) -> None:
    path = tmp_path / FULL
    path.write_bytes(b"\x28\xb5\x2f\xfd broken")
    program = tmp_path / "zstd"
    program.write_text("#!/bin/sh\necho broken frame >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(ArchiveError, match="got broken frame, want a complete zstd file"):
        open_dist(
            path,
            tables=sample.TABLES,
            machine=Machine(words=(), today=""),
            zstd=str(program),
        )


def test_zstd_module_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / FULL
    path.write_bytes(b"\x28\xb5\x2f\xfd")
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert "install the Python package zstandard, or name a program with --zstd" in _load(path)


def test_command_line(tmp_path: Path) -> None:
    tool = Path(open_dist.__code__.co_filename).parents[2] / "tools/check_dist.py"
    done = subprocess.run(
        [sys.executable, str(tool), str(tmp_path / "cpython.zip")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("check_dist: archive name: got cpython.zip")
    assert done.stderr.count("\n") == 1
