"""The import graph of our Python, read from the code and printed as a table.

Bazel needs it before any Python runs, so it is kept in literal tables; the lint tests compare.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

_HEAD = '''\
"""Which module of {what} imports which, one row each; tests/lint/imports_test.py compares.

Printed by `python3 py/tools/import_table.py`.
"""

IMPORTS = {{
'''


def package_modules(root: Path, package: str) -> dict[str, Path]:
    """Returns the files of the import package `package` below `root` by module name."""
    return {_name(path.relative_to(root)): path for path in (root / package).rglob("*.py")}


def folder_modules(folder: Path) -> dict[str, Path]:
    """Returns the files of a folder of single modules by module name."""
    return {path.stem: path for path in folder.glob("*.py")}


def imports(modules: Mapping[str, Path], known: Mapping[str, Path]) -> dict[str, list[str]]:
    """Returns for each of `modules` the sorted names among `known` that it imports.

    A module of a package needs the packages it lies in as well.
    """
    table = {}
    for name, path in sorted(modules.items()):
        parts = name.split(".")
        found = {".".join(parts[:count]) for count in range(1, len(parts))}
        for imported in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            found.add(imported)
        table[name] = sorted(found & set(known) - {name})
    return table


def table_text(table: Mapping[str, list[str]], what: str) -> str:
    """Returns the .bzl file with `table`; `what` names the modules in its first line."""
    rows = []
    for name, deps in table.items():
        words = ", ".join(f'"{dep}"' for dep in deps)
        rows.append(f'    "{name}": [{words}],\n')
    return _HEAD.format(what=what) + "".join(rows) + "}\n"


def _imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
