"""Checks a finished distribution archive: `check_dist.py
cpython-3.13.15-<triple>-noopt-full.tar.zst`.

Exit code 0 when everything passes, 7 when a check fails, 2 to 6 when the archive cannot be
examined.
"""

from __future__ import annotations

import argparse
import datetime
import getpass
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pbh.archive import atomic_output
from pbh.check.model import Machine
from pbh.check.opener import open_dist
from pbh.check.registry import CHECKS
from pbh.check.report import as_json, examine, print_report
from pbh.check.runtime import run_inside
from pbh.check.words import load_tables, machine_words
from pbh.errors import BuildError, CheckError

ROOT = Path(__file__).resolve().parents[2]


def parse(argv: list[str]) -> argparse.Namespace:
    """Returns the parsed command line."""
    parser = argparse.ArgumentParser(description="Check a finished distribution archive.")
    parser.add_argument("archive", type=Path, help=".tar.zst, .tar.gz or .tar file")
    parser.add_argument("--json", type=Path, help="write every finding to this file")
    parser.add_argument(
        "--name", default="", help="the archive's file name, if its path has another"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="folder that holds the tables")
    parser.add_argument("--run", action="store_true", help="also unpack it and run its Python")
    parser.add_argument("--runner", default="", help="program to run a foreign Python with")
    parser.add_argument("--zstd", default="", help="zstd program, where Python has no zstd module")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Runs the checks; returns the exit code."""
    args = parse(argv)
    words = machine_words((socket.gethostname(), getpass.getuser()), (Path.home(), Path.cwd()))
    machine = Machine(words=words, today=datetime.date.today().isoformat())
    try:
        dist = open_dist(
            args.archive,
            tables=load_tables(args.root),
            machine=machine,
            name=args.name,
            zstd=args.zstd,
        )
        results = examine(dist, CHECKS)
        failed = print_report(results, sys.stdout)
        if args.json:
            with atomic_output(args.json) as out:
                out.write(as_json(dist, results).encode())
        if args.run and not failed:
            run_inside(dist, args.root / "tests/dist/inside", args.runner)
    except BuildError as error:
        print(f"check_dist: {error}", file=sys.stderr)
        return error.exit_code
    return CheckError.exit_code if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
