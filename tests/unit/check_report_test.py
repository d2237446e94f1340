"""The report: one line per check, the first findings, a summary, and the same as JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import check_dist_sample as sample
from pbh.check.model import ALL_KINDS, INSTALL_KINDS, Check, Dist, Finding
from pbh.check.registry import CHECKS
from pbh.check.report import as_json, examine, print_report


def _check(name: str, count: int, *, gate: bool = False, install: bool = False) -> Check:
    found = [Finding(file=f"f{i}", got="a", want="b", fix="c") for i in range(count)]

    def run(_: Dist) -> list[Finding]:
        return found

    kinds = INSTALL_KINDS if install else ALL_KINDS
    return Check(name=name, guards="Why.", kinds=kinds, run=run, gate=gate)


def _report(folder: Path, *checks: Check) -> tuple[int, str]:
    dist = sample.load(sample.write_dist(folder, sample.full_tree()))
    out = io.StringIO()
    return print_report(examine(dist, checks), out), out.getvalue()


def test_lines_and_summary(tmp_path: Path) -> None:
    failed, text = _report(
        tmp_path, _check("good", 0), _check("bad", 12), _check("other", 1, install=True)
    )
    assert failed == 1
    lines = text.splitlines()
    assert lines[0] == "ok    good: Why."
    assert lines[1] == "FAIL  bad: Why."
    assert lines[2] == "      f0: got a, want b; c"
    assert lines[-2:] == ["      and 2 more", "1 passed, 1 failed"]


def test_failing_gate_ends_it(tmp_path: Path) -> None:
    failed, text = _report(tmp_path, _check("gate", 1, gate=True), _check("later", 5))
    assert failed == 1
    assert "later" not in text


def test_json_has_every_finding(tmp_path: Path) -> None:
    dist = sample.load(sample.write_dist(tmp_path, sample.full_tree()))
    data = json.loads(as_json(dist, examine(dist, [_check("bad", 12)])))
    assert len(data["checks"][0]["findings"]) == 12
    assert data["archive"] == dist.path.name


def test_table_is_sound() -> None:
    names = [check.name for check in CHECKS]
    assert len(names) == len(set(names))
    assert all(check.guards.endswith(".") and check.kinds for check in CHECKS)
