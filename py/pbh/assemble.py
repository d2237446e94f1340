"""Assembles the full distribution: installation, objects to relink, licences and PYTHON.json."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pbh import leaks
from pbh.archive import atomic_output, tree_entries, unpack, write_tar
from pbh.build_info import Build, Json, build_info, bundled_libraries, used_objects
from pbh.compiler_settings import PROGRAMS, Scrubber, scrubber_for
from pbh.elf import Elf, is_elf, parse
from pbh.errors import ArchiveError, CheckError, MetadataError, got_want
from pbh.installation import installation
from pbh.licenses import add_licenses, add_wheel_license
from pbh.log import Log
from pbh.makefile import Makefile, parse_makefile
from pbh.metadata import FILE, Identity, python_json, render
from pbh.python_facts import library_folder
from pbh.sysconfig_relocate import setup_text
from pbh.tree import Tree, content, has_folder, put, put_tree, resolve

_RUN_TESTS = b'''\
"""Runs the standard library's test suite with the Python that executes this file.

Arguments are passed on to `python -m test`.
"""

import subprocess
import sys

sys.exit(subprocess.run([sys.executable, "-m", "test", "--slow-ci", *sys.argv[1:]]).returncode)
'''
_SOURCES = ("build/Modules/Setup*", "build/Modules/config.c*", "build/Python/frozen.c")
_PROGRAMS = "build/Programs/*.o"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What to assemble.

    `raw` is the tar of the CPython build (`install/...`, `build/...`), `prefixes` the installed
    trees of its dependencies by package, `packages` the rows of PACKAGES, `wheel` pip's, `licenses`
    further texts by name, `forbidden` strings that must not be in the result, `scratch` a folder
    for temporary files.
    """

    identity: Identity
    raw: Path
    prefixes: Mapping[str, Path]
    packages: Mapping[str, Mapping[str, Any]]
    wheel: Path
    licenses: Mapping[str, Path]
    forbidden: tuple[str, ...]
    scratch: Path


def assemble(request: Request, out: Path, log: Log) -> None:
    """Writes the full distribution as an uncompressed tar to `out`.

    Raises MetadataError when the build lacks something the description needs, CheckError when the
    result would name a folder of the build or has a dangling link, ArchiveError when an input
    cannot be read or `out` not be written; nothing is left at `out` then.
    """
    try:
        with tempfile.TemporaryDirectory(dir=request.scratch) as scratch:
            _assemble(request, Path(scratch), out, log)
    except OSError as error:
        fix = "check the path and its permissions"
        file = error.filename or request.scratch
        raise ArchiveError(got_want(file, error.strerror, "a readable file", fix)) from error


def _assemble(request: Request, folder: Path, out: Path, log: Log) -> None:
    with log.step("unpack"):
        unpack(request.raw, folder)
    with log.step("arrange"):
        build: Tree = {}
        put_tree(build, "build", tree_entries(folder / "build"))
        makefile = parse_makefile(content(_part(build, "build/Makefile")).decode())
        tree = arrange(request, folder / "install", build, makefile)
    with log.step("check"):
        check(tree, forbidden_strings(makefile, request))
    with log.step("write"), atomic_output(out) as stream:
        entries = (replace(entry, name=f"python/{name}") for name, entry in tree.items())
        write_tar(stream, entries, first=(f"python/{FILE}",))


def arrange(request: Request, install: Path, build: Tree, makefile: Makefile) -> Tree:
    """Returns the distribution's files, names below its folder `python`.

    `install` is the folder that `make install` filled, `build` the build's files (`build/...`).
    """
    scrubber = scrubber_for(makefile)
    tree: Tree = {}
    files = installation(install, request.prefixes, request.wheel, makefile, scrubber)
    put_tree(tree, "install", iter(files.values()))
    images = _images(tree)
    libraries = _libraries(request)
    info = build_info(
        Build(
            makefile=makefile,
            config_c=content(_part(build, "build/Modules/config.c")).decode(),
            objects=frozenset(n.removeprefix("build/") for n in build if n.endswith(".o")),
            files=frozenset(tree),
            images=images,
            libraries=libraries,
            packages=request.packages,
        )
    )
    used = bundled_libraries(info)
    _add_build(tree, build, info, scrubber)
    for name in used:
        prefix = request.prefixes[libraries[name]]
        put(tree, f"build/lib/lib{name}.a", (prefix / f"lib/lib{name}.a").read_bytes())
    packages = {libraries[name] for name in used}
    _add_texts(tree, request, f"{library_folder(makefile)}/LICENSE.txt", packages)
    data = python_json(request.identity, tree, makefile, scrubber, images.values(), info)
    _check_paths(tree, data)
    put(tree, FILE, render(data))
    return tree


