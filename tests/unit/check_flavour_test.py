"""The checks of the install archives and of sysconfig's data, each broken once."""

from __future__ import annotations

from pathlib import Path

import pytest

import check_dist_sample as sample
from check_elf_sample import Sample
from pbh.check.flavour_checks import read_build_time_vars

LIB = "python/lib/python3.13"
DATA = f"{LIB}/_sysconfigdata__linux_x86_64-linux-gnu.py"
VALUES = b'build_time_vars = {"AR": "ar", "CC": "%s", "CXX": "c++", "LDCXXSHARED": "c++", '
VALUES += b'"LDSHARED": "cc", "LINKCC": "cc", "prefix": "%s"}\n'

ADDED = [
    ("test", "reduced", f"{LIB}/test/test_os.py", b""),
    ("sqlite_test", "reduced", f"{LIB}/sqlite3/test/x.py", b""),
    ("static", "reduced", f"{LIB}/config-3.13-x86_64-linux-gnu/libpython3.13.a", b"!<arch>\n"),
    (
        "extension",
        "reduced",
        f"{LIB}/lib-dynload/_testcapi.cpython-313-x86_64-linux-gnu.so",
        Sample(),
    ),
    ("metadata", "reduced", "python/PYTHON.json", b"{}"),
    ("prefix", "sysconfig_data", DATA, VALUES % (b"cc", b"/install")),
    ("compiler", "sysconfig_data", DATA, VALUES % (b"zig cc", b"")),
    ("computed", "sysconfig_data", DATA, b"build_time_vars = dict()\n"),
]


@pytest.mark.parametrize(
    ("check", "file", "data"), [pytest.param(*row[1:], id=row[0]) for row in ADDED]
)
def test_finds_added(tmp_path: Path, check: str, file: str, data: object) -> None:
    tree = sample.install_only_tree() | {file: data}
    dist = sample.load(sample.write_dist(tmp_path, tree, kind="install_only"))
    found = sample.findings(dist, check)
    assert found
    assert all(finding.file.startswith(file) for finding in found)


REMOVED = [
    ("complete", "python/bin/python3.13-config"),
    ("complete", "python/include/python3.13/Python.h"),
    ("complete", f"{LIB}/site-packages/pip/__init__.py"),
    ("installed_licences", "python/licenses/LICENSE.openssl.txt"),
]


@pytest.mark.parametrize(("check", "file"), REMOVED)
def test_finds_removed(tmp_path: Path, check: str, file: str) -> None:
    tree = sample.install_only_tree()
    del tree[file]
    dist = sample.load(sample.write_dist(tmp_path, tree, kind="install_only"))
    assert [finding.file for finding in sample.findings(dist, check)] == [file]


def test_missing_sysconfig_data(tmp_path: Path) -> None:
    tree = sample.install_only_tree()
    del tree[DATA]
    dist = sample.load(sample.write_dist(tmp_path, tree, kind="install_only"))
    assert sample.findings(dist, "sysconfig_data")[0].want == "one file"


@pytest.mark.parametrize("source", [b"x = 1", b"build_time_vars = [", b"build_time_vars = f()"])
def test_unreadable_data(source: bytes) -> None:
    assert read_build_time_vars(source) is None
