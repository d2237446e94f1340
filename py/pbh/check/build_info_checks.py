"""Checks of PYTHON.json's build_info: objects, libraries, extensions, licences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from pbh.check.elf_checks import version_key
from pbh.check.model import Dist, Finding
from pbh.check.schema import LINK_KINDS
from pbh.check.symbol_checks import variants

_FIX = "correct it in pbh.metadata"
_SYSTEM_LIBRARIES = frozenset({"atomic", "c", "dl", "m", "pthread", "rt", "util"})
_SHARED_ONLY = frozenset({"_testcapi", "_testlimitedcapi"})
_PLACE = "PYTHON.json.build_info"


def objects(dist: Dist) -> list[Finding]:
    """Every object named exists, once, and is a relocatable file; every object shipped is named or
    a program.
    """
    found = []
    core = _core(dist)
    named = [(f"{_PLACE}.core.objs", path) for path in _list(core.get("objs"))]
    for name, variant in variants(dist):
        named += [(f"{_PLACE}.extensions.{name}.objs", path) for path in _list(variant.get("objs"))]
    info = _info(dist)
    named += [(f"{_PLACE}.inittab_object", str(info["inittab_object"]))] * (
        "inittab_object" in info
    )
    for place, path in named:
        if f"python/{path}" not in dist.objects:
            want = "a relocatable object in the archive"
            found.append(Finding(file=place, got=path, want=want, fix=_FIX))
    core_paths = Counter(path for place, path in named if place.endswith(".core.objs"))
    for path, count in core_paths.items():
        if count > 1:
            got = f"{path} {count} times"
            found.append(Finding(file=f"{_PLACE}.core.objs", got=got, want="once", fix=_FIX))
    claimed = {f"python/{path}" for _, path in named}
    for name in dist.objects:
        loose = name.startswith("python/build/") and name.endswith(".o")
        if loose and name not in claimed and "/build/Programs/" not in name:
            want = "an object that something is linked from"
            found.append(Finding(file=name, got="named nowhere", want=want, fix="leave it out"))
    if not core_paths:
        found.append(Finding(file=f"{_PLACE}.core.objs", got="none", want="the core's", fix=_FIX))
    return found


def core_libraries(dist: Dist) -> list[Finding]:
    """The core's static and shared library exist under the names stated."""
    found = []
    core = _core(dist)
    for key in ("static_lib", "shared_lib"):
        path = core.get(key)
        if path is None and (key == "static_lib" or not dist.static):
            got = "no such key"
        elif path is not None and dist.resolve(f"python/{path}") is None:
            got = str(path)
        else:
            continue
        want = "a file in the archive"
        found.append(Finding(file=f"{_PLACE}.core.{key}", got=got, want=want, fix=_FIX))
    return found


def links(dist: Dist) -> list[Finding]:
    """Each link has one kind, and the library it stands for is in the archive or the system's."""
    found = []
    rows = [(f"{_PLACE}.core", _core(dist))]
    rows += [(f"{_PLACE}.extensions.{name}", dict(row)) for name, row in variants(dist)]
    for place, row in rows:
        for link in _links(row):
            found += _link_findings(dist, f"{place}.links", link)
    return found


def extension_set(dist: Dist) -> list[Finding]:
    """The extensions are exactly those the version has on Linux, built in or shared as planned."""
    expected = {name: row for name, row in dist.tables.modules.items() if _wanted(dist, name, row)}
    actual = dict(variants(dist))
    found = []
    for name in sorted(expected.keys() - actual.keys()):
        fix = "look at configure's summary"
        found.append(Finding(file=f"extension {name}", got="missing", want="present", fix=fix))
    for name in sorted(actual.keys() - expected.keys()):
        fix = "leave it out or add its row"
        found.append(Finding(file=f"extension {name}", got="present", want="absent", fix=fix))
    for name in sorted(expected.keys() & actual.keys()):
        shared = expected[name]["mode"] == "shared" and not dist.static
        if shared != bool(actual[name].get("shared_lib")):
            got = "shared" if not shared else "built in"
            want = "shared" if shared else "built in"
            found.append(
                Finding(file=f"extension {name}", got=got, want=want, fix="see Setup.local")
            )
    return found


