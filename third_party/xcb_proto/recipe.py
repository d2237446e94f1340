"""xcb-proto: the XML descriptions of the X11 protocol, from which libxcb's code is generated."""

from pbh.recipe import Recipe


def build(r: Recipe) -> None:
    """Install the XML files."""
    for file in sorted(r.src.glob("*.xml")):
        r.copy(file, r.out / "share" / "xcb" / file.name)
