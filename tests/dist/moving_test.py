"""The installation runs wherever it lies: moved, linked, read-only, under odd names, in
environments.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from distribution import Distribution

NOBODY = 65534
REPORT = """
import encodings, json, sys, sysconfig
print(json.dumps({
    "base": sys.base_prefix, "data": sysconfig.get_path("data"), "encodings": encodings.__file__,
    "executable": sys.executable, "include": sysconfig.get_config_var("INCLUDEPY"),
    "path": sys.path, "prefix": sys.prefix,
}))
"""


def report(dist: Distribution, python: Path, **how: object) -> dict[str, str]:
    """Returns where the interpreter `python` says its parts are."""
    answer = json.loads(dist.code(REPORT, python=python, **how).splitlines()[-1])
    assert isinstance(answer, dict)
    return answer


def check_places(answer: dict[str, str], top: Path) -> None:
    """Asserts that everything the interpreter told is inside `top`."""
    real = top.resolve()
    for key in ("base", "encodings", "include"):
        assert Path(answer[key]).resolve().is_relative_to(real), (key, answer)
    for entry in answer["path"]:
        assert Path(entry).resolve().is_relative_to(real), (entry, answer)


@pytest.mark.parametrize("name", ["plain", "with some spaces", "gr\u00fcn \u2603", "a'quote\"d$x"])
def test_moved(dist: Distribution, scratch: Path, name: str) -> None:
    moved = dist.moved(scratch / name)
    answer = report(moved, moved.python)
    check_places(answer, moved.top)
    assert answer["prefix"] == str(moved.top)


def test_moved_twice(dist: Distribution, scratch: Path) -> None:
    first = dist.moved(scratch / "first")
    report(first, first.python)
    first.top.rename(scratch / "second")
    check_places(report(dist, scratch / f"second/bin/{dist.python.name}"), scratch / "second")


def test_through_links(dist: Distribution, scratch: Path) -> None:
    chain = scratch / "deep/er"
    chain.mkdir(parents=True)
    (scratch / "one").symlink_to(dist.python)
    (chain / "two").symlink_to("../../one")
    (scratch / "tree").symlink_to(dist.top)
    for python in (scratch / "one", chain / "two", scratch / f"tree/bin/{dist.python.name}"):
        check_places(report(dist, python), dist.top)


def test_through_path(dist: Distribution, scratch: Path) -> None:
    (scratch / "python3").symlink_to(dist.python)
    environment = dist.environment(PATH=f"{scratch}:{os.defpath}")
    out = dist.run("/usr/bin/env", "python3", "-I", "-c", REPORT, env=environment)
    check_places(json.loads(out.splitlines()[-1]), dist.top)


@pytest.mark.parametrize("argv0", ["nonsense", "/usr/bin/python3", "/no/such/place"])
def test_wrong_program_name(dist: Distribution, argv0: str) -> None:
    code = f"import os; os.execv({str(dist.python)!r}, [{argv0!r}, '-I', '-c', {REPORT!r}])"
    check_places(json.loads(dist.code(code).splitlines()[-1]), dist.top)


def test_from_another_folder(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "here")
    relative = Path("here/bin") / dist.python.name
    check_places(report(moved, Path(relative), cwd=scratch), moved.top)


def test_read_only(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "python")
    before = set(moved.top.rglob("*"))
    for path in [moved.top, *moved.top.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o555)
    user = NOBODY if os.getuid() == 0 else None
    environment = dist.environment(HOME="/nonexistent")
    del environment["PYTHONDONTWRITEBYTECODE"]
    imports = "import asyncio, email, sqlite3, sys, unittest; "
    code = imports + "open(sys.prefix + '/x', 'w')"
    out = moved.run(moved.python, "-c", code, user=user, env=environment, cwd=scratch, fails=True)
    assert "PermissionError" in out or "Read-only" in out, out
    code = imports + "print('fine')"
    out = moved.run(moved.python, "-c", code, user=user, env=environment, cwd=scratch)
    assert out == "fine\n"
    assert set(moved.top.rglob("*")) == before


@pytest.mark.parametrize("through", ["itself", "link", "linked tree"])
@pytest.mark.parametrize("how", ["--symlinks", "--copies"])
def test_environment(dist: Distribution, scratch: Path, through: str, how: str) -> None:
    python = dist.python
    if through == "link":
        python = scratch / "python3"
        python.symlink_to(dist.python)
    elif through == "linked tree":
        (scratch / "tree").symlink_to(dist.top)
        python = scratch / "tree/bin" / dist.python.name
    place = scratch / "my environment"
    dist.run(python, "-I", "-m", "venv", how, "--without-pip", place)
    answer = report(dist, place / "bin/python")
    assert answer["prefix"] == str(place)
    assert Path(answer["base"]).resolve() == dist.top.resolve()
    assert Path(answer["encodings"]).resolve().is_relative_to(dist.top.resolve())


def test_environment_in_environment(dist: Distribution, scratch: Path) -> None:
    dist.run(dist.python, "-I", "-B", "-m", "venv", "--without-pip", scratch / "a")
    dist.run(scratch / "a/bin/python", "-I", "-m", "venv", "--without-pip", scratch / "b")
    answer = report(dist, scratch / "b/bin/python")
    assert answer["prefix"] == str(scratch / "b")
    assert Path(answer["base"]).resolve() == dist.top.resolve()


def test_bundled_terminal_descriptions(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "py")
    folder = moved.top / "share/terminfo"
    # a terminal that no system knows: the entry of xterm under another name of the same length
    entry = (folder / "x/xterm").read_bytes().replace(b"xterm|", b"qterm|")
    (folder / "q").mkdir(exist_ok=True)
    (folder / "q/qterm").write_bytes(entry)
    code = "import curses; curses.setupterm('qterm', 1); print(curses.tigetstr('kcuu1'))"
    assert moved.code(code) == repr(b"\x1bOA")
    assert "error" in dist.run(dist.python, "-I", "-B", "-c", code, fails=True)


def test_foreign_variables_are_harmless(dist: Distribution) -> None:
    environment = dist.environment(LD_LIBRARY_PATH="/nonexistent", TCL_LIBRARY="/nonexistent")
    check_places(report(dist, dist.python, env=environment), dist.top)


def test_scripts_start(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "a b")
    version = moved.major_minor
    for name in ("pip", "pip3", f"pip{version}"):
        assert str(moved.top) in moved.run(moved.top / "bin" / name, "--version")
    assert "Help on" in moved.run(moved.top / f"bin/pydoc{version}", "json")
