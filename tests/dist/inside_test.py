"""The distribution's own Python answers the questions in `inside/`, one test per file."""

from __future__ import annotations

from pathlib import Path

import pytest

from distribution import Distribution

INSIDE = Path(__file__).with_name("inside")
NAMES = sorted(path.stem for path in INSIDE.glob("inside_*.py"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "inside_tkinter"])
def test_inside(dist: Distribution, name: str) -> None:
    print(dist.run(dist.python, "-I", "-B", INSIDE / f"{name}.py", "-v"))
