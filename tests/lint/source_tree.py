"""The project's source tree as the lint tests see it: a list of its files, which Bazel watches."""

from __future__ import annotations

import fnmatch
import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def _manifest() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(Path(os.environ["SOURCE_MANIFEST"]).read_text())
    return parsed


_MANIFEST = _manifest()
ROOT = Path(_MANIFEST["root"])
"""The folder of the project."""


def files(*patterns: str) -> list[str]:
    """Returns the sorted names of the files that match one of `patterns`; `*` matches `/` too."""
    return sorted(
        name
        for name in _MANIFEST["files"]
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
    )


def starlark_files() -> list[str]:
    """Returns the names of all .bzl and build files."""
    return files("*.bzl", "*BUILD.bazel", "MODULE.bazel", "WORKSPACE")


def text(name: str) -> str:
    """Returns the content of a source file."""
    return (ROOT / name).read_text(encoding="utf-8")


def run_linter(words: Sequence[str | Path], **env: str) -> None:
    """Runs a linter in the project's folder; fails with its output when it finds something."""
    __tracebackhide__ = True
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=os.environ | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(map(str, words[:4]))} ...\n{done.stdout}"
