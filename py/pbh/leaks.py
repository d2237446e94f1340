"""Finds strings that must not be in a distribution, such as folders of the build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pbh.errors import CheckError, got_want
from pbh.tree import Tree, content

_SHOWN = 10
_AROUND = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrence:
    """A forbidden string in a file: its line (from 1), and the text around it."""

    name: str
    line: int
    string: str
    text: str


def occurrences(tree: Tree, strings: Iterable[str]) -> Iterator[Occurrence]:
    """Yields every place where a file or a symlink of `tree` contains one of `strings`."""
    needles = [(string, string.encode()) for string in strings]
    for name, entry in sorted(tree.items()):
        data = entry.link.encode() if entry.link is not None else content(entry)
        for string, needle in needles:
            at = data.find(needle)
            while at >= 0:
                yield _occurrence(name, data, at, string)
                at = data.find(needle, at + len(needle))


def refuse(tree: Tree, strings: Iterable[str]) -> None:
    """Raises CheckError, listing files and lines, when any of `strings` is in a file of `tree`."""
    found = list(occurrences(tree, strings))
    if not found:
        return
    rows = [f"  {o.name}:{o.line}: {o.text}" for o in found[:_SHOWN]]
    if len(found) > _SHOWN:
        rows.append(f"  and {len(found) - _SHOWN} more")
    names = ", ".join(sorted({o.string for o in found}))
    fix = "keep it out of the build, or drop it in pbh.compiler_settings:\n" + "\n".join(rows)
    raise CheckError(got_want("distribution", f"{names} in {len(found)} places", "none", fix))


def _occurrence(name: str, data: bytes, at: int, string: str) -> Occurrence:
    around = data[max(0, at - _AROUND) : at + len(string) + _AROUND]
    text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in around)
    return Occurrence(name=name, line=data.count(b"\n", 0, at) + 1, string=string, text=text)
