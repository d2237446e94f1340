"""Rewrites the tree digest of one row of the packages table in place."""

from __future__ import annotations

import re
from pathlib import Path

from pbh.errors import MetadataError, got_want


def write_tree_digest(table: Path, name: str, digest: str) -> bool:
    """Sets the `tree` field of row `name` in `table` to `digest`; returns whether it changed.

    Only that one line is touched. Raises MetadataError when the row or its field is not laid out as
    the formatter leaves it.
    """
    text = table.read_text(encoding="utf-8")
    pattern = rf'(^    "{re.escape(name)}": \{{$.*?^        "tree": ")([^"]*)(",$)'
    found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    if found is None or '\n    "' in found[0]:
        fix = "format the table and add the field"
        raise MetadataError(got_want(f"{table}:{name}", "no tree field", 'tree = "..."', fix))
    if found[2] == digest:
        return False
    table.write_text(text[: found.start(2)] + digest + text[found.end(2) :], encoding="utf-8")
    return True
