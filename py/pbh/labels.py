"""Explains a wrong //cpython: label before Bazel sees it: which part is wrong and what is near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pbh.errors import UsageError, got_want
from pbh.suggest import unknown_name
from pbh.tables import load_table

PREFIXES = ("//cpython:", "@python_build_hermetic//cpython:", "cpython:")
SUFFIXES = ("install", "install_only", "install_only_stripped", "python")
Table = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """The axes of a distribution's name."""

    versions: Table
    targets: Table
    options: Table


def read_tables(root: Path) -> Tables:
    """The tables of the checkout at `root`."""
    return Tables(
        versions=load_table(root / "cpython/versions.bzl", "VERSIONS"),
        targets=load_table(root / "platforms/targets.bzl", "TARGETS"),
        options=load_table(root / "cpython/options.bzl", "OPTIONS"),
    )


def check_words(words: Iterable[str], tables: Tables) -> None:
    """Checks every word of a command line that names a distribution.

    Raises:
        UsageError: one line with the wrong part and the nearest right ones.
    """
    for word in words:
        for prefix in PREFIXES:
            name = word.removeprefix(prefix)
            # only what looks like a distribution: other targets are Bazel's to judge
            if name != word and name[:1].isdigit():
                check_name(name, tables)


def check_name(name: str, tables: Tables) -> None:
    """Checks `<X.Y>-<target triple>-<options>[.<archive>]`.

    Raises:
        UsageError: one line with the wrong part and the nearest right ones.
    """
    python, _, rest = name.partition("-")
    triple, _, tail = rest.rpartition("-")
    options, _, suffix = tail.partition(".")
    if suffix and suffix not in SUFFIXES:
        raise UsageError(unknown_name(f"{name}: archive", suffix, SUFFIXES))
    if python not in tables.versions:
        raise UsageError(unknown_name(f"{name}: Python version", python, tables.versions))
    if triple not in tables.targets:
        raise UsageError(unknown_name(f"{name}: target triple", triple, tables.targets))
    check_options(name, options.split("+"), tables.options)
    for kind, row in (
        ("version", tables.versions[python]),
        ("target triple", tables.targets[triple]),
    ):
        if row["status"] != "built":
            fix = "choose one that is, or build and test this one and set its status"
            raise UsageError(
                got_want(f"{name}: {kind}", row["status"], "one with status built", fix)
            )


def check_options(name: str, options: list[str], table: Table) -> None:
    """Checks a set of build options: known, sorted, without repetition or contradiction.

    Raises:
        UsageError: names the valid ones.
    """
    for option in options:
        if option not in table:
            raise UsageError(unknown_name(f"{name}: build option", option, table))
    if options != sorted(set(options)):
        want = "+".join(sorted(set(options)))
        raise UsageError(
            got_want(f"{name}: build options", "+".join(options), want, "sort them, each once")
        )
    for option in options:
        against = sorted(set(table[option]["conflicts"]) & set(options))
        if against:
            got = f"{option} with {', '.join(against)}"
            raise UsageError(
                got_want(f"{name}: build options", got, "only one of them", "leave one out")
            )
