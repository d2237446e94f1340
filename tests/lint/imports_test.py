"""The tables of imports say what the code imports."""

from __future__ import annotations

import pytest
from source_tree import ROOT, text

from pbh.import_graph import folder_modules, imports, package_modules, table_text

PACKAGE = package_modules(ROOT / "py", "pbh")
UNIT = folder_modules(ROOT / "tests/unit")
WANT = {
    "py/imports.bzl": table_text(imports(PACKAGE, PACKAGE), "pbh"),
    "tests/unit/imports.bzl": table_text(imports(UNIT, PACKAGE | UNIT), "tests/unit"),
}


@pytest.mark.parametrize("name", WANT)
def test_table(name: str) -> None:
    assert text(name) == WANT[name], "run python3 py/tools/import_table.py --write"
