#!/usr/bin/env python3
"""Prints the path of a Bazel that fits, fetching one the first time; ./bazelw calls this.

One line on stderr says which one it is. BAZEL names another; PBH_AIRGAP=1 forbids the network.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh.bazel.choose import choose  # noqa: E402
from pbh.errors import BuildError  # noqa: E402
from pbh.fetching import access_from_env  # noqa: E402
from pbh.log import Log  # noqa: E402


def main() -> int:
    """Chooses a Bazel; returns the exit code."""
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    cache = Path(home, "python-build-hermetic")
    try:
        access = access_from_env(os.environ, Log())
        bazel = choose(access, ROOT, cache, ROOT / "bazelw")
    except BuildError as error:
        print(f"bazelw: {error}", file=sys.stderr)
        return error.exit_code
    print(f"bazelw: {bazel}", file=sys.stderr)
    print(bazel.path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
