"""Assembles the full distribution of one target as an uncompressed tar."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pbh.assemble import Request, assemble
from pbh.errors import BuildError, UsageError
from pbh.log import Log
from pbh.metadata import Identity
from pbh.suggest import unknown_name
from pbh.tables import load_table


def parse_options(argv: list[str]) -> argparse.Namespace:
    """Parses the arguments; leaves with code 2 on a wrong one."""
    parser = argparse.ArgumentParser(description=__doc__, fromfile_prefix_chars="@")
    parser.add_argument("--raw", type=Path, required=True, help="tar of the CPython build")
    parser.add_argument("--wheel", type=Path, required=True, help="pip's wheel")
    parser.add_argument("--targets", type=Path, required=True, help="platforms/targets.bzl")
    parser.add_argument("--packages", type=Path, required=True, help="third_party/packages.bzl")
    parser.add_argument("--triple", required=True, help="target triple")
    parser.add_argument("--version", required=True, help="CPython version, like 3.13.15")
    parser.add_argument("--options", required=True, help="build options joined by +")
    parser.add_argument("--dep", action="append", default=[], metavar="PACKAGE=FOLDER")
    parser.add_argument("--license", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--forbid", action="append", default=[], metavar="STRING")
    parser.add_argument("--out", type=Path, required=True, help="the tar to write")
    return parser.parse_args(argv)


def make_request(options: argparse.Namespace) -> Request:
    """Returns the request the command line states; raises UsageError on an unknown triple."""
    targets = load_table(options.targets, "TARGETS")
    if options.triple not in targets:
        raise UsageError(unknown_name("--triple", options.triple, targets))
    return Request(
        identity=Identity(
            triple=options.triple,
            target=targets[options.triple],
            options=tuple(options.options.split("+")),
            version=options.version,
        ),
        raw=options.raw,
        prefixes=_paths(options.dep),
        packages=load_table(options.packages, "PACKAGES"),
        wheel=options.wheel,
        licenses=_paths(options.license),
        forbidden=tuple(options.forbid),
        scratch=options.out.parent,
    )


def _paths(words: list[str]) -> dict[str, Path]:
    return {name: Path(path) for name, _, path in (word.partition("=") for word in words)}


def main(argv: list[str]) -> int:
    """Entry point; errors are one line on stderr."""
    options = parse_options(argv)
    try:
        assemble(make_request(options), options.out, Log(quiet=True))
    except BuildError as error:
        print(f"assemble: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
