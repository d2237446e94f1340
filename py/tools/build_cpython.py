"""Builds CPython for one target into raw.tar: `build_cpython.py SPEC.json`."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from pbh.action import open_recipe
from pbh.archive import atomic_output, tree_entries, write_tar
from pbh.cpython_build import Plan, build_cpython
from pbh.errors import BuildError
from pbh.recipe import prepare_source, refuse_leaks
from pbh.shebang import restore_shebangs


def build(spec: dict[str, Any], root: Path) -> None:
    """Build what `spec` describes and write the archive; its paths are relative to `root`."""
    tree = root / "pbh-raw"
    shutil.rmtree(tree, ignore_errors=True)
    recipe = open_recipe(spec, root, tree)
    prepare_source(root / spec["source"], [root / p for p in spec["patches"]], recipe)
    plan = Plan(
        version=spec["version"],
        released=spec["released"],
        options=spec["options"],
        modules=spec["modules"],
        libraries=spec["libraries"],
    )
    build_cpython(recipe, plan)
    restore_shebangs(tree)
    refuse_leaks(recipe, [root])
    with atomic_output(root / spec["out"]) as stream:
        write_tar(stream, tree_entries(tree))
    shutil.rmtree(tree)
    shutil.rmtree(recipe.work)


def main(argv: list[str]) -> int:
    """Entry point; errors are one line on stderr."""
    try:
        build(json.loads(Path(argv[1]).read_text(encoding="utf-8")), Path.cwd())
    except BuildError as error:
        print(f"build_cpython: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
