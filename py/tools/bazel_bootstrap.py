#!/usr/bin/env python3
"""Prints the path of a Bazel that fits, fetching one the first time; ./bazelw calls this with its own words.

Words that name a distribution are checked first, so that a mistyped one gets the nearest right names.

One line on stderr says which one it is. BAZEL names another; PBH_AIRGAP=1 forbids the network.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (this is what tells the user of an older one)
    sys.exit(f"bazelw: python3: got {sys.version.split()[0]}, want 3.11 or newer; set PBH_PYTHON")

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))
sys.dont_write_bytecode = True

from pbh.bazel.choose import choose  # noqa: E402
from pbh.errors import BuildError  # noqa: E402
from pbh.fetching import access_from_env  # noqa: E402
from pbh.labels import check_words, read_tables  # noqa: E402
from pbh.log import Log  # noqa: E402
from pbh.namespaces import check_sandbox  # noqa: E402


def main() -> int:
    """Chooses a Bazel; returns the exit code."""
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    cache = Path(home, "python-build-hermetic")
    try:
        check_words(sys.argv[1:], read_tables(ROOT))
        check_sandbox(sys.argv[1:])
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
