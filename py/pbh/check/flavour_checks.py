"""Checks of what the install archives leave out, and of the settings other builds read from any
archive.
"""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatchcase
from typing import Any

from pbh.check.model import Dist, Finding
from pbh.check.schema import TEST_PACKAGES

TEST_EXTENSIONS = (
    "_ctypes_test",
    "_testbuffer",
    "_testcapi",
    "_testexternalinspection",
    "_testimportmultiple",
    "_testinternalcapi",
    "_testlimitedcapi",
    "_testmultiphase",
    "_testsinglephase",
)
_PREFIX = "/install"
_COMPILER_KEYS = ("AR", "CC", "CXX", "LDCXXSHARED", "LDSHARED", "LINKCC")
_COMPILERS = frozenset({"ar", "c++", "cc", "g++", "gcc"})


def reduced(dist: Dist) -> list[Finding]:
    """Install archives carry no tests, no static libpython and no PYTHON.json."""
    lib = f"{dist.install}lib/python{dist.name.major_minor}{'t' if 't' in dist.abiflags else ''}/"
    folders = tuple(f"{lib}{package.replace('.', '/')}/" for package in TEST_PACKAGES)
    found = []
    for name in (member.name for member in dist.members):
        base = name.rpartition("/")[2]
        extension = base.split(".")[0]
        if (
            name.startswith(folders)
            or fnmatchcase(base, "libpython*.a")
            or base == "PYTHON.json"
            or ("/lib-dynload/" in name and extension in TEST_EXTENSIONS)
        ):
            fix = "leave it out in pbh.flavours"
            found.append(Finding(file=name, got="present", want="absent", fix=fix))
    return found


def complete(dist: Dist) -> list[Finding]:
    """The installation has the parts that everyone reaches for."""
    version = dist.name.major_minor
    lib = f"{dist.install}lib/python{version}{'t' if 't' in dist.abiflags else ''}"
    parts = [
        dist.interpreter,
        f"{dist.install}bin/python{version}{dist.abiflags}-config",
        f"{dist.install}include/python{version}{dist.abiflags}/Python.h",
        f"{dist.install}include/python{version}{dist.abiflags}/pyconfig.h",
        f"{dist.install}lib/pkgconfig/python-{version}{dist.abiflags}-embed.pc",
        f"{dist.install}lib/pkgconfig/python-{version}{dist.abiflags}.pc",
        f"{lib}/LICENSE.txt",
        f"{lib}/config-{version}{dist.abiflags}-{dist.target['multiarch']}/Makefile",
        f"{lib}/ensurepip/__init__.py",
        f"{lib}/os.py",
        f"{lib}/site-packages/pip/__init__.py",
        f"{dist.install}bin/pip3",
    ]
    parts += [] if dist.static else [dist.libpython]
    return [
        Finding(file=name, got="no such file", want="present", fix="look at the install step")
        for name in parts
        if dist.resolve(name) is None
    ]


def sysconfig_data(dist: Dist) -> list[Finding]:
    """sysconfig's data is one literal dict, its placeholder prefix replaced on import, its
    compilers common.
    """
    pattern = f"{dist.install}lib/python*/_sysconfigdata_*.py"
    names = [name for name in dist.files if fnmatchcase(name, pattern)]
    if len(names) != 1:
        want = "one file"
        return [Finding(file=pattern, got=str(names), want=want, fix="look at the install step")]
    data = read_build_time_vars(dist.files[names[0]].data)
    if data is None:
        want = "build_time_vars = {...}"
        fix = "look at pbh.sysconfig_relocate"
        return [Finding(file=names[0], got="no literal dict", want=want, fix=fix)]
    found = []
    relocates = b"__file__" in dist.files[names[0]].data
    for key, value in sorted(data.items()):
        rest = (
            re.sub(rf"(?<![\w.){{}}/]){_PREFIX}(?![\w-])", "", str(value)) if relocates else value
        )
        if _PREFIX in str(rest).replace("/bin/install", ""):
            fix = "make it relative in pbh.sysconfig_relocate"
            place = f"{names[0]}: {key}"
            want = "no build prefix, or one that is replaced on import"
            found.append(Finding(file=place, got=f"{value!r:.100}", want=want, fix=fix))
    for key in _COMPILER_KEYS:
        word = (str(data.get(key, "")).split() or [""])[0]
        if word not in _COMPILERS:
            want = " or ".join(sorted(_COMPILERS))
            fix = "name the user's compiler in pbh.sysconfig_relocate"
            found.append(Finding(file=f"{names[0]}: {key}", got=repr(word), want=want, fix=fix))
    return found


def read_build_time_vars(source: bytes) -> dict[str, Any] | None:
    """Returns the dict that a _sysconfigdata module assigns to `build_time_vars`; None when not
    literal.
    """
    try:
        for node in ast.parse(source).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "build_time_vars":
                value = ast.literal_eval(node.value)
                return value if isinstance(value, dict) else None
    except (SyntaxError, ValueError):
        pass
    return None
