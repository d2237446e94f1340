"""ruff and mypy find nothing in any Python file; their settings are in py/pyproject.toml."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from source_tree import files, run_linter

CONFIG = ["--config", "py/pyproject.toml"]
INSIDE = "tests/dist/inside/"
FOLDERS = ("tests/unit", "tests/dist", "tests/lint", "tests/e2e/hermetic")
REST = ("py/*", "third_party/*", "toolchains/*", "cpython/*")


def python_files(*patterns: str) -> list[str]:
    """Returns the Python files below the folders `patterns`."""
    return [name for name in files("*.py") if not patterns or name in files(*patterns)]


def ruff() -> Path:
    """Returns the program of the installed wheel."""
    spec = importlib.util.find_spec("ruff")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parents[1] / "bin/ruff"


def test_ruff_check() -> None:
    run_linter([ruff(), "check", "--no-cache", "--output-format=concise", *CONFIG, *python_files()])


def test_ruff_format() -> None:
    run_linter([ruff(), "format", "--check", "--no-cache", "--diff", *CONFIG, *python_files()])


@pytest.mark.parametrize("folder", [*FOLDERS, "."])
def test_mypy(folder: str) -> None:
    """Each folder of tests by itself: two of them may have files of the same name."""
    names = python_files(*REST) if folder == "." else python_files(f"{folder}/*")
    names = [name for name in names if not name.startswith(INSIDE)]
    words = [sys.executable, "-m", "mypy", "--config-file", "py/pyproject.toml"]
    cache = Path(os.environ["TEST_TMPDIR"], "mypy")
    run_linter([*words, "--cache-dir", cache, *names], MYPYPATH=f"py:tests/lint:{folder}")
