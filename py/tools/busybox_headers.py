#!/usr/bin/env python3
"""Writes what busybox's own makefiles generate from busybox.config: headers and the list of sources.

For maintainers, after a new version or another choice of applets: `busybox_headers.py TREE`, with
TREE the unpacked sources. Needs gcc and make on this machine; the build itself needs neither.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh.errors import BuildError, RecipeError  # noqa: E402
from pbh.log import Log  # noqa: E402
from pbh.run import run  # noqa: E402

FOLDER = ROOT / "toolchains/busybox"
GENERATED = (
    "NUM_APPLETS.h",
    "applet_tables.h",
    "applets.h",
    "autoconf.h",
    "common_bufsiz.h",
    "embedded_scripts.h",
)
# a compressor of the machine would decide its bytes
EMPTY = {"usage_compressed.h": "/* Usage texts are left out (CONFIG_SHOW_USAGE=n). */\n"}
HEAD = (
    '"""Sources of busybox that busybox.config selects, as its own makefiles compile them; '
    'py/tools/busybox_headers.py prints it."""\n\nSOURCES = [\n'
)


def compiled_sources(tree: Path) -> list[str]:
    """Returns the sorted names of the sources that a build in `tree` has compiled for busybox."""
    objects = [path.relative_to(tree) for path in tree.rglob("*.o")]
    sources = [name.with_suffix(suffix) for name in objects for suffix in (".S", ".c")]
    return sorted(
        str(name) for name in sources if (tree / name).exists() and name.parts[0] != "scripts"
    )


def generate(tree: Path, scratch: Path) -> None:
    """Builds a copy of `tree` in `scratch`; writes headers and list below toolchains/busybox."""
    work = scratch / "busybox"
    shutil.copytree(tree, work, symlinks=True)
    shutil.copyfile(FOLDER / "busybox.config", work / ".config")
    env = {"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath), "SOURCE_DATE_EPOCH": "0"}
    for target in ("silentoldconfig", "busybox_unstripped"):
        run(["make", target], cwd=work, env=env, log=Log(), error=RecipeError)
    for name in GENERATED:
        shutil.copyfile(work / "include" / name, FOLDER / "include" / name)
    for name, text in EMPTY.items():
        (FOLDER / "include" / name).write_text(text)
    rows = "".join(f'    "{name}",\n' for name in compiled_sources(work))
    (FOLDER / "sources.bzl").write_text(f"{HEAD}{rows}]\n")


def main(argv: list[str]) -> int:
    """Runs the generator; returns the exit code."""
    if len(argv) != 1:
        sys.exit(__doc__)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            generate(Path(argv[0]), Path(scratch))
    except BuildError as error:
        print(f"busybox_headers: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
