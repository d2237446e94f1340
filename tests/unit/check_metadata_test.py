"""The checks of PYTHON.json and what it points at, each broken once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import check_dist_sample as sample
from check_metadata_sample import LIBRARY

Data = dict[str, Any]
META = "python/PYTHON.json"


def _top(key: str, value: object) -> Callable[[Data], None]:
    return lambda data: data.__setitem__(key, value)


def _core(key: str, value: object) -> Callable[[Data], None]:
    return lambda data: data["build_info"]["core"].__setitem__(key, value)


def _variant(name: str, key: str, value: object) -> Callable[[Data], None]:
    return lambda data: data["build_info"]["extensions"][name][0].__setitem__(key, value)


def _link(**link: object) -> Callable[[Data], None]:
    return _variant("_ssl", "links", [link])


CASES = [
    (
        "missing_key",
        "metadata_form",
        lambda d: d.pop("python_exe"),
        "PYTHON.json.python_exe: got no such key",
    ),
    ("unknown_key", "metadata_form", _top("extra", 1), "PYTHON.json.extra: got an unknown key"),
    ("type", "metadata_form", _top("licenses", "x"), "want list:string"),
    ("bool", "metadata_form", _variant("_ssl", "required", 1), "_ssl.required: got 1, want bool"),
    ("absolute", "metadata_form", _top("python_exe", "/usr/bin/python"), "want path"),
    ("core_key", "metadata_form", _core("inittab", "x"), "build_info.core.inittab"),
    ("link_key", "metadata_form", _link(name="z", path="x"), "_ssl.links.path: got an unknown key"),
    ("no_info", "metadata_form", lambda d: d.pop("build_info"), "build_info: got no such key"),
    ("version", "metadata_identity", _top("version", "7"), "got '7', want '8'"),
    ("triple", "metadata_identity", _top("target_triple", "x"), "target_triple: got 'x'"),
    ("tag", "metadata_identity", _top("python_platform_tag", "linux-arm"), "want 'linux-x86_64'"),
    ("options", "metadata_identity", _top("build_options", "pgo"), "want 'noopt'"),
    ("python", "metadata_identity", _top("python_version", "3.13.14"), "want '3.13.15'"),
    ("hex", "hex_version", _top("python_implementation_hex_version", 1), "got 1, want 51187696"),
    ("list", "hex_version", _top("python_implementation_version", ["3"]), "got ['3']"),
    ("exe", "metadata_paths", _top("python_exe", "install/bin/p"), "python_exe: got install/bin/p"),
    ("folder", "metadata_paths", _top("python_paths", {"data": "x"}), "python_paths.data: got x"),
    (
        "tcl",
        "metadata_paths",
        _top("tcl_library_paths", ["tcl7"]),
        "tcl_library_paths: tcl7: got install/lib/tcl7",
    ),
    (
        "crt",
        "crt_features",
        _top("crt_features", ["glibc-dynamic"]),
        "glibc-max-symbol-version:2.14",
    ),
    ("no_object", "objects", _core("objs", ["build/x.o"]), "core.objs: got build/x.o"),
    ("twice", "objects", _core("objs", ["build/Python/core.o"] * 2), "build/Python/core.o 2 times"),
    ("no_objects", "objects", _core("objs", []), "want the core's"),
    ("static_lib", "core_libraries", _core("static_lib", "x.a"), "core.static_lib: got x.a"),
    (
        "shared_lib",
        "core_libraries",
        lambda d: d["build_info"]["core"].pop("shared_lib"),
        "no such key",
    ),
    (
        "two_kinds",
        "links",
        _link(name="m", system=True, path_static="x"),
        "got ['path_static', 'system']",
    ),
    ("system", "links", _link(name="ssl", system=True), "want atomic, c, dl"),
    (
        "no_library",
        "links",
        _link(name="ssl", path_static="build/lib/libssl.a"),
        "want a file libssl.a",
    ),
    ("misnamed", "links", _link(name="ssl", path_static="build/lib/libcrypto.a"), "libssl.a"),
    (
        "gone",
        "extension_set",
        lambda d: d["build_info"]["extensions"].pop("_ssl"),
        "_ssl: got missing",
    ),
    (
        "banned",
        "extension_set",
        lambda d: d["build_info"]["extensions"].update(nis=[{}]),
        "nis: got present",
    ),
    ("mode", "extension_set", _variant("_ssl", "shared_lib", "x.so"), "got shared, want built in"),
    (
        "no_so",
        "extension_files",
        _variant("_tkinter", "shared_lib", "install/x.so"),
        "got install/x.so",
    ),
    ("stray", "extension_files", _variant("_tkinter", "shared_lib", None), "got no such extension"),
    ("init", "init_functions", _variant("_ssl", "init_fn", "PyInit_x"), "PyInit_x not in its objs"),
    (
        "so_init",
        "init_functions",
        _variant("_tkinter", "init_fn", "PyInit_t"),
        "PyInit_t not in python/",
    ),
    (
        "inittab",
        "inittab",
        _variant("_warnings", "init_fn", "other"),
        "got other, want _PyWarnings_Init",
    ),
    ("no_spdx", "licences", _variant("_ssl", "licenses", []), "got no Apache-2.0 for crypto"),
    (
        "no_text",
        "licences",
        _variant("_ssl", "license_paths", []),
        "want licenses/LICENSE.openssl.txt",
    ),
    ("foreign", "licences", _link(name="q", path_static="x"), "got q of no package"),
    (
        "lost_text",
        "licences",
        _variant("_ssl", "license_paths", ["licenses/L"]),
        "licenses/L (missing)",
    ),
    ("own", "licences", _top("license_path", "licenses/no"), "licenses/no (missing)"),
]


@pytest.mark.parametrize(
    ("check", "change", "text"), [pytest.param(*row[1:], id=row[0]) for row in CASES]
)
def test_finds(tmp_path: Path, check: str, change: Callable[[Data], object], text: str) -> None:
    tree = sample.full_tree()
    change(tree[META])
    found = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), check)
    assert any(text in finding.text() for finding in found), [f.text() for f in found]


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"{", "not JSON"), (b"[]", "not a JSON object"), (None, "no such member")],
    ids=["cut", "list", "absent"],
)
def test_unreadable_metadata_is_one_finding(tmp_path: Path, data: bytes | None, text: str) -> None:
    tree = sample.full_tree()
    tree[META] = data
    if data is None:
        del tree[META]
    (finding,) = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), "readable")
    assert text in finding.got


def test_gpl_library(tmp_path: Path) -> None:
    dist = sample.load(sample.write_dist(tmp_path, sample.full_tree()))
    packages = {"readline": {"link_names": ["crypto"], "spdx": ["GPL-3.0-or-later"]}}
    dist = replace(dist, tables=replace(dist.tables, packages=packages))
    texts = [finding.got for finding in sample.findings(dist, "licences")]
    assert "crypto under GPL-3.0-or-later" in texts


def test_object_that_nothing_names(tmp_path: Path) -> None:
    tree = sample.full_tree()
    tree["python/build/Modules/stray.o"] = tree["python/build/Modules/_ssl.o"]
    tree["python/build/Programs/python.o"] = tree["python/build/Modules/_ssl.o"]
    (finding,) = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), "objects")
    assert finding.file == "python/build/Modules/stray.o"


def test_undeclared_system_library(tmp_path: Path) -> None:
    tree = sample.full_tree()
    name = "python/install/bin/python3.13"
    tree[name] = replace(tree[name], needed=("libc.so.6", "libm.so.6"))
    dist = sample.load(sample.write_dist(tmp_path, tree))
    (finding,) = sample.findings(dist, "needed_declared")
    assert finding.got == "needs libm.so.6"


def test_hidden_init_function(tmp_path: Path) -> None:

    tree = sample.full_tree()
    name = f"python/install/lib/{LIBRARY}"
    tree[name] = replace(tree[name], exports=sample.API)
    dist = sample.load(sample.write_dist(tmp_path, tree))
    (finding,) = sample.findings(dist, "init_functions")
    assert f"PyInit__ssl hidden in {name}" in finding.got
