"""xtrans: transport code in source form; libX11 includes it in its input method client."""

from pbh.recipe import Recipe

FILES = (
    "Xtrans.c",
    "Xtrans.h",
    "Xtransint.h",
    "Xtranslcl.c",
    "Xtranssock.c",
    "Xtransutil.c",
    "transport.c",
)


def build(r: Recipe) -> None:
    """Install headers and sources under X11/Xtrans."""
    r.install_headers(FILES, subdir="X11/Xtrans")
