"""Checks of licences: identifiers and texts for everything that is inside."""

from __future__ import annotations

from collections.abc import Mapping

from pbh.check.model import Dist, Finding, Kind
from pbh.check.symbol_checks import variants

_FIX = "correct it in pbh.metadata"
_PLACE = "PYTHON.json.build_info.extensions"
_PUBLIC_DOMAIN = frozenset({"blessing", "LicenseRef-Public-Domain"})
_UNWANTED = ("AGPL-", "GPL-", "LGPL-")
_SHORTEST = 100


def licences(dist: Dist) -> list[Finding]:
    """Every bundled library has its SPDX identifiers and licence text, as has CPython itself."""
    found = []
    for name, row in variants(dist):
        place = f"{_PLACE}.{name}"
        paths = row.get("license_paths")
        for path in paths if isinstance(paths, list) else []:
            found += _text(dist, f"{place}.license_paths", str(path))
        links = row.get("links")
        for link in links if isinstance(links, list) else []:
            if isinstance(link, dict) and ("path_static" in link or "path_dynamic" in link):
                found += _library(dist, place, row, str(link.get("name")))
    data = dist.metadata or {}
    found += _text(dist, "PYTHON.json.license_path", str(data.get("license_path")))
    if not data.get("licenses"):
        found.append(Finding(file="PYTHON.json.licenses", got="none", want="some", fix=_FIX))
    return found


def installed_licences(dist: Dist) -> list[Finding]:
    """The texts of all bundled libraries travel with the install archives too, as their licences
    ask.
    """
    folder = "python/licenses/" if dist.name.kind is Kind.FULL else f"{dist.install}licenses/"
    texts = [name for name in dist.files if name.startswith(folder)]
    packages = {"cpython"}
    for row in dist.tables.modules.values():
        packages |= set(row["links"]) if row["mode"] != "disabled" else set()
    wanted = {f"{folder}LICENSE.{name}.txt" for name in packages}
    return [
        Finding(file=name, got="missing", want="a licence text", fix="copy it when packing")
        for name in sorted(wanted - set(texts))
    ]


def _library(dist: Dist, place: str, row: Mapping[str, object], library: str) -> list[Finding]:
    """What the variant `row` lacks for a bundled `library` that it links."""
    packages = dist.tables.packages.items()
    package = next((name for name, p in packages if library in p.get("link_names", ())), None)
    if package is None:
        fix = "add it to the `link_names` of its row in third_party/packages.bzl"
        got = f"{library} of no package"
        return [Finding(file=f"{place}.links", got=got, want="a package's library", fix=fix)]
    spdx = set(dist.tables.packages[package]["spdx"])
    stated, paths = row.get("licenses"), row.get("license_paths")
    missing = spdx - _PUBLIC_DOMAIN - set(stated if isinstance(stated, list) else ())
    if spdx & _PUBLIC_DOMAIN and row.get("license_public_domain") is not True:
        missing |= {"public domain"}
    found = []
    for name in sorted(spdx):
        if name.startswith(_UNWANTED):
            fix = "link another library"
            got = f"{library} under {name}"
            want = "no licence that binds its users"
            found.append(Finding(file=f"{place}.licenses", got=got, want=want, fix=fix))
    if missing or not spdx:
        got = f"no {' and '.join(sorted(missing)) or 'identifier'} for {library}"
        want = "the SPDX identifiers of its package"
        found.append(Finding(file=f"{place}.licenses", got=got, want=want, fix=_FIX))
    if f"licenses/LICENSE.{package}.txt" not in (paths if isinstance(paths, list) else ()):
        want = f"licenses/LICENSE.{package}.txt"
        found.append(Finding(file=f"{place}.license_paths", got="missing", want=want, fix=_FIX))
    return found


def _text(dist: Dist, place: str, path: str) -> list[Finding]:
    data = dist.read(f"python/{path}")
    if data is not None and len(data.strip()) >= _SHORTEST:
        return []
    got = f"{path} ({'missing' if data is None else f'{len(data)} bytes'})"
    fix = "fill `license_files` in third_party/packages.bzl"
    return [Finding(file=place, got=got, want="a licence text in the archive", fix=fix)]
