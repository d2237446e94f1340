"""libuuid: the permissively licensed corner of util-linux, compiled directly."""

from pbh.recipe import Recipe

SOURCES = (
    *(
        f"libuuid/src/{name}.c"
        for name in (
            "clear",
            "compare",
            "copy",
            "gen_uuid",
            "isnull",
            "pack",
            "parse",
            "predefined",
            "unpack",
            "unparse",
            "uuid_time",
        )
    ),
    "lib/md5.c",
    "lib/randutils.c",
    "lib/sha1.c",
)
# Upstream's timeutils.h is LGPL; this is all that gen_uuid.c takes from it.
TIMEUTILS = """\
#define MSEC_PER_SEC 1000ULL
#define USEC_PER_MSEC 1000ULL
"""
# Left out on purpose: HAVE_GETRANDOM (glibc has the function since 2.25 only, the system call is used instead) and
# HAVE_LIBPTHREAD (a cache for answers of the uuidd daemon, which is not asked).
FACTS = (
    "HAVE_DECL_DIRFD",
    "HAVE_DIRFD",
    "HAVE_ERR",
    "HAVE_ERRX",
    "HAVE_ERR_H",
    "HAVE_JRAND48",
    "HAVE_LOCALE_H",
    "HAVE_LOFF_T",
    "HAVE_NANOSLEEP",
    "HAVE_NETINET_IN_H",
    "HAVE_NET_IF_H",
    "HAVE_PROGRAM_INVOCATION_SHORT_NAME",
    "HAVE_REALLOCARRAY",
    "HAVE_SRANDOM",
    "HAVE_STDLIB_H",
    "HAVE_STRUCT_STAT_ST_MTIM_TV_NSEC",
    "HAVE_SYS_FILE_H",
    "HAVE_SYS_IOCTL_H",
    "HAVE_SYS_SOCKET_H",
    "HAVE_SYS_SYSCALL_H",
    "HAVE_SYS_SYSMACROS_H",
    "HAVE_SYS_TIME_H",
    "HAVE_SYS_UN_H",
    "HAVE_TLS",
    "HAVE_UNISTD_H",
    "HAVE_WARN",
    "HAVE_WARNX",
)


def build(r: Recipe) -> None:
    """Build libuuid.a and install uuid/uuid.h."""
    r.write("include/timeutils.h", TIMEUTILS)
    flags = ["-D_GNU_SOURCE", '-D_PATH_LOCALSTATEDIR="/var"', *(f"-D{fact}=1" for fact in FACTS)]
    objects = r.compile(SOURCES, flags=flags, include=["include", "libuuid/src"])
    r.archive("libuuid.a", objects)
    r.install_headers(["libuuid/src/uuid.h"], "uuid")
