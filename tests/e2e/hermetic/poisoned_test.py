"""A package built from nothing on a host full of traps has the same bytes as one built without them.

Takes a second bootstrap, so it is asked for by name:
    ./bazelw test //tests/e2e/hermetic:poisoned_test
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from source_tree import ROOT

TARGET = "//third_party/zlib"
TRAPS = "ar as awk bash c++ cc clang cpp g++ gcc ld ld.lld m4 make nm objcopy patch perl pkg-config"
MORE_TRAPS = "python python3 ranlib readelf sh strip tar zig"
POISON = {
    "AR": "false",
    "CC": "false",
    "CFLAGS": "-O0 -DPOISON -nostdlib",
    "CPATH": "/nowhere",
    "CPPFLAGS": "-DPOISON",
    "CXX": "false",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
    "LDFLAGS": "-lpoison",
    "LD_LIBRARY_PATH": "/nowhere",
    "LIBRARY_PATH": "/nowhere",
    "MAKEFLAGS": "-n",
    "PERL5LIB": "/nowhere",
    "PKG_CONFIG_PATH": "/nowhere",
    "PYTHONHOME": "/nowhere",
    "PYTHONSTARTUP": "/nowhere",
    "SOURCE_DATE_EPOCH": "1",
    "TZ": "Pacific/Kiritimati",
}
TIMEOUT = 3000


def tree_digest(folder: Path) -> dict[str, str]:
    """Returns the digest of each file below `folder` by name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def set_traps(folder: Path) -> Path:
    """Returns a folder of programs that fail and say so."""
    traps = folder / "traps"
    traps.mkdir()
    for name in f"{TRAPS} {MORE_TRAPS}".split():
        (traps / name).write_text(f"#!/bin/dash\necho 'trap: {name} was called' >&2\nexit 97\n")
        (traps / name).chmod(0o755)
    return traps


def poisoned(folder: Path) -> dict[str, str]:
    """Returns an environment in which nothing works that a build should not need."""
    home = folder / "home of someone else"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("BAZEL", "PBH_DISTDIR") if name in os.environ}
    own = {
        "HOME": str(home),
        "PATH": f"{set_traps(folder)}:/usr/local/bin:/usr/bin:/bin",
        "USER": "poisoned",
        # where the wrapper keeps the Bazel that it got
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME") or f"{os.environ['HOME']}/.cache",
    }
    return POISON | kept | own


def bazel(folder: Path, env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Runs Bazel with an output root of its own in `folder`."""
    return subprocess.run(
        [str(ROOT / "bazelw"), f"--output_user_root={folder}/out", *words],
        cwd=ROOT,
        env=env,
        timeout=TIMEOUT,
        capture_output=True,
        text=True,
        check=False,
        umask=0o077,
    )


def test_same_bytes(tmp_path: Path) -> None:
    want = tree_digest(Path(os.environ["PACKAGE"]))
    assert want
    env = poisoned(tmp_path)
    try:
        done = bazel(tmp_path, env, "build", "--symlink_prefix=/", "--disk_cache=", TARGET)
        assert done.returncode == 0, done.stderr[-4000:]
        assert "trap:" not in done.stderr
        found = tmp_path.glob("out/*/execroot/_main/bazel-out/*/bin/third_party/zlib/zlib")
        assert [tree_digest(folder) for folder in found] == [want]
    finally:
        bazel(tmp_path, env, "clean", "--expunge")
