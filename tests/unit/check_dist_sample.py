"""Makes a tiny distribution that passes every check; the tests break it in one place at a time."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from check_elf_sample import Sample, elf_file
from check_metadata_sample import GNU, LIBRARY, TARGETS, metadata
from pbh import elf_format as form
from pbh.archive import Entry, gzip_bytes, write_tar
from pbh.check.model import Dist, Finding, Machine, Tables
from pbh.check.opener import open_dist
from pbh.check.registry import CHECKS

MODULES: dict[str, dict[str, Any]] = {
    "_gdbm": {"links": [], "mode": "disabled", "needs": ""},
    "_ssl": {"links": ["openssl"], "mode": "static", "needs": "tls"},
    "_tkinter": {"links": [], "mode": "shared", "needs": ""},
    "_warnings": {"links": [], "mode": "core", "needs": ""},
    "_zstd": {"links": [], "mode": "static", "needs": "zstd"},
    "sys": {"links": [], "mode": "core", "needs": ""},
}
PACKAGES: dict[str, dict[str, Any]] = {
    "openssl": {"kind": "library", "link_names": ["crypto", "ssl"], "spdx": ["Apache-2.0"]}
}
CAPABILITIES = {"tls": {"first": "3.2", "last": "3.13"}, "zstd": {"first": "3.14", "last": ""}}
TABLES = Tables(
    targets=TARGETS,
    modules=MODULES,
    capabilities=CAPABILITIES,
    packages=PACKAGES,
    versions={"3.13": {"released": "2031-02-03", "version": "3.13.15"}},
)
API = ("PyList_New", "Py_CompileString", "Py_Initialize")
CORE_IMPORTS = (("__stack_chk_fail", ""), ("__memcpy_chk", ""))


def images(target: Mapping[str, Any], suffix: str) -> dict[str, Sample]:
    """Returns the linked files of the installation by name below its prefix."""
    glibc = target["libc"] == "glibc"
    libc = "libc.so.6" if glibc else "libc.so"
    imports = (*CORE_IMPORTS, ("memcpy", "GLIBC_2.14" if glibc else ""))
    machine = target["elf_machine"]
    interp = f"/lib/{target['loader']}"
    exports = (*API, "PyInit__ssl")
    return {
        "bin/python3.13": Sample(
            machine=machine,
            kind=form.ET_EXEC,
            interp=interp,
            needed=(libc,),
            rpath="$ORIGIN/../lib",
            imports=imports,
            exports=exports,
        ),
        f"lib/{LIBRARY}": Sample(machine=machine, needed=(libc,), imports=imports, exports=exports),
        f"lib/python3.13/lib-dynload/_tkinter{suffix}": Sample(
            machine=machine, needed=(libc,), exports=("PyInit__tkinter",)
        ),
    }


CONFIG_C = b"""struct _inittab _PyImport_Inittab[] = {
    {"_ssl", PyInit__ssl},
    {"_warnings", _PyWarnings_Init},
    {"sys", NULL},
    {0, 0}
};
"""


def install_tree(triple: str) -> dict[str, Any]:
    """Returns the installation: name below its prefix to content, an ELF sample, or `-> target` for
    links.
    """
    target = TARGETS[triple]
    multiarch = target["multiarch"]
    lib = "lib/python3.13"
    data = 'build_time_vars = {"AR": "ar", "CC": "cc", "CXX": "c++", "LDCXXSHARED": "c++ -shared", '
    data += '"LDSHARED": "cc -shared", "LINKCC": "cc", "prefix": "/usr/local"}\n'
    return {
        **images(target, f".cpython-313-{multiarch}.so"),
        "bin/pip3": b"#!/bin/sh\n'''exec' \"$(dirname \"$0\")/python3.13\" \"$0\" \"$@\"\n' '''\n",
        "bin/python": "-> python3.13",
        "bin/python3": "-> python3.13",
        "bin/python3.13-config": b"#!/bin/sh\necho\n",
        "include/python3.13/Python.h": b"",
        "include/python3.13/pyconfig.h": b"",
        "lib/pkgconfig/python-3.13-embed.pc": b"prefix=${pcfiledir}/../..\n",
        "lib/pkgconfig/python-3.13.pc": b"prefix=${pcfiledir}/../..\n",
        f"{lib}/LICENSE.txt": b"licence " * 20,
        f"{lib}/_sysconfigdata__linux_{multiarch}.py": data.encode(),
        f"{lib}/config-3.13-{multiarch}/Makefile": b"CC=cc\n",
        f"{lib}/ensurepip/__init__.py": b"",
        f"{lib}/os.py": b"",
        f"{lib}/site-packages/pip/__init__.py": b"",
        "lib/tk9.0/tk.tcl": b"",
    }


def full_tree(triple: str = GNU) -> dict[str, Any]:
    """Returns the members of a full archive in the form of `install_tree`."""
    machine = TARGETS[triple]["elf_machine"]
    licence = b"All the words of a licence. " * 8

    def relocatable(*exports: str) -> Sample:
        return Sample(machine=machine, kind=form.ET_REL, exports=exports)

    tree = {f"python/install/{name}": value for name, value in install_tree(triple).items()}
    return tree | {
        "python/PYTHON.json": metadata(triple),
        "python/build/Modules/_ssl.o": relocatable("PyInit__ssl"),
        "python/build/Modules/config.c": CONFIG_C,
        "python/build/Modules/config.o": relocatable("_PyImport_Inittab"),
        "python/build/Python/core.o": relocatable("_PyWarnings_Init", *API),
        "python/build/lib/libcrypto.a": static_library("EVP_sample", relocatable("EVP_sample")),
        "python/build/run_tests.py": b"",
        "python/install/lib/python3.13/libpython3.13.a": static_library(
            "Py_x", relocatable("Py_x")
        ),
        "python/licenses/LICENSE.cpython.txt": licence,
        "python/licenses/LICENSE.openssl.txt": licence,
    }


def install_only_tree(triple: str = GNU) -> dict[str, Any]:
    """Returns the members of an install_only archive."""
    tree = {f"python/{name}": value for name, value in install_tree(triple).items()}
    licence = b"All the words of a licence. " * 8
    names = ("cpython", "openssl")
    return tree | {f"python/licenses/LICENSE.{name}.txt": licence for name in names}


def static_library(symbol: str, sample: Sample) -> bytes:
    """Returns an ar archive with an index of one symbol and one member."""
    index = (1).to_bytes(4, "big") + bytes(4) + symbol.encode() + b"\0"
    archive = b"!<arch>\n"
    for name, body in ((b"/", index), (b"member.o/", elf_file(sample))):
        head = name.ljust(16) + b"0".ljust(12) + b"0".ljust(6) * 2 + b"644".ljust(8)
        archive += (
            head + str(len(body)).encode().ljust(10) + b"`\n" + body + b"\n" * (len(body) % 2)
        )
    return archive


def entries(tree: Mapping[str, Any]) -> list[Entry]:
    """Returns `tree` as archive entries."""
    found = []
    for name, value in tree.items():
        if isinstance(value, str):
            found.append(Entry(name=name, link=value.removeprefix("-> ")))
            continue
        data = value
        if isinstance(value, Sample):
            data = elf_file(value)
        elif isinstance(value, dict):
            data = json.dumps(value, indent=2).encode()
        mode = 0o755 if "/bin/" in name else 0o644
        found.append(Entry(name=name, mode=mode, data=data))
    return found


def tar_bytes(tree: Mapping[str, Any]) -> bytes:
    """Returns the canonical tar of `tree`."""
    out = io.BytesIO()
    write_tar(out, entries(tree), first=("python/PYTHON.json",))
    return out.getvalue()


def write_dist(
    folder: Path, tree: Mapping[str, Any], triple: str = GNU, kind: str = "full"
) -> Path:
    """Writes `tree` as an archive of that name; full archives stay uncompressed."""
    ending = "noopt-full.tar" if kind == "full" else f"{kind}.tar.gz"
    path = folder / f"cpython-3.13.15-{triple}-{ending}"
    data = tar_bytes(tree)
    path.write_bytes(data if kind == "full" else gzip_bytes(data))
    return path


def load(path: Path, *, words: tuple[str, ...] = (), today: str = "2031-05-06") -> Dist:
    """Opens the archive with the sample's tables."""
    return open_dist(path, tables=TABLES, machine=Machine(words=words, today=today))


def findings(dist: Dist, check: str) -> list[Finding]:
    """Returns what the check called `check` finds."""
    return next(row.run(dist) for row in CHECKS if row.name == check)


def rewrite_gzip(path: Path, mtime: int) -> None:
    """Compresses the archive anew with a time stamp in its header."""
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()), mtime=mtime))
