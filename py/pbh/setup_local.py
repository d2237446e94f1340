"""Writes Modules/Setup.local: which extension modules are shared files and which are left out.

makesetup takes the first line it sees for a module, and Setup.local comes first.  Modules that the
file does not mention are built in, with the flags of CPython's Setup.stdlib.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pbh.errors import RecipeError, got_want

_LINE = re.compile(
    r"^(?:@MODULE_\w+_(?:TRUE|MALLOC_CLOSURE)@)?([A-Za-z_]\w*)\s+(\S.*)$", re.MULTILINE
)


def module_lines(text: str) -> dict[str, str]:
    """Sources and flags by module name, from the text of Setup.stdlib.in or Setup.bootstrap.in."""
    lines = text.replace("\\\n", " ")
    return {name: rest for name, rest in _LINE.findall(lines) if "=" not in name}


def setup_local(
    stdlib: Mapping[str, str],
    modules: Mapping[str, Mapping[str, Any]],
    flags: Mapping[str, Sequence[str]],
) -> str:
    """The text of Setup.local.

    Args:
        stdlib: `module_lines` of Setup.stdlib.in.
        modules: rows of MODULES that exist in this Python version.
        flags: words to add to a shared module's line, by module name.

    Raises:
        RecipeError: a module is not in the table, or the table names one that CPython lacks.
    """
    refuse_difference("modules of Setup.stdlib.in", stdlib, _stdlib_rows(modules))
    shared = [name for name, row in sorted(modules.items()) if row["mode"] == "shared"]
    disabled = [name for name, row in sorted(modules.items()) if row["mode"] == "disabled"]
    lines = [" ".join([name, stdlib[name], *flags.get(name, ())]) for name in shared]
    return "\n".join(["*shared*", *lines, "*disabled*", *disabled, ""])


def _stdlib_rows(modules: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [name for name, row in modules.items() if row["source"] == "Setup.stdlib"]


def refuse_difference(what: str, got: Iterable[str], want: Iterable[str]) -> None:
    """Fail unless both hold the same names.

    Raises:
        RecipeError: names what is missing and what is too many.
    """
    missing = ", ".join(sorted(set(want) - set(got))) or "nothing"
    extra = ", ".join(sorted(set(got) - set(want))) or "nothing"
    if set(want) != set(got):
        raise RecipeError(
            got_want(
                what,
                f"without {missing} and with {extra} too many",
                "exactly the rows of MODULES",
                "correct cpython/modules.bzl, or find out why configure did not take a module",
            )
        )


def built_modules(makefile: str) -> dict[str, list[str]]:
    """Module names by kind ("built", "shared", "disabled") that makesetup put into a Makefile."""
    found = {}
    for kind in ("BUILT", "SHARED", "DISABLED"):
        match = re.search(rf"^MOD{kind}_NAMES=(.*)$", makefile, re.MULTILINE)
        found[kind.lower()] = match.group(1).split() if match else []
    return found


def refuse_other_modules(makefile: str, modules: Mapping[str, Mapping[str, Any]]) -> None:
    """Fail unless the Makefile builds exactly the table's modules in the table's way.

    Raises:
        RecipeError: names the modules.
    """
    found = built_modules(makefile)
    modes = {name: row["mode"] for name, row in modules.items()}
    static = set(found["built"]) - set(found["shared"])
    refuse_difference("built-in modules", static, [n for n, m in modes.items() if m == "static"])
    refuse_difference(
        "shared modules", found["shared"], [n for n, m in modes.items() if m == "shared"]
    )
