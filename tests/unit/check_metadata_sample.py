"""The PYTHON.json of the sample distribution, and the targets it can be for."""

from __future__ import annotations

from typing import Any

from pbh.check.schema import TEST_PACKAGES

GNU = "x86_64-unknown-linux-gnu"
MUSL = "x86_64-unknown-linux-musl"
TARGETS: dict[str, dict[str, Any]] = {
    "aarch64-unknown-linux-gnu": {
        "bits": 64,
        "cpu": "aarch64",
        "elf_machine": 183,
        "endian": "little",
        "libc": "glibc",
        "libc_floor": "2.17",
        "loader": "ld-linux-aarch64.so.1",
        "multiarch": "aarch64-linux-gnu",
        "platform_tag": "linux-aarch64",
    },
    GNU: {
        "bits": 64,
        "cpu": "x86_64",
        "elf_machine": 62,
        "endian": "little",
        "libc": "glibc",
        "libc_floor": "2.17",
        "loader": "ld-linux-x86-64.so.2",
        "multiarch": "x86_64-linux-gnu",
        "platform_tag": "linux-x86_64",
    },
    MUSL: {
        "bits": 64,
        "cpu": "x86_64",
        "elf_machine": 62,
        "endian": "little",
        "libc": "musl",
        "libc_floor": "1.2.3",
        "loader": "ld-musl-x86_64.so.1",
        "multiarch": "x86_64-linux-musl",
        "platform_tag": "linux-x86_64",
    },
}
LIBRARY = "libpython3.13.so.1.0"


def metadata(triple: str) -> dict[str, Any]:
    """Returns the PYTHON.json of the sample."""
    target = TARGETS[triple]
    suffix = f".cpython-313-{target['multiarch']}.so"
    lib = "install/lib/python3.13"
    glibc = target["libc"] == "glibc"
    return {
        "build_info": build_info(suffix),
        "build_options": "noopt",
        "crt_features": ["glibc-dynamic", "glibc-max-symbol-version:2.14"]
        if glibc
        else ["musl-dynamic", f"musl-version:{target['libc_floor']}"],
        "libpython_link_mode": "shared",
        "license_path": "licenses/LICENSE.cpython.txt",
        "licenses": ["Python-2.0", "CNRI-Python"],
        "optimizations": "noopt",
        "python_abi_tag": "",
        "python_bytecode_magic_number": "f30d0d0a",
        "python_config_vars": {"CC": "cc"},
        "python_exe": "install/bin/python3.13",
        "python_extension_module_loading": ["builtin", "shared-library"],
        "python_implementation_cache_tag": "cpython-313",
        "python_implementation_hex_version": 0x030D0FF0,
        "python_implementation_name": "cpython",
        "python_implementation_version": ["3", "13", "15", "final", "0"],
        "python_major_minor_version": "3.13",
        "python_paths": {
            "data": "install",
            "include": "install/include/python3.13",
            "platinclude": "install/include/python3.13",
            "platlib": f"{lib}/site-packages",
            "platstdlib": lib,
            "purelib": f"{lib}/site-packages",
            "scripts": "install/bin",
            "stdlib": lib,
        },
        "python_paths_abstract": {"data": "{base}"},
        "python_platform_tag": target["platform_tag"],
        "python_stdlib_platform_config": f"{lib}/config-3.13-{target['multiarch']}",
        "python_stdlib_test_packages": list(TEST_PACKAGES),
        "python_suffixes": {
            "bytecode": [".pyc"],
            "debug_bytecode": [".pyc"],
            "extension": [suffix, ".abi3.so", ".so"],
            "optimized_bytecode": [".pyc"],
            "source": [".py"],
        },
        "python_symbol_visibility": "global-default",
        "python_tag": "cp313",
        "python_version": "3.13.15",
        "run_tests": "build/run_tests.py",
        "target_triple": triple,
        "tcl_library_path": "install/lib",
        "tcl_library_paths": ["tk9.0"],
        "version": "8",
    }


def build_info(suffix: str) -> dict[str, Any]:
    """Returns the build_info object, its links and objects matching `entries`."""

    def variant(**fields: Any) -> list[dict[str, Any]]:
        plain = {"in_core": False, "links": [], "objs": [], "required": False, "variant": "default"}
        return [plain | fields]

    crypto = {"name": "crypto", "path_static": "build/lib/libcrypto.a"}
    return {
        "core": {
            "links": [{"name": "c", "system": True}],
            "objs": ["build/Python/core.o"],
            "shared_lib": f"install/lib/{LIBRARY}",
            "static_lib": "install/lib/python3.13/libpython3.13.a",
        },
        "extensions": {
            "_ssl": variant(
                init_fn="PyInit__ssl",
                license_paths=["licenses/LICENSE.openssl.txt"],
                licenses=["Apache-2.0"],
                links=[crypto],
                objs=["build/Modules/_ssl.o"],
            ),
            "_tkinter": variant(
                init_fn="PyInit__tkinter",
                shared_lib=f"install/lib/python3.13/lib-dynload/_tkinter{suffix}",
            ),
            "_warnings": variant(in_core=True, init_fn="_PyWarnings_Init", required=True),
            "sys": variant(in_core=True, init_fn="NULL", required=True),
        },
        "inittab_cflags": ["-std=c99"],
        "inittab_object": "build/Modules/config.o",
        "inittab_source": "build/Modules/config.c",
        "object_file_format": "elf",
    }
