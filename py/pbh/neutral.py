"""Replaces the folders of one build by fixed names, so that text is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pbh.recipe import Recipe

SOURCE = "/build"
"""Stands for the source and build folder."""
DEPS = "/deps"
"""Stands for the folder of dependencies' prefixes: /deps/<package>."""


def neutral_names(r: Recipe) -> dict[bytes, bytes]:
    """What to replace by what: longest first, so that no path hides a longer one."""
    names = {f"{r.tools.bin}/": "", str(r.tools.bin): "/tools", str(r.tools.python): "python3"}
    names |= {str(path): f"{DEPS}/{name}" for name, path in r.deps.items()}
    names |= {str(r.src): SOURCE, str(r.work): "/work"}
    pairs = {os.fsencode(old): os.fsencode(new) for old, new in names.items()}
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def neutralise(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """`data` with every path replaced, in the order of `names`."""
    for old, new in names.items():
        data = data.replace(old, new)
    return data


def neutralise_tree(root: Path, names: Mapping[bytes, bytes]) -> None:
    """Rewrite the text files below `root` that name a folder of the build."""
    for file in _text_files(root):
        data = file.read_bytes()
        clean = neutralise(data, names)
        if clean != data:
            file.write_bytes(clean)


def _text_files(root: Path) -> Iterator[Path]:
    for file in sorted(root.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                head = stream.read(8192)
            # replacing bytes would break the offsets of an object file or archive
            if b"\0" not in head and not head.startswith(b"!<arch>"):
                yield file
