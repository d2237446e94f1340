"""Writes and reads PYTHON.json, format version 8.

Every value is computed from what was built: the Makefile, headers, library sources and linked files
of the target. The target's interpreter is never run, so foreign targets get true values as well.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pbh import python_facts as facts
from pbh.build_info import Json
from pbh.compiler_settings import PREFIX, Scrubber
from pbh.elf import Elf
from pbh.errors import MetadataError, got_want
from pbh.makefile import Makefile
from pbh.tree import Tree

VERSION = "8"
FILE = "PYTHON.json"

TEST_PACKAGES = (
    "bsddb.test",
    "ctypes.test",
    "distutils.tests",
    "email.test",
    "idlelib.idle_test",
    "json.tests",
    "lib-tk.test",
    "lib2to3.tests",
    "sqlite3.test",
    "test",
    "tkinter.test",
    "unittest.test",
)
"""Test packages of the standard library, of any version."""

_LICENSES = ("Python-2.0", "CNRI-Python")


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """What was asked for: target triple with its row of TARGETS, options, the CPython version."""

    triple: str
    target: Mapping[str, Any]
    options: tuple[str, ...]
    version: str

    @property
    def static(self) -> bool:
        """Whether the interpreter is a static program."""
        return "static" in self.options


@dataclass(frozen=True, kw_only=True, slots=True)
class PythonJson:
    """A PYTHON.json that was read; `source` is its name for messages."""

    data: Mapping[str, Any]
    source: str

    def get(self, key: str) -> Any:
        """Returns the value at `key`, dots leading into maps (`build_info.core.objs`).

        Raises MetadataError that names the missing key, those most like it and the format version.
        """
        value: Any = self.data
        path = ""
        for part in key.split("."):
            if not isinstance(value, Mapping) or part not in value:
                near = difflib.get_close_matches(part, list(value) if value else [], n=3)
                version = self.data.get("version", "unknown")
                fix = f"did you mean {' or '.join(near)}?" if near else f"see {path or 'its keys'}"
                got = f"no such key in format version {version}"
                raise MetadataError(got_want(f"{self.source}: {key}", got, "a known key", fix))
            value = value[part]
            path = f"{path}.{part}".strip(".")
        return value


def read_python_json(source: Path) -> PythonJson:
    """Reads the PYTHON.json at `source`.

    Raises MetadataError when it cannot be read, is no JSON object or is of another format version.
    """
    fix = "take the file from a full archive of this project"
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MetadataError(got_want(source, error, "a JSON object", fix)) from error
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION:
        got = f"format version {version}"
        raise MetadataError(got_want(source, got, f"format version {VERSION}", fix))
    return PythonJson(data=data, source=str(source))


def render(data: Json) -> bytes:
    """Returns the bytes of PYTHON.json: sorted keys, four blanks, a final newline."""
    return (json.dumps(data, indent=4, sort_keys=True) + "\n").encode()


def python_json(
    identity: Identity,
    tree: Tree,
    makefile: Makefile,
    scrubber: Scrubber,
    images: Iterable[Elf],
    info: Json,
) -> Json:
    """Returns the contents of PYTHON.json.

    `tree` has the archive's names below `python` (`install/...`); `images` are all linked files.
    Raises MetadataError when the tree is not that of `identity` or lacks a file the description
    needs.
    """
    return {
        **_request(identity),
        **_implementation(identity, tree, makefile),
        **_locations(identity, tree, makefile, scrubber),
        "build_info": info,
        "crt_features": _crt_features(identity, images),
        "license_path": "licenses/LICENSE.cpython.txt",
        "licenses": list(_LICENSES),
        "python_stdlib_test_packages": list(TEST_PACKAGES),
        "python_symbol_visibility": "global-default",
        "run_tests": "build/run_tests.py",
        "version": VERSION,
    }


def _request(identity: Identity) -> Json:
    plain = [option for option in identity.options if option != "freethreaded"]
    loading = ["builtin"] if identity.static else ["builtin", "shared-library"]
    return {
        "build_options": "+".join(identity.options),
        "libpython_link_mode": "static" if identity.static else "shared",
        "optimizations": "+".join(plain),
        "python_extension_module_loading": loading,
        "python_platform_tag": identity.target["platform_tag"],
        "python_version": identity.version,
        "target_triple": identity.triple,
    }


def _implementation(identity: Identity, tree: Tree, makefile: Makefile) -> Json:
    short, flags = makefile.get("VERSION"), makefile.get("ABIFLAGS")
    numbers = facts.version_numbers(tree, f"install/include/python{short}{flags}/patchlevel.h")
    version = facts.version_text(numbers)
    if version != identity.version:
        fix = "pack the build of that version"
        raise MetadataError(got_want("CPython version", version, identity.version, fix))
    return {
        "python_abi_tag": flags,
        "python_bytecode_magic_number": facts.magic_number(tree, facts.library_folder(makefile)),
        "python_implementation_cache_tag": f"cpython-{short.replace('.', '')}",
        "python_implementation_hex_version": facts.hex_version(numbers),
        "python_implementation_name": "cpython",
        "python_implementation_version": facts.version_info(numbers),
        "python_major_minor_version": short,
        "python_suffixes": facts.suffixes(makefile),
        "python_tag": f"cp{short.replace('.', '')}",
    }


def _locations(identity: Identity, tree: Tree, makefile: Makefile, scrubber: Scrubber) -> Json:
    lib = facts.library_folder(makefile)
    schemes = facts.schemes(tree, f"{lib}/sysconfig/__init__.py")
    config_vars = facts.config_vars(tree, lib, scrubber, makefile)
    config_vars["py_version"] = identity.version
    return {
        "python_config_vars": config_vars,
        "python_exe": f"install/bin/python{makefile.get('VERSION')}{makefile.get('ABIFLAGS')}",
        "python_paths": facts.paths(schemes, config_vars),
        "python_paths_abstract": schemes,
        "python_stdlib_platform_config": makefile.get("LIBPL").replace(PREFIX, "install", 1),
        "tcl_library_path": "install/lib",
        "tcl_library_paths": facts.tcl_folders(tree),
    }


def _crt_features(identity: Identity, images: Iterable[Elf]) -> list[str]:
    if identity.static:
        return ["static"]
    if identity.target["libc"] == "musl":
        return ["musl-dynamic", f"musl-version:{identity.target['libc_floor']}"]
    return ["glibc-dynamic", f"glibc-max-symbol-version:{facts.glibc_version(images)}"]
