"""Reads single facts about a built Python from the files it installs; never by running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping

from pbh.compiler_settings import PREFIX, Scrubber
from pbh.elf import Elf
from pbh.errors import MetadataError, got_want
from pbh.makefile import Makefile
from pbh.sysconfig_relocate import read_variables, user_variables
from pbh.tree import Tree, content

BASE = "{installed_base}"
"""Stands for the folder of the installation in values that depend on it."""

_TCL_FOLDER = re.compile(r"(?:itcl|tcl|tdbc|thread|tk)\d[\d.]*")
_NUMBERS = ("MAJOR_VERSION", "MINOR_VERSION", "MICRO_VERSION", "RELEASE_LEVEL", "RELEASE_SERIAL")
_LEVELS = {0xA: "alpha", 0xB: "beta", 0xC: "candidate", 0xF: "final"}


def glibc_version(images: Iterable[Elf]) -> str:
    """Returns the highest GLIBC symbol version that any of `images` wants, "0" when none does."""
    highest: tuple[int, ...] = (0,)
    for image in images:
        for symbol in image.dynamic_symbols():
            name = symbol.version or ""
            if not symbol.defined and re.fullmatch(r"GLIBC_\d[\d.]*", name):
                highest = max(highest, tuple(int(part) for part in name[6:].split(".")))
    return ".".join(str(part) for part in highest)


def version_numbers(tree: Tree, header: str) -> tuple[int, int, int, int, int]:
    """Returns (major, minor, micro, release level, serial) of patchlevel.h."""
    text = _text(tree, header)
    levels: dict[str, str] = dict(re.findall(r"#define (PY_RELEASE_LEVEL_\w+)\s+(0x\w)", text))
    values = []
    for name in _NUMBERS:
        match = re.search(rf"#define PY_{name}\s+(\w+)", text)
        if match is None:
            want = "the version macros"
            raise MetadataError(got_want(header, f"no PY_{name}", want, "build CPython again"))
        word = match[1]
        values.append(int(levels.get(word, word), 0))
    major, minor, micro, level, serial = values
    return major, minor, micro, level, serial


def library_folder(makefile: Makefile) -> str:
    """Returns the folder of the standard library, below the archive's `python`."""
    threads = "t" if "t" in makefile.get("ABIFLAGS") else ""
    return f"install/lib/python{makefile.get('VERSION')}{threads}"


def version_text(numbers: tuple[int, int, int, int, int]) -> str:
    """Returns the version as people write it: 3.13.15, 3.15.0rc1."""
    major, minor, micro, level, serial = numbers
    suffix = {0xA: f"a{serial}", 0xB: f"b{serial}", 0xC: f"rc{serial}"}.get(level, "")
    return f"{major}.{minor}.{micro}{suffix}"


def hex_version(numbers: tuple[int, int, int, int, int]) -> int:
    """Returns the version as `sys.hexversion` has it."""
    major, minor, micro, level, serial = numbers
    return major << 24 | minor << 16 | micro << 8 | level << 4 | serial


def version_info(numbers: tuple[int, int, int, int, int]) -> list[str]:
    """Returns the version as `sys.implementation.version` has it, as strings."""
    return [*map(str, numbers[:3]), _LEVELS[numbers[3]], str(numbers[4])]


def magic_number(tree: Tree, lib: str) -> str:
    """Returns the four bytes that start a bytecode file, as hexadecimal digits."""
    name = f"{lib}/importlib/_bootstrap_external.py"
    match = re.search(r"^MAGIC_NUMBER = \((\d+)\)\.to_bytes", _text(tree, name), re.MULTILINE)
    if match is None:
        fix = "read it where this version keeps it"
        raise MetadataError(got_want(name, "no MAGIC_NUMBER", "a number", fix))
    return (int(match[1]).to_bytes(2, "little") + b"\r\n").hex()


def schemes(tree: Tree, name: str) -> dict[str, str]:
    """Returns the install paths of the library's own scheme, unexpanded."""
    for node in ast.parse(_text(tree, name)).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_INSTALL_SCHEMES":
            return dict(ast.literal_eval(node.value)["posix_prefix"])
    fix = "read it where this version keeps it"
    raise MetadataError(got_want(name, "no _INSTALL_SCHEMES", "a literal dict", fix))


def paths(templates: Mapping[str, str], config_vars: Mapping[str, str]) -> dict[str, str]:
    """Returns the install paths below the archive's `python`."""
    values = dict(config_vars) | dict.fromkeys(
        ("base", "installed_base", "installed_platbase", "platbase"), "install"
    )
    return {name: path.format_map(values) for name, path in templates.items()}


def config_vars(tree: Tree, lib: str, scrubber: Scrubber, makefile: Makefile) -> dict[str, str]:
    """Returns sysconfig's variables as the installed Python has them, the prefix left open."""
    name = next(n for n in tree if n.startswith(f"{lib}/_sysconfigdata_"))
    variables = user_variables(read_variables(_text(tree, name)), scrubber)
    short, flags = makefile.get("VERSION"), makefile.get("ABIFLAGS")
    text = {key: str(value).replace(PREFIX, BASE) for key, value in variables.items()}
    return text | {
        "abi_thread": "t" if "t" in flags else "",
        "abiflags": flags,
        "base": BASE,
        "exec_prefix": BASE,
        "implementation": "Python",
        "implementation_lower": "python",
        "installed_base": BASE,
        "installed_platbase": BASE,
        "platbase": BASE,
        "platlibdir": makefile.get("PLATLIBDIR"),
        "prefix": BASE,
        "projectbase": f"{BASE}/bin",
        "py_version_nodot": short.replace(".", ""),
        "py_version_nodot_plat": "",
        "py_version_short": short,
        "srcdir": makefile.get("LIBPL").replace(PREFIX, BASE, 1),
    }


def suffixes(makefile: Makefile) -> dict[str, list[str]]:
    """Returns the suffixes of importable files, by kind."""
    return {
        "bytecode": [".pyc"],
        "debug_bytecode": [".pyc"],
        "extension": [makefile.get("EXT_SUFFIX"), ".abi3.so", ".so"],
        "optimized_bytecode": [".pyc"],
        "source": [".py"],
    }


def tcl_folders(tree: Tree) -> list[str]:
    """Returns the folders of install/lib that hold Tcl script libraries."""
    folders = {name.split("/")[2] for name in tree if name.startswith("install/lib/")}
    return sorted(folder for folder in folders if _TCL_FOLDER.fullmatch(folder))


def _text(tree: Tree, name: str) -> str:
    if name not in tree:
        raise MetadataError(
            got_want(name, "no such file", "a file of the installation", "install it")
        )
    return content(tree[name]).decode()
