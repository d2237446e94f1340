"""No file and no function is too long to read in one go; literal tables are exempt."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from source_tree import files, text

LIMITS = {".bzl": 250, ".bazel": 300, ".py": 300}
FUNCTION_LINES = 40
# test cases in one file belong together
TEST_LINES = 330


def literal_lines(tree: ast.Module) -> int:
    """Returns how many lines the top-level literals of more than one line take."""
    lines = 0
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and is_literal(node.value):
            lines += (node.end_lineno or node.lineno) - node.lineno
    return lines


def is_literal(node: ast.expr) -> bool:
    """Whether `node` is made of constants alone."""
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def read_lines(name: str) -> tuple[int, ast.Module]:
    """Returns the number of lines and the syntax tree of a Python or Starlark file."""
    content = text(name)
    return len(content.splitlines()), ast.parse(content, filename=name)


@pytest.mark.parametrize("name", files("*.py", "*.bzl", "*.bazel"))
def test_length_of_file(name: str) -> None:
    lines, tree = read_lines(name)
    limit = TEST_LINES if name.startswith("tests/") else LIMITS[Path(name).suffix]
    own = lines - literal_lines(tree)
    assert own <= limit, f"{name}: got {own} lines, want at most {limit}; split the file"


# what samples are made of is data, spelt as calls
FUNCTIONS = [name for name in files("*.py") if not name.endswith("_sample.py")]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_length_of_functions(name: str) -> None:
    _, tree = read_lines(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            docstring = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            lines -= docstring.count("\n") + 1 if docstring else 0
            want = f"want at most {FUNCTION_LINES}; split it"
            assert lines <= FUNCTION_LINES, f"{name}:{node.name}: got {lines} lines, {want}"


def test_a_literal_is_told_from_a_call() -> None:
    tree = ast.parse("A = {\n 'x': 1,\n}\nB = dict(\n x = 1,\n)\n")
    assert literal_lines(tree) == 2
