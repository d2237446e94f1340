"""Finding forbidden strings."""

from __future__ import annotations

import pytest

from pbh import leaks
from pbh.archive import Entry
from pbh.errors import CheckError

TREE = {
    "a.txt": Entry(name="a.txt", data=b"one\ntwo /secret/place here\n/secret/place\n"),
    "b.bin": Entry(name="b.bin", data=b"\0\1/secret/place\0"),
    "c": Entry(name="c", link="/secret/place/file"),
    "d.txt": Entry(name="d.txt", data=b"nothing"),
}


def test_every_place_is_listed() -> None:
    found = [(o.name, o.line, o.string) for o in leaks.occurrences(TREE, ["/secret", "nowhere"])]
    assert found == [
        ("a.txt", 2, "/secret"),
        ("a.txt", 3, "/secret"),
        ("b.bin", 1, "/secret"),
        ("c", 1, "/secret"),
    ]


def test_text_around_is_printable() -> None:
    (only,) = leaks.occurrences({"b.bin": TREE["b.bin"]}, ["/secret"])
    assert only.text == "../secret/place."


def test_refuse_names_files_and_lines() -> None:
    with pytest.raises(CheckError) as error:
        leaks.refuse(TREE, ["/secret"])
    assert "got /secret in 4 places, want none" in str(error.value)
    assert "\n  a.txt:2: one.two /secret/place here" in str(error.value)


def test_refuse_shortens_long_lists() -> None:
    many = {f"{i}": Entry(name=f"{i}", data=b"/secret") for i in range(25)}
    with pytest.raises(CheckError, match="and 15 more"):
        leaks.refuse(many, ["/secret"])


def test_clean_trees_pass() -> None:
    leaks.refuse(TREE, ["/elsewhere"])
