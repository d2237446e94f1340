"""The table of files that the run-time tests need from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from pbh.tables import load_table

TABLE = Path(__file__).resolve().parents[1] / "dist/inputs.bzl"


def test_rows_are_pinned() -> None:
    for name, row in load_table(TABLE, "TEST_INPUTS").items():
        assert sorted(row) == ["file", "libc", "requirement", "sha256", "type", "use"], name
        assert re.fullmatch("[0-9a-f]{64}", row["sha256"]), name
        assert row["libc"] in ("any", "glibc", "musl"), name
        assert (row["type"], row["use"]) in (("debian", "loader"), ("pypi", "wheels")), name
        project, _, version = row["requirement"].partition("==")
        if row["type"] == "pypi":
            assert row["file"].startswith(f"{project}-{version}-"), name
        else:
            assert row["requirement"].endswith(f"/{row['file']}"), name
