"""buildifier finds nothing in any Starlark file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from source_tree import run_linter, starlark_files


def test_buildifier() -> None:
    program = Path(os.environ["BUILDIFIER"]).resolve()
    if program.name == "missing.txt":
        pytest.skip(f"no buildifier: {program.read_text()}")
    run_linter([program, "--mode=diff", "--lint=warn", "--warnings=all", *starlark_files()])
