"""The sample distribution passes every check, so that one change is all a check finds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import check_dist_sample as sample
from check_metadata_sample import TARGETS
from pbh.check.registry import CHECKS
from pbh.check.report import examine, print_report


@pytest.mark.parametrize("triple", sorted(TARGETS))
def test_full_archive_passes(tmp_path: Path, triple: str) -> None:
    dist = sample.load(sample.write_dist(tmp_path, sample.full_tree(triple), triple))
    out = io.StringIO()
    assert print_report(examine(dist, CHECKS), out) == 0, out.getvalue()


@pytest.mark.parametrize("kind", ["install_only", "install_only_stripped"])
def test_install_archive_passes(tmp_path: Path, kind: str) -> None:
    dist = sample.load(sample.write_dist(tmp_path, sample.install_only_tree(), kind=kind))
    out = io.StringIO()
    assert print_report(examine(dist, CHECKS), out) == 0, out.getvalue()
