"""Relinking: the inittab without a module, and requests that cannot be met."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import raw_sample as sample
from pbh import relink
from pbh.errors import MetadataError
from pbh.log import Log

ROW: dict[str, Any] = {"in_core": False, "required": False, "objs": [], "links": []}
EXTENSIONS = {
    "zlib": [ROW],
    "posix": [ROW | {"required": True}],
    "sys": [ROW | {"in_core": True}],
    "_dbm": [ROW | {"shared_lib": "install/x.so"}],
}


def test_inittab_loses_declaration_and_row() -> None:
    text = relink.inittab_without(sample.CONFIG_C, ["zlib"])
    assert "zlib" not in text
    assert len(sample.CONFIG_C.splitlines()) - len(text.splitlines()) == 2
    assert '{"_sha2", PyInit__sha2},' in text


NOT_POSSIBLE = [
    pytest.param("posix", id="required"),
    pytest.param("sys", id="in-core"),
    pytest.param("_dbm", id="shared"),
    pytest.param("nonsense", id="unknown"),
]


@pytest.mark.parametrize("name", NOT_POSSIBLE)
def test_only_optional_built_ins_can_be_left_out(tmp_path: Path, name: str) -> None:
    data = {"version": "8", "build_info": {"extensions": EXTENSIONS}}
    (tmp_path / "PYTHON.json").write_text(json.dumps(data))
    with pytest.raises(MetadataError, match=f"got {name} left out, want a built-in extension"):
        relink.relink(tmp_path, tmp_path / "out", ["cc"], {}, leave_out=[name], log=Log(quiet=True))
