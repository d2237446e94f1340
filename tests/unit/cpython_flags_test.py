"""What CPython's configure and make are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pbh.configure_answers import ANSWERS, answers
from pbh.cpython_flags import (
    configure_variables,
    configure_words,
    include_words,
    library_variables,
    link_words,
    own_cflags,
    setup_flags,
)
from pbh.errors import RecipeError
from pbh.log import Log
from pbh.recipe import Recipe
from pbh.tooldir import Tools

TARGET = {"bits": 64, "cpu": "x86_64", "libc": "glibc"}
OPTION: dict[str, Any] = {"cflags": ["-DOWN"], "configure": ["--with-own"]}
NAMES = {"bdb": ["db"], "expat": ["expat"], "ncurses": ["ncursesw", "panelw"], "openssl": ["ssl"]}


def row(
    mode: str, links: list[str], configure: str = "", system: list[str] | None = None
) -> dict[str, Any]:
    return {
        "configure": configure,
        "flags": ["-DUSE_BERKDB"] if links == ["bdb"] else [],
        "links": links,
        "mode": mode,
        "system": system or [],
    }


MODULES = {
    "_curses": row("static", ["ncurses"], "CURSES"),
    "_dbm": row("shared", ["bdb"], system=["pthread"]),
    "_gone": row("disabled", ["gdbm"], "GDBM"),
    "math": row("static", [], system=["m"]),
    "pyexpat": row("static", ["expat"], "LIBEXPAT"),
}


@pytest.fixture
def r(tmp_path: Path) -> Recipe:
    for package, names in NAMES.items():
        (tmp_path / package / "lib").mkdir(parents=True)
        (tmp_path / package / "lib" / f"lib{names[0]}.a").touch()
    return Recipe(
        name="cpython",
        package={},
        target=TARGET,
        src=tmp_path / "src",
        work=tmp_path,
        out=tmp_path / "out",
        deps={package: tmp_path / package for package in NAMES},
        tools=Tools(bin=tmp_path / "bin", python=tmp_path / "python"),
        jobs=1,
        log=Log(quiet=True),
    )


def test_libraries_without_an_archive_are_left_out(r: Recipe, tmp_path: Path) -> None:
    assert link_words(r, MODULES["_curses"], NAMES) == [f"-L{tmp_path}/ncurses/lib", "-lncursesw"]


def test_a_package_without_any_library_is_an_error(r: Recipe) -> None:
    with pytest.raises(RecipeError, match=r"want libnone\.a"):
        link_words(r, MODULES["_curses"], {"ncurses": ["none"]})


def test_configure_variables_per_library(r: Recipe, tmp_path: Path) -> None:
    assert library_variables(r, MODULES, NAMES) == {
        "CURSES_CFLAGS": f"-I{tmp_path}/ncurses/include",
        "CURSES_LIBS": f"-L{tmp_path}/ncurses/lib -lncursesw",
        "LIBEXPAT_CFLAGS": f"-I{tmp_path}/expat/include",
        "LIBEXPAT_LDFLAGS": f"-L{tmp_path}/expat/lib -lexpat",
    }


def test_header_folders(r: Recipe, tmp_path: Path) -> None:
    r.deps = {name: tmp_path / name for name in ("libuuid", "libx11", "xorgproto", "zlib")}
    words = include_words(r, row("static", ["libuuid", "libx11", "zlib"]))
    assert words == [
        f"-I{tmp_path}/libuuid/include/uuid",
        f"-I{tmp_path}/libx11/include",
        f"-I{tmp_path}/xorgproto/include",
        f"-I{tmp_path}/zlib/include",
    ]


def test_threads_have_room_on_musl(r: Recipe) -> None:
    assert not [flag for flag in own_cflags(r, []) if "STACK_SIZE" in flag]
    r.target = {**TARGET, "libc": "musl"}
    assert [flag for flag in own_cflags(r, []) if "STACK_SIZE" in flag]


def test_setup_flags_only_where_configure_has_none(r: Recipe, tmp_path: Path) -> None:
    include, lib = f"-I{tmp_path}/bdb/include", f"-L{tmp_path}/bdb/lib"
    assert setup_flags(r, MODULES, NAMES) == {
        "_dbm": ["-DUSE_BERKDB", include, lib, "-ldb", "-lpthread"]
    }


def test_users_see_no_flags_of_ours(r: Recipe) -> None:
    variables = configure_variables(r, MODULES, NAMES, [OPTION])
    assert [variables[name] for name in ("CFLAGS", "CPPFLAGS", "LDFLAGS")] == ["", "", ""]
    assert "-Wl,-z,now" in variables["LDFLAGS_NODIST"].split()
    assert variables["CFLAGS_NODIST"].split()[-1] == "-DOWN"


def test_own_cflags_leave_visibility_to_configure(r: Recipe) -> None:
    flags = own_cflags(r, [])
    assert "-fvisibility=hidden" not in flags
    assert "-DNDEBUG" not in flags
    assert not [flag for flag in flags if "/" in flag]


def test_options_add_words(r: Recipe) -> None:
    assert configure_words(r, [OPTION])[-1] == "--with-own"


@pytest.mark.parametrize(
    ("cpu", "name", "want"),
    [
        ("x86_64", "ac_cv_aligned_required", "no"),
        ("armv7", "ac_cv_aligned_required", "yes"),
        ("i686", "ac_cv_x87_double_rounding", "yes"),
        ("x86_64", "ac_cv_x87_double_rounding", "no"),
    ],
)
def test_answers_by_cpu(cpu: str, name: str, want: str) -> None:
    assert answers({"cpu": cpu, "libc": "glibc"})[name] == want


def test_no_function_of_the_newest_musl() -> None:
    assert answers({"cpu": "x86_64", "libc": "musl"})["ac_cv_func_preadv2"] == "no"
    assert "ac_cv_func_preadv2" not in answers({"cpu": "x86_64", "libc": "glibc"})


def test_answers_are_cache_variables() -> None:
    assert all(
        name.startswith("ac_cv_") and value in ("yes", "no") for name, value in ANSWERS.items()
    )
