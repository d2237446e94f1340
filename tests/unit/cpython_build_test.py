"""The parts of the CPython build that run no compiler."""

from __future__ import annotations

from pathlib import Path

from pbh.cpython_build import BUILD_FILES, build_files, epoch


def test_epoch_is_utc() -> None:
    assert epoch("1970-01-02") == 86400


def test_build_files_are_objects_and_what_relinks_them(tmp_path: Path) -> None:
    for name in ("Objects/a.o", "Modules/_x/b.o", "Modules/_x/b.c", "Tools/c.o", "Python/d.so"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path) for path in build_files(tmp_path)]
    assert found == sorted(["Modules/_x/b.o", "Objects/a.o", *BUILD_FILES])
