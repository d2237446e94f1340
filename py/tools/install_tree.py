"""Unpacks the install tree of a full distribution: `install_tree.py FULL.tar FOLDER`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from pbh.archive import read_tar, write_tree
from pbh.errors import BuildError

INSTALL = "python/install/"


def main(argv: list[str]) -> int:
    """Entry point; errors are one line on stderr."""
    try:
        with Path(argv[1]).open("rb") as stream:
            inside = (entry for entry in read_tar(stream) if entry.name.startswith(INSTALL))
            write_tree(
                Path(argv[2]), (replace(e, name=e.name.removeprefix(INSTALL)) for e in inside)
            )
    except BuildError as error:
        print(f"install_tree: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
