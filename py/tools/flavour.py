"""Writes an archive for users from a full distribution: `flavour.py install_only FULL.tar OUT`."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from pbh.errors import BuildError
from pbh.flavours import Flavour, write_flavour


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """The command line."""

    flavour: Flavour
    full: Path
    out: Path


def parse_options(argv: list[str]) -> Options:
    """Parses the arguments; leaves with code 2 on a wrong one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("flavour", type=Flavour, choices=list(Flavour), help="which archive")
    parser.add_argument("full", type=Path, help="the full distribution, an uncompressed tar")
    parser.add_argument("out", type=Path, help="the .tar.gz to write")
    return Options(**vars(parser.parse_args(argv)))


def main(argv: list[str]) -> int:
    """Entry point; errors are one line on stderr."""
    options = parse_options(argv)
    try:
        write_flavour(options.full, options.out, options.flavour)
    except BuildError as error:
        print(f"flavour: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
