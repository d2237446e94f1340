"""Debian's bazel-bootstrap in a private prefix: any user, nothing installed, no container.

The few programs in it are pointed (patchelf) at the C library they came with, so Bazel itself runs
from the prefix while actions run on the machine as it is.
"""

from __future__ import annotations

import concurrent.futures
import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pbh import aptfetch
from pbh.bazel import prefix
from pbh.bazel.apt_state import KEYRING, PrivateApt
from pbh.errors import SourceError, got_want
from pbh.fetching import Access
from pbh.log import Log
from pbh.run import run

# raise it when this module or prefix.py changes what they make: a new prefix is made beside the old
FORMAT = "1"
SUITES = ("forky", "sid")
OLDEST = (7, 7)
WANTED = ("bazel-bootstrap", "default-jre-headless", "libblake3-0", "patchelf")
# Dependencies that client and server never open (not on the class path, not linked): apt is told
# that they are there. 660 MB to fetch become 170 MB.
LEFT_OUT = [
    "build-essential",
    "ca-certificates-java",
    "default-jdk-headless",
    "libbcprov-java",
    "libeclipse-jdt-core-java",
    "libjetty9-java",
    "libjgit-java",
    "libjs-jquery",
    "liblog4j2-java",
    "libmaven3-core-java",
    "libmongodb-java",
    "node-core-js",
    "node-html5shiv",
    "protobuf-compiler-grpc-java-plugin",
    "python3",
    "unzip",
    "util-linux",
    "zlib1g-dev",
]
_USELESS = ("doc", "lintian", "locale", "man", "maven-repo")


def install(cache: Path, access: Access) -> tuple[Path, str]:
    """Returns (launcher, version) of a prefix below `cache`, made the first time (about 20 s).

    Several callers at once make it once. Raises SourceError when this machine has no Debian tools
    or no mirror has a Bazel that fits.
    """
    place = (cache / f"bazel-debian-{FORMAT}").absolute()
    if not _done(place):
        _check_machine(access)
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / f"{place.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not _done(place):
                _make(place, access)
    return place / "bazel", _done(place)


def unpack(packages: Sequence[Path], root: Path) -> None:
    """Unpacks package files below `root`, without documentation; raises SourceError."""
    excludes = [f"--exclude=./usr/share/{name}" for name in _USELESS]
    excludes += ["--exclude=./usr/include"]

    def one(package: Path) -> int:
        # dpkg-deb knows every compression Debian uses
        with subprocess.Popen(
            ["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE
        ) as reader:
            cmd = ["tar", "-x", "-C", str(root), "--no-same-owner", "--warning=no-timestamp"]
            done = subprocess.run([*cmd, *excludes], stdin=reader.stdout, check=False)
        return reader.returncode or done.returncode

    root.mkdir()
    largest_first = sorted(packages, key=lambda path: path.stat().st_size, reverse=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for package, code in zip(largest_first, pool.map(one, largest_first), strict=True):
            if code:
                fix = "check the disk, then try again"
                raise SourceError(got_want(package.name, f"exit code {code}", "0", fix))


def _done(place: Path) -> str:
    """Returns the version of a finished prefix, or ""."""
    stamp = place / prefix.STAMP
    return stamp.read_text(encoding="utf-8").strip() if stamp.is_file() else ""


def _check_machine(access: Access) -> None:
    fix = "install Bazel yourself and set BAZEL"
    if access.airgap:
        raise SourceError(got_want("network", "air-gapped mode", "access to a mirror", fix))
    for tool in ("apt-get", "dpkg-deb"):
        if shutil.which(tool, path="/usr/bin:/bin") is None:
            raise SourceError(got_want("machine", f"no {tool}", "a Debian-like one", fix))
    if not KEYRING.is_file():
        fix = "install debian-archive-keyring"
        raise SourceError(got_want(KEYRING, "nothing", "Debian's signing keys", fix))


def _make(place: Path, access: Access) -> None:
    work = place.with_name(place.name + ".tmp")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    log = access.log
    try:
        with log.step("Bazel from Debian's packages"):
            with log.step("fetch"):
                packages = _fetch(work / "apt", access)
                size = sum(path.stat().st_size for path in packages) // 1_000_000
                log.line(f"{len(packages)} packages, {size} MB")
            with log.step("unpack"):
                unpack(packages, work / "root")
            with log.step("settle"):
                prefix.settle(work / "root", place, access.env)
        shutil.rmtree(place, ignore_errors=True)
        (work / "root").rename(place)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fetch(top: Path, access: Access) -> list[Path]:
    top.mkdir()
    cmd = ["dpkg", "--print-architecture"]
    env = {"PATH": "/usr/bin:/bin"}
    arch = run(cmd, cwd=top, env=env, log=Log(quiet=True), error=SourceError).strip()
    apt = PrivateApt(top=top, arch=arch, env=access.env)
    apt.create(installed=LEFT_OUT)
    reasons = []
    for mirror in aptfetch.mirrors(access.env):
        for suite in SUITES:
            try:
                apt.use(mirror, suite)
                version = apt.candidate(WANTED[0])
                if _fits(version):
                    return apt.download(WANTED)
                reasons.append(f"{suite}: got {WANTED[0]} {version or '(none)'}, want 7.7 or newer")
            except SourceError as error:
                reasons.append(f"{suite}: {str(error).splitlines()[-1]}")
    lines = "\n  ".join(["", *reasons])
    raise SourceError(got_want("Debian mirror", "no usable suite", " or ".join(SUITES), "") + lines)


def _fits(version: str) -> bool:
    found = re.match(r"(\d+)\.(\d+)", version)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST
