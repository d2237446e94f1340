"""Reading the test suite's report and comparing it with the table of known failures."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from pbh.check.suite import Outcome, judge, read_outcome
from pbh.errors import CheckError
from pbh.tables import load_table

TABLE = Path(__file__).resolve().parents[1] / "dist/stdlib_expectations.bzl"
OUTPUT = """\
0:00:01 [1/3] test_os failed (1 failure)
FAIL: test_chown (test.test_os.ChownTests.test_chown) (uid=1)
ERROR: setUpClass (test.test_os.Others)
== Tests result: FAILURE ==

1 test skipped:
    test_winreg

2 tests failed:
    test_getpath test_os

1 test OK.
Total tests: run=1,234 failures=1
Result: FAILURE
"""
JUNIT = b"""<testsuites><testsuite>
<testcase name="test.test_os.A.good" status="run" result="completed"/>
<testcase name="test.test_os.A.bad"><failure/></testcase>
<testcase name="test.test_os.A.skip"><skipped/></testcase>
<testcase/>
</testsuite></testsuites>"""


def test_outcome() -> None:
    outcome = read_outcome(OUTPUT, JUNIT)
    assert outcome.failed == {
        "test.test_os.ChownTests.test_chown",
        "test.test_os.Others.setUpClass",
    }
    assert outcome.passed == {"test.test_os.A.good"}
    assert outcome.bad_files == {"test_getpath", "test_os"}
    assert outcome.skipped_files == {"test_winreg"}
    assert outcome.count == 1234


def test_run_that_died() -> None:
    with pytest.raises(CheckError, match="got an end after 'Segmentation fault'"):
        read_outcome("0:00:01 [1/3] test_os\nSegmentation fault\n", b"")


def _outcome(**fields: frozenset[str]) -> Outcome:
    empty: dict[str, Any] = dict.fromkeys(
        ("failed", "passed", "bad_files", "skipped_files"), frozenset()
    )
    return Outcome(count=1, **(empty | fields))


def _row(*cases: str, when: tuple[str, ...] = ()) -> dict[str, dict[str, Any]]:
    return {"row": {"cases": list(cases), "when": list(when)}}


CASES = [
    ("clean", _outcome(), {}, []),
    ("unknown", _outcome(failed=frozenset({"test.test_a.X.y"})), {}, ["test.test_a.X.y failed"]),
    ("known", _outcome(failed=frozenset({"test.test_a.X.y"})), _row("test.test_a.X.y"), []),
    (
        "elsewhere",
        _outcome(failed=frozenset({"test.test_a.X.y"})),
        _row("test.test_a.X.y", when=("musl",)),
        ["test.test_a.X.y failed"],
    ),
    (
        "healed",
        _outcome(passed=frozenset({"test.test_a.X.y"})),
        _row("test.test_a.X.y"),
        ["test.test_a.X.y passed; remove it from the row row"],
    ),
    (
        "healed_file",
        _outcome(passed=frozenset({"test.test_a.X.y"})),
        _row("test_a"),
        ["test_a passed; remove it from the row row"],
    ),
    ("not_run", _outcome(), _row("test.test_a.X.y"), []),
    ("crash", _outcome(bad_files=frozenset({"test_a"})), {}, ["test_a failed as a whole"]),
    ("known_crash", _outcome(bad_files=frozenset({"test_a"})), _row("test_a"), []),
]


@pytest.mark.parametrize(
    ("outcome", "table", "lines"), [pytest.param(*row[1:], id=row[0]) for row in CASES]
)
def test_judge(outcome: Outcome, table: dict[str, dict[str, Any]], lines: list[str]) -> None:
    wrong = judge(outcome, table, {"glibc", "root"}).wrong
    assert len(wrong) == len(lines), wrong
    assert all(got.startswith(want) for got, want in zip(wrong, lines, strict=True))


def test_table_rows_are_explained() -> None:
    for name, row in load_table(TABLE, "STDLIB_FAILURES").items():
        assert sorted(row) == ["cases", "cause", "reason", "when"], name
        assert row["cases"] == sorted(row["cases"]), name
        assert row["cause"], name
        assert row["reason"], name
        assert set(row["when"]) <= {"glibc", "loader", "musl", "native", "root", "user"}, name
    assert all(isinstance(part, str) and part for part in load_table(TABLE, "STDLIB_FAST").values())
    ast.parse(TABLE.read_text())