def extension_files(dist: Dist) -> list[Finding]:
    """Shared extensions are files of the stated name, and no other file lies in lib-dynload."""
    found = []
    version = "".join(dist.name.version.split(".")[:2])
    suffix = f".cpython-{version}{dist.abiflags}-{dist.target['multiarch']}.so"
    stated = set()
    for name, variant in variants(dist):
        path = variant.get("shared_lib")
        if not path:
            continue
        stated.add(f"python/{path}")
        if f"python/{path}" not in dist.images:
            want = "a shared library in the archive"
            found.append(Finding(file=f"extension {name}", got=str(path), want=want, fix=_FIX))
        if str(path).rpartition("/")[2] != name + suffix:
            want = name + suffix
            found.append(Finding(file=f"extension {name}", got=str(path), want=want, fix=_FIX))
    for member in dist.images:
        if "/lib-dynload/" in member and member not in stated:
            want = "an extension of PYTHON.json"
            found.append(Finding(file=member, got="no such extension", want=want, fix=_FIX))
    return found


def inittab(dist: Dist) -> list[Finding]:
    """config.c lists exactly the built-in extensions with the init functions PYTHON.json states."""
    path = str(_info(dist).get("inittab_source"))
    source = dist.read(f"python/{path}")
    if source is None:
        want = "a file in the archive"
        return [Finding(file=f"{_PLACE}.inittab_source", got=path, want=want, fix=_FIX)]
    pattern = r'^\s*\{"(\w+)",\s*(\w+)\},'
    listed = dict(re.findall(pattern, source.decode(errors="replace"), re.MULTILINE))
    stated = {
        name: str(row.get("init_fn")) for name, row in variants(dist) if not row.get("shared_lib")
    }
    found = []
    for name in sorted(listed.keys() | stated.keys()):
        got, want = stated.get(name, "no built-in extension"), listed.get(name, "no row")
        if got != want:
            fix = f"make PYTHON.json and {path} agree"
            found.append(Finding(file=f"extension {name}", got=got, want=want, fix=fix))
    return found


def _link_findings(dist: Dist, place: str, link: Mapping[str, object]) -> list[Finding]:
    name = str(link.get("name"))
    kinds = [kind for kind in LINK_KINDS if link.get(kind)]
    if len(kinds) != 1:
        want = "one of " + ", ".join(LINK_KINDS)
        return [Finding(file=f"{place}.{name}", got=str(kinds), want=want, fix=_FIX)]
    if kinds == ["system"] and name not in _SYSTEM_LIBRARIES:
        want = ", ".join(sorted(_SYSTEM_LIBRARIES))
        return [Finding(file=f"{place}.{name}", got="a system library", want=want, fix="bundle it")]
    if kinds[0].startswith("path_"):
        path = str(link[kinds[0]])
        ending = ".a" if kinds == ["path_static"] else ".so"
        if dist.resolve(f"python/{path}") is None or not path.endswith(f"/lib{name}{ending}"):
            want = f"a file lib{name}{ending} in the archive"
            return [Finding(file=f"{place}.{name}", got=path, want=want, fix=_FIX)]
    return []


def _wanted(dist: Dist, name: str, row: Mapping[str, Any]) -> bool:
    """Whether `dist` must have the extension `name`, given its row of MODULES."""
    if row["mode"] == "disabled" or (dist.static and name in _SHARED_ONLY):
        return False
    if not row["needs"]:
        return True
    limits = dist.tables.capabilities[row["needs"]]
    own = version_key(dist.name.major_minor)
    return version_key(limits["first"]) <= own and (
        not limits["last"] or own <= version_key(limits["last"])
    )


def _core(dist: Dist) -> dict[str, object]:
    core = _info(dist).get("core")
    return core if isinstance(core, dict) else {}


def _info(dist: Dist) -> dict[str, object]:
    info = (dist.metadata or {}).get("build_info")
    return info if isinstance(info, dict) else {}


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _links(row: Mapping[str, object]) -> list[Mapping[str, object]]:
    value = row.get("links")
    return [link for link in value if isinstance(link, dict)] if isinstance(value, list) else []
