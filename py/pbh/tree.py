"""A file tree in memory: member names to entries, the form in which a distribution is assembled."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from pbh.archive import Entry

Tree = dict[str, Entry]
"""Entries by name; an entry's data may stay on disk until the archive is written."""


def content(entry: Entry) -> bytes:
    """Returns the content of a file entry."""
    return entry.data if isinstance(entry.data, bytes) else entry.data.read_bytes()


def put(tree: Tree, name: str, data: bytes, *, mode: int = 0o644) -> None:
    """Adds or replaces the file `name`."""
    tree[name] = Entry(name=name, mode=mode, data=data)


def put_link(tree: Tree, name: str, target: str) -> None:
    """Adds or replaces the symlink `name`, whose text is `target`."""
    tree[name] = Entry(name=name, mode=0o777, link=target)


def put_tree(tree: Tree, prefix: str, entries: Iterator[Entry]) -> None:
    """Adds `entries` below the folder `prefix`."""
    for entry in entries:
        name = f"{prefix}/{entry.name}"
        tree[name] = replace(entry, name=name)


def change(tree: Tree, name: str, data: bytes) -> None:
    """Gives the file `name` new content; its mode stays."""
    tree[name] = replace(tree[name], data=data)


def remove(tree: Tree, *patterns: str) -> None:
    """Removes the entries whose name matches one of the `patterns` (fnmatch, `*` spans folders)."""
    for name in list(tree):
        if any(fnmatchcase(name, pattern) for pattern in patterns):
            del tree[name]


def resolve(tree: Tree, name: str) -> str | None:
    """Returns the file that `name` leads to through symlinks inside the tree, or None."""
    for _ in range(20):
        entry = tree.get(name)
        if entry is None or entry.link is None:
            return name if entry is not None else None
        name = posixpath.normpath(posixpath.join(posixpath.dirname(name), entry.link))
    return None


def has_folder(tree: Tree, name: str) -> bool:
    """Whether any entry lies below the folder `name`."""
    return any(entry.startswith(name + "/") for entry in tree)