def forbidden_strings(makefile: Makefile, request: Request) -> tuple[str, ...]:
    """Returns the folders that the build used and the strings that were forbidden explicitly."""
    folders = {makefile.get("abs_builddir"), makefile.get("abs_srcdir")}
    folders |= {posixpath.normpath(folder) for folder in folders}
    folders |= {str(prefix.resolve()) for prefix in request.prefixes.values()}
    programs = {(makefile.words(name) or ("",))[0] for name in PROGRAMS}
    # "/" and the like would be found everywhere
    paths = {path for path in folders | programs if path.count("/") > 1}
    return tuple(sorted(paths | set(request.forbidden)))


def check(tree: Tree, forbidden: tuple[str, ...]) -> None:
    """Raises CheckError when a link dangles or a file contains a forbidden string."""
    for name, entry in tree.items():
        if entry.link is not None and resolve(tree, name) is None:
            want = "a target in the archive"
            raise CheckError(got_want(name, f"a link to {entry.link}", want, "install the target"))
    leaks.refuse(tree, forbidden)


def _part(build: Tree, name: str) -> Any:
    if name not in build:
        fix = "keep it when the build is archived"
        raise MetadataError(got_want("raw archive", f"no {name}", "a complete build", fix))
    return build[name]


def _images(tree: Tree) -> dict[str, Elf]:
    """The programs and shared libraries of the installation, parsed, by name."""
    images = {}
    for name, entry in tree.items():
        folder, _, base = name.rpartition("/")
        if entry.link is None and (folder == "install/bin" or ".so" in base):
            data = content(entry)
            if is_elf(data):
                images[name] = parse(data, name)
    return images


def _libraries(request: Request) -> dict[str, str]:
    """The static libraries that dependencies offer, by name, with their package."""
    return {
        path.name.removeprefix("lib").removesuffix(".a"): package
        for package, prefix in sorted(request.prefixes.items())
        for path in sorted(prefix.glob("lib/lib*.a"))
    }


def _add_build(tree: Tree, build: Tree, info: Json, scrubber: Scrubber) -> None:
    """Adds objects and sources for relinking; what nothing links with stays out."""
    used = used_objects(info)
    for name, entry in build.items():
        if name in used or fnmatchcase(name, _PROGRAMS):
            tree[name] = entry
        elif any(fnmatchcase(name, pattern) for pattern in _SOURCES):
            text = content(entry).decode()
            clean = setup_text(text, scrubber) if "/Setup" in name else scrubber.text(text)
            put(tree, name, clean.encode())
    put(tree, "build/run_tests.py", _RUN_TESTS)


def _add_texts(tree: Tree, request: Request, own_text: str, packages: set[str]) -> None:
    add_licenses(tree, own_text, request.packages, request.prefixes, packages)
    add_wheel_license(tree, "pip", request.wheel)
    for name, path in request.licenses.items():
        put(tree, f"licenses/LICENSE.{name}.txt", path.read_bytes())


def _check_paths(tree: Tree, data: Json) -> None:
    """Raises MetadataError when a folder or file that the description names is not there."""
    folders = [*data["python_paths"].values(), data["python_stdlib_platform_config"]]
    folders.append(data["tcl_library_path"])
    files = [data["python_exe"], data["run_tests"], data["license_path"]]
    files += [p for r in data["build_info"]["extensions"].values() for p in _row_files(r[0])]
    missing = [name for name in folders if not has_folder(tree, name)]
    missing += [name for name in files if resolve(tree, name) is None]
    if missing:
        fix = "install it, or correct pbh.metadata"
        raise MetadataError(got_want("PYTHON.json", f"no {missing[0]}", "its paths to exist", fix))


def _row_files(row: Json) -> list[str]:
    static = [link["path_static"] for link in row["links"] if "path_static" in link]
    shared = [row["shared_lib"]] if "shared_lib" in row else []
    return [*row["objs"], *static, *shared, *row.get("license_paths", [])]
