"""bzip2: the library is seven C files, compiled directly; its Makefile knows no cross compiler."""

from pbh.recipe import Recipe

SOURCES = (
    "blocksort.c",
    "huffman.c",
    "crctable.c",
    "randtable.c",
    "compress.c",
    "decompress.c",
    "bzlib.c",
)


def build(r: Recipe) -> None:
    """Build libbz2.a and install its header."""
    r.archive("libbz2.a", r.compile(SOURCES))
    r.install_headers(["bzlib.h"])
