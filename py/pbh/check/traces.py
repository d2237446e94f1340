"""Byte patterns that betray where, when or with what a distribution was built: literal data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EVERYWHERE: Final = (
    rb"bazel-out",
    rb"/execroot/",
    rb"linux-sandbox",
    rb"processwrapper",
    rb"ZIG_(?:GLOBAL|LOCAL)_CACHE",
    rb"zig-cache",
    rb"/ziglang/",
)
"""Never right in any file (regular expressions)."""

MADE: Final = (
    rb"(?<![\w.-])/(?:build|home|install|root|tmp|tools|work)(?![\w-])",
    rb"\bsandbox/",
)
"""Wrong in files that the build makes; upstream's own text may speak of such paths."""

MADE_FILES: Final = (
    "*.a",
    "*.dist-info/*",
    "*.la",
    "*.o",
    "*.pc",
    "*.so",
    "*.so.*",
    "*/_sysconfigdata*",
    "*/bin/*",
    "*/build/Modules/*",
    "*/build/Python/*",
    "*/build-details.json",
    "*/config-*/*",
    "*/pyconfig.h",
    "*Config.sh",
    "python/PYTHON.json",
)
"""Files whose text or code the build itself produced."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exempt:
    """Strings matching `text` (a regular expression) in members matching `file` (fnmatch) are
    right, and why.
    """

    file: str
    text: str
    why: str


EXEMPT: Final = (
    Exempt(
        file="*",
        text=r"^/(?:usr/|var/)?tmp$",
        why="candidates for temporary files in several libraries",
    ),
    Exempt(
        file="*",
        text=r"^/tmp/(?:perf-%j?d\.map|jit-%d\.dump)$",
        why="names of files that CPython, perf and debuggers agree on",
    ),
    Exempt(
        file="*",
        text=r"^\s*'/tmp/myimport\.zip', or '/tmp/myimport\.zip/mydirectory', if mydirectory is a$",
        why="docstring of the frozen module zipimport",
    ),
    Exempt(
        file="*/_sysconfigdata*.py",
        text=r"(?<![\w.])/install(?![\w-])",
        why="placeholder that the file itself replaces on import, and that installers know",
    ),
    Exempt(
        file="*/config-*/install-sh",
        text=r"world-writeable /tmp",
        why="remark in upstream's script",
    ),
    Exempt(
        file="python/PYTHON.json",
        text=r"(?<![\w.])/install(?![\w-])",
        why="python_config_vars are those of the compile-time prefix, as the format has it",
    ),
    Exempt(
        file="*",
        text=r"^/tmp/\.(?:X11-unix/X|XIM-unix/XIM)$",
        why="sockets of X servers, their place is part of the protocol",
    ),
    Exempt(
        file="*",
        text=r"^/tmp/(?:histedit\.|\.history)X+$",
        why="templates of libedit's temporary files",
    ),
    Exempt(
        file="*",
        text=r'^(?:(?:ENGINES|MODULES)DIR: ")?/install/lib/(?:engines-3|ossl-modules)"?$',
        why="OpenSSL's folders for plug-ins, of which there are none",
    ),
    *(
        Exempt(
            file=file,
            text=r"^/install/(?:bin|include|lib|lib/tcl9\.0|lib/tk9\.0(?:/demos)?|share/man)$",
            why="places that Tcl tells of, but is not found by",
        )
        for file in ("*/_tkinter.*.so", "*/libtcl*.a")
    ),
    *(
        Exempt(
            file=file,
            text=r"^/install$",
            why="getpath's last resort, used when no landmark is found beside the program",
        )
        for file in ("*/bin/python3*", "*/getpath.o", "*/libpython3*")
    ),
)

SYSCONFIG_FILES: Final = (
    "*.pc",
    "*/_sysconfigdata*.py",
    "*/_sysconfig_vars*.json",
    "*/bin/python3*-config",
    "*/build-details.json",
    "*/config-*/Makefile",
    "*/config-*/python-config.py",
    "python/PYTHON.json",
)
"""Files from which other builds take compiler settings."""

TOOLCHAIN_FLAGS: Final = (
    r"\bzig\b",
    r"\bclang\b",
    r"-fno-sanitize",
    r"-Wno-date-time",
    r"-f(?:file|debug|macro)-prefix-map",
    r"--?target[= ]",
    r"-mcpu=baseline",
    r"-nostdinc",
    r"--sysroot",
    r"-isystem\b",
    r"-[IL](?:/|\.\.?/|deps/)",
    r"-Wl,--strip-debug",
)
"""Settings of our compiler (regular expressions) that a user's compiler would refuse or misread."""
