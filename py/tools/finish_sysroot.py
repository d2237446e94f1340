"""Copies a sysroot and lets compiler-rt stand back for its C library: `finish_sysroot.py RAW OUT`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from pbh.compiler_rt import provided_symbols, yield_to
from pbh.errors import BuildError

RUNTIME = "lib/libcompiler_rt.a"


def finish(raw: Path, out: Path) -> None:
    """Fill `out` from `raw`."""
    shutil.copytree(raw, out, dirs_exist_ok=True, copy_function=shutil.copyfile)
    provided: set[str] = set()
    for library in sorted((raw / "lib").glob("*.so*")):
        provided |= provided_symbols(library.read_bytes())
    archive, _ = yield_to((raw / RUNTIME).read_bytes(), provided)
    (out / RUNTIME).write_bytes(archive)


def main(argv: list[str]) -> int:
    """Entry point; errors are one line on stderr."""
    try:
        finish(Path(argv[1]), Path(argv[2]))
    except BuildError as error:
        print(f"finish_sysroot: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
