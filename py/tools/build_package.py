"""Builds one third-party package for one target: `build_package.py SPEC.json` (written by third_party/private)."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from pbh.errors import BuildError
from pbh.log import Log
from pbh.recipe import Recipe, install_licenses, load_recipe, prepare_source, refuse_leaks
from pbh.tooldir import environment, make_tools


def build(spec: dict[str, Any], root: Path) -> None:
    """Run the recipe that `spec` describes; paths in it are relative to `root`, the execroot."""
    work = root / "pbh-work" / spec["name"]
    shutil.rmtree(work, ignore_errors=True)
    (work / "tmp").mkdir(parents=True)
    paths = {key: str(root / value) if value else "" for key, value in spec["tools"].items()}
    tools = make_tools(paths, spec["target"], spec["build_target"], work / "bin")
    recipe = Recipe(
        name=spec["name"],
        package=spec["package"],
        target=spec["target"],
        src=work / "src",
        work=work,
        out=root / spec["out"],
        deps={name: root / path for name, path in spec["deps"].items()},
        tools=tools,
        jobs=spec["jobs"],
        log=Log(quiet=True),
        env=environment(tools, work / "tmp"),
    )
    recipe.out.mkdir(parents=True, exist_ok=True)
    prepare_source(root / spec["source"], [root / p for p in spec["patches"]], recipe)
    load_recipe(root / spec["recipe"])(recipe)
    install_licenses(recipe)
    refuse_leaks(recipe, [root])
    shutil.rmtree(work)


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
