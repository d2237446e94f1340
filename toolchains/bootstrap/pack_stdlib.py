"""Packs the standard library for the stage 0 Python: one zip of compiled modules, not 2,000 files.

`pack_stdlib.py LIB ZIP`.  Runs on the Python it packs for: the compiled form is that version's own.
"""

from __future__ import annotations

import marshal
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER
from pathlib import Path

LEFT_OUT = (
    "__phello__",
    "ctypes",
    "curses",
    "dbm",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "msilib",
    "pydoc_data",
    "site-packages",
    "sqlite3",
    "test",
    "tkinter",
    "turtledemo",
)
"""Top-level packages that need modules stage 0 lacks, or that no build step imports."""

EMPTY_CONFIG = "build_time_vars = {}\n"
"""`sysconfig` imports a module of this name; its real content would be paths of the build."""


def modules(lib: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a module's path below `lib` (with slashes) and its source text, sorted by path."""
    for path in sorted(lib.rglob("*.py")):
        name = path.relative_to(lib).as_posix()
        if name.split("/", 1)[0].removesuffix(".py") not in LEFT_OUT:
            yield name, path.read_text(encoding="utf-8")
    yield f"{config_module_name()}.py", EMPTY_CONFIG


def config_module_name() -> str:
    """Name under which this Python's `sysconfig` looks for the build's variables."""
    multiarch = getattr(sys.implementation, "_multiarch", "")
    return f"_sysconfigdata_{sys.abiflags}_{sys.platform}_{multiarch}"


def compiled(name: str, text: str) -> bytes:
    """The .pyc of a module in the form that is never compared with a source file (PEP 552)."""
    unchecked_hash = (1).to_bytes(4, "little") + bytes(8)
    return MAGIC_NUMBER + unchecked_hash + marshal.dumps(compile(text, name, "exec"))


def pack(lib: Path, out: Path) -> None:
    """Write the zip: sorted, one old date, and not deflated, so that imports inflate nothing."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in modules(lib):
            info = zipfile.ZipInfo(name + "c", date_time=(1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, compiled(name, text))


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
