"""The ELF and symbol checks, each broken once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import check_dist_sample as sample
from check_elf_sample import Sample
from check_metadata_sample import LIBRARY, MUSL
from pbh.check.elf_checks import glibc_maximum, version_key
from pbh.check.registry import CHECKS
from pbh.check.report import examine
from pbh.check.symbol_checks import archive_index

PYTHON = "python/install/bin/python3.13"
LIBPYTHON = f"python/install/lib/{LIBRARY}"
TKINTER = "python/install/lib/python3.13/lib-dynload/_tkinter.cpython-313-x86_64-linux-gnu.so"

CASES: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("needed", "needed", TKINTER, {"needed": ("libX11.so.6",)}, "needs libX11.so.6"),
    (
        "floor",
        "symbol_floor",
        LIBPYTHON,
        {"imports": (("statx", "GLIBC_2.28"),)},
        "got statx@GLIBC_2.28, want at most GLIBC_2.17",
    ),
    (
        "floor_anywhere",
        "symbol_floor",
        TKINTER,
        {"imports": (("x", "GLIBC_2.18"),)},
        "x@GLIBC_2.18",
    ),
    (
        "private",
        "symbol_floor",
        LIBPYTHON,
        {"imports": (("y", "GLIBC_PRIVATE"),)},
        "y@GLIBC_PRIVATE",
    ),
    ("banned", "banned_symbols", PYTHON, {"imports": (("pthread_yield", ""),)}, "pthread_yield"),
    ("kind", "program", PYTHON, {"kind": 3}, "got type dyn, want exec"),
    (
        "loader",
        "program",
        PYTHON,
        {"interp": "/lib/ld-musl-x86_64.so.1"},
        "want ld-linux-x86-64.so.2",
    ),
    ("no_rpath", "rpath", PYTHON, {"rpath": ""}, "want DT_RPATH $ORIGIN/../lib"),
    ("runpath", "rpath", PYTHON, {"rpath": "", "runpath": "$ORIGIN/../lib"}, "edit the tag"),
    ("absolute", "rpath", TKINTER, {"rpath": "/usr/lib"}, "got /usr/lib"),
    ("elsewhere", "rpath", TKINTER, {"rpath": "$ORIGIN/../../.."}, "got $ORIGIN/../../.."),
    ("unfound", "rpath", TKINTER, {"needed": (LIBRARY,)}, "got none"),
    ("textrel", "text_relocations", TKINTER, {"textrel": True}, "compile with -fPIC"),
    ("stack", "hardening", TKINTER, {"stack_flags": 7}, "an executable stack"),
    ("no_stack", "hardening", TKINTER, {"stack_flags": None}, "no PT_GNU_STACK"),
    ("relro", "hardening", TKINTER, {"relro": False}, "no PT_GNU_RELRO"),
    ("writable", "hardening", TKINTER, {"load_flags": 7}, "writable and executable"),
    ("lazy", "hardening", TKINTER, {"bind_now": False}, "lazy binding"),
    ("protector", "stack_protector", PYTHON, {"imports": (("__x_chk", ""),)}, "__stack_chk_fail"),
    ("fortify", "stack_protector", PYTHON, {"imports": (("__stack_chk_fail", ""),)}, "FORTIFY"),
    ("leak", "hidden_symbols", TKINTER, {"exports": ("Tcl_Init",)}, "such as Tcl_Init"),
    ("leak_own", "hidden_symbols", LIBPYTHON, {"exports": ("EVP_sample",)}, "of libcrypto.a"),
    (
        "api",
        "libpython_interface",
        LIBPYTHON,
        {"exports": ("PyList_New",)},
        "Py_Initialize exported",
    ),
    ("shadow", "libc_functions", PYTHON, {"local": ("memcpy", "x")}, "got its own memcpy, want"),
]


@pytest.mark.parametrize(
    ("check", "file", "change", "text"), [pytest.param(*row[1:], id=row[0]) for row in CASES]
)
def test_finds(tmp_path: Path, check: str, file: str, change: dict[str, Any], text: str) -> None:
    tree = sample.full_tree()
    tree[file] = replace(tree[file], **change)
    found = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), check)
    assert any(text in finding.text() for finding in found), [f.text() for f in found]


def test_wrong_architecture_is_one_line(tmp_path: Path) -> None:
    triple = "aarch64-unknown-linux-gnu"
    dist = sample.load(sample.write_dist(tmp_path, sample.full_tree(), triple))
    results = [result for result in examine(dist, CHECKS) if result.findings]
    assert [result.check.name for result in results] == ["machine"]
    (finding,) = results[0].findings
    assert finding.text() == (
        f"cpython-3.13.15-{triple}-noopt-full.tar: got 8 of 8 object files for x86_64 (64 bits, "
        "little endian) (such as python/build/Modules/_ssl.o), want AArch64 (64 bits, little "
        "endian); this is another architecture's build, or its file name is wrong"
    )


def test_broken_object_is_named(tmp_path: Path) -> None:
    tree = sample.full_tree() | {"python/build/Python/core.o": b"\x7fELF\x02\x01"}
    dist = sample.load(sample.write_dist(tmp_path, tree))
    (finding,) = sample.findings(dist, "object_files")
    assert finding.file == "python/build/Python/core.o"


def test_text_called_object_is_named(tmp_path: Path) -> None:
    tree = sample.full_tree() | {"python/install/lib/x.so": b"INPUT(-lm)"}
    (finding,) = sample.findings(sample.load(sample.write_dist(tmp_path, tree)), "object_files")
    assert finding.file == "python/install/lib/x.so"


def test_musl_floor_knows_functions(tmp_path: Path) -> None:
    tree = sample.full_tree(MUSL)
    name = f"python/install/lib/{LIBRARY}"
    tree[name] = replace(tree[name], imports=(("statx", ""), ("x", "GLIBC_2.2")))
    dist = sample.load(sample.write_dist(tmp_path, tree, MUSL))
    texts = [finding.text() for finding in sample.findings(dist, "symbol_floor")]
    assert len(texts) == 2
    assert "statx@musl 1.2.5, want at most musl 1.2.3" in texts[0]
    assert "x@GLIBC_2.2" in texts[1]


def test_stripped_archive_has_no_debug_sections(tmp_path: Path) -> None:
    tree = sample.install_only_tree()
    name = "python/bin/python3.13"
    tree[name] = replace(tree[name], extra_section=".debug_info")
    kind = "install_only_stripped"
    dist = sample.load(sample.write_dist(tmp_path, tree, kind=kind))
    assert sample.findings(dist, "debug_sections")[0].got == ".debug_info"


def test_maximum_covers_all_files(tmp_path: Path) -> None:
    tree = sample.full_tree()
    tree[TKINTER] = replace(tree[TKINTER], imports=(("f", "GLIBC_2.16"), ("g", "GLIBC_PRIVATE")))
    dist = sample.load(sample.write_dist(tmp_path, tree))
    assert glibc_maximum(dist) == "2.16"
    assert sample.findings(dist, "crt_features")


def test_version_key_orders_numbers() -> None:
    assert version_key("2.9") < version_key("2.17") < version_key("2.17.1")


def test_archive_index_reads_symbols() -> None:
    assert archive_index(sample.static_library("abc", Sample(kind=1))) == ["abc"]


def test_missing_libpython_is_named(tmp_path: Path) -> None:
    tree = sample.full_tree()
    del tree[LIBPYTHON]
    dist = sample.load(sample.write_dist(tmp_path, tree))
    assert sample.findings(dist, "libpython_interface")[0].file == LIBPYTHON
