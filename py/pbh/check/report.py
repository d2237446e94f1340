"""Runs the checks of a distribution and reports what they found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TextIO

from pbh.check.model import Check, Dist, Finding

_SHOWN = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One check that was run, with what it found; empty `findings` means passed."""

    check: Check
    findings: tuple[Finding, ...]


def examine(dist: Dist, checks: Iterable[Check]) -> list[Result]:
    """Runs those of `checks` that apply to `dist`; stops after the gates when one of them fails."""
    results: list[Result] = []
    for check in checks:
        if dist.name.kind not in check.kinds:
            continue
        if not check.gate and any(r.check.gate and r.findings for r in results):
            break
        results.append(Result(check=check, findings=tuple(check.run(dist))))
    return results


def print_report(results: Iterable[Result], out: TextIO) -> int:
    """Prints a line per check, its first findings and a summary; returns the failures."""
    passed = failed = 0
    for result in results:
        if not result.findings:
            passed += 1
            print(f"ok    {result.check.name}: {result.check.guards}", file=out)
            continue
        failed += 1
        print(f"FAIL  {result.check.name}: {result.check.guards}", file=out)
        for finding in result.findings[:_SHOWN]:
            print(f"      {finding.text()}", file=out)
        if len(result.findings) > _SHOWN:
            print(f"      and {len(result.findings) - _SHOWN} more", file=out)
    print(f"{passed} passed, {failed} failed", file=out)
    return failed


def as_json(dist: Dist, results: Iterable[Result]) -> str:
    """Returns the complete findings as a JSON text with sorted keys."""
    rows = [
        {
            "check": result.check.name,
            "findings": [asdict(finding) for finding in result.findings],
            "guards": result.check.guards,
            "passed": not result.findings,
        }
        for result in results
    ]
    archive = {"archive": dist.path.name, "checks": rows}
    return json.dumps(archive, indent=2, sort_keys=True) + "\n"
