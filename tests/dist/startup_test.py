"""Figures: start-up time and size, printed with a generous limit each so that a gross mistake
shows.
"""

from __future__ import annotations

import statistics
import time

from distribution import Distribution

RUNS = 15
SLOWEST = 0.5


def test_startup_time(dist: Distribution) -> None:
    # its bytecode is not shipped: the first start in a writable place compiles, later ones load
    environment = dist.environment()
    del environment["PYTHONDONTWRITEBYTECODE"]
    dist.run(dist.python, "-I", "-B", "-c", "pass", env=environment)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        dist.run(dist.python, "-I", "-B", "-c", "pass", env=environment)
        times.append(time.perf_counter() - start)
    print(f"python -I -c pass: median {statistics.median(times) * 1000:.1f} ms of {RUNS}")
    assert statistics.median(times) < SLOWEST


def test_installed_size(dist: Distribution) -> None:
    size = sum(p.lstat().st_size for p in dist.top.rglob("*") if not p.is_symlink())
    print(f"installed size: {size / 1e6:.1f} MB")
    assert size < 400e6
