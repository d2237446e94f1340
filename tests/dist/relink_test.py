"""PYTHON.json's build_info is true and complete: an interpreter linked from nothing else runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from distribution import ROOT, Distribution, zig_compiler
from pbh.log import Log
from pbh.relink import relink
from pbh.tables import load_table

IMPORTS = """
import importlib, json, sys
failed = {}
for name in json.loads(sys.argv[1]):
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed[name] = str(error)
print(json.dumps([sorted(sys.builtin_module_names), failed]))
"""


@pytest.fixture
def compiler(dist: Distribution, setting: dict[str, str]) -> list[str]:
    """The project's compiler for the distribution's target; without one, the user's."""
    row = load_table(ROOT / "platforms/targets.bzl", "TARGETS")[dist.triple]
    words = zig_compiler(setting["dist-zig"], row) or dist.cc
    if not words:
        pytest.skip("no compiler: give --dist-zig or --dist-cc")
    return list(words)


@pytest.mark.parametrize("left_out", ["_sqlite3", "zlib"])
def test_interpreter_without_an_extension(
    dist: Distribution, full: Path, scratch: Path, compiler: list[str], left_out: str
) -> None:
    program = scratch / "python3.13"
    cache = {f"ZIG_{kind}_CACHE_DIR": str(scratch / "cache") for kind in ("GLOBAL", "LOCAL")}
    environment = dist.environment(PATH="/usr/bin:/bin", HOME=str(scratch)) | cache
    relink(full, program, compiler, environment, leave_out=[left_out], log=Log(quiet=True))
    extensions = json.loads((full / "PYTHON.json").read_text())["build_info"]["extensions"]
    names = sorted(name for name in extensions if name != "_xxtestfuzz")
    out = dist.run(
        program, "-c", IMPORTS, json.dumps(names), env=dist.environment(PYTHONHOME=str(dist.top))
    )
    built_in, failed = json.loads(out.splitlines()[-1])
    assert list(failed) == [left_out], failed
    expected = {name for name, rows in extensions.items() if "shared_lib" not in rows[0]}
    assert set(built_in) == expected - {left_out}
