"""Fetches files of the Python package index with pip, which knows the machine's index and proxy.

A machine without pip gets it for the moment from Debian's wheel package, unpacked, not installed.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pbh import aptfetch
from pbh.archive import write_tree
from pbh.errors import BuildError, SourceError, got_want
from pbh.log import Log
from pbh.run import run
from pbh.sources import Source, check_file, explain
from pbh.unarchive import upstream_entries

TIMEOUT = 1800.0
_POOL = "pool/main/p/python-pip/python3-pip-whl_"
# newest first: an old pip does not start on a new Python
PIP_PACKAGES = tuple(
    Source(type="debian", file=Path(_POOL).name + name, sha256=sha256, where=_POOL + name)
    for name, sha256 in (
        (
            "26.2.2+dfsg-1_all.deb",
            "5df0bb84a02838cc65483a4fa6fa876e956efc79ae265c784bb2fc2e98091644",
        ),
        (
            "25.1.1+dfsg-1_all.deb",
            "e65351935aa4af2b10ae2abb5744f5059e9abad51aea6cd0cb825702010763f7",
        ),
        (
            "23.0.1+dfsg-1_all.deb",
            "cc373690a1cb469fb301b9fe0125048e3102f2e365d1b2d27cab091ec89fccdc",
        ),
    )
)


def fetch(source: Source, dest: Path, env: Mapping[str, str], log: Log) -> None:
    """Writes the index file of `source` to `dest`, whatever this machine's platform.

    Raises SourceError when pip cannot be had, the index lacks the file, or pip chooses another one;
    the digest is left to the caller.
    """
    folder = dest.parent / "pip"
    folder.mkdir(exist_ok=True)
    env = pip_environment(env)
    cmd = [*pip_command(folder, env, log), *download_arguments(source), "--dest", folder]
    try:
        _run(cmd, folder, env)
    except SourceError as error:
        fix = "check pip's index settings, or set PBH_DISTDIR"
        raise SourceError(got_want(source.where, _reason(str(error)), source.file, fix)) from error
    if not (folder / source.file).is_file():
        files = [path.name for path in folder.iterdir() if path.is_file()]
        fix = "correct file or requirement of its row"
        raise SourceError(got_want(source.where, ", ".join(files) or "nothing", source.file, fix))
    (folder / source.file).replace(dest)


def download_arguments(source: Source) -> list[str]:
    """Returns pip's arguments that select exactly `source.file`, independent of the machine."""
    words = ["download", "--quiet", "--no-deps", "--no-cache-dir", source.where]
    if not source.file.endswith(".whl"):
        return [*words, "--no-binary=:all:"]
    python, abi, platform = source.file.removesuffix(".whl").split("-")[-3:]
    platforms = platform.split(".")
    words += ["--only-binary=:all:", "--ignore-requires-python"]
    if python.startswith("cp"):
        version = python.removeprefix("cp")
        words += [f"--python-version={version}", "--implementation=cp", f"--abi={abi}"]
    return words + [f"--platform={platform}" for platform in platforms]


def _reason(message: str) -> str:
    """Returns pip's own errors, without its warnings and the list of other versions."""
    lines = [line for line in message.splitlines() if line.startswith("ERROR: ")]
    spoken = [line for line in lines if not line.startswith("ERROR: Ignored")]
    return " ".join(dict.fromkeys(spoken)) or message


def pip_environment(env: Mapping[str, str]) -> dict[str, str]:
    """Returns `env` for pip: the machine's Python settings and pip's rules for people left out."""
    kept = {name: value for name, value in env.items() if not name.startswith("PYTHON")}
    return kept | {"PIP_REQUIRE_VIRTUALENV": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def pip_command(folder: Path, env: Mapping[str, str], log: Log) -> list[str | Path]:
    """Returns the words that run pip: this Python's own, else one unpacked into `folder`.

    Raises SourceError when there is none to be had.
    """
    own = [sys.executable, "-m", "pip"]
    try:
        _run([*own, "--version"], folder, env)
    except SourceError:
        log.line("no pip on this machine: unpacking Debian's")
        return [sys.executable, _borrowed_pip(folder, env) / "pip"]
    return list(own)


def _borrowed_pip(folder: Path, env: Mapping[str, str]) -> Path:
    """Returns a pip wheel, which Python runs as it is, from a Debian package put into `folder`."""
    failures: list[tuple[Source, BuildError]] = []
    for source in PIP_PACKAGES:
        package = folder / source.file
        try:
            aptfetch.fetch(source, package, env)
            check_file(package, source)
            tree = folder / "borrowed"
            write_tree(tree, upstream_entries(package))
            wheel = next(tree.glob("usr/share/python-wheels/pip-*.whl"))
            package.unlink()
            cmd = [sys.executable, str(wheel / "pip"), "--version"]
            _run(cmd, folder, env)
        except (BuildError, StopIteration) as error:
            reason = error if isinstance(error, BuildError) else SourceError("no pip wheel in it")
            failures.append((source, reason))
        else:
            return wheel
    raise SourceError(
        "pip: got none, want one to reach the Python package index; install pip, or fetch the "
        f"file elsewhere and set PBH_DISTDIR\n{explain(failures)}"
    )


def _run(cmd: Sequence[str | Path], folder: Path, env: Mapping[str, str]) -> None:
    run(cmd, cwd=folder, env=env, log=Log(quiet=True), timeout=TIMEOUT, error=SourceError)
