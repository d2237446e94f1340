"""Shell scripts of source trees: marked for the build, given back byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from pbh.shebang import SOURCE_TIME, blank_shebangs, restore_shebangs, settle_times


@pytest.mark.parametrize(
    ("data", "changes"),
    [
        pytest.param(b"#!/bin/sh\necho\n", True, id="sh"),
        pytest.param(b"#! /bin/sh -e\necho\n", True, id="space and option"),
        pytest.param(b"#!/usr/bin/env bash\necho\n", True, id="env bash"),
        pytest.param(b"#!/bin/sh\nPK\x03\x04\x00\xff", True, id="zip behind a shell stub"),
        pytest.param(b"#!/usr/bin/perl\n1;\n", False, id="perl"),
        pytest.param(b"#!/usr/bin/env python3\n", False, id="python"),
        pytest.param(b"int x;\n", False, id="C"),
    ],
)
def test_marking_and_giving_back(tmp_path: Path, data: bytes, changes: bool) -> None:
    file = tmp_path / "script"
    file.write_bytes(data)
    assert blank_shebangs(tmp_path) == int(changes)
    marked = file.read_bytes()
    assert marked.startswith(b"#!") is (not changes and data.startswith(b"#!"))
    assert restore_shebangs(tmp_path) == int(changes)
    assert file.read_bytes() == data


def test_every_file_gets_the_one_time(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/file").write_text("x")
    settle_times(tmp_path)
    assert (tmp_path / "folder/file").stat().st_mtime == SOURCE_TIME
