"""pip, ensurepip and environments work, without a network, and take compiled wheels from the
package index.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from distribution import Distribution

CFFI = """
import cffi
ffi = cffi.FFI()
ffi.cdef("int abs(int); size_t strlen(const char *);")
print(ffi.dlopen(None).abs(-5), ffi.dlopen(None).strlen(b"four"))
"""


def environment(dist: Distribution, place: Path, *options: str) -> Path:
    """Creates a virtual environment at `place`; returns its interpreter."""
    settings = dist.environment(HOME=str(place.parent))
    dist.run(dist.python, "-I", "-B", "-m", "venv", *options, place, env=settings)
    return place / "bin/python"


def test_pip_is_there(dist: Distribution) -> None:
    out = dist.run(dist.python, "-I", "-B", "-m", "pip", "--version")
    assert out.startswith("pip ")
    assert f"(python {dist.major_minor})" in out
    assert dist.code("import importlib.metadata as m; print(m.version('pip'))") in out


def test_pip_knows_its_files(dist: Distribution) -> None:
    code = """
import importlib.metadata as m
lost = [str(f) for f in m.files("pip") if not f.locate().exists() and not str(f).endswith(".pyc")]
print(lost, m.distribution("pip").read_text("direct_url.json"))
"""
    assert dist.code(code) == "[] None"
    assert "No broken requirements" in dist.run(dist.python, "-I", "-B", "-m", "pip", "check")


def test_pip_can_replace_itself(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "python")
    settings = moved.environment(HOME=str(scratch))
    moved.run(moved.python, "-I", "-m", "pip", "uninstall", "--yes", "pip", env=settings)
    assert not (moved.top / f"lib/python{moved.major_minor}/site-packages/pip/__init__.py").exists()
    moved.run(moved.python, "-I", "-m", "ensurepip", env=settings)
    assert "pip " in moved.run(moved.python, "-I", "-m", "pip", "--version", env=settings)


def test_environment_has_pip(dist: Distribution, scratch: Path) -> None:
    python = environment(dist, scratch / "with pip")
    out = dist.run(python, "-I", "-m", "pip", "--version")
    assert str(scratch / "with pip") in out


@pytest.mark.parametrize("how", ["--symlinks", "--copies"])
def test_compiled_wheels(dist: Distribution, scratch: Path, wheels: Path, how: str) -> None:
    python = environment(dist, scratch / "env", how)
    words: list[str | Path] = [
        python,
        "-I",
        "-m",
        "pip",
        "install",
        "--no-index",
        "--find-links",
        wheels,
    ]
    dist.run(*words, "cffi", "markupsafe", env=dist.environment(HOME=str(scratch)))
    code = "import markupsafe._speedups as s, markupsafe; print(s.__file__, markupsafe.escape('<'))"
    out = dist.code(code, python=python)
    assert str(scratch) in out
    assert out.endswith("&lt;")
    assert dist.code(CFFI, python=python) == "5 4"


def test_wheel_tags(dist: Distribution) -> None:
    out = dist.run(dist.python, "-I", "-B", "-m", "pip", "debug", "--verbose")
    family = "musllinux_1_2" if "musl" in dist.triple else "manylinux_2_17"
    cpu = dist.triple.split("-", 1)[0]
    assert f"cp313-cp313-{family}_{cpu}" in out


def test_http_and_certificates(dist: Distribution) -> None:
    code = """
import http.server, threading, urllib.request
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(urllib.request.urlopen("http://127.0.0.1:%d/" % server.server_port).status)
"""
    assert dist.code(code).endswith("200")
