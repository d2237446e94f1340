#!/usr/bin/env python3
"""The host side of the source repository rule: finds, fetches and unpacks one package.

Called by third_party/private/source_repository.bzl alone, on the machine's own python3. ROW is a
file with one packages row as JSON; results are printed, what went wrong goes to stderr.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh import fetching, sources, urlfetch  # noqa: E402
from pbh import source_commands as commands  # noqa: E402
from pbh.errors import BuildError, IntegrityError, SourceError, UsageError, got_want  # noqa: E402
from pbh.log import Log  # noqa: E402

STEPS = ("client", "local", "missing", "pause", "reach", "rows", "unpack")


def main(argv: list[str]) -> int:
    """Runs one step; returns its exit code."""
    args = _parser().parse_args(argv)
    access = fetching.access_from_env(os.environ, Log(quiet=True))
    row = json.loads(args.row.read_text(encoding="utf-8"))
    package = sources.parse_package(row["name"], row)
    source = package.sources[args.index]
    try:
        match args.step:
            case "local":
                path, wrong = fetching.find_in_folders(source, access.distdirs)
                if wrong and path is None:
                    raise IntegrityError("; ".join(wrong))
                print(path or "", end="")
            case "client":
                print(fetching.download(source, args.dest, access), end="")
            case "reach":
                if not urlfetch.reachable(source.where, access.env):
                    fix = "this network does not know that host"
                    raise SourceError(got_want(source.where, "no address", "the file", fix))
            case "pause":
                time.sleep(access.back_off)
            case "rows":
                print(json.dumps(commands.rows(ROOT)))
            case "unpack":
                sources.materialise(args.file, package, source, args.dest)
            case "missing":
                print(commands.missing_report(ROOT, args.have, access))
            case unknown:
                raise UsageError(f"{unknown}: no such step")
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("row", type=Path)
    parser.add_argument("--index", type=int, default=0, help="which alternative of the row")
    parser.add_argument("--file", type=Path, help="the fetched file (unpack)")
    parser.add_argument("--dest", type=Path, default=Path(), help="folder to write to")
    parser.add_argument("--have", nargs="*", default=[], help="packages not missing (missing)")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
