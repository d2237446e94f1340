"""Options and fixtures of the tests that run a distribution.

`--dist` (or the variable DIST) names the archive; without it every test here is skipped, because
there is nothing to run. Further options: see `pytest --help`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "py"))

from distribution import Distribution, scratch_folder, unpack

OPTIONS = {
    "dist": "the archive to test (DIST)",
    "dist-cc": "words of a C compiler for its target (DIST_CC); default: the host's cc",
    "dist-loader": "musl's loader or Debian's package of it, where the host has none (DIST_LOADER)",
    "dist-name": "the archive's file name, when its path has another one (DIST_NAME)",
    "dist-wheels": "folder with the pinned wheels and sdists of these tests (DIST_WHEELS)",
    "dist-zig": "the zig program that built it, for linking it anew (DIST_ZIG)",
    "dist-zstd": "zstd program, where Python has no zstd module (DIST_ZSTD)",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the options above; each can come from an environment variable instead."""
    for name, text in OPTIONS.items():
        default = os.environ.get(name.upper().replace("-", "_"), "")
        parser.addoption(f"--{name}", default=default, help=text)


@pytest.fixture(scope="session")
def setting(request: pytest.FixtureRequest) -> dict[str, str]:
    """The value of each option, empty for those not given."""
    return {name: str(request.config.getoption(f"--{name}")) for name in OPTIONS}


@pytest.fixture(scope="session")
def dist(setting: dict[str, str]) -> Iterator[Distribution]:
    """The distribution, unpacked once for all tests, which must not change it."""
    if not setting["dist"]:
        pytest.skip("no distribution: give --dist ARCHIVE")
    folder = scratch_folder()
    yield unpack(folder, setting)
    shutil.rmtree(folder)


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A new folder that every user may enter."""
    folder = scratch_folder()
    yield folder
    # tests make parts of it read-only
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def full(dist: Distribution) -> Path:
    """The folder with PYTHON.json; skips for install archives."""
    if dist.full is None:
        pytest.skip("an install archive has no PYTHON.json")
    return dist.full


@pytest.fixture
def cc(dist: Distribution) -> tuple[str, ...]:
    """The words of a user's C compiler; skips when there is none."""
    if not dist.cc:
        pytest.skip(f"no C compiler for {dist.multiarch}: give --dist-cc")
    return dist.cc


@pytest.fixture
def wheels(setting: dict[str, str]) -> Path:
    """The folder with the pinned wheels; skips without one."""
    if not setting["dist-wheels"]:
        pytest.skip("no wheels: give --dist-wheels FOLDER, see wheels.bzl")
    return Path(setting["dist-wheels"]).resolve()
