"""Tables are literal dicts with sorted keys; MODULE.bazel names every package's repository."""

from __future__ import annotations

import ast

import pytest
from source_tree import ROOT, files, text

from pbh.tables import load_table

TABLES = {
    "cpython/capabilities.bzl": "CAPABILITIES",
    "cpython/modules.bzl": "MODULES",
    "cpython/options.bzl": "OPTIONS",
    "cpython/versions.bzl": "VERSIONS",
    "platforms/targets.bzl": "TARGETS",
    "py/imports.bzl": "IMPORTS",
    "py/linters.bzl": "LINTERS",
    "tests/dist/inputs.bzl": "TEST_INPUTS",
    "tests/dist/stdlib_expectations.bzl": "STDLIB_FAILURES",
    "tests/unit/imports.bzl": "IMPORTS",
    "third_party/packages.bzl": "PACKAGES",
}


@pytest.mark.parametrize("name", TABLES)
def test_literal_and_sorted(name: str) -> None:
    table = load_table(ROOT / name, TABLES[name])
    assert list(table) == sorted(table)
    for key, row in table.items():
        if isinstance(row, dict):
            assert list(row) == sorted(row), key


@pytest.mark.parametrize("name", TABLES)
def test_has_a_docstring(name: str) -> None:
    assert ast.get_docstring(ast.parse(text(name)))


def test_every_table_is_listed() -> None:
    """A public upper-case dict at the top of a .bzl file is a table."""
    found = set()
    for name in files("*.bzl"):
        for node in ast.parse(text(name)).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
                target = node.targets[0]
                if isinstance(target, ast.Name) and not target.id.startswith("_"):
                    found.add((name, target.id))
    others = {("toolchains/build_tools_info.bzl", "TOOL_ENV")}
    others |= {
        ("tests/dist/stdlib_expectations.bzl", name) for name in ("STDLIB_FAST", "STDLIB_IGNORED")
    }
    assert found - others == set(TABLES.items())


def repositories(extension: str) -> list[str]:
    """Returns the names in MODULE.bazel's use_repo of the variable `extension`."""
    for node in ast.walk(ast.parse(text("MODULE.bazel"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [arg.id if isinstance(arg, ast.Name) else arg for arg in node.args]
            if node.func.id == "use_repo" and words[:1] == [extension]:
                return [ast.literal_eval(arg) for arg in node.args[1:]]
    raise AssertionError(f"MODULE.bazel: no use_repo({extension}, ...)")


def test_module_names_every_package() -> None:
    packages = load_table(ROOT / "third_party/packages.bzl", "PACKAGES")
    want = ["src_" + name.replace("-", "_").replace(".", "_") for name in packages]
    assert repositories("sources") == sorted(want), "run bazel mod tidy"
