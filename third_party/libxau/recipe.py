"""libXau: eight C files that read ~/.Xauthority, compiled directly."""

from pbh.recipe import Recipe

SOURCES = (
    "AuDispose.c",
    "AuFileName.c",
    "AuGetAddr.c",
    "AuGetBest.c",
    "AuLock.c",
    "AuRead.c",
    "AuUnlock.c",
    "AuWrite.c",
)


def build(r: Recipe) -> None:
    """Build libXau.a and install its header."""
    flags = ["-D_GNU_SOURCE", "-DHAVE_PATHCONF", "-DHAVE_UNISTD_H", "-DXTHREADS"]
    if r.target["libc"] == "musl":
        # glibc has it from 2.25 on, which is above most floors.
        flags.append("-DHAVE_EXPLICIT_BZERO")
    r.archive("libXau.a", r.compile(SOURCES, flags=flags, include=["include"]))
    r.install_headers(["include/X11/Xauth.h"], subdir="X11")
