"""Near misses for a mistyped name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from pbh.errors import got_want


def unknown_name(kind: str, name: str, known: Iterable[str]) -> str:
    """Returns the message for a `name` that is none of the `known` names of this `kind`."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=3)
    want = " or ".join(near) if near else "one of " + ", ".join(names)
    return got_want(kind, name, want, "correct the name")
