"""What `fetch.py` does: list, prefetch, verify and pin the sources of the packages table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pbh import fetching
from pbh.errors import BuildError, IntegrityError, SourceError, UsageError
from pbh.fetching import Access, fetch_any, find_in_folders, missing
from pbh.pinning import write_tree_digest
from pbh.sources import Package, Source, choose_packages, explain, load_packages, tree_digest
from pbh.suggest import unknown_name
from pbh.tables import load_table

TABLE = Path("third_party/packages.bzl")
TARGETS = Path("platforms/targets.bzl")
_DISTRIBUTION = re.compile(r"(?:(?P<version>\d+\.\d+)-)?(?P<triple>\w+-\w+-\w+-\w+)(?:-[\w+.]+)?")


def select(root: Path, names: Sequence[str]) -> list[Package]:
    """Returns the packages that `names` ask for: package names, target triples, distributions.

    A triple or a distribution (`3.13-<triple>-<options>`, as a label or not) stands for everything
    its build needs; no names mean all. Raises UsageError for an unknown name.
    """
    packages = load_packages(root / TABLE)
    triples = load_table(root / TARGETS, "TARGETS")
    chosen: set[str] = set()
    for name in names:
        chosen.update(_expand(name.removeprefix("//cpython:"), packages, triples))
    return choose_packages(packages, sorted(chosen))


def list_sources(packages: Iterable[Package]) -> str:
    """Returns one line per alternative: package, version, file, digest, where it comes from."""
    lines = []
    for package in packages:
        for source in package.sources:
            lines.append(
                f"{package.name} {package.version}  {source.file}  sha256:{source.sha256}  {source}"
            )
    return "\n".join(lines)


def rows(root: Path) -> list[dict[str, object]]:
    """Returns the rows of the packages table, each with its `name`."""
    table = load_table(root / TABLE, "PACKAGES")
    return [{**row, "name": name} for name, row in table.items()]


def missing_report(root: Path, have: Sequence[str], access: Access) -> str:
    """Returns the message about every package that is in no folder and not among `have`."""
    packages = load_packages(root / TABLE).values()
    lacking = [p for p in missing(packages, access.distdirs) if p.name not in have]
    return fetching.missing_report(lacking, access.distdirs)


def prefetch(packages: Sequence[Package], dest: Path, access: Access) -> str:
    """Puts one file per package into `dest`, keeping what is there; returns a closing line.

    Goes on after a failure, so that one run gets all that can be had; then raises SourceError with
    every failure.
    """
    dest.mkdir(parents=True, exist_ok=True)
    failures = []
    size = 0
    for number, package in enumerate(packages, 1):
        label = f"[{number}/{len(packages)}] {package.name} {package.version}"
        try:
            with access.log.step(label):
                path, source = fetch_any(package, dest, access)
                size += path.stat().st_size
                access.log.line(f"{path.name} ({source.type}, {path.stat().st_size} bytes)")
        except BuildError as error:
            failures.append(str(error))
    done = f"{len(packages) - len(failures)} of {len(packages)} sources in {dest}, {size} bytes"
    if failures:
        raise SourceError("\n".join([done, *failures]))
    return f"{done}; use them with PBH_DISTDIR={dest.resolve()}"


def verify(packages: Sequence[Package], folder: Path) -> str:
    """Checks that `folder` has every package, right file and right tree; returns a closing line.

    Raises IntegrityError naming everything missing or wrong.
    """
    problems = []
    for package in packages:
        for source in package.sources:
            path, wrong = find_in_folders(source, [folder])
            problems += wrong
            if path is not None and (got := tree_digest(path, package, source)) != package.tree:
                problems.append(f"{path}: got tree {got}, want {package.tree}; correct its row")
    for package in missing(packages, [folder]):
        files = " or ".join(source.file for source in package.sources)
        problems.append(f"{package.name} {package.version}: got no file, want {files}; prefetch it")
    if problems:
        raise IntegrityError("\n".join(problems))
    return f"{len(packages)} sources in {folder} are complete and right"


def pin(package: Package, root: Path, scratch: Path, access: Access, *, write: bool) -> str:
    """Returns the tree digest of `package`, computed from every alternative that can be had.

    With `write` the row is rewritten. Raises IntegrityError when alternatives give different trees,
    SourceError when none can be had.
    """
    digests: dict[str, str] = {}
    failures: list[tuple[Source, BuildError]] = []
    for source in package.sources:
        try:
            path, _ = fetch_any(_only(package, source.sha256), scratch, access)
            digests[str(source)] = tree_digest(path, package, source)
        except BuildError as error:
            failures.append((source, error))
    if not digests:
        raise SourceError(f"{package.name}: no alternative could be fetched\n{explain(failures)}")
    if len(set(digests.values())) > 1:
        lines = [f"  {digest}  {where}" for where, digest in digests.items()]
        raise IntegrityError("\n".join([f"{package.name}: the trees differ; narrow keep", *lines]))
    digest = next(iter(digests.values()))
    state = "unchanged" if digest == package.tree else f"was {package.tree}"
    if write and write_tree_digest(root / TABLE, package.name, digest):
        state = "written"
    used = f"{len(digests)} of {len(package.sources)} alternatives"
    return f"{package.name} {digest} ({state}; from {used})"


def _only(package: Package, sha256: str) -> Package:
    sources = tuple(source for source in package.sources if source.sha256 == sha256)
    return replace(package, sources=sources)


def _expand(name: str, packages: dict[str, Package], triples: Iterable[str]) -> list[str]:
    found = _DISTRIBUTION.fullmatch(name)
    if name in packages or found is None:
        return [name]
    if found["triple"] not in triples:
        raise UsageError(unknown_name("target", found["triple"], triples))
    wanted = f"cpython_{found['version'].replace('.', '_')}_" if found["version"] else "cpython_"
    return [other for other in packages if other.startswith(wanted) or other[:8] != "cpython_"]
