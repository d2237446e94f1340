"""Turns the compiler settings of our build into those that a user's compiler understands.

CPython records the settings it was built with and hands them to everyone who builds an extension
module. Ours name a private compiler, its options and folders that exist only during the build.
"""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pbh.makefile import Makefile

PREFIX = "/install"

PROGRAMS = {"AR": "ar", "CC": "cc", "CXX": "c++", "RANLIB": "ranlib"}
"""Makefile variables that name a program of the toolchain, and what users have in its place."""

RECIPE_FLAGS = ("CONFIGURE_CFLAGS", "CONFIGURE_CPPFLAGS", "CONFIGURE_LDFLAGS")
"""Flags that the recipe gave to configure; OPT and BASECFLAGS hold what CPython itself asks for."""

FIXED = {
    "LIBFFI_INCLUDEDIR": "",
    "MKDIR_P": "mkdir -p",
    "PYTHON_FOR_BUILD": "./python -E",
    "PYTHON_FOR_FREEZE": "./_bootstrap_python",
    "PYTHON_FOR_REGEN": "python3",
    "READELF": "readelf",
    "RUNSHARED": "",
    "WASM_ASSETS_DIR": "",
    "WASM_STDLIB": "",
    "abs_builddir": ".",
    "abs_srcdir": ".",
}
"""Variables about the build itself, with the value they have in an ordinary native build."""

_SYSTEM = r"(?:bin|dev|etc|install|lib|lib32|lib64|libx32|sbin|usr|var)(?:/|$)"
_UNWANTED = re.compile(
    r"-f(?:file|debug|macro)-prefix-map=.*"
    r"|-fno-sanitize=.*|-Wno-date-time|-g0"
    r"|--?target=.*|-mcpu=.*|-march=.*|-nostdinc"
    r"|-Wl,--build-id(?:=.*)?|-Wl,--strip-debug|-Wl,-rpath[,=].*"
    rf"|-[IL]/(?!{_SYSTEM}).*"
    r"|-[IL]\.\.?/.*|-[IL]deps/.*"
    rf"|[A-Za-z_]+=/(?!{_SYSTEM}).*"
)
_CXX = frozenset({"CXX", "LDCXXSHARED"})
"""CPython has no C++ in it; a build may name `false` as the compiler."""

_UNWANTED_PAIR = frozenset({"-target", "-isystem", "-iquote", "-idirafter", "--sysroot"})
_FOREIGN = re.compile(rf"/(?!{_SYSTEM})[\w.][^/]*/.+|/var/tmp/.*|(?:/usr)?/bin/install")
_LIBRARY = re.compile(r"lib([A-Za-z0-9_.+-]+)\.a")


@dataclass(frozen=True, kw_only=True, slots=True)
class Scrubber:
    """What to look for: our programs and the recipe's flags, as word sequences, and folders."""

    programs: tuple[tuple[tuple[str, ...], str], ...]
    flags: tuple[tuple[str, ...], ...]
    roots: tuple[str, ...]

    def variable(self, name: str, value: str) -> str:
        """Returns the value that variable `name` has for users."""
        if name in FIXED:
            return FIXED[name]
        if name in RECIPE_FLAGS:
            return ""
        if name in _CXX and value.split()[:1] == ["false"]:
            value = f"c++{value.strip().removeprefix('false')}"
        if name == "CONFIG_ARGS":
            return self._config_args(value)
        return self.settings(value)

    def settings(self, value: str) -> str:
        """Returns the settings in `value` as they are for a user's compiler."""
        words = value.split()
        for ours, name in self.programs:
            words = list(_replaced(words, ours, (name,)))
        for ours in self.flags:
            words = list(_replaced(words, ours, ()))
        kept = list(_wanted(words))
        return value if kept == value.split() else " ".join(kept)

    def text(self, text: str) -> str:
        """Returns `text` with the build's folders turned into relative ones."""
        for root in self.roots:
            # only where a path starts: /build must not be taken out of Tools/build/x.py
            start = rf"(?<![\w.)}}/-]){re.escape(root)}"
            text = re.sub(rf"{start}/", "", text)
            text = re.sub(rf"{start}(?![\w.-])", ".", text)
        return text

    def _config_args(self, value: str) -> str:
        """Keeps the options given to configure; variables only served to find our own files."""
        kept = []
        for arg in shlex.split(value):
            _, _, option_value = arg.partition("=")
            if arg.startswith("--") and not _FOREIGN.match(option_value):
                kept.append(f"'{arg}'")
        return " ".join(kept)


def scrubber_for(makefile: Makefile) -> Scrubber:
    """Returns the scrubber for a build whose Makefile is `makefile`."""
    programs = []
    for variable, name in PROGRAMS.items():
        words = tuple(word for word in makefile.words(variable) if word != "-pthread")
        if words and words[0].startswith("/"):
            programs.append((words, name))
    programs.sort(key=lambda row: len(row[0]), reverse=True)
    flags = [makefile.words(variable) for variable in RECIPE_FLAGS]
    roots = {makefile.get("abs_builddir"), makefile.get("abs_srcdir")}
    roots |= {posixpath.normpath(root) for root in roots}
    return Scrubber(
        programs=tuple(programs),
        flags=tuple(words for words in flags if words),
        roots=tuple(sorted((r for r in roots if r.startswith("/")), key=len, reverse=True)),
    )


def _replaced(words: list[str], old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
    at = 0
    while at < len(words):
        if tuple(words[at : at + len(old)]) == old:
            yield from new
            at += len(old)
        else:
            yield words[at]
            at += 1


def _wanted(words: list[str]) -> Iterator[str]:
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in _UNWANTED_PAIR:
            skip = True
        elif _UNWANTED.fullmatch(word):
            continue
        elif _FOREIGN.fullmatch(word):
            name = PurePosixPath(word).name
            library = _LIBRARY.fullmatch(name)
            # a program or a file of the build is known to users by its name alone
            yield f"-l{library[1]}" if library else name
        else:
            yield word
