"""Checks of PYTHON.json: its form, and that what it says of the interpreter is true."""

from __future__ import annotations

from pbh.check import schema
from pbh.check.elf_checks import allowed_libraries, glibc_maximum
from pbh.check.limits import MUSL_LIBRARY
from pbh.check.model import Dist, Finding
from pbh.check.symbol_checks import variants

_FIX = "correct it in pbh.metadata"
_NO_LINK = frozenset({"libc.so.6", "libgcc_s.so.1", MUSL_LIBRARY})


def readable(dist: Dist) -> list[Finding]:
    """PYTHON.json is there and is a JSON object."""
    if dist.metadata is not None:
        return []
    want = "a JSON object"
    got = dist.metadata_error
    return [Finding(file="python/PYTHON.json", got=got, want=want, fix="build it again")]


def metadata_form(dist: Dist) -> list[Finding]:
    """PYTHON.json has every key of format version 8, no other, each with its type."""
    data = dist.metadata or {}
    found = list(schema.mismatches(data, schema.TOP))
    info = data.get("build_info")
    found += schema.mismatches(info, schema.BUILD_INFO, "build_info")
    core = info.get("core") if isinstance(info, dict) else None
    found += schema.mismatches(core, schema.CORE, "build_info.core")
    rows = [("build_info.core", core)] if isinstance(core, dict) else []
    for name, variant in variants(dist):
        place = f"build_info.extensions.{name}"
        found += schema.mismatches(variant, schema.VARIANT, place)
        rows.append((place, dict(variant)))
    for place, row in rows:
        links = row.get("links")
        for link in links if isinstance(links, list) else []:
            found += schema.mismatches(link, schema.LINK, f"{place}.links")
    return found


def metadata_identity(dist: Dist) -> list[Finding]:
    """PYTHON.json describes the version, target and options that the archive's name states."""
    data = dist.metadata or {}
    found = []
    for key, want in _expected(dist).items():
        if key in data and data[key] != want:
            got = f"{data[key]!r:.80}"
            found.append(Finding(file=f"PYTHON.json.{key}", got=got, want=repr(want), fix=_FIX))
    return found


def _expected(dist: Dist) -> dict[str, object]:
    name = dist.name
    options = "+".join(name.options)
    plain = "+".join(option for option in name.options if option != "freethreaded")
    loading = ["builtin"] if dist.static else ["builtin", "shared-library"]
    numbers = name.version.split(".")
    lib = f"install/lib/python{name.major_minor}{'t' if 'freethreaded' in name.options else ''}"
    extension = f".cpython-{numbers[0]}{numbers[1]}{dist.abiflags}-{dist.target['multiarch']}.so"
    return {
        "build_options": options,
        "libpython_link_mode": "static" if dist.static else "shared",
        "license_path": "licenses/LICENSE.cpython.txt",
        "optimizations": plain,
        "python_abi_tag": dist.abiflags,
        "python_exe": dist.interpreter.removeprefix("python/"),
        "python_extension_module_loading": loading,
        "python_implementation_cache_tag": f"cpython-{numbers[0]}{numbers[1]}",
        "python_implementation_name": "cpython",
        "python_major_minor_version": name.major_minor,
        "python_platform_tag": dist.target["platform_tag"],
        "python_stdlib_platform_config": (
            f"{lib}/config-{name.major_minor}{dist.abiflags}-{dist.target['multiarch']}"
        ),
        "python_stdlib_test_packages": list(schema.TEST_PACKAGES),
        "python_suffixes": {
            "bytecode": [".pyc"],
            "debug_bytecode": [".pyc"],
            "extension": [extension, ".abi3.so", ".so"],
            "optimized_bytecode": [".pyc"],
            "source": [".py"],
        },
        "python_symbol_visibility": "global-default",
        "python_tag": f"cp{numbers[0]}{numbers[1]}",
        "python_version": name.version,
        "run_tests": "build/run_tests.py",
        "target_triple": name.triple,
        "version": schema.VERSION,
    }


def hex_version(dist: Dist) -> list[Finding]:
    """The version as number and as list say the same as the version string."""
    data = dist.metadata or {}
    major, minor, micro = (int(part) for part in dist.name.version.split("."))
    want = major << 24 | minor << 16 | micro << 8 | 0xF0
    found = []
    if data.get("python_implementation_hex_version") != want:
        got = str(data.get("python_implementation_hex_version"))
        key = "PYTHON.json.python_implementation_hex_version"
        found.append(Finding(file=key, got=got, want=str(want), fix=_FIX))
    parts = [str(major), str(minor), str(micro), "final", "0"]
    if data.get("python_implementation_version") != parts:
        got = str(data.get("python_implementation_version"))
        key = "PYTHON.json.python_implementation_version"
        found.append(Finding(file=key, got=got, want=str(parts), fix=_FIX))
    return found


def metadata_paths(dist: Dist) -> list[Finding]:
    """Every path that PYTHON.json names exists in the archive."""
    data = dist.metadata or {}
    paths = data.get("python_paths")
    paths = paths if isinstance(paths, dict) else {}
    keys: tuple[str, ...] = ("license_path", "python_exe", "run_tests")
    files = {key: data[key] for key in keys if key in data}
    keys = ("python_stdlib_platform_config", "tcl_library_path")
    folders = {key: data[key] for key in keys if key in data}
    folders |= {f"python_paths.{key}": path for key, path in sorted(paths.items())}
    for name in data.get("tcl_library_paths") or []:
        folders[f"tcl_library_paths: {name}"] = f"{data.get('tcl_library_path')}/{name}"
    lost = {key: path for key, path in files.items() if dist.resolve(f"python/{path}") is None}
    lost |= {key: path for key, path in folders.items() if not dist.has_folder(f"python/{path}")}
    lost |= {f"python_paths.{key}": "no such key" for key in schema.PATH_KEYS if key not in paths}
    want = "a path in the archive"
    return [
        Finding(file=f"PYTHON.json.{key}", got=str(path), want=want, fix=_FIX)
        for key, path in lost.items()
    ]


def crt_features(dist: Dist) -> list[Finding]:
    """The stated C library requirement is the highest of all files, not only libpython's."""
    if dist.static:
        want = ["static"]
    elif dist.target["libc"] == "musl":
        want = ["musl-dynamic", f"musl-version:{dist.target['libc_floor']}"]
    else:
        want = ["glibc-dynamic", f"glibc-max-symbol-version:{glibc_maximum(dist)}"]
    got = (dist.metadata or {}).get("crt_features")
    if got == want:
        return []
    return [Finding(file="PYTHON.json.crt_features", got=str(got), want=str(want), fix=_FIX)]


def needed_declared(dist: Dist) -> list[Finding]:
    """Each system library a file needs is a `system` link in PYTHON.json, so that relinking finds
    it.
    """
    info = (dist.metadata or {}).get("build_info") or {}
    core = info.get("core")
    rows = [core] if isinstance(core, dict) else []
    rows += [dict(variant) for _, variant in variants(dist)]
    declared = {
        f"lib{link.get('name')}.so"
        for row in rows
        for link in row.get("links") or []
        if isinstance(link, dict) and link.get("system")
    }
    ignored = {*_NO_LINK, dist.target["loader"]}
    found = []
    for name, image in dist.images.items():
        for library in image.needed:
            if (
                "libpython" in library
                or library in ignored
                or library not in allowed_libraries(dist)
            ):
                continue
            if library.split(".so")[0] + ".so" not in declared:
                want = 'a link with "system": true'
                found.append(Finding(file=name, got=f"needs {library}", want=want, fix=_FIX))
    return found
