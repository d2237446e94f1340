"""The form of PYTHON.json, version 8, as literal data; unknown and missing keys are both errors.

Types: `bool`, `hex`, `int`, `path` (relative to `python/`), `string`, and `list:` or `map:` of one
of them; `?` in front marks a key that may be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pbh.check.model import Finding

VERSION: Final = "8"

TOP: Final = {
    "build_info": "map:any",
    "build_options": "string",
    "crt_features": "list:string",
    "libpython_link_mode": "string",
    "license_path": "path",
    "licenses": "list:string",
    "optimizations": "string",
    "python_abi_tag": "string",
    "python_bytecode_magic_number": "hex",
    "python_config_vars": "map:string",
    "python_exe": "path",
    "python_extension_module_loading": "list:string",
    "python_implementation_cache_tag": "string",
    "python_implementation_hex_version": "int",
    "python_implementation_name": "string",
    "python_implementation_version": "list:string",
    "python_major_minor_version": "string",
    "python_paths": "map:path",
    "python_paths_abstract": "map:string",
    "python_platform_tag": "string",
    "python_stdlib_platform_config": "path",
    "python_stdlib_test_packages": "list:string",
    "python_suffixes": "map:list:string",
    "python_symbol_visibility": "string",
    "python_tag": "string",
    "python_version": "string",
    "run_tests": "path",
    "target_triple": "string",
    "tcl_library_path": "path",
    "tcl_library_paths": "list:string",
    "version": "string",
}

BUILD_INFO: Final = {
    "core": "map:any",
    "extensions": "map:any",
    "inittab_cflags": "list:string",
    "inittab_object": "path",
    "inittab_source": "path",
    "object_file_format": "string",
}

CORE: Final = {
    "links": "list:any",
    "objs": "list:path",
    "shared_lib": "?path",
    "static_lib": "?path",
}

VARIANT: Final = {
    "in_core": "bool",
    "init_fn": "string",
    "license_paths": "?list:path",
    "license_public_domain": "?bool",
    "licenses": "?list:string",
    "links": "list:any",
    "objs": "list:path",
    "required": "bool",
    "shared_lib": "?path",
    "static_lib": "?path",
    "variant": "string",
}

LINK: Final = {
    "framework": "?bool",
    "name": "string",
    "path_dynamic": "?path",
    "path_static": "?path",
    "system": "?bool",
}

LINK_KINDS: Final = ("framework", "path_dynamic", "path_static", "system")

SUFFIX_KEYS: Final = ("bytecode", "debug_bytecode", "extension", "optimized_bytecode", "source")

PATH_KEYS: Final = (
    "data",
    "include",
    "platinclude",
    "platlib",
    "platstdlib",
    "purelib",
    "scripts",
    "stdlib",
)

TEST_PACKAGES: Final = (
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

_FILE: Final = "PYTHON.json"
_PLAIN: Final = {"any": object, "bool": bool, "int": int, "string": str}


def mismatches(value: object, form: Mapping[str, str], place: str = "") -> Iterator[Finding]:
    """Yields what is wrong with the JSON object `value`, found at `place`, held against `form`."""
    if not isinstance(value, dict):
        got = type(value).__name__
        yield Finding(file=_place(place), got=got, want="a JSON object", fix="see schema.py")
        return
    for key in sorted(value.keys() - form.keys()):
        yield Finding(
            file=_place(place, key), got="an unknown key", want="none", fix="see schema.py"
        )
    for key, kind in form.items():
        if key not in value:
            if not kind.startswith("?"):
                fix = "write it in pbh.metadata"
                yield Finding(file=_place(place, key), got="no such key", want=kind, fix=fix)
        elif not _fits(value[key], kind.removeprefix("?")):
            got = f"{value[key]!r:.60}"
            yield Finding(file=_place(place, key), got=got, want=kind, fix="see schema.py")


def _fits(value: object, kind: str) -> bool:
    if kind.startswith("list:"):
        return isinstance(value, list) and all(_fits(item, kind[5:]) for item in value)
    if kind.startswith("map:"):
        return isinstance(value, dict) and all(_fits(item, kind[4:]) for item in value.values())
    if kind in _PLAIN:
        # a bool is an int to Python, not to JSON
        return isinstance(value, _PLAIN[kind]) and (kind != "int" or not isinstance(value, bool))
    if not isinstance(value, str):
        return False
    if kind == "hex":
        return re.fullmatch(r"[0-9a-f]{8}", value) is not None
    return bool(value) and not value.startswith("/") and ".." not in value.split("/")


def _place(*parts: str) -> str:
    return ".".join([_FILE, *(part for part in parts if part)])
