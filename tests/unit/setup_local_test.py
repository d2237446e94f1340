"""Setup.local and the check that the makefile builds what the table says."""

from __future__ import annotations

from typing import Any

import pytest

from pbh.errors import RecipeError
from pbh.setup_local import built_modules, module_lines, refuse_other_modules, setup_local

STDLIB = """\
# comment with words
*@MODULE_BUILDTYPE@*
@MODULE__BZ2_TRUE@_bz2 _bz2module.c
@MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c \\
    _ctypes/cfield.c @MODULE__CTYPES_MALLOC_CLOSURE@
@MODULE__DBM_TRUE@_dbm _dbmmodule.c
@MODULE_XXLIMITED_TRUE@xxlimited xxlimited.c
"""


def row(mode: str, source: str = "Setup.stdlib") -> dict[str, Any]:
    return {"mode": mode, "source": source}


MODULES = {
    "_bz2": row("static"),
    "_ctypes": row("static"),
    "_dbm": row("shared"),
    "sys": row("core", "config.c"),
    "xxlimited": row("disabled"),
}


def test_module_lines_join_continuations() -> None:
    lines = module_lines(STDLIB)
    assert list(lines) == ["_bz2", "_ctypes", "_dbm", "xxlimited"]
    assert lines["_ctypes"].split()[:2] == ["_ctypes/_ctypes.c", "_ctypes/cfield.c"]


def test_only_shared_and_disabled_modules_are_mentioned() -> None:
    text = setup_local(module_lines(STDLIB), MODULES, {"_dbm": ["-DUSE_BERKDB", "-ldb"]})
    assert text == "*shared*\n_dbm _dbmmodule.c -DUSE_BERKDB -ldb\n*disabled*\nxxlimited\n"


@pytest.mark.parametrize(
    ("change", "named"),
    [({"_new": row("static")}, "without _new"), ({"_bz2": row("core", "config.c")}, "with _bz2")],
    ids=["table has more", "CPython has more"],
)
def test_table_must_match_cpython(change: dict[str, Any], named: str) -> None:
    with pytest.raises(RecipeError, match=named):
        setup_local(module_lines(STDLIB), MODULES | change, {})


MAKEFILE = """\
MODBUILT_NAMES=     _bz2  _ctypes  _dbm
MODSHARED_NAMES=    _dbm
MODDISABLED_NAMES=  xxlimited
"""


def test_makefile_is_read() -> None:
    assert built_modules(MAKEFILE) == {
        "built": ["_bz2", "_ctypes", "_dbm"],
        "shared": ["_dbm"],
        "disabled": ["xxlimited"],
    }
    refuse_other_modules(MAKEFILE, MODULES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("_bz2 ", "", "built-in modules: got without _bz2 "),
        ("MODSHARED_NAMES=    _dbm", "MODSHARED_NAMES=", "built-in modules: .* with _dbm too many"),
        ("_ctypes  _dbm", "_ctypes _dbm _odd", "with _odd too many"),
    ],
    ids=["missing", "built in instead of shared", "unknown"],
)
def test_other_modules_are_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(RecipeError, match=message):
        refuse_other_modules(MAKEFILE.replace(old, new), MODULES)
