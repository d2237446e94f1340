"""The official Bazel release: one file, pinned by digest."""

from __future__ import annotations

from pathlib import Path

from pbh.errors import SourceError, got_want
from pbh.fetching import Access, download, find_in_folders
from pbh.sources import Source

# the same version as Debian's, so that everyone runs what is tested
VERSION = "7.7.1"
_URL = "https://github.com/bazelbuild/bazel/releases/download"
DIGESTS = {
    "aarch64": "71df04ec724f1b577f1f47ec9a6b81d13f39683f6c3215cacf45fdaf40b2c5c1",
    "x86_64": "115a1b62be95f29e5821d4dddffba1b058905a48019b499919c285e7f708d5e2",
}
_NAMES = {"aarch64": "arm64", "x86_64": "x86_64"}


def install(cache: Path, machine: str, access: Access) -> tuple[Path, str]:
    """Returns (launcher, version) of the release for `machine`, below `cache`.

    It is taken from there, from PBH_DISTDIR or from upstream. Raises SourceError or IntegrityError.
    """
    if machine not in DIGESTS:
        want = " or ".join(sorted(DIGESTS))
        raise SourceError(got_want("machine", machine, want, "set BAZEL to one of your own"))
    name = f"bazel-{VERSION}-linux-{_NAMES[machine]}"
    source = Source(
        type="upstream",
        file=name,
        sha256=DIGESTS[machine],
        where=f"{_URL}/{VERSION}/{name}",
    )
    launcher = cache / name
    if launcher.is_file() and launcher.stat().st_mode & 0o100:
        return launcher, VERSION
    found, wrong = find_in_folders(source, access.distdirs)
    if wrong:
        access.log.line("; ".join(wrong))
    if found is None:
        found = download(source, cache / "new", access)
    cache.mkdir(parents=True, exist_ok=True)
    # executable only once complete: the mark that later runs look for
    part = cache / f".{name}.part"
    part.write_bytes(found.read_bytes())
    part.chmod(0o755)
    return part.replace(launcher), VERSION
