"""Builds one third-party package for one target: `build_package.py SPEC.json` (written by third_party/private)."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from pbh.action import open_recipe
from pbh.errors import BuildError
from pbh.recipe import install_licenses, load_recipe, prepare_source, refuse_leaks
from pbh.shebang import restore_shebangs


def build(spec: dict[str, Any], root: Path) -> None:
    """Run the recipe that `spec` describes; paths in it are relative to `root`, the execroot."""
    recipe = open_recipe(spec, root, root / spec["out"])
    prepare_source(root / spec["source"], [root / p for p in spec["patches"]], recipe)
    load_recipe(root / spec["recipe"])(recipe)
    install_licenses(recipe)
    restore_shebangs(recipe.out)
    refuse_leaks(recipe, [root])
    shutil.rmtree(recipe.work)


def main(argv: list[str]) -> int:
    """Entry point; errors are one line on stderr."""
    try:
        build(json.loads(Path(argv[1]).read_text(encoding="utf-8")), Path.cwd())
    except BuildError as error:
        print(f"build_package: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
