"""Checks of what linked files show to others: libpython's interface and nothing of the bundled
libraries.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from pbh import ar
from pbh.check.limits import DEPENDENCY_SYMBOLS
from pbh.check.model import Dist, Finding, Kind

_INTERFACE = ("PyList_New", "Py_CompileString", "Py_Initialize")
_LIBRARIES = "python/build/lib/"


def hidden_symbols(dist: Dist) -> list[Finding]:
    """No symbol of a bundled library is exported: wheels with their own copy would get ours."""
    owners = dict.fromkeys(DEPENDENCY_SYMBOLS, "a bundled library")
    if dist.name.kind is Kind.FULL:
        owners.update(_library_symbols(dist))
    found = []
    for name, image in dist.images.items():
        leaked = sorted(image.exports & owners.keys())
        if leaked:
            got = f"exports {len(leaked)} of {owners[leaked[0]]}, such as {', '.join(leaked[:3])}"
            fix = "compile it with -fvisibility=hidden"
            found.append(Finding(file=name, got=got, want="none", fix=fix))
    return found


def libpython_interface(dist: Dist) -> list[Finding]:
    """The C API is exported by libpython and by the interpreter (by neither when all is static)."""
    found = []
    for name in (dist.interpreter, dist.libpython):
        image = dist.images.get(name)
        if image is None:
            if name != dist.libpython or not dist.static:
                fix = "install it"
                found.append(Finding(file=name, got="no ELF file", want="one", fix=fix))
            continue
        for symbol in _INTERFACE:
            if (symbol in image.exports) == dist.static:
                got = "exported" if dist.static else "not exported"
                want = f"{symbol} {'hidden' if dist.static else 'exported'}"
                fix = "look at -fvisibility and -export-dynamic"
                found.append(Finding(file=name, got=got, want=want, fix=fix))
    return found


def libc_functions(dist: Dist) -> list[Finding]:
    """Basic functions come from the C library, not from the slow copies in the compiler's runtime."""
    found = []
    for name, image in dist.images.items():
        if image.shadows and not dist.static:
            fix = "leave them out of the compiler_rt that is linked"
            got = f"its own {', '.join(sorted(image.shadows))}"
            found.append(Finding(file=name, got=got, want="the C library's", fix=fix))
    return found


def init_functions(dist: Dist) -> list[Finding]:
    """Each extension's init function is defined where PYTHON.json says the extension is."""
    found = []
    core_info = _info(dist).get("core")
    core = _defined(dist, core_info.get("objs") if isinstance(core_info, dict) else [])
    for name, variant in variants(dist):
        init = str(variant.get("init_fn"))
        shared = variant.get("shared_lib")
        if init == "NULL":
            continue
        if shared:
            place = f"python/{shared}"
            image = dist.images.get(place)
            exports = image.exports if image else frozenset()
        else:
            place = "its objs"
            exports = frozenset(_defined(dist, variant.get("objs", []))) | core
        if init not in exports:
            fix = "list the object that defines it"
            got = f"{init} not in {place}"
            found.append(Finding(file=f"extension {name}", got=got, want="defined", fix=fix))
        found += _unexported(dist, name, init) if not shared and init.startswith("PyInit_") else []
    return found


def variants(dist: Dist) -> Iterator[tuple[str, Mapping[str, object] | dict[str, object]]]:
    """Yields (extension name, variant) of every extension variant in PYTHON.json."""
    extensions = _info(dist).get("extensions")
    if isinstance(extensions, dict):
        for name, rows in sorted(extensions.items()):
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict):
                    yield name, row


def _unexported(dist: Dist, name: str, init: str) -> list[Finding]:
    fix = "declare it with PyMODINIT_FUNC"
    return [
        Finding(file=f"extension {name}", got=f"{init} hidden in {place}", want="exported", fix=fix)
        for place in (dist.libpython, dist.interpreter)
        if place in dist.images and not dist.static and init not in dist.images[place].exports
    ]


def _info(dist: Dist) -> dict[str, object]:
    info = (dist.metadata or {}).get("build_info")
    return info if isinstance(info, dict) else {}


def _defined(dist: Dist, objects: object) -> set[str]:
    names = [f"python/{path}" for path in objects] if isinstance(objects, list) else []
    return {
        symbol for name in names if name in dist.objects for symbol in dist.objects[name].exports
    }


def _library_symbols(dist: Dist) -> dict[str, str]:
    """Returns the global symbols of the bundled static libraries, each with its library's name."""
    owners: dict[str, str] = {}
    for name, member in dist.files.items():
        if name.startswith(_LIBRARIES) and ar.is_ar(member.data):
            for symbol in archive_index(member.data):
                owners.setdefault(symbol, name.removeprefix(_LIBRARIES))
    return owners


def archive_index(data: bytes) -> list[str]:
    """Returns the symbols in the index of the static library `data`; empty when it has none."""
    size = int(data[56:66])
    body = data[68 : 68 + size]
    label = data[8:24].rstrip()
    width, word = (4, ">I") if label == b"/" else (8, ">Q")
    if label not in (b"/", b"/SYM64/"):
        return []
    (count,) = struct.unpack_from(word, body)
    names = body[width * (count + 1) :].split(b"\0")
    return [name.decode(errors="replace") for name in names[:count]]
