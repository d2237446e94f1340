"""Describes what an interpreter is linked from: PYTHON.json's `build_info`, read from the build.

Objects and libraries come from the rules that makesetup wrote into the Makefile, the built-in
modules from config.c, system libraries from the linked files. Nothing is run and nothing is assumed
from tables, so the description stays true for cross builds and for modules that a patch changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pbh.elf import Elf
from pbh.errors import MetadataError, got_want
from pbh.makefile import Makefile

REQUIRED = frozenset(
    {
        "_codecs",
        "_io",
        "_signal",
        "_thread",
        "_tracemalloc",
        "_weakref",
        "faulthandler",
        "posix",
    }
)
"""Extensions without which the interpreter does not start."""

SYSTEM_LIBRARIES = frozenset({"atomic", "c", "dl", "m", "pthread", "rt", "util"})
"""Libraries of the operating system that a link may name."""

_INITTAB_ROW = re.compile(r'^\s*\{"(\w+)",\s*(\w+)\},', re.MULTILINE)
_LIBRARY_FILE = re.compile(r"(?:.*/)?lib([^/]+)\.a")
_SONAME = re.compile(r"lib(.+?)\.so(?:\.[0-9]+)*")
_PUBLIC_DOMAIN = frozenset({"blessing", "LicenseRef-Public-Domain"})

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Build:
    """What a build left behind.

    `objects` and `files` are names relative to `build` and to the archive's `python` folder;
    `libraries` maps the name of a bundled library (`z`) to its package (`zlib`); `packages` are
    rows of PACKAGES. `images` holds the linked files by their name in the archive.
    """

    makefile: Makefile
    config_c: str
    objects: frozenset[str]
    files: frozenset[str]
    images: Mapping[str, Elf]
    libraries: Mapping[str, str]
    packages: Mapping[str, Mapping[str, Any]]


def build_info(build: Build) -> Json:
    """Returns the `build_info` map.

    Raises MetadataError when an object, a library or a shared extension that the Makefile names is
    not there, or when a library is neither bundled nor the system's.
    """
    extensions = _extensions(build)
    claimed = {obj.removeprefix("build/") for row in extensions.values() for obj in row["objs"]}
    flags = [
        flag for flag in build.makefile.words("PY_STDMODULE_CFLAGS") if flag.startswith("-std=")
    ]
    return {
        "core": _core(build, claimed),
        "extensions": {name: [row] for name, row in sorted(extensions.items())},
        "inittab_cflags": [*flags[-1:], "-DNDEBUG", "-DPy_BUILD_CORE"],
        "inittab_object": "build/Modules/config.o",
        "inittab_source": "build/Modules/config.c",
        "object_file_format": "elf",
    }


def bundled_libraries(info: Json) -> list[str]:
    """Returns the names of the bundled libraries that the links of `info` name, sorted."""
    rows = [info["core"], *(row for rows in info["extensions"].values() for row in rows)]
    return sorted({link["name"] for row in rows for link in row["links"] if "path_static" in link})


def used_objects(info: Json) -> set[str]:
    """Returns the paths of all objects that `info` names."""
    rows = [info["core"], *(row for rows in info["extensions"].values() for row in rows)]
    return {obj for row in rows for obj in row["objs"]} | {info["inittab_object"]}


def _core(build: Build, claimed: set[str]) -> Json:
    makefile = build.makefile
    own = {posixpath.normpath(name) for name in makefile.words("LIBRARY_OBJS")}
    # config.o is listed on its own: whoever relinks replaces it
    own -= claimed | {"Modules/config.o"}
    images = [image for name, image in build.images.items() if "/lib-dynload/" not in name]
    words = [*makefile.words("LIBS"), *makefile.words("SYSLIBS")]
    core: Json = {
        "links": _links(build, "core", words, images),
        "objs": _object_paths(build, "core", own),
    }
    config = _below_prefix(makefile, "LIBPL")
    for key, path in (
        ("static_lib", f"install/{config}/{makefile.get('LIBRARY')}"),
        ("shared_lib", f"install/lib/{makefile.get('INSTSONAME')}"),
    ):
        if path in build.files:
            core[key] = path
    return core


def _extensions(build: Build) -> dict[str, Json]:
    """One row per module of config.c or of MODSHARED_NAMES."""
    makefile = build.makefile
    listed = set(makefile.words("MODBUILT_NAMES"))
    rows: dict[str, Json] = {}
    for name, init in _INITTAB_ROW.findall(build.config_c):
        row = _linked(build, name, None) if name in listed else {"links": [], "objs": []}
        rows[name] = row | {"in_core": name not in listed, "init_fn": init}
    for name in makefile.words("MODSHARED_NAMES"):
        path = f"install/{_below_prefix(makefile, 'DESTSHARED')}/{name}{makefile.get('EXT_SUFFIX')}"
        if path not in build.images:
            fix = "disable the module or look at make sharedinstall"
            raise MetadataError(got_want(f"extension {name}", f"no {path}", "its file", fix))
        row = _linked(build, name, build.images[path]) | {"shared_lib": path}
        rows[name] = row | {"in_core": False, "init_fn": f"PyInit_{name}"}
    for name, row in rows.items():
        row["required"] = name in REQUIRED
        row["variant"] = "default"
        row.update(_licenses(build, row["links"]))
    return rows


def _linked(build: Build, name: str, image: Elf | None) -> Json:
    """Objects and links of extension `name`, from the rule that makes its shared form."""
    makefile = build.makefile
    target = f"Modules/{name}$(EXT_SUFFIX)"
    rule = next((rule for rule in makefile.rules if rule.target == target), None)
    if rule is None:
        want = f"a rule for {target}"
        raise MetadataError(
            got_want("Makefile", "none", want, "run makesetup with all Setup files")
        )
    objects = list(rule.prerequisites)
    start = rule.command.index(objects[-1]) + 1
    words = makefile.expand(" ".join(rule.command[start : rule.command.index("-o")])).split()
    helpers = _helper_archives(makefile)
    for word in words:
        objects += helpers.get(word, ())
    words = [word for word in words if word not in helpers and not word.startswith("-lpython")]
    place = f"extension {name}"
    return {
        "links": _links(build, place, words, [image] if image is not None else []),
        "objs": _object_paths(build, place, objects),
    }


def _helper_archives(makefile: Makefile) -> dict[str, tuple[str, ...]]:
    """Archives that CPython itself makes for single modules (HACL), by path, with their objects."""
    return {
        makefile.get(name): makefile.words(name.removesuffix("_A") + "_OBJS")
        for name in makefile.variables
        if name.startswith("LIB") and name.endswith("_A")
    }


def _links(build: Build, place: str, words: Iterable[str], images: Iterable[Elf]) -> list[Json]:
    """One link per library of the linker's `words` and of the system libraries `images` need.

    Of a library named twice the last place counts, as a linker reads archives in order.
    """
    names = [name for name in map(_library_name, words) if name is not None]
    for image in images:
        for soname in image.needed():
            match = _SONAME.fullmatch(soname)
            if match is not None and match[1] in SYSTEM_LIBRARIES - {"c"}:
                names.append(match[1])
    return [_link(build, place, name) for name in reversed(dict.fromkeys(reversed(names)))]


def _library_name(word: str) -> str | None:
    match = _LIBRARY_FILE.fullmatch(word)
    if match is not None:
        return match[1]
    if word.startswith("-l"):
        return word[2:]
    return "pthread" if word == "-pthread" else None


def _link(build: Build, place: str, name: str) -> Json:
    if name in build.libraries:
        return {"name": name, "path_static": f"build/lib/lib{name}.a"}
    if name in SYSTEM_LIBRARIES:
        return {"name": name, "system": True}
    want = "a bundled library or one of " + ", ".join(sorted(SYSTEM_LIBRARIES))
    fix = "add the package to the distribution's dependencies"
    raise MetadataError(got_want(f"{place}: link", name, want, fix))


def _object_paths(build: Build, place: str, names: Iterable[str]) -> list[str]:
    paths = sorted({posixpath.normpath(name) for name in names})
    missing = [path for path in paths if path not in build.objects]
    if missing:
        got = f"no {', '.join(missing[:5])}"
        raise MetadataError(got_want(place, got, "its objects", "keep them in the raw archive"))
    return [f"build/{path}" for path in paths]


def _licenses(build: Build, links: Iterable[Json]) -> Json:
    packages = sorted({build.libraries[k["name"]] for k in links if "path_static" in k})
    if not packages:
        return {}
    spdx = {name for package in packages for name in build.packages[package]["spdx"]}
    return {
        "license_paths": [f"licenses/LICENSE.{package}.txt" for package in packages],
        "license_public_domain": bool(spdx & _PUBLIC_DOMAIN),
        "licenses": sorted(spdx - _PUBLIC_DOMAIN),
    }


def _below_prefix(makefile: Makefile, variable: str) -> str:
    return makefile.get(variable).removeprefix(makefile.get("prefix")).strip("/")
