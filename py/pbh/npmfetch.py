"""Fetches a file out of an npm package with npm, which knows the machine's registry."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path

from pbh.errors import IntegrityError, SourceError, got_want
from pbh.log import Log
from pbh.run import run
from pbh.sources import file_digest

TIMEOUT = 600.0


def fetch(requirement: str, sha256: str, member: str, dest: Path, env: Mapping[str, str]) -> None:
    """Writes the file `member` of the package `requirement` (`name@version`) to `dest`.

    `sha256` is that of the package's archive. Raises SourceError when npm cannot be had or does not
    find the package, IntegrityError when the archive is another one.
    """
    npm = shutil.which("npm", path=env.get("PATH"))
    if npm is None:
        fix = "install npm, or put the file into a folder of PBH_DISTDIR"
        raise SourceError(got_want(requirement, "no npm on this machine", "npm", fix))
    folder = dest.parent / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    cmd: list[str | Path] = [
        npm,
        "pack",
        "--silent",
        "--ignore-scripts",
        "--pack-destination",
        folder,
        requirement,
    ]
    run(cmd, cwd=folder, env=env, log=Log(quiet=True), timeout=TIMEOUT, error=SourceError)
    archives = list(folder.glob("*.tgz"))
    if len(archives) != 1:
        names = ", ".join(path.name for path in archives) or "nothing"
        raise SourceError(got_want(requirement, names, "one archive", "correct its row"))
    got = file_digest(archives[0])
    if got != sha256:
        fix = "deleted; the file was damaged on its way or changed at its source"
        shutil.rmtree(folder)
        raise IntegrityError(got_want(requirement, f"sha256 {got}", f"sha256 {sha256}", fix))
    with tarfile.open(archives[0]) as archive:
        stream = archive.extractfile(member)
        if stream is None:
            raise SourceError(got_want(requirement, "no such file", member, "correct its row"))
        dest.write_bytes(stream.read())
    shutil.rmtree(folder)
