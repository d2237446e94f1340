"""xcbgen: the Python package of xcb-proto that reads its XML; libxcb's generator imports it."""

from pbh.recipe import Recipe


def build(r: Recipe) -> None:
    """Install the package under share/xcbgen, which goes on the generator's module path."""
    for file in sorted((r.src / "xcbgen").glob("*.py")):
        r.copy(file, r.out / "share" / "xcbgen" / "xcbgen" / file.name)
