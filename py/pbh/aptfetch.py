"""Fetches files of a Debian archive with the machine's own apt, which knows mirror, proxy and keys.

Nothing is installed and no package index is needed: only the mirror's address is asked for. The
host name is never written down here; it is whatever the machine is set up with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from pbh import urlfetch
from pbh.errors import SourceError, got_want
from pbh.log import Log
from pbh.run import run
from pbh.sources import Source

APT_GET = Path("/usr/bin/apt-get")
APT_HELPER = Path("/usr/lib/apt/apt-helper")
MIRROR_VARIABLE = "PBH_DEBIAN_MIRROR"
TIMEOUT = 900.0
_RELEASE = re.compile(r"^'([^']+?)/?/dists/([^/']+)/(?:In)?Release'", re.MULTILINE)


def fetch(source: Source, dest: Path, env: Mapping[str, str]) -> None:
    """Writes the pool file of `source` to `dest`, from the first mirror that has it.

    PBH_DEBIAN_MIRROR names another mirror, also for machines without apt. Raises SourceError with
    one reason per mirror when none has the file; the digest is left to the caller.
    """
    reasons = []
    for mirror in mirrors(env):
        try:
            fetch_url(f"{mirror}/{quote(source.where)}", dest, env)
        except SourceError as error:
            reasons.append(_reason(str(error)))
        else:
            return
    fix = f"set {MIRROR_VARIABLE} to a mirror that has {source.where}"
    raise SourceError(got_want(source.file, "; ".join(reasons), "the file", fix))


def fetch_url(url: str, dest: Path, env: Mapping[str, str]) -> None:
    """Writes what `url` serves to `dest` with apt's own download methods; raises SourceError."""
    if not APT_HELPER.is_file():
        urlfetch.fetch(url, dest)
        return
    # as root, apt would hand the transfer to a user who may not write to our folders
    options = ["-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=0"]
    cmd = [str(APT_HELPER), *options, "download-file", url, str(dest)]
    _run(cmd, dest.parent, env)


def mirrors(env: Mapping[str, str]) -> list[str]:
    """Returns the addresses of the Debian mirrors this machine uses, the best first.

    Works before the first `apt-get update` and as any user. Raises SourceError when there is none.
    """
    if env.get(MIRROR_VARIABLE):
        return [env[MIRROR_VARIABLE].rstrip("/")]
    fix = f"set {MIRROR_VARIABLE}, or fetch the sources elsewhere and set PBH_DISTDIR"
    if not APT_GET.is_file():
        raise SourceError(got_want("Debian archive", "no apt here", "apt", fix))
    cmd = [str(APT_GET), "update", "--print-uris"]
    found = parse_mirrors(_run(cmd, Path("/"), env))
    if not found:
        raise SourceError(got_want("Debian archive", "apt without a mirror", "a mirror", fix))
    return found


def parse_mirrors(output: str) -> list[str]:
    """Returns the mirrors in the output of `apt-get update --print-uris`, without repeats.

    Security archives come last: they hold only the newest files.
    """
    sites = [match[1] for match in _RELEASE.finditer(output)]
    return sorted(dict.fromkeys(sites), key=lambda site: "security" in site)


def _reason(message: str) -> str:
    """Returns what apt said about the failure, without its progress lines."""
    lines = [line.strip() for line in message.splitlines()]
    spoken = [line for line in lines if line.startswith("E: ") and "Download Failed" not in line]
    return " ".join(dict.fromkeys(spoken)) or lines[0]


def _run(cmd: list[str], cwd: Path, env: Mapping[str, str]) -> str:
    # apt's answers are read, so they must not be translated; its helpers must be the system's
    env = {**env, "LC_ALL": "C", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    return run(cmd, cwd=cwd, env=env, log=Log(quiet=True), timeout=TIMEOUT, error=SourceError)
