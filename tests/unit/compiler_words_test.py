"""The compiler's words are the same in Starlark and in Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pbh.tables import load_table
from pbh.tooldir import compiler_words

TARGETS = load_table(Path("platforms/targets.bzl"), "TARGETS")
STARLARK = json.loads(Path("tests/unit/compiler_words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("triple", TARGETS)
def test_same_words(triple: str) -> None:
    assert STARLARK[triple] == compiler_words(TARGETS[triple])


def test_no_other_targets() -> None:
    assert set(STARLARK) == set(TARGETS)
