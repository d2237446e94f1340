"""xorgproto: the X11 protocol headers, copied as they are."""

from pbh.recipe import Recipe

XPOLL = """\
/* All that libX11 takes from this header. */
#include <poll.h>
"""


def build(r: Recipe) -> None:
    """Install X11/*.h and X11/extensions/*.h.

    Upstream makes Xpoll.h from a template with autoconf's knowledge of fd_set; the tree leaves it
    out so that every source of these headers gives the same tree, and a short one replaces it.
    """
    for subdir in ("X11", "X11/extensions"):
        r.install_headers(sorted((r.src / subdir).glob("*.h")), subdir=subdir)
    r.install_headers([r.write("Xpoll.h", XPOLL)], subdir="X11")
