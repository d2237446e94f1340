"""What CPython's configure and make are told: compiler flags, linker flags, libraries, options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pbh.configure_answers import answers
from pbh.errors import RecipeError, got_want
from pbh.recipe import Recipe

LINK_FLAGS = (
    "-Wl,-z,noexecstack",
    "-Wl,-z,relro",
    "-Wl,-z,now",
    "-Wl,--build-id=none",
    # an exported name of a library inside would shadow the copy that a user's wheel brings along
    "-Wl,--exclude-libs,ALL",
)
"""For every file that CPython's makefile links."""


MUSL_STACK = "-DTHREAD_STACK_SIZE=0x100000"
"""musl's threads get 128 KiB unless told otherwise, too little for recursive Python code."""

HEADER_FOLDERS = {
    # as its pkg-config file does: CPython includes <uuid.h>
    "libuuid": ("libuuid/include/uuid",),
    # its headers include those of the protocol
    "libx11": ("libx11/include", "xorgproto/include"),
}
"""Folders of headers, <package>/<folder>, of packages with others than <package>/include."""


def own_cflags(r: Recipe, options: Sequence[Mapping[str, Any]]) -> list[str]:
    """Compiler flags of CPython's objects that must not reach users' builds through sysconfig.

    CPython's configure adds -DNDEBUG, -fPIC and -fvisibility=hidden, each where it belongs; file
    names are relative already, as the build runs in the source folder.
    """
    left_out = ("-DNDEBUG", "-fPIC", "-fvisibility=hidden", "-ffile-prefix-map=")
    usual = [flag for flag in r.cflags if not flag.startswith(left_out)]
    if r.target["libc"] == "musl":
        usual.append(MUSL_STACK)
    return usual + [flag for option in options for flag in option["cflags"]]


def link_words(r: Recipe, row: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> list[str]:
    """-L and -l words for a row of MODULES.

    Args:
        r: sees the packages that the row links.
        row: of MODULES.
        names: possible library names by package (`link_names` of PACKAGES); those without an
            archive are left out.

    Raises:
        RecipeError: a package has none of its libraries.
    """
    words = []
    for package in row["links"]:
        folder = r.dep(package) / "lib"
        libraries = [name for name in names[package] if (folder / f"lib{name}.a").is_file()]
        if not libraries:
            want = ", ".join(f"lib{name}.a" for name in names[package])
            raise RecipeError(
                got_want(folder, "none", want, "build the package, or correct its row")
            )
        words += [f"-L{folder}", *(f"-l{name}" for name in libraries)]
    return words + [f"-l{name}" for name in row["system"]]


def include_words(r: Recipe, row: Mapping[str, Any]) -> list[str]:
    """-I words for a row of MODULES."""
    folders = [f for name in row["links"] for f in HEADER_FOLDERS.get(name, (f"{name}/include",))]
    return [
        f"-I{r.dep(package)}/{folder}" for package, _, folder in (f.partition("/") for f in folders)
    ]


def library_variables(
    r: Recipe, modules: Mapping[str, Mapping[str, Any]], names: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """<prefix>_CFLAGS and <prefix>_LIBS for configure, which then asks no pkg-config."""
    variables = {}
    for name in sorted(modules):
        row = modules[name]
        prefix = row["configure"]
        if prefix and row["mode"] != "disabled":
            libs = f"{prefix}_{'LDFLAGS' if prefix == 'LIBEXPAT' else 'LIBS'}"
            variables[f"{prefix}_CFLAGS"] = " ".join(include_words(r, row))
            variables[libs] = " ".join(link_words(r, row, names))
    return variables


def setup_flags(
    r: Recipe, modules: Mapping[str, Mapping[str, Any]], names: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Words for the Setup.local lines of shared modules that configure has no variables for."""
    return {
        name: [*row["flags"], *include_words(r, row), *link_words(r, row, names)]
        for name, row in modules.items()
        if row["mode"] == "shared" and row["links"] and not row["configure"]
    }


def configure_words(r: Recipe, options: Sequence[Mapping[str, Any]]) -> list[str]:
    """Arguments of CPython's configure, except --build, --host and --prefix."""
    words = [
        "--enable-ipv6",
        "--enable-loadable-sqlite-extensions",
        "--enable-shared",
        "--enable-static-libpython-for-interpreter",
        f"--with-build-python={r.python}",
        "--with-computed-gotos",
        "--with-dbmliborder=bdb",
        # configure's choice depends on whether the CPU loads unaligned words
        "--with-hash-algorithm=siphash13",
        "--with-mimalloc",
        f"--with-openssl={r.dep('openssl')}",
        "--with-readline=editline",
        "--with-system-expat",
        "--with-system-libmpdec",
        # pip is installed from its wheel by the packaging step
        "--without-ensurepip",
    ]
    return words + [word for option in options for word in option["configure"]]


def configure_variables(
    r: Recipe,
    modules: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, Sequence[str]],
    options: Sequence[Mapping[str, Any]],
) -> dict[str, str]:
    """Variables of CPython's configure; CFLAGS and its kin stay empty, as users inherit them."""
    return {
        **answers(r.target),
        **library_variables(r, modules, names),
        "ARFLAGS": "rcsD",
        "CFLAGS": "",
        "CFLAGS_NODIST": " ".join(own_cflags(r, options)),
        "CPPFLAGS": "",
        "LDFLAGS": "",
        "LDFLAGS_NODIST": " ".join(LINK_FLAGS),
        "MODULE_BUILDTYPE": "static",
        # only a sanity check of configure's that wants a program with this name
        "READELF": "true",
    }
