"""libxcb: the core library only; its own script writes the protocol code from xcb-proto's XML."""

from pbh.recipe import Recipe

PROTOCOLS = ("xproto", "bigreq", "xc_misc")
SOURCES = ("conn", "out", "in", "ext", "xid", "list", "util", "auth")

CONFIG = (
    "GCC_HAS_VISIBILITY",
    "HAVE_ABSTRACT_SOCKETS",
    "HAVE_GETADDRINFO",
    # Passing file descriptors; part of the core since 1.9.3.
    "HAVE_SENDMSG",
    "USE_POLL",
    "XCB_QUEUE_BUFFER_SIZE=16384",
    "_GNU_SOURCE",
)


def build(r: Recipe) -> None:
    """Generate, build libxcb.a and install its headers.

    HASXDMAUTH stays off: XDM-AUTHORIZATION-1 would need libXdmcp, and servers use
    MIT-MAGIC-COOKIE-1.
    """
    xml = r.dep("xcb_proto") / "share/xcb"
    for name in PROTOCOLS:
        footer = ("-c", f"libxcb {r.package['version']}", "-l", "X Version 11", "-s", "3")
        path = r.dep("xcbgen") / "share/xcbgen"
        r.run(r.python, "c_client.py", *footer, "-p", path, xml / f"{name}.xml", cwd=r.src / "src")
    sources = [f"src/xcb_{s}.c" for s in SOURCES] + [f"src/{p}.c" for p in PROTOCOLS]
    flags = [f"-D{word}" for word in CONFIG]
    r.archive("libxcb.a", r.compile(sources, flags=flags, include=["src"]))
    headers = ["xcb.h", "xcbext.h", *(f"{p}.h" for p in PROTOCOLS)]
    r.install_headers([f"src/{h}" for h in headers], subdir="xcb")
