"""libX11: compiled directly, with a configuration header written here.

Its configure script wants pkg-config and libtool, and finds out nothing that differs between Linux
targets.
"""

from pathlib import Path

from pbh.recipe import Recipe

FOLDERS = {
    "src": "-DX11_t -DTRANS_CLIENT",
    "src/xcms": '-DXCMSDIR="/usr/share/X11"',
    "src/xkb": "",
    "src/xlibi18n": "-DXIM_t -DTRANS_CLIENT",
    "modules/im/ximcp": "-DXIM_t -DTRANS_CLIENT",
    "modules/lc/Utf8": "",
    "modules/lc/def": "",
    "modules/lc/gen": "",
    "modules/om/generic": "",
}
"""Source folder -> the flags that its Makefile.am adds."""

SKIPPED = (
    # OS/2 only.
    "src/os2Stubs.c",
    # The separate library libX11-xcb.
    "src/x11_xcb.c",
    # Locale modules loaded with dlopen.
    "src/xlibi18n/XlcDL.c",
    "src/xlibi18n/XlcSL.c",
)
INCLUDE = ("include", "include/X11", "src", "src/xcms", "src/xkb", "src/xlibi18n")
HEADERS = (
    "ImUtil.h",
    "XKBlib.h",
    "Xcms.h",
    "Xlib.h",
    "XlibConf.h",
    "Xlibint.h",
    "Xlocale.h",
    "Xregion.h",
    "Xresource.h",
    "Xutil.h",
    "cursorfont.h",
)
KEYSYMS = ("keysymdef.h", "XF86keysym.h", "Sunkeysym.h", "DECkeysym.h", "HPkeysym.h")

CONFIG = """\
/* Facts of Linux, whichever C library. HAVE_DLOPEN is left out: nothing of the system is loaded, so
   neither is libXcursor; cursors come from the server's cursor font. */
#define HASGETRESUID 1
#define HAS_SHM 1
#define HAVE_GETADDRINFO 1
#define HAVE_INET_NTOP 1
#define HAVE_MMAP 1
#define HAVE_SETEUID 1
#define HAVE_SOCKLEN_T 1
#define HAVE_STRCASECMP 1
#define HAVE_STRTOL 1
#define HAVE_STRUCT_SOCKADDR_STORAGE 1
#define HAVE_SYS_IOCTL_H 1
#define HAVE_SYS_SELECT_H 1
#define HAVE_SYS_SOCKET_H 1
#define HAVE_UNISTD_H 1
#define HAVE___BUILTIN_POPCOUNTL 1
#define STDC_HEADERS 1
#define USE_POLL 1

/* reallocarray() and strlcpy() are younger than most glibc floors: the bundled code serves every
   target. */

/* Features, as upstream has them by default. */
#define COMPOSECACHE 1
#define IPv6 1
#define TCPCONN 1
#define UNIXCONN 1
#define USE_THREAD_SAFETY_CONSTRUCTOR 1
#define XCMS 1
#define XF86BIGFONT 1
#define XKB 1
#define XLOCALE 1
#define XTHREADS 1
#define XUSE_MTSAFE_API 1

/* Data read at run time: the system's, where distributions put them. All of it is optional. */
#define X11_DATADIR "/usr/share/X11"
#define X11_LIBDIR "/usr/lib/X11"
#define XERRORDB "/usr/share/X11/XErrorDB"
#define XKEYSYMDB "/usr/share/X11/XKeysymDB"
#define XLOCALEDATADIR "/usr/share/X11/locale"
#define XLOCALEDIR "/usr/share/X11/locale"
#define XLOCALELIBDIR "/usr/lib/X11/locale"
"""

XLIB_CONF = """\
#ifndef _XLIBCONF_H_
#define _XLIBCONF_H_
#define XTHREADS 1
#define XUSE_MTSAFE_API 1
#endif
"""


def build(r: Recipe) -> None:
    """Build libX11.a and install the headers that Tk and others include."""
    r.write("src/config.h", CONFIG)
    r.write("include/X11/XlibConf.h", XLIB_CONF)
    make_keysym_table(r)
    objects: list[Path] = []
    for folder, flags in FOLDERS.items():
        sources = sorted(str(p.relative_to(r.src)) for p in (r.src / folder).glob("*.c"))
        objects += r.compile(
            [s for s in sources if s not in SKIPPED],
            flags=["-DHAVE_CONFIG_H", "-D_GNU_SOURCE", *flags.split()],
            include=INCLUDE,
        )
    r.archive("libX11.a", objects)
    r.install_headers([f"include/X11/{h}" for h in HEADERS], subdir="X11")
    r.install_headers(["include/X11/extensions/XKBgeom.h"], subdir="X11/extensions")


def make_keysym_table(r: Recipe) -> None:
    """Generate ks_tables.h with libX11's makekeys, which runs during the build."""
    protocol = r.dep("xorgproto") / "include"
    makekeys = r.work / "makekeys"
    r.run(r.build_cc, f"-I{protocol}", "-Iinclude", "src/util/makekeys.c", "-o", makekeys)
    # Through the shell because run() returns messages and output together.
    table = '"$0" "$@" > src/ks_tables.h'
    r.run("sh", "-c", table, makekeys, *(protocol / "X11" / k for k in KEYSYMS))
