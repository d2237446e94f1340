#!/usr/bin/env python3
"""Prints the tables of imports, or writes py/imports.bzl and tests/unit/imports.bzl."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh.import_graph import folder_modules, imports, package_modules, table_text  # noqa: E402


def tables(root: Path) -> dict[str, str]:
    """Returns the text of every table of the project in `root` by file name."""
    package = package_modules(root / "py", "pbh")
    unit = folder_modules(root / "tests/unit")
    return {
        "py/imports.bzl": table_text(imports(package, package), "pbh"),
        "tests/unit/imports.bzl": table_text(imports(unit, package | unit), "tests/unit"),
    }


def main(argv: list[str]) -> int:
    """Prints or writes the tables; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write them instead")
    args = parser.parse_args(argv)
    for name, text in tables(ROOT).items():
        if args.write:
            (ROOT / name).write_text(text, encoding="utf-8")
        else:
            print(f"# {name}\n{text}", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
