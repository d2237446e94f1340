"""A cc_binary of this project's compiler runs, and needs an old C library only."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def program() -> Path:
    return Path(os.environ["HELLO"]).resolve()


def test_it_runs() -> None:
    done = subprocess.run([program()], check=True, capture_output=True, text=True)
    assert done.stdout == "42 2\n"


def test_it_names_no_folder_of_the_build() -> None:
    data = program().read_bytes()
    for word in (b"execroot", b"bazel-out", b"sandbox"):
        assert word not in data
