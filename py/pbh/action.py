"""Opens the Recipe of a build action: private work folder, tool folder, environment."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pbh.log import Log
from pbh.recipe import Recipe
from pbh.tooldir import environment, make_tools


def open_recipe(spec: Mapping[str, Any], root: Path, out: Path) -> Recipe:
    """A Recipe for the action of `spec`, in `root`/pbh-work/<name>, which is emptied first.

    Args:
        spec: keys name, package, target, build_target, deps, jobs and tools; paths are relative to
            `root`.
        root: the execroot.
        out: folder that the recipe fills.
    """
    work = root / "pbh-work" / spec["name"]
    shutil.rmtree(work, ignore_errors=True)
    (work / "tmp").mkdir(parents=True)
    paths = {key: str(root / value) if value else "" for key, value in spec["tools"].items()}
    tools = make_tools(paths, spec["target"], spec["build_target"], work / "bin")
    out.mkdir(parents=True, exist_ok=True)
    return Recipe(
        name=spec["name"],
        package=spec["package"],
        target=spec["target"],
        src=work / "src",
        work=work,
        out=out,
        deps={name: root / path for name, path in spec["deps"].items()},
        tools=tools,
        jobs=spec["jobs"],
        log=Log(quiet=True),
        env=environment(tools, work / "tmp"),
    )
