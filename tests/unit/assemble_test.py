"""Assembling the full distribution from a stand-in for a build."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

import raw_sample as sample
from pbh import assemble
from pbh.archive import Entry, read_tar
from pbh.errors import ArchiveError, BuildError, CheckError, MetadataError
from pbh.log import Log


def members(folder: Path, changes: dict[str, bytes | None] | None = None) -> dict[str, Entry]:
    out = folder / "full.tar"
    assemble.assemble(sample.make_request(folder, changes), out, Log(quiet=True))
    with out.open("rb") as stream:
        return {entry.name: entry for entry in read_tar(stream)}


def metadata(entries: dict[str, Entry]) -> dict[str, Any]:
    data = entries["python/PYTHON.json"].data
    assert isinstance(data, bytes)
    loaded: dict[str, Any] = json.loads(data)
    return loaded


def test_members(tmp_path: Path) -> None:
    entries = members(tmp_path)
    names = list(entries)
    assert names[0] == "python/PYTHON.json"
    assert names[1:] == sorted(names[1:])
    present = {
        "python/build/Modules/Setup.local",
        "python/build/Modules/_hacl/Hacl_Hash_SHA2.o",
        "python/build/Modules/config.c",
        "python/build/Modules/config.o",
        "python/build/Programs/python.o",
        "python/build/lib/libdb.a",
        "python/build/lib/libz.a",
        "python/build/run_tests.py",
        "python/install/bin/pip3.13",
        "python/install/lib/python3.13/lib-dynload/.empty",
        "python/licenses/LICENSE.bdb.txt",
        "python/licenses/LICENSE.cpython.txt",
        "python/licenses/LICENSE.pip.txt",
        "python/licenses/LICENSE.zlib.txt",
    }
    assert present <= entries.keys()
    absent = {
        "python/build/Makefile",
        "python/build/Modules/getpath_noop.o",
        "python/build/lib/libunused.a",
        "python/install/lib/python3.13/__pycache__/os.cpython-313.pyc",
        "python/licenses/LICENSE.unused.txt",
    }
    assert not absent & entries.keys()


LINKS = [
    pytest.param("bin/python", "python3.13", id="python"),
    pytest.param("bin/python3", "python3.13", id="python3"),
    pytest.param("bin/pydoc3", "pydoc3.13", id="upstream"),
    pytest.param(
        "lib/libpython3.13.a",
        "python3.13/config-3.13-x86_64-linux-gnu/libpython3.13.a",
        id="static-library",
    ),
]


@pytest.mark.parametrize(("name", "target"), LINKS)
def test_links(tmp_path: Path, name: str, target: str) -> None:
    assert members(tmp_path)[f"python/install/{name}"].link == target


def test_same_input_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ("one", "another folder"):
        folder = tmp_path / name
        folder.mkdir()
        members(folder)
        digests.add(hashlib.sha256((folder / "full.tar").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_build_info(tmp_path: Path) -> None:
    info = metadata(members(tmp_path))["build_info"]
    assert info["core"] == {
        "links": [
            {"name": "dl", "system": True},
            {"name": "m", "system": True},
            {"name": "pthread", "system": True},
        ],
        "objs": ["build/Modules/main.o", "build/Objects/object.o", "build/Python/ceval.o"],
        "shared_lib": "install/lib/libpython3.13.so.1.0",
        "static_lib": f"{sample.CONFIG}/libpython3.13.a",
    }
    assert sorted(info["extensions"]) == ["_dbm", "_sha2", "marshal", "posix", "sys", "zlib"]
    assert info["inittab_cflags"] == ["-std=c11", "-DNDEBUG", "-DPy_BUILD_CORE"]


ROWS = [
    pytest.param(
        "zlib",
        {
            "in_core": False,
            "init_fn": "PyInit_zlib",
            "license_paths": ["licenses/LICENSE.zlib.txt"],
            "license_public_domain": False,
            "licenses": ["Zlib"],
            "links": [{"name": "z", "path_static": "build/lib/libz.a"}],
            "objs": ["build/Modules/zlibmodule.o"],
            "required": False,
            "variant": "default",
        },
        id="bundled-library",
    ),
    pytest.param(
        "_sha2",
        {
            "in_core": False,
            "init_fn": "PyInit__sha2",
            "links": [],
            "objs": ["build/Modules/_hacl/Hacl_Hash_SHA2.o", "build/Modules/sha2module.o"],
            "required": False,
            "variant": "default",
        },
        id="helper-archive-as-objects",
    ),
    pytest.param(
        "_dbm",
        {
            "in_core": False,
            "init_fn": "PyInit__dbm",
            "license_paths": ["licenses/LICENSE.bdb.txt"],
            "license_public_domain": False,
            "licenses": ["Sleepycat"],
            "links": [
                {"name": "db", "path_static": "build/lib/libdb.a"},
                {"name": "pthread", "system": True},
            ],
            "objs": ["build/Modules/_dbmmodule.o"],
            "required": False,
            "shared_lib": f"install/lib/python3.13/lib-dynload/_dbm{sample.SUFFIX}",
            "variant": "default",
        },
        id="shared",
    ),
    pytest.param(
        "sys",
        {
            "in_core": True,
            "init_fn": "NULL",
            "links": [],
            "objs": [],
            "required": False,
            "variant": "default",
        },
        id="in-core",
    ),
]


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_extension_rows(tmp_path: Path, name: str, row: dict[str, Any]) -> None:
    assert metadata(members(tmp_path))["build_info"]["extensions"][name] == [row]


MODULE_LINE = "MODULE_ZLIB_LDFLAGS=/b/deps/zlib/lib/libz.a"
LIB = "install/lib/python3.13"

BROKEN: list[Any] = [
    pytest.param(
        {"build/Modules/zlibmodule.o": None},
        MetadataError,
        "extension zlib: got no Modules/zlibmodule.o",
        id="object-missing",
    ),
    pytest.param(
        {"build/Makefile": None},
        MetadataError,
        "raw archive: got no build/Makefile",
        id="makefile-missing",
    ),
    pytest.param(
        {
            "build/Makefile": sample.MAKEFILE.replace(
                MODULE_LINE, "MODULE_ZLIB_LDFLAGS=-lzz"
            ).encode()
        },
        MetadataError,
        "extension zlib: link: got zz",
        id="library-unknown",
    ),
    pytest.param(
        {f"{LIB}/lib-dynload/_dbm{sample.SUFFIX}": None},
        MetadataError,
        "extension _dbm: got no install/",
        id="shared-extension-missing",
    ),
    pytest.param(
        {f"{LIB}/os.py": b"# /b/work/src/Lib/os.py\n"},
        CheckError,
        "install/lib/python3.13/os.py:1: # /b/work",
        id="build-folder",
    ),
    pytest.param(
        {"install/include/python3.13/patchlevel.h": sample.PATCHLEVEL.replace("15", "14").encode()},
        MetadataError,
        "CPython version: got 3.13.14, want 3.13.15",
        id="other-version",
    ),
    pytest.param(
        {"install/bin/pydoc3.13": None},
        CheckError,
        "install/bin/pydoc3: got a link to pydoc3.13, want a target",
        id="dangling-link",
    ),
]


@pytest.mark.parametrize(("changes", "error", "message"), BROKEN)
def test_says_what_is_wrong(
    tmp_path: Path, changes: dict[str, bytes | None], error: type[BuildError], message: str
) -> None:
    with pytest.raises(error, match=message):
        members(tmp_path, changes)
    assert not (tmp_path / "full.tar").exists()


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match=r"full.tar: got No space left on device"):
        members(tmp_path)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["deps", "pip.whl", "raw.tar"]


def test_a_missing_build_is_named(tmp_path: Path) -> None:
    request = sample.make_request(tmp_path)
    request.raw.unlink()
    with pytest.raises(
        ArchiveError, match=r"raw.tar: got No such file or directory, want a readable"
    ):
        assemble.assemble(request, tmp_path / "full.tar", Log(quiet=True))


def test_a_short_build_is_refused(tmp_path: Path) -> None:
    request = sample.make_request(tmp_path)
    request.raw.write_bytes(request.raw.read_bytes()[:20000])
    with pytest.raises(ArchiveError, match="want a complete tar file"):
        assemble.assemble(request, tmp_path / "full.tar", Log(quiet=True))


def test_library_without_licence_is_refused(tmp_path: Path) -> None:
    request = sample.make_request(tmp_path)
    (request.prefixes["bdb"] / "licenses/LICENSE.bdb.txt").unlink()
    with pytest.raises(MetadataError, match=r"bdb: licence: got none, want LICENSE.bdb.txt"):
        assemble.assemble(request, tmp_path / "full.tar", Log(quiet=True))
