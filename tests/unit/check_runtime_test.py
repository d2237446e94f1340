"""Starting a distribution's Python: from check_dist --run, and in a file tree of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import check_dist_sample as sample
from check_metadata_sample import GNU
from pbh.check.model import Dist
from pbh.check.runtime import run_inside
from pbh.errors import CheckError

PRIVATE_ROOT = Path(__file__).resolve().parents[1] / "dist/private_root.py"
PLACE = "/lib/placed-by-a-test.txt"


def _dist_with_program(folder: Path, script: bytes) -> Dist:
    tree = sample.install_only_tree() | {"python/bin/python3.13": script}
    return sample.load(sample.write_dist(folder, tree, kind="install_only"))


def test_failing_tests_are_an_error(tmp_path: Path) -> None:
    dist = _dist_with_program(tmp_path, b"#!/bin/sh\nexit 3\n")
    with pytest.raises(CheckError, match="run-time tests: got exit code 3, want 0"):
        run_inside(dist, tmp_path, "")


def test_environment_is_the_programs_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nonsense")
    script = b'#!/bin/sh\necho "$TARGET_TRIPLE/$PYTHONHOME/$1"\n'
    run_inside(_dist_with_program(tmp_path, script), tmp_path, "")
    assert capfd.readouterr().out == f"{GNU}//-I\n"


def _in_private_root(file: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PRIVATE_ROOT), "--file", f"{PLACE}={file}", "--", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "user namespaces" in done.stderr:
        pytest.skip(done.stderr.strip())
    return done


def test_file_is_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("here\n")
    done = _in_private_root(file, "/bin/sh", "-c", f"cat {PLACE}; pwd; exit 5")
    assert (done.stdout, done.returncode) == (f"here\n{Path.cwd()}\n", 5), done.stderr
    assert not Path(PLACE).exists()


def test_missing_file_is_one_line(tmp_path: Path) -> None:
    done = _in_private_root(tmp_path / "missing", "true")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No such file" in done.stderr
