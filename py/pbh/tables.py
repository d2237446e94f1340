"""Reads the literal .bzl tables, so that Starlark and Python share one copy of every fact."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from pbh.errors import MetadataError, got_want


def load_table(path: Path, name: str) -> dict[str, Any]:
    """Returns the literal dict assigned to `name` at the top level of the .bzl file `path`.

    Raises MetadataError when the file cannot be read or parsed, the name is missing, or its value
    is not a literal dict.
    """
    try:
        module = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        raise MetadataError(
            got_want(path, error, f"a table file with {name}", "restore the file")
        ) from error
    for node in module.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in node.targets
        ):
            return _literal_dict(path, name, node.value)
    raise MetadataError(
        got_want(path, "no such assignment", f"{name} = {{...}}", "name the table the file defines")
    )


def _literal_dict(path: Path, name: str, node: ast.expr) -> dict[str, Any]:
    fix = "use plain strings, numbers, lists and dicts"
    try:
        value = ast.literal_eval(node)
    except ValueError as error:
        line = f"an expression at line {node.lineno}"
        raise MetadataError(got_want(f"{path}:{name}", line, "a literal", fix)) from error
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise MetadataError(got_want(f"{path}:{name}", kind, "a literal dict", fix))
    return value
