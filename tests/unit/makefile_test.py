"""The reader of CPython's Makefile."""

from __future__ import annotations

import pytest

from pbh.errors import MetadataError
from pbh.makefile import parse_makefile

TEXT = """\
# a comment, DEFINED= no
CC=\t\tcc  -pthread
prefix=\t/install
LIBDIR=\t${prefix}/lib
OBJS=\\
\t\ta.o \\
\t\tb.o
EXTRA?=\tearly
EXTRA?=\tlate
EMPTY=
all: a.o b.o
\tINSIDE= not a variable
Modules/x.o: $(srcdir)/x.c $(HEADERS); $(CC) -c x.c -o Modules/x.o
Modules/x$(EXT_SUFFIX):  Modules/x.o; $(BLDSHARED) Modules/x.o  -lz -o Modules/x$(EXT_SUFFIX)
"""

VALUES = [
    pytest.param("CC", "cc -pthread", id="blanks-collapsed"),
    pytest.param("LIBDIR", "/install/lib", id="reference-in-braces"),
    pytest.param("OBJS", "a.o b.o", id="continued-lines"),
    pytest.param("EXTRA", "early", id="conditional"),
    pytest.param("EMPTY", "", id="empty"),
]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_values(name: str, value: str) -> None:
    assert parse_makefile(TEXT).get(name) == value


def test_comments_and_recipes_define_nothing() -> None:
    names = parse_makefile(TEXT).variables.keys()
    assert not names & {"DEFINED", "INSIDE"}


def test_rules_of_makesetup() -> None:
    rules = {rule.target: rule for rule in parse_makefile(TEXT).rules}
    assert rules.keys() == {"Modules/x.o", "Modules/x$(EXT_SUFFIX)"}
    shared = rules["Modules/x$(EXT_SUFFIX)"]
    assert shared.prerequisites == ("Modules/x.o",)
    assert shared.command[-3:] == ("-lz", "-o", "Modules/x$(EXT_SUFFIX)")


def test_unknown_variable_is_named() -> None:
    with pytest.raises(MetadataError, match="Makefile variable SOABI: got nothing"):
        parse_makefile(TEXT).get("SOABI")
    assert parse_makefile(TEXT).words("SOABI") == ()


def test_cycle_is_named() -> None:
    with pytest.raises(MetadataError, match="A -> B -> A"):
        parse_makefile("A=$(B)\nB=x $(A)\n").get("A")
