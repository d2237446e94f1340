"""ncurses: libncursesw (terminfo inside) and libpanelw, and the compiled terminfo database.

System folders are searched first; _nc_set_bundled_terminfo() of terminfo_bundled.h adds the copy of a distribution.
"""

from pathlib import Path

from pbh.archive import atomic_output, tree_entries, write_tar
from pbh.recipe import Recipe

OPTIONS = (
    "--datadir=/usr/share",
    "--disable-db-install",
    "--disable-rpath-hack",
    "--disable-stripping",
    "--enable-mixed-case",
    "--enable-overwrite",
    "--enable-symlinks",
    "--enable-widec",
    "--with-default-terminfo-dir=/usr/share/terminfo",
    "--with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo",
    # Backspace sends DEL in every terminal emulator of a Linux system.
    "--with-xterm-kbs=DEL",
    "--without-ada",
    "--without-cxx",
    "--without-cxx-binding",
    "--without-debug",
    "--without-gpm",
    "--without-manpages",
    "--without-pkg-config",
    "--without-shared",
    "--without-tests",
)
HEADERS = (
    "include/curses.h",
    "include/nc_tparm.h",
    "include/ncurses_dll.h",
    "include/term.h",
    "include/term_entry.h",
    "include/termcap.h",
    "include/terminfo_bundled.h",
    "include/unctrl.h",
    "panel/panel.h",
)

# What tic consists of, below all of ncurses/tinfo but the files that follow it here.
TIC_SOURCES = (
    "ncurses/base/keybound.c",
    "ncurses/base/tries.c",
    "ncurses/base/version.c",
    "ncurses/codes.c",
    "ncurses/comp_captab.c",
    "ncurses/comp_userdefs.c",
    "ncurses/expanded.c",
    "ncurses/fallback.c",
    "ncurses/lib_keyname.c",
    "ncurses/names.c",
    "ncurses/trace/lib_trace.c",
    "ncurses/trace/visbuf.c",
    "ncurses/unctrl.c",
    "progs/dump_entry.c",
    "progs/tic.c",
    "progs/tparm_type.c",
    "progs/transform.c",
)
NOT_TIC = ("lib_win32con.c", "lib_win32util.c", "make_hash.c", "make_keys.c", "tinfo_driver.c")


def build_tic(r: Recipe) -> Path:
    """Compile tic for the build machine with the headers made for the target, and return it.

    What the target's C library has is right for the build machine's as well, and the format does not depend on either.
    """
    r.make("-C", "progs", "termsort.h", "transform.h")
    tinfo = sorted(file.name for file in (r.src / "ncurses/tinfo").glob("*.c"))
    sources = [*TIC_SOURCES, *(f"ncurses/tinfo/{name}" for name in tinfo if name not in NOT_TIC)]
    tic = r.work / "tic"
    include = [f"-I{folder}" for folder in ("progs", "ncurses", "include")]
    defines = ["-DHAVE_CONFIG_H", "-DNCURSES_STATIC", "-D_GNU_SOURCE", '-DACTUAL_TIC="tic"']
    sections = ["-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"]
    r.run(r.build_cc, "-O1", *sections, *defines, *include, *sources, "-o", tic)
    return tic


def write_database(r: Recipe, tic: Path) -> None:
    """Compile every terminal description into share/terminfo.tar."""
    r.make("-C", "misc", "terminfo.tmp")
    folder = r.work / "terminfo"
    folder.mkdir()
    r.run(tic, "-x", "-s", "-o", folder, "misc/terminfo.tmp")
    share = r.out / "share"
    share.mkdir(parents=True)
    with atomic_output(share / "terminfo.tar") as file:
        write_tar(file, tree_entries(folder))


def build(r: Recipe) -> None:
    """Build the two libraries, install their headers and write the database."""
    # By a relative name: generated headers quote the command lines that made them.
    script = Path("configure")
    r.configure(*OPTIONS, f"--with-build-cc={r.build_cc}", script=script, plain=True)
    r.make("-C", "include")
    for folder, name in (("ncurses", "libncursesw.a"), ("panel", "libpanelw.a")):
        # Configure prefers the flags that keep the time and the user in archives.
        r.make("-C", folder, "ARFLAGS=rcD", f"../lib/{name}")
        r.copy(r.src / "lib" / name, r.out / "lib" / name)
    r.install_headers(HEADERS)
    r.copy(r.src / "include/curses.h", r.out / "include/ncurses.h")
    write_database(r, build_tic(r))
