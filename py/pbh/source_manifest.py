"""A list of the project's source files with their digests: what the lint tests depend on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pbh.sources import file_digest

_IGNORED = ("__pycache__", "node_modules")


def source_files(root: Path) -> Iterator[str]:
    """Yields the names of the source files below `root`, relative to it and sorted.

    Hidden folders other than `.ci`, Bazel's links and caches are left out.
    """
    for path in sorted(root.iterdir()):
        hidden = path.name.startswith(".") and path.name not in (".bazelrc", ".ci", ".gitignore")
        if hidden or path.is_symlink() or path.name in (*_IGNORED, "user.bazelrc"):
            continue
        if path.is_dir():
            yield from (f"{path.name}/{name}" for name in source_files(path))
        elif path.suffix != ".pyc":
            yield path.name


def manifest(root: Path) -> str:
    """Returns JSON: `root` (absolute path) and `files` (name to sha256)."""
    files = {name: file_digest(root / name) for name in source_files(root)}
    return json.dumps({"files": files, "root": str(root)}, indent=1) + "\n"
