"""Builds CPython for a target: install/ (make install) and build/ (what a relink needs)."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pbh.cpython_flags import configure_variables, configure_words, setup_flags
from pbh.neutral import neutral_names, neutralise_tree
from pbh.recipe import PREFIX, Recipe
from pbh.setup_local import module_lines, refuse_other_modules, setup_local

OBJECT_FOLDERS = ("Modules", "Objects", "Parser", "Programs", "Python")
BUILD_FILES = (
    "Makefile",
    "Modules/Setup",
    "Modules/Setup.bootstrap",
    "Modules/Setup.local",
    "Modules/Setup.stdlib",
    "Modules/config.c",
    "Modules/config.c.in",
    "Python/frozen.c",
    "pyconfig.h",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What to build: rows of the tables, already chosen for the version.

    `released` is the date that sys.version shows (YYYY-MM-DD); `libraries` holds `link_names` of
    PACKAGES by package name, for every package that is linked.
    """

    version: str
    released: str
    options: Sequence[Mapping[str, Any]]
    modules: Mapping[str, Mapping[str, Any]]
    libraries: Mapping[str, Sequence[str]]


def build_cpython(r: Recipe, plan: Plan) -> None:
    """Configure, make and install in `r.src`, then fill `r.out` with install/ and build/.

    Raises:
        RecipeError: a step failed, or the makefile does not build exactly the modules of the table.
    """
    r.env["SOURCE_DATE_EPOCH"] = str(epoch(plan.released))
    with r.log.step(f"configure CPython {plan.version}"):
        write_setup_local(r, plan)
        configure(r, plan)
    refuse_other_modules((r.src / "Makefile").read_text(encoding="utf-8"), plan.modules)
    with r.log.step(f"make CPython {plan.version}"):
        r.make("-s")
    with r.log.step(f"install CPython {plan.version}"):
        # help instead of byte-compiling: the archives carry no .pyc files
        r.run("make", "-s", "install", f"DESTDIR={r.work / 'root'}", "COMPILEALL_OPTS=--help")
        collect(r)


def epoch(day: str) -> int:
    """Seconds since 1970 of midnight, UTC, of a day as YYYY-MM-DD."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def write_setup_local(r: Recipe, plan: Plan) -> None:
    """Choose shared and disabled modules before configure runs makesetup."""
    stdlib = module_lines((r.src / "Modules/Setup.stdlib.in").read_text(encoding="utf-8"))
    flags = setup_flags(r, plan.modules, plan.libraries)
    r.write("Modules/Setup.local", setup_local(stdlib, plan.modules, flags))


def configure(r: Recipe, plan: Plan) -> None:
    """Run CPython's configure in the source folder, so that all names stay short and relative."""
    variables = configure_variables(r, plan.modules, plan.libraries, plan.options)
    words = configure_words(r, plan.options)
    r.configure(
        *words, *(f"{name}={value}" for name, value in sorted(variables.items())), plain=True
    )


def collect(r: Recipe) -> None:
    """Fill `r.out` from the installed tree and the build folder, without any path of this build."""
    shutil.move(r.work / "root" / PREFIX.lstrip("/"), r.out / "install")
    for cache in sorted((r.out / "install").rglob("__pycache__")):
        shutil.rmtree(cache)
    for file in build_files(r.src):
        r.copy(r.src / file, r.out / "build" / file)
    neutralise_tree(r.out, neutral_names(r))


def build_files(src: Path) -> list[Path]:
    """Files of the build folder that a relink needs, relative to it, sorted."""
    objects = [p.relative_to(src) for name in OBJECT_FOLDERS for p in (src / name).rglob("*.o")]
    return sorted([*objects, *(Path(name) for name in BUILD_FILES)])
