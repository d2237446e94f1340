"""PYTHON.json says of the interpreter what the interpreter says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from distribution import Distribution

REPORT = """
import importlib.machinery as m, importlib.util, json, sys, sysconfig
print(json.dumps({
    "python_abi_tag": sys.abiflags,
    "python_bytecode_magic_number": importlib.util.MAGIC_NUMBER.hex(),
    "python_implementation_cache_tag": sys.implementation.cache_tag,
    "python_implementation_hex_version": sys.implementation.hexversion,
    "python_implementation_name": sys.implementation.name,
    "python_implementation_version": [str(part) for part in sys.implementation.version],
    "python_major_minor_version": sysconfig.get_python_version(),
    "python_paths": sysconfig.get_paths(),
    "python_paths_abstract": sysconfig.get_paths(expand=False),
    "python_platform_tag": sysconfig.get_platform(),
    "python_stdlib_platform_config": sysconfig.get_config_var("LIBPL"),
    "python_suffixes": {
        "bytecode": m.BYTECODE_SUFFIXES,
        "debug_bytecode": m.DEBUG_BYTECODE_SUFFIXES,
        "extension": m.EXTENSION_SUFFIXES,
        "optimized_bytecode": m.OPTIMIZED_BYTECODE_SUFFIXES,
        "source": m.SOURCE_SUFFIXES,
    },
    "python_version": sys.version.split()[0],
    "builtin": sorted(sys.builtin_module_names),
    "config_vars": {key: str(value) for key, value in sysconfig.get_config_vars().items()},
}))
"""
# where the interpreter runs decides these, not how it was built
LOCAL_VARIABLES = {"TZPATH", "srcdir", "userbase"}


@pytest.fixture(scope="module")
def told(dist: Distribution) -> dict[str, Any]:
    """What the interpreter says of itself, paths relative to the archive's `python` folder."""
    text = dist.code(REPORT).splitlines()[-1].replace(str(dist.top.resolve()), "install")
    answer = json.loads(text.replace(str(dist.top), "install"))
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
def stated(full: Path) -> dict[str, Any]:
    """The content of PYTHON.json."""
    answer = json.loads((full / "PYTHON.json").read_text())
    assert isinstance(answer, dict)
    return answer


def test_identity(stated: dict[str, Any], told: dict[str, Any]) -> None:
    for key, value in told.items():
        if key.startswith("python_"):
            assert stated[key] == value, key


def test_built_in_extensions(stated: dict[str, Any], told: dict[str, Any]) -> None:
    rows = stated["build_info"]["extensions"]
    assert told["builtin"] == sorted(
        name for name, row in rows.items() if "shared_lib" not in row[0]
    )


def test_config_variables(stated: dict[str, Any], told: dict[str, Any]) -> None:
    values = stated["python_config_vars"]
    assert sorted(told["config_vars"].keys() - values.keys() - LOCAL_VARIABLES) == []
    for key, value in told["config_vars"].items():
        if key not in LOCAL_VARIABLES:
            got = values[key].replace("{installed_base}", "install")
            assert got.replace("/install", "install") == value.replace("/install", "install"), key
