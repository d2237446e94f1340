#!/usr/bin/env python3
"""Lists, prefetches, verifies and pins the source files of the packages table.

Runs on the machine's own python3, from a checkout: python3 py/tools/fetch.py COMMAND
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh import source_commands as commands  # noqa: E402
from pbh.errors import BuildError, UsageError  # noqa: E402
from pbh.fetching import access_from_env  # noqa: E402
from pbh.log import Log  # noqa: E402

NAMES = "package, target triple or distribution; all when none is named"


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    args = _parser().parse_args(argv)
    access = access_from_env(os.environ, Log(quiet=args.quiet))
    try:
        packages = commands.select(ROOT, args.names)
        match args.command:
            case "list":
                print(commands.list_sources(packages))
            case "prefetch":
                print(commands.prefetch(packages, args.to, access))
            case "verify":
                print(commands.verify(packages, args.folder))
            case "pin":
                with tempfile.TemporaryDirectory() as scratch:
                    for package in packages:
                        to = Path(scratch)
                        print(commands.pin(package, ROOT, to, access, write=args.write))
            case unknown:
                raise UsageError(f"{unknown}: no such command")
    except BuildError as error:
        print(f"fetch: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fetch.py", description=__doc__)
    parser.add_argument("--quiet", action="store_true", help="no progress lines")
    commands_ = parser.add_subparsers(dest="command", required=True)
    listing = commands_.add_parser("list", help="print every alternative with its digest")
    prefetching = commands_.add_parser("prefetch", help="put one file per package into a folder")
    prefetching.add_argument("--to", type=Path, required=True, metavar="DIR")
    verifying = commands_.add_parser("verify", help="check a folder: files and trees")
    verifying.add_argument("folder", type=Path, metavar="DIR")
    pinning = commands_.add_parser("pin", help="compute tree digests from all alternatives")
    pinning.add_argument("--write", action="store_true", help="rewrite the rows")
    for command in (listing, prefetching, verifying):
        command.add_argument("names", nargs="*", metavar="NAME", help=NAMES)
    pinning.add_argument("names", nargs="+", metavar="PACKAGE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
