"""Installs the wheels of a lock file into a folder, for the machine's own Python."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pbh.errors import SourceError, got_want
from pbh.fetching import Access
from pbh.log import Log
from pbh.pipfetch import TIMEOUT, pip_command, pip_environment
from pbh.run import run


def install(lock: Path, dest: Path, access: Access) -> None:
    """Installs what the hashed lock file names, and nothing else, into the new folder `dest`.

    The folders of PBH_DISTDIR are tried before the network. Raises SourceError with pip's errors
    when a wheel is missing, has another digest, or does not fit this Python.
    """
    places = [f"--find-links={folder.resolve()}" for folder in access.distdirs]
    offline = _attempt(lock, dest, access, ["--no-index", *places])
    if offline is None:
        return
    if access.airgap:
        raise SourceError(_missing(lock, access, offline))
    online = _attempt(lock, dest, access, places)
    if online is not None:
        raise SourceError(
            f"{lock.name}: its wheels cannot be installed; check pip's index settings, or set "
            f"PBH_DISTDIR\n{online}"
        )


def _attempt(lock: Path, dest: Path, access: Access, more: Sequence[str]) -> SourceError | None:
    """Runs pip with `more` arguments; returns its failure."""
    env = pip_environment(access.env)
    with tempfile.TemporaryDirectory(prefix=".pip-", dir=dest.resolve().parent) as scratch:
        folder = Path(scratch)
        words = ["install", "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:"]
        words += [
            "--no-compile",
            "--no-cache-dir",
            "--no-warn-conflicts",
            "--root-user-action=ignore",
        ]
        target = folder / "site"
        try:
            pip = pip_command(folder, env, access.log)
            cmd = [*pip, *words, *more, "--target", target, "-r", lock.resolve()]
            run(cmd, cwd=folder, env=env, log=Log(quiet=True), timeout=TIMEOUT, error=SourceError)
        except SourceError as error:
            return error
        target.replace(dest)
    return None


def _missing(lock: Path, access: Access, error: SourceError) -> str:
    folders = ", ".join(str(folder) for folder in access.distdirs) or "none: PBH_DISTDIR is not set"
    version = ".".join(str(part) for part in sys.version_info[:2])
    want = f"every wheel of {lock.name} for Python {version} in a folder of PBH_DISTDIR"
    fix = (
        "on a machine with a network run `python3 -m pip download --require-hashes --no-deps "
        f"--only-binary=:all: --python-version {version} -d DIR -r py/requirements.lock` and bring "
        "DIR here"
    )
    return f"{got_want('air-gapped mode', f'folders {folders}', want, fix)}\n{error}"
