"""Runs a distribution's own Python on the questions in tests/dist/inside."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from pbh.archive import Entry, write_tree
from pbh.check.model import Dist
from pbh.errors import CheckError, got_want


def unpack_dist(dist: Dist, folder: Path) -> Path:
    """Writes the installation of `dist` below `folder`; returns the folder with bin, lib..."""
    entries = [
        Entry(
            name=member.name.removeprefix(dist.install),
            mode=member.mode,
            data=member.data,
            link=member.link or None,
        )
        for member in dist.members
        if member.name.startswith(dist.install)
    ]
    write_tree(folder / "python", entries)
    return folder / "python"


def run_inside(dist: Dist, tests: Path, runner: str) -> None:
    """Unpacks `dist` and runs the unittest modules below `tests` with it, output to the terminal.

    `runner` is a program put in front of the interpreter for foreign machines, empty for none.
    Raises CheckError when the tests fail.
    """
    with tempfile.TemporaryDirectory(prefix="dist check ") as scratch:
        top = unpack_dist(dist, Path(scratch))
        python = top / "bin" / dist.interpreter.rpartition("/")[2]
        words = [runner] if runner else []
        words += [
            str(python),
            "-I",
            "-m",
            "unittest",
            "discover",
            "-s",
            str(tests),
            "-p",
            "inside_*.py",
        ]
        env = {
            "BUILD_OPTIONS": "+".join(dist.name.options),
            "HOME": scratch,
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "TARGET_TRIPLE": dist.name.triple,
            "TERM": "xterm-256color",
        }
        done = subprocess.run(words, cwd=scratch, env=env, check=False)
        if done.returncode != 0:
            want = "0; see the output above"
            fix = "the interpreter runs, but something in it does not work"
            raise CheckError(got_want("run-time tests", f"exit code {done.returncode}", want, fix))
