"""Tk 9: a static library on static libX11, with its script library as a folder (no demos)."""

import shutil

from pbh.recipe import Recipe

CACHE = {
    # uname of the machine that builds; only its first word matters.
    "tcl_cv_sys_version": "Linux-0",
    # No program is linked here, and libXbsd is not part of Linux.
    "ac_cv_lib_Xbsd_main": "no",
}

OPTIONS = (
    "--disable-zipfs",
    # Fonts come from the X server: no libXft, so no antialiasing and no fontconfig names.
    "--disable-xft",
    # No libXss: `tk inactive` answers -1.
    "--disable-xss",
    # Printing calls lpr instead.
    "--disable-libcups",
)

HEADERS = ("generic/tk.h", "generic/tkDecls.h", "generic/tkPlatDecls.h")


def build(r: Recipe) -> None:
    """Build libtcl9tk9.0.a; install headers and share/tk/tk9.0."""
    unix = r.src / "unix"
    x11 = r.dep("libx11")
    where = (
        f"--with-tcl={write_tcl_config(r)}",
        f"--x-includes={x11 / 'include'}",
        f"--x-libraries={x11 / 'lib'}",
    )
    r.configure(*OPTIONS, *where, cwd=unix, script=unix / "configure", env=CACHE)
    r.make("libtcl9tk9.0.a", cwd=unix)
    r.make("install-libraries", f"INSTALL_ROOT={r.work / 'root'}", cwd=unix)
    r.copy(unix / "libtcl9tk9.0.a", r.out / "lib/libtcl9tk9.0.a")
    r.install_headers(HEADERS)
    scripts = r.work / "root/install/lib/tk9.0"
    # C source that upstream installs there for those who build their own wish.
    (scripts / "tkAppInit.c").unlink()
    shutil.copytree(scripts, r.out / "share/tk/tk9.0", copy_function=shutil.copyfile)


def write_tcl_config(r: Recipe) -> str:
    """Add the folder of Tcl's private headers to its tclConfig.sh; returns the copy's folder."""
    private = r.dep("tcl") / "share/tcl-private"
    text = (private / "tclConfig.sh").read_text(encoding="utf-8")
    (r.work / "tclConfig.sh").write_text(f"{text}TCL_SRC_DIR='{private}'\n", encoding="utf-8")
    return str(r.work)
