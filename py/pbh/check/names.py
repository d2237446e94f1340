"""Reads the file name of a distribution archive."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from pbh.check.model import DistName, Kind
from pbh.errors import UsageError, got_want

OPTIONS = ("debug", "freethreaded", "lto", "noopt", "pgo", "static")
_HEAD = re.compile(r"cpython-(\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)(?:\+([0-9T]+))?-(.+)")
_KINDS = {
    "full.tar": Kind.FULL,
    "full.tar.zst": Kind.FULL,
    "install_only.tar.gz": Kind.INSTALL_ONLY,
    "install_only_stripped.tar.gz": Kind.STRIPPED,
}
_FORM = "cpython-<version>-<triple>[-<options>]-<kind>.tar.{gz,zst}"


def parse_name(file_name: str, triples: Iterable[str]) -> DistName:
    """Returns the parts of `file_name`; raises UsageError when it is not the name of a
    distribution.

    `triples` are the target triples that exist; a wrong one gets the nearest right ones.
    """
    head = _HEAD.fullmatch(file_name)
    if head is None:
        raise UsageError(got_want("archive name", file_name, _FORM, "rename the file"))
    version, tag, rest = head.groups()
    body, _, ending = rest.rpartition("-")
    kind = _KINDS.get(ending)
    if kind is None:
        want = " or ".join(_KINDS)
        raise UsageError(got_want(f"ending of {file_name}", ending, want, "rename the file"))
    triple, options = _split(file_name, body, sorted(triples))
    return DistName(version=version, tag=tag or "", triple=triple, options=options, kind=kind)


def _split(file_name: str, body: str, triples: list[str]) -> tuple[str, tuple[str, ...]]:
    for triple in triples:
        if body == triple:
            return triple, ()
        if body.startswith(triple + "-"):
            options = tuple(body.removeprefix(triple + "-").split("+"))
            for option in options:
                if option not in OPTIONS:
                    want = ", ".join(OPTIONS)
                    raise UsageError(
                        got_want(f"option of {file_name}", option, want, _nearest(option, OPTIONS))
                    )
            return triple, options
    raise UsageError(
        got_want(
            f"target triple of {file_name}", body, "a triple of TARGETS", _nearest(body, triples)
        )
    )


def _nearest(word: str, choices: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(choices), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else "see platforms/targets.bzl"
