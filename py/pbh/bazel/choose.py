"""Decides which Bazel to run: the user's own, an official release, or Debian's build."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pbh.bazel import debian, official
from pbh.errors import BuildError, SourceError, UsageError, got_want
from pbh.fetching import Access

OLDEST = (7, 7)
BEFORE = (10, 0)
RANGE = "7.7 or newer, older than 10"
# a bazelisk may fetch a release first
PROBE_TIMEOUT = 300.0
_VERSION = re.compile(r"^bazel (\d+)\.(\d+)(\S*)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bazel:
    """A Bazel to run: its launcher, its version, and where it came from in words."""

    path: Path
    version: str
    origin: str

    def __str__(self) -> str:
        return f"Bazel {self.version} from {self.origin} ({self.path})"


def choose(access: Access, root: Path, cache: Path, wrapper: Path) -> Bazel:
    """Returns the first Bazel that fits, fetching one into `cache` if need be.

    `root` is the workspace (bazelisk reads its version file), `wrapper` the script that must not be
    taken for a Bazel. Raises UsageError when $BAZEL does not fit, SourceError with one reason per
    way when none can be had.
    """
    env = access.env
    if env.get("BAZEL"):
        own = Path(env["BAZEL"])
        version, problem = probe(own, root, access)
        if problem:
            raise UsageError(got_want("$BAZEL", problem, RANGE, "correct or unset it"))
        return Bazel(path=own, version=version, origin="$BAZEL")
    reasons = []
    for name in ("bazel", "bazelisk"):
        found = shutil.which(name, path=env.get("PATH"))
        if found is None or Path(found).resolve() == wrapper.resolve():
            continue
        version, problem = probe(Path(found), root, access)
        if not problem:
            return Bazel(path=Path(found), version=version, origin="PATH")
        reasons.append(f"{found}: {problem}")
    for origin, get in _ways(access, cache).items():
        try:
            path, version = get()
        except BuildError as error:
            reasons.append(f"{origin}: {error}")
        else:
            return Bazel(path=path, version=version, origin=origin)
    fix = f"install Bazel ({RANGE}) or set BAZEL to one"
    lines = "\n  ".join(["", *(reasons or ["no bazel on PATH"])])
    raise SourceError(got_want("Bazel", "none", "one that fits", fix) + lines)


def probe(path: Path, root: Path, access: Access) -> tuple[str, str]:
    """Returns (version, "") of the Bazel or bazelisk at `path`, or ("", what is wrong with it)."""
    env = dict(access.env)
    if access.airgap:
        # a bazelisk that has its release already works; one that would fetch it must not
        env |= dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY"), "http://127.0.0.1:9")
    try:
        done = subprocess.run(
            [path, "--version"],
            cwd=root,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PROBE_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", f"does not start: {error}"
    found = _VERSION.search(done.stdout)
    if done.returncode != 0 or found is None:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        return "", f"does not tell its version: {said[-1] if said else 'no output'}"
    version = "".join((found[1], ".", found[2], found[3]))
    if not OLDEST <= (int(found[1]), int(found[2])) < BEFORE:
        return "", f"version {version}"
    return version, ""


def _ways(access: Access, cache: Path) -> dict[str, Callable[[], tuple[Path, str]]]:
    machine = platform.machine()
    return {
        "an official release": lambda: official.install(cache, machine, access),
        "Debian's bazel-bootstrap": lambda: debian.install(cache, access),
    }
