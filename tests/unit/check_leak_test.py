"""The checks for traces of the build, each broken once."""

from __future__ import annotations

from pathlib import Path

import pytest

import check_dist_sample as sample
from pbh.check import traces
from pbh.check.words import machine_words

OS = "python/install/lib/python3.13/os.py"
CONFIG = "python/install/lib/python3.13/config-3.13-x86_64-linux-gnu/Makefile"
PC = "python/install/lib/pkgconfig/python-3.13.pc"

CASES = [
    ("execroot", "build_paths", OS, b"x = '/execroot/_main/x'", "'/execroot/_main/x'"),
    ("bazel", "build_paths", OS, b"bazel-out/k8", "got 'bazel-out/k8', want no path of the build"),
    (
        "prefix",
        "build_paths",
        CONFIG,
        b"\nprefix=/install\n",
        "got 'prefix=/install', want no path",
    ),
    ("home", "build_paths", PC, b"\nlibdir=/home/me/lib\n", "got 'libdir=/home/me/lib'"),
    ("binary", "build_paths", "python/install/lib/x.pc", b"\0/tmp/a/b\0", "got '/tmp/a/b'"),
    ("host", "machine_words", OS, b"built on spruce.example", "got spruce"),
    ("date", "build_dates", OS, b"compiled May  6 2031", "got May  6 2031"),
    ("day", "build_dates", OS, b"on 2031-05-06 at", "got 2031-05-06"),
    ("zig", "toolchain_flags", CONFIG, b"CC=zig cc\n", "got zig in 'CC=zig cc'"),
    ("clang", "toolchain_flags", CONFIG, b"CC=clang\n", "got clang"),
    ("target", "toolchain_flags", PC, b"Libs: -target x86_64-linux-gnu.2.17\n", "-target "),
    ("sanitize", "toolchain_flags", CONFIG, b"X= -fno-sanitize=undefined\n", "-fno-sanitize"),
    ("map", "toolchain_flags", CONFIG, b"X=-ffile-prefix-map=a=b\n", "-ffile-prefix-map"),
    ("include", "toolchain_flags", CONFIG, b"X=-I/install/include\n", "got -I/"),
]


@pytest.mark.parametrize(
    ("check", "file", "data", "text"), [pytest.param(*row[1:], id=row[0]) for row in CASES]
)
def test_finds(tmp_path: Path, check: str, file: str, data: bytes, text: str) -> None:
    tree = sample.full_tree() | {file: data}
    dist = sample.load(sample.write_dist(tmp_path, tree), words=("spruce",))
    found = sample.findings(dist, check)
    assert any(text in finding.text() for finding in found), [f.text() for f in found]
    assert all(finding.file.startswith(file) for finding in found)


@pytest.mark.parametrize(
    "text", [b"# see /tmp and /home/user", b"copyright May 6 2031", b"sprucewood"]
)
def test_upstream_text_passes(tmp_path: Path, text: bytes) -> None:
    dist = sample.load(
        sample.write_dist(tmp_path, sample.full_tree() | {OS: text}), words=("spruce",)
    )
    for check in ("build_paths", "machine_words", "toolchain_flags"):
        assert sample.findings(dist, check) == []


def test_release_date_passes(tmp_path: Path) -> None:
    tree = sample.full_tree() | {OS: b"main, Feb  3 2031 and 2031-02-03"}
    dist = sample.load(sample.write_dist(tmp_path, tree), today="2031-02-03")
    assert sample.findings(dist, "build_dates") == []


def test_many_strings_are_counted(tmp_path: Path) -> None:
    tree = sample.full_tree() | {PC: b"a=/home/x\nb=/home/y\nc=/home/z\n"}
    (finding,) = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), "build_paths")
    assert finding.got == "'a=/home/x' and 2 more"


def test_every_exemption_has_a_reason() -> None:
    assert all(row.why and row.file and row.text for row in traces.EXEMPT)


def test_machine_words_are_distinctive() -> None:
    words = machine_words(("vm", "spruce.lan", "root"), (Path("/root"), Path("/home/ann")))
    assert words == ("/home/ann", "spruce", "spruce.lan")
