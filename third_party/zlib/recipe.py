"""zlib: the whole library is fifteen C files, compiled directly."""

from pbh.recipe import Recipe

SOURCES = (
    "adler32.c",
    "compress.c",
    "crc32.c",
    "deflate.c",
    "gzclose.c",
    "gzlib.c",
    "gzread.c",
    "gzwrite.c",
    "infback.c",
    "inffast.c",
    "inflate.c",
    "inftrees.c",
    "trees.c",
    "uncompr.c",
    "zutil.c",
)


def build(r: Recipe) -> None:
    """Build libz.a and install its two headers."""
    flags = ["-DHAVE_UNISTD_H", "-DHAVE_STDARG_H", "-D_LARGEFILE64_SOURCE=1"]
    r.archive("libz.a", r.compile(SOURCES, flags=flags))
    r.install_headers(["zconf.h", "zlib.h"])
