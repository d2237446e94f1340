"""Tcl 9: the core as a static library; its script library is a folder, not an embedded zip."""

import shutil

from pbh.recipe import Recipe

CACHE = {
    # uname of the machine that builds; only its first word matters.
    "tcl_cv_sys_version": "Linux-0",
    # Found by running a program. glibc's and musl's putenv() keep the caller's string.
    "tcl_cv_putenv_copy": "no",
}

PUBLIC = (
    "generic/tcl.h",
    "generic/tclDecls.h",
    "generic/tclOO.h",
    "generic/tclOODecls.h",
    "generic/tclPlatDecls.h",
    "generic/tclTomMath.h",
    "generic/tclTomMathDecls.h",
)

CONFIG_FOR_TK = (
    "TCL_LIB_FILE",
    "TCL_MAJOR_VERSION",
    "TCL_MINOR_VERSION",
    "TCL_PATCH_LEVEL",
    "TCL_VERSION",
)


def build(r: Recipe) -> None:
    """Build libtcl9.0.a; install headers, share/tcl/{tcl9.0,tcl9} and what Tk's build asks for.

    The time zone files are left out: Tcl reads the system's. `--with-tzdata` is given because the
    default depends on the machine that builds.
    """
    unix = r.src / "unix"
    options = ("--disable-zipfs", "--with-tzdata=no", "--without-system-libtommath")
    r.configure(*options, cwd=unix, script=unix / "configure", env=CACHE)
    r.make("libtcl9.0.a", cwd=unix)
    r.make("install-libraries", "install-msgs", f"INSTALL_ROOT={r.work / 'root'}", cwd=unix)
    r.copy(unix / "libtcl9.0.a", r.out / "lib/libtcl9.0.a")
    r.install_headers(PUBLIC)
    install_scripts(r)
    install_private(r)


def install_scripts(r: Recipe) -> None:
    """share/tcl/tcl9.0 and, beside it as Tcl expects, tcl9/9.0 with the Tcl modules."""
    lib = r.work / "root/install/lib"
    # C source that upstream installs there for those who build their own tclsh.
    (lib / "tcl9.0/tclAppInit.c").unlink()
    for folder in ("tcl9", "tcl9.0"):
        shutil.copytree(lib / folder, r.out / "share/tcl" / folder, copy_function=shutil.copyfile)


def install_private(r: Recipe) -> None:
    """Private headers and, without its paths, tclConfig.sh: both under share/tcl-private for Tk."""
    private = r.out / "share/tcl-private"
    for folder in ("generic", "unix"):
        for header in sorted((r.src / folder).glob("*.h")):
            r.copy(header, private / folder / header.name)
    text = (r.src / "unix/tclConfig.sh").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.split("=")[0] in CONFIG_FOR_TK]
    (private / "tclConfig.sh").write_text("\n".join(lines) + "\n", encoding="utf-8")
