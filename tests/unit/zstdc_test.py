"""The archive compressor: same bytes whatever the number of workers, and no half-written output.

The program's path comes in the variable ZSTDC.
"""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import pytest

MAGIC = b"\x28\xb5\x2f\xfd"


def zstdc(*words: str | Path) -> subprocess.CompletedProcess[str]:
    program = os.environ.get("ZSTDC")
    if program is None:
        pytest.skip("ZSTDC names no program")
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that is cut into several jobs: 160 MiB, mostly repeats."""
    path = tmp_path / "source"
    block = random.Random(7).randbytes(1 << 20)
    with path.open("wb") as out:
        for number in range(160):
            out.write(number.to_bytes(4, "big") + block[:-4])
    return path


def test_workers_do_not_change_the_output(tmp_path: Path, source: Path) -> None:
    found = set()
    for workers in ("1", "2", "3", "8"):
        out = tmp_path / f"out.{workers}"
        done = zstdc("1", source, out, workers)
        assert (done.returncode, done.stderr) == (0, "")
        found.add(out.read_bytes())
    assert len(found) == 1
    assert found.pop().startswith(MAGIC)


def test_empty_input(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert zstdc("19", tmp_path / "empty", tmp_path / "out").returncode == 0
    assert (tmp_path / "out").read_bytes().startswith(MAGIC)


WRONG = [
    pytest.param(("19", "nothing-here", "out"), 5, "nothing-here: got No such file", id="no-input"),
    pytest.param(("19", "source", "no/out"), 5, "no/out.tmp: got No such file", id="no-folder"),
    pytest.param(("0", "source", "out"), 2, "usage: zstdc LEVEL", id="level"),
    pytest.param(("19", "source", "out", "0"), 2, "usage: zstdc LEVEL", id="workers"),
    pytest.param(("19", "source"), 2, "usage: zstdc LEVEL", id="too-few"),
]


@pytest.mark.parametrize(("words", "code", "message"), WRONG)
def test_errors(tmp_path: Path, words: tuple[str, ...], code: int, message: str) -> None:
    (tmp_path / "source").write_text("text")
    first, *rest = words
    done = zstdc(first, *(w if w.isdigit() else tmp_path / w for w in rest))
    assert done.returncode == code
    assert message in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
