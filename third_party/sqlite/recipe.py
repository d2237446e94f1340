"""SQLite: the amalgamation is generated from the full source with its own small Tcl, then compiled as one file."""

from pbh.recipe import Recipe

FEATURES = (
    "SQLITE_ENABLE_DBSTAT_VTAB",
    "SQLITE_ENABLE_FTS3",
    "SQLITE_ENABLE_FTS3_PARENTHESIS",
    "SQLITE_ENABLE_FTS4",
    "SQLITE_ENABLE_FTS5",
    "SQLITE_ENABLE_GEOPOLY",
    "SQLITE_ENABLE_MATH_FUNCTIONS",
    "SQLITE_ENABLE_RTREE",
    "SQLITE_THREADSAFE=1",
)
# What configure finds on any Linux.
FACTS = (
    "HAVE_FDATASYNC",
    "HAVE_GMTIME_R",
    "HAVE_LOCALTIME_R",
    "HAVE_MALLOC_H",
    "HAVE_MALLOC_USABLE_SIZE",
    "HAVE_PREAD",
    "HAVE_PWRITE",
    "HAVE_STRCHRNUL",
    "HAVE_STRERROR_R",
    "HAVE_USLEEP",
    "HAVE_UTIME",
)


def build(r: Recipe) -> None:
    """Build libsqlite3.a and install its two headers."""
    # main.mk wants the file; the facts go on the compiler's command line.
    r.write("sqlite_cfg.h", "")
    r.make(
        "-f",
        "main.mk",
        "TOP=.",
        "B.cc=build-cc -O1",
        "T.cc=cc",
        "B.exe=",
        "AR=ar",
        f"PACKAGE_VERSION={r.package['version']}",
        "JIMSH=./jimsh",
        "sqlite3.c",
    )
    flags = [f"-D{name}" for name in (*FEATURES, *FACTS)]
    r.archive("libsqlite3.a", r.compile(["sqlite3.c"], flags=[*flags, "-pthread"]))
    r.install_headers(["sqlite3.h", "sqlite3ext.h"])
