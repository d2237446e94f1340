"""Mistyped distribution names: which part is wrong, and what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from pbh.errors import UsageError
from pbh.labels import Tables, check_words, read_tables

TABLES = Tables(
    versions={"3.12": {"status": "planned"}, "3.13": {"status": "built"}},
    targets={
        "aarch64-unknown-linux-gnu": {"status": "planned"},
        "x86_64-unknown-linux-gnu": {"status": "built"},
        "x86_64-unknown-linux-musl": {"status": "built"},
    },
    options={
        "debug": {"conflicts": ["noopt", "pgo"]},
        "lto": {"conflicts": ["noopt"]},
        "noopt": {"conflicts": ["debug", "lto", "pgo"]},
        "pgo": {"conflicts": ["debug", "noopt"]},
    },
)
GNU = "x86_64-unknown-linux-gnu"


@pytest.mark.parametrize(
    "word",
    [
        pytest.param(f"//cpython:3.13-{GNU}-noopt", id="full"),
        pytest.param(f"//cpython:3.13-{GNU}-lto+pgo.install_only", id="sibling"),
        pytest.param("//cpython:distributions", id="group"),
        pytest.param("//cpython/...", id="pattern"),
        pytest.param("--color=no", id="flag"),
    ],
)
def test_good_words_pass(word: str) -> None:
    check_words(["build", word], TABLES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(f"3.31-{GNU}-noopt", "Python version: got 3.31, want 3.13", id="version"),
        pytest.param(
            "3.13-x86_64-unknown-linux-gun-noopt",
            f"target triple: got x86_64-unknown-linux-gun, want {GNU}",
            id="triple",
        ),
        pytest.param(f"3.13-{GNU}-nopt", "build option: got nopt, want noopt", id="option"),
        pytest.param(
            f"3.13-{GNU}-pgo+lto", "build options: got pgo+lto, want lto+pgo; sort", id="order"
        ),
        pytest.param(
            f"3.13-{GNU}-debug+pgo",
            "build options: got debug with pgo, want only one",
            id="contradiction",
        ),
        pytest.param(
            f"3.13-{GNU}-noopt.instal_only",
            "archive: got instal_only, want install_only",
            id="archive",
        ),
        pytest.param(
            "3.13-aarch64-unknown-linux-gnu-noopt",
            "target triple: got planned, want one with status",
            id="planned",
        ),
        pytest.param(
            f"3.12-{GNU}-noopt", "version: got planned, want one with status", id="planned version"
        ),
    ],
)
def test_wrong_name_names_the_part_and_what_is_near(name: str, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_words([f"//cpython:{name}"], TABLES)
    assert text in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_real_tables_know_the_readme_example() -> None:
    root = Path(__file__).resolve().parents[2]
    check_words([f"//cpython:3.13-{GNU}-noopt"], read_tables(root))
