"""Error classes, and the small modules that raise them: tables, run, log."""

from __future__ import annotations

import io
import shlex
import sys
from pathlib import Path

import pytest

from pbh import errors
from pbh.errors import BuildError, MetadataError, RecipeError, SourceError, got_want
from pbh.log import Log
from pbh.run import run
from pbh.tables import load_table


def test_exit_codes_are_unique() -> None:
    classes = [
        c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, BuildError)
    ]
    codes = [c.exit_code for c in classes]
    assert len(set(codes)) == len(codes)
    assert 0 not in codes


def test_got_want() -> None:
    assert got_want("zlib", 1, 2, "edit it") == "zlib: got 1, want 2; edit it"


def test_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.bzl"
    path.write_text('"""Doc."""\nA = {"x": [1, True, None]}\nB = 3\n')
    assert load_table(path, "A") == {"x": [1, True, None]}


BAD_TABLES = [
    pytest.param("A = {", "want a table file with A", id="syntax"),
    pytest.param("B = {}", "got no such assignment, want A = {...}", id="no-name"),
    pytest.param("A = {'x': f()}", "an expression at line 1, want a literal", id="call"),
    pytest.param("A = [1]", "got list, want a literal dict", id="list"),
]


@pytest.mark.parametrize(("text", "message"), BAD_TABLES)
def test_bad_table(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "t.bzl").write_text(text)
    with pytest.raises(MetadataError) as caught:
        load_table(tmp_path / "t.bzl", "A")
    assert message in str(caught.value)


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="restore the file"):
        load_table(tmp_path / "none.bzl", "A")


def test_run_returns_output_and_keeps_a_record(tmp_path: Path) -> None:
    stream, record = io.StringIO(), tmp_path / "log"
    script = "import os; print(os.environ['A'], os.environ.get('HOME')); os.write(2, b'err')"
    cmd = [sys.executable, "-c", script]
    output = run(cmd, cwd=tmp_path, env={"A": "1"}, log=Log(stream=stream), log_file=record)
    assert sorted(output) == sorted("1 None\nerr")
    assert stream.getvalue() == f"+ {shlex.join(cmd)}\n"
    assert record.read_text() == stream.getvalue() + output


def test_run_failure_shows_the_tail(tmp_path: Path) -> None:
    script = "for i in range(50): print(f'line{i}')\nraise SystemExit(3)"
    with pytest.raises(RecipeError) as caught:
        run([sys.executable, "-c", script], cwd=tmp_path, env={}, log=Log(quiet=True))
    lines = str(caught.value).splitlines()
    start = lines.index("(10 lines before)")
    assert "got exit code 3, want 0; run in" in lines[start - 1]
    assert lines[start + 1 :] == [f"line{i}" for i in range(10, 50)]


def test_run_unknown_program(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no-such-program: got No such file.*\(no PATH\)"):
        run(["no-such-program"], cwd=tmp_path, env={}, log=Log(quiet=True), error=SourceError)


def test_run_timeout(tmp_path: Path) -> None:
    cmd = [sys.executable, "-c", "import time; time.sleep(9)"]
    with pytest.raises(RecipeError, match=r"got no end, want an end within 0\.1 s"):
        run(cmd, cwd=tmp_path, env={}, log=Log(quiet=True), timeout=0.1)


def test_log_steps_have_durations() -> None:
    stream = io.StringIO()
    log = Log(stream=stream)
    with log.step("outer"):
        log.line("inner")
    lines = stream.getvalue().splitlines()
    assert lines[:2] == ["outer", "  inner"]
    assert lines[2].startswith("outer: ")
    assert lines[2].endswith(" s")


def test_quiet_log_speaks_only_on_failure() -> None:
    stream = io.StringIO()
    log = Log(quiet=True, stream=stream)
    with log.step("good"):
        pass
    assert stream.getvalue() == ""
    with pytest.raises(KeyError), log.step("bad"):
        raise KeyError
    assert "bad: failed after" in stream.getvalue()
    assert stream.getvalue().startswith("good\n")
