"""Turns what CPython's `make install` left into the installation that users get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pbh.archive import Entry, read_tar, tree_entries
from pbh.compiler_settings import Scrubber
from pbh.elf_edit import force_rpath
from pbh.errors import MetadataError, got_want
from pbh.makefile import Makefile
from pbh.sysconfig_relocate import relocate
from pbh.tree import Tree, change, content, put, put_link, put_tree, remove
from pbh.wheel import install_wheel

PRUNED = (
    "*.pyc",
    "*/__pycache__/*",
    "lib/tcl[0-9]*/msgs/*",
    "lib/tk[0-9]*/demos/*",
    "lib/tk[0-9]*/msgs/*",
)
"""What no distribution carries."""

SHARED_FILES = {"tcl": ("share/tcl", "lib"), "tk": ("share/tk", "lib")}
"""Packages whose run-time files belong in the installation: folder in their tree, folder here."""

TERMINFO = ("ncurses", "share/terminfo.tar", "share/terminfo")


def installation(
    folder: Path,
    prefixes: Mapping[str, Path],
    wheel: Path,
    makefile: Makefile,
    scrubber: Scrubber,
) -> Tree:
    """Returns the installation, names below its prefix.

    `folder` holds the result of `make install`, `prefixes` the installed trees of the dependencies,
    `wheel` is pip's. Raises MetadataError when a dependency lacks its run-time files.
    """
    tree = {entry.name: entry for entry in tree_entries(folder)}
    for package, (source, dest) in SHARED_FILES.items():
        if package in prefixes:
            put_tree(tree, dest, _run_time_files(package, prefixes[package] / source))
    package, source, dest = TERMINFO
    if package in prefixes:
        put_tree(tree, dest, _terminfo(prefixes[package] / source))
    remove(tree, *PRUNED)
    version, flags = makefile.get("VERSION"), makefile.get("ABIFLAGS")
    lib = f"lib/python{version}{'t' if 't' in flags else ''}"
    install_wheel(tree, wheel, f"{lib}/site-packages", f"python{version}{flags}")
    # the folder must exist, and archives hold no empty ones
    put(tree, f"{lib}/lib-dynload/.empty", b"")
    program = f"bin/python{version}{flags}"
    change(tree, program, force_rpath(content(tree[program]), program))
    _add_links(tree, version, flags, makefile)
    relocate(tree, scrubber)
    return tree


def _run_time_files(package: str, folder: Path) -> Iterator[Entry]:
    if not folder.is_dir():
        want = f"the files {package} needs at run time"
        raise MetadataError(got_want(folder, "no such folder", want, "let its recipe install them"))
    yield from tree_entries(folder)


def _terminfo(archive: Path) -> Iterator[Entry]:
    if not archive.is_file():
        want = "the compiled terminfo database"
        raise MetadataError(got_want(archive, "no such file", want, "let ncurses' recipe write it"))
    with archive.open("rb") as stream:
        for entry in read_tar(stream):
            yield replace(entry, name=entry.name.removeprefix("terminfo/"))


def _add_links(tree: Tree, version: str, flags: str, makefile: Makefile) -> None:
    program = f"python{version}{flags}"
    for name in ("python", "python3", f"python{version}"):
        if name != program:
            put_link(tree, f"bin/{name}", program)
    library = makefile.get("LIBRARY")
    config = makefile.get("LIBPL").removeprefix(makefile.get("prefix") + "/lib/")
    if f"lib/{config}/{library}" in tree:
        put_link(tree, f"lib/{library}", f"{config}/{library}")
