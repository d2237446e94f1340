"""Reads what CPython's own test suite reports and holds it against the failures that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from pbh.errors import CheckError, got_want

_FAILED = re.compile(r"^(?:FAIL|ERROR): (\S+) \(([\w.]+)\)", re.MULTILINE)
_BAD_FILES = re.compile(r"^\d+ tests? failed:\n((?:    .+\n)+)", re.MULTILINE)
_SKIPPED_FILES = re.compile(r"^\d+ tests? skipped(?: \([^)]*\))?:\n((?:    .+\n)+)", re.MULTILINE)
_TOTAL = re.compile(r"^Total tests: run=([\d,]+)", re.MULTILINE)
_ENDED = re.compile(r"^Result: (\w+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a run of the suite gave.

    `failed` and `passed` are test cases (`test.test_os.FileTests.test_x`), `bad_files` the files
    that failed or crashed (`test_os`), `skipped_files` those that could not run here; `count` is
    the number of test cases that ran.
    """

    failed: frozenset[str]
    passed: frozenset[str]
    bad_files: frozenset[str]
    skipped_files: frozenset[str]
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The comparison: lines about what is `wrong`, and the known failures that occurred."""

    wrong: tuple[str, ...]
    known: tuple[str, ...]


def read_outcome(output: str, junit: bytes) -> Outcome:
    """Returns the outcome of a run with its console `output` and JUnit report.

    Failures come from the console, because the report leaves out those of subtests. Raises
    CheckError when the run did not reach its end.
    """
    if not _ENDED.search(output):
        last = output.strip().splitlines()[-1:] or ["nothing"]
        fix = "look at the output for a crash of the runner"
        raise CheckError(got_want("test suite", f"an end after {last[0]!r}", "a result", fix))
    failed = frozenset(_case(name, place) for name, place in _FAILED.findall(output))
    passed = set()
    for case in ElementTree.fromstring(junit).iter("testcase") if junit else ():
        children = {child.tag for child in case}
        if case.get("name") and not children & {"error", "failure", "output", "skipped"}:
            passed.add(str(case.get("name")))
    total = _TOTAL.search(output)
    return Outcome(
        failed=failed,
        passed=frozenset(passed) - failed,
        bad_files=_names(_BAD_FILES, output),
        skipped_files=_names(_SKIPPED_FILES, output),
        count=int(total[1].replace(",", "")) if total else 0,
    )


def judge(
    outcome: Outcome, known: Mapping[str, Mapping[str, Any]], facts: Iterable[str]
) -> Verdict:
    """Compares `outcome` with the rows of STDLIB_FAILURES that hold under `facts`.

    A failure without a row is wrong, and so is a row whose test passes: it has become untrue.
    """
    here = set(facts)
    expected: dict[str, str] = {}
    for name, row in known.items():
        if set(row["when"]) <= here:
            expected |= dict.fromkeys(row["cases"], name)
    wrong = [
        f"{case} failed; it is not in the table"
        for case in sorted(outcome.failed - expected.keys())
    ]
    healed = outcome.passed | {_file(case) for case in outcome.passed} - outcome.bad_files
    for case in sorted(healed & expected.keys()):
        wrong += [f"{case} passed; remove it from the row {expected[case]}"]
    explained = {_file(case) for case in outcome.failed} | {
        case for case in expected if case in outcome.bad_files
    }
    lost = sorted(outcome.bad_files - explained)
    wrong += [f"{file} failed as a whole (a crash or a time-out)" for file in lost]
    occurred = sorted((outcome.failed | outcome.bad_files) & expected.keys())
    return Verdict(wrong=tuple(wrong), known=tuple(occurred))


def _case(name: str, place: str) -> str:
    return place if place.endswith(f".{name}") else f"{place}.{name}"


def _file(case: str) -> str:
    """Returns the test file of a case: `test.test_os.X.y` is of `test_os`, subfolders included in
    both forms.
    """
    parts = case.split(".")
    return parts[1] if parts[0] == "test" and len(parts) > 1 else parts[0]


def _names(pattern: re.Pattern[str], output: str) -> frozenset[str]:
    return frozenset(name for block in pattern.findall(output) for name in block.split())
