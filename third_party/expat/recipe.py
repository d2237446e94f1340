"""expat: five C files compiled directly; the repository's archives carry no configure script."""

from pbh.recipe import Recipe

SOURCES = (
    "lib/xmlparse.c",
    "lib/xmltok.c",
    "lib/xmlrole.c",
    "lib/random_dev_urandom.c",
    "lib/random_getrandom.c",
)

# The system call, not the function: glibc has getrandom() only since 2.25.
CONFIG = """\
#define BYTEORDER {byteorder}
#define HAVE_SYSCALL_GETRANDOM 1
#define XML_CONTEXT_BYTES 1024
#define XML_DEV_URANDOM 1
#define XML_DTD 1
#define XML_GE 1
#define XML_NS 1
"""


def build(r: Recipe) -> None:
    """Build libexpat.a and install its headers; CPython includes expat_config.h as well."""
    order = {"little": 1234, "big": 4321}[r.target["endian"]]
    r.write("expat_config.h", CONFIG.format(byteorder=order))
    r.archive("libexpat.a", r.compile(SOURCES, flags=["-D_GNU_SOURCE"], include=[".", "lib"]))
    r.install_headers(["expat_config.h", "lib/expat.h", "lib/expat_external.h"])
