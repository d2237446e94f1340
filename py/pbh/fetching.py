"""Gets a package's file: from folders the user names, from upstream, or by a package client."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from pbh import aptfetch, pipfetch, urlfetch
from pbh.errors import BuildError, IntegrityError, SourceError, got_want
from pbh.log import Log
from pbh.sources import Package, Source, check_file, explain, file_digest

BACK_OFF = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """How this machine may reach sources.

    `distdirs` are folders searched first; `airgap` forbids any network use; `env` is the
    environment that the package clients inherit (proxies, their own settings).
    """

    distdirs: tuple[Path, ...]
    airgap: bool
    env: Mapping[str, str]
    log: Log
    back_off: float = BACK_OFF


def access_from_env(env: Mapping[str, str], log: Log) -> Access:
    """Returns the access that PBH_DISTDIR (colon separated folders) and PBH_AIRGAP ask for."""
    folders = [part for part in env.get("PBH_DISTDIR", "").split(":") if part]
    return Access(
        distdirs=tuple(Path(folder).expanduser() for folder in folders),
        airgap=env.get("PBH_AIRGAP", "0").lower() not in ("", "0", "false", "no"),
        env=env,
        log=log,
    )


def find_in_folders(source: Source, folders: Iterable[Path]) -> tuple[Path | None, list[str]]:
    """Looks for the file of `source`; returns its path or None, and what was wrong with others.

    A file of that name with another digest is reported, not used and not deleted: the folder
    belongs to the user.
    """
    wrong = []
    for folder in folders:
        path = folder / source.file
        if not path.is_file():
            continue
        got = file_digest(path)
        if got == source.sha256:
            return path, []
        wrong.append(f"{path}: got sha256 {got}, want sha256 {source.sha256}; delete the file")
    return None, wrong


def download(source: Source, dest: Path, access: Access) -> Path:
    """Fetches `source` from the network into the folder `dest`; returns the verified file.

    A failed transfer is repeated once after a pause. Only a file with the right digest ever gets
    its name. Raises SourceError when the network is forbidden or the file cannot be had,
    IntegrityError (file deleted) when it is not the pinned one.
    """
    if access.airgap:
        fix = f"fetch {source} elsewhere and put it into a folder of PBH_DISTDIR"
        raise SourceError(got_want(source.file, "air-gapped mode", "a network", fix))
    if source.type == "upstream" and not urlfetch.reachable(source.where, access.env):
        fix = "this network does not know that host"
        raise SourceError(got_want(source.where, "no address", "the file", fix))
    dest.mkdir(parents=True, exist_ok=True)
    # absolute: clients run in folders of their own
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=dest.resolve()) as scratch:
        part = Path(scratch, source.file)
        try:
            _client(source)(source, part, access)
        except IntegrityError:
            raise
        except SourceError as first:
            access.log.line(f"{source.file}: {str(first).splitlines()[0]}; trying once more")
            time.sleep(access.back_off)
            _client(source)(source, part, access)
        check_file(part, source)
        return part.replace(dest / source.file)


def fetch_any(package: Package, dest: Path, access: Access) -> tuple[Path, Source]:
    """Returns a verified file of `package` in `dest` (found there, copied or fetched) and its
    source.

    Alternatives are tried in the order of the row, folders before the network. Raises SourceError
    with one reason per alternative when none works.
    """
    failures: list[tuple[Source, BuildError]] = []
    for source in package.sources:
        found, wrong = find_in_folders(source, [dest, *access.distdirs])
        if found is not None:
            return _copy_into(found, dest), source
        failures += [(source, IntegrityError(text)) for text in wrong]
    for source in package.sources:
        try:
            return download(source, dest, access), source
        except BuildError as error:
            failures.append((source, error))
    raise SourceError(
        f"{package.name} {package.version}: no alternative could be fetched\n{explain(failures)}"
    )


def missing(packages: Iterable[Package], folders: Iterable[Path]) -> list[Package]:
    """Returns the packages of which no alternative lies in `folders` with the right digest."""
    places = list(folders)
    return [
        package
        for package in packages
        if not any(find_in_folders(source, places)[0] for source in package.sources)
    ]


def missing_report(packages: Iterable[Package], folders: Iterable[Path]) -> str:
    """Returns the message for people without a network: every missing file and how to get it."""
    lacking = list(packages)
    looked = ", ".join(str(folder) for folder in folders) or "no folder: PBH_DISTDIR is not set"
    lines = [f"air-gapped, and {len(lacking)} source files are missing (looked in {looked})"]
    for package in lacking:
        lines.append(f"  {package.name} {package.version}, any one of:")
        for source in package.sources:
            lines.append(f"    {source.file}  sha256 {source.sha256}\n      {source}")
    names = " ".join(package.name for package in lacking)
    lines += [
        "On a machine with a network run",
        f"  python3 py/tools/fetch.py prefetch --to DIR {names}",
        "bring DIR here and set PBH_DISTDIR=DIR.",
    ]
    return "\n".join(lines)


def _client(source: Source) -> Callable[[Source, Path, Access], None]:
    match source.type:
        case "debian":
            return lambda s, path, access: aptfetch.fetch(s, path, access.env)
        case "pypi":
            return lambda s, path, access: pipfetch.fetch(s, path, access.env, access.log)
        case "upstream":
            return lambda s, path, _: urlfetch.fetch(s.where, path)
        case _:
            assert_never(source.type)


def _copy_into(path: Path, dest: Path) -> Path:
    if path.parent == dest:
        return path
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=dest) as scratch:
        copy = Path(scratch, path.name)
        copy.write_bytes(path.read_bytes())
        return copy.replace(dest / path.name)
