"""Tk opens a window on a virtual X server; skipped, saying so, where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from distribution import Distribution

SCRIPT = Path(__file__).parent / "inside/inside_tkinter.py"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of a virtual display that lives as long as this file's tests."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed: apt-get install xvfb")
    reading, writing = os.pipe()
    words = [program, "-displayfd", str(writing), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.PIPE) as server:
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        if not number:
            assert server.stderr is not None
            pytest.fail(server.stderr.read().decode(errors="replace"))
        yield f":{number}"
        server.terminate()


def test_window_opens(dist: Distribution, display: str) -> None:
    out = dist.run(dist.python, SCRIPT, "-v", env=dist.environment(DISPLAY=display))
    assert "skipped" not in out, out


def test_idle_and_turtle_start(dist: Distribution, display: str) -> None:
    code = "import turtle; turtle.forward(10); print(turtle.pos()); turtle.bye()"
    assert "10.00" in dist.code(code, env=dist.environment(DISPLAY=display))
    code = "import idlelib.pyshell, tkinter; r = tkinter.Tk(); r.destroy(); print('fine')"
    assert dist.code(code, env=dist.environment(DISPLAY=display)) == "fine"


def test_tcl_without_display(dist: Distribution) -> None:
    assert "skipped" in dist.run(dist.python, SCRIPT, "-v")


def test_no_display_is_a_clean_error(dist: Distribution) -> None:
    out = dist.run(dist.python, "-I", "-B", "-c", "import tkinter; tkinter.Tk()", fails=True)
    assert "no display name" in out
