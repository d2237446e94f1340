"""Self-descriptions of the installed Python that hold wherever it lies."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import raw_sample as sample
from pbh import sysconfig_relocate
from pbh.compiler_settings import scrubber_for
from pbh.errors import MetadataError
from pbh.makefile import parse_makefile

SCRUBBER = scrubber_for(parse_makefile(sample.MAKEFILE))
PLACES = [
    pytest.param("place", id="plain"),
    pytest.param("a place with blanks", id="blanks"),
    pytest.param("install", id="named-like-the-placeholder"),
]


def data_text() -> str:
    variables = sysconfig_relocate.read_variables(sample.SYSCONFIG_DATA)
    return sysconfig_relocate.sysconfig_data(variables, SCRUBBER)


def load(path: Path) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("_sysconfigdata", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.build_time_vars)


@pytest.mark.parametrize("place", PLACES)
def test_variables_follow_the_file(tmp_path: Path, place: str) -> None:
    path = tmp_path / place / "lib/python3.13/_sysconfigdata_.py"
    path.parent.mkdir(parents=True)
    path.write_text(data_text())
    prefix = tmp_path / place
    assert load(path) == {
        "AR": "ar",
        "BINDIR": f"{prefix}/bin",
        "CC": "cc",
        "CFLAGS": "-DNDEBUG -g -O3 -Wall",
        "CONFIG_ARGS": f"'--prefix={prefix}' '--enable-shared'",
        "INSTALL": "install -c",
        "LDSHARED": "cc -shared",
        "LIBDIR": f"{prefix}/lib",
        "MULTIARCH_CPPFLAGS": '-DMULTIARCH=\\"x86_64-linux-gnu\\"',
        "Py_DEBUG": 0,
        "TZPATH": "/usr/share/zoneinfo",
        "prefix": str(prefix),
    }


def test_links_to_the_installation_are_not_resolved(tmp_path: Path) -> None:
    path = tmp_path / "real/lib/python3.13/_sysconfigdata_.py"
    path.parent.mkdir(parents=True)
    path.write_text(data_text())
    (tmp_path / "link").symlink_to("real")
    found = load(tmp_path / "link/lib/python3.13/_sysconfigdata_.py")
    assert found["prefix"] == str(tmp_path / "link")


def test_text_run_without_a_file_keeps_the_placeholder() -> None:
    names: dict[str, Any] = {}
    exec(data_text(), names)
    assert names["build_time_vars"]["LIBDIR"] == "/install/lib"


def test_installers_can_read_the_dict_without_python() -> None:
    """They accept one header line, then a dict of plain strings and numbers."""
    text = data_text()
    start = (
        "# system configuration generated and used by the sysconfig module\nbuild_time_vars = {\n"
    )
    assert text.startswith(start)
    body = text[len(start) : text.index("\n}\n")]
    row = re.compile(r' {4}"\w+": (?:-?\d+|"(?:[^"\\]|\\["\\])*"),')
    assert [line for line in body.split("\n") if not row.fullmatch(line)] == []
    keys = list(ast.literal_eval("{" + body + "}"))
    assert keys == sorted(keys)


def test_a_second_run_changes_nothing() -> None:
    once = data_text()
    variables = sysconfig_relocate.read_variables(once)
    assert sysconfig_relocate.sysconfig_data(variables, SCRUBBER) == once


def test_a_prefix_that_cannot_be_relocated_is_refused() -> None:
    with pytest.raises(MetadataError, match="X: got /usr/install-here, want /install only as"):
        sysconfig_relocate.user_variables({"X": "/usr/install-here"}, SCRUBBER)


@pytest.mark.parametrize("place", PLACES)
def test_make_finds_the_prefix(tmp_path: Path, place: str) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("no make on this machine; the build of the distribution runs this as well")
    folder = tmp_path / place / "lib/python3.13/config"
    folder.mkdir(parents=True)
    text = sysconfig_relocate.makefile_text(sample.MAKEFILE, SCRUBBER)
    (folder / "Makefile").write_text(text + "show:\n\t@echo '$(LIBDIR)|$(CC)|$(LDSHARED)'\n")
    command = [make, "-s", "-f", str(folder / "Makefile"), "show"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.rstrip() == f"{tmp_path / place}/lib|cc|cc -shared"


def test_makefile_says_the_same_as_the_module() -> None:
    makefile = parse_makefile(sysconfig_relocate.makefile_text(sample.MAKEFILE, SCRUBBER))
    before = parse_makefile(sample.MAKEFILE)
    for name in before.variables.keys() - {
        "LIBDIR",
        "LIBPL",
        "prefix",
        "exec_prefix",
        "DESTSHARED",
    }:
        assert makefile.get(name) == SCRUBBER.variable(name, before.get(name)), name


def test_makefile_rules_stay_as_they_are() -> None:
    text = sysconfig_relocate.makefile_text(sample.MAKEFILE, SCRUBBER)
    assert "\nall:\n\t$(CC) nothing\n" in text
    assert "/b/" not in text
    assert "/install" not in text


CALLS = [
    pytest.param("--prefix", "{raw}", id="prefix"),
    pytest.param("--includes", "-I{escaped}/include/python3.13", id="includes"),
    pytest.param("--ldflags", "-L{escaped}/lib", id="ldflags"),
    pytest.param("--configdir", "{raw}/lib/python3.13/config", id="configdir"),
    pytest.param("--cflags", "", id="cflags"),
]


@pytest.mark.parametrize(("option", "want"), CALLS)
@pytest.mark.parametrize("place", PLACES)
def test_config_script(tmp_path: Path, place: str, option: str, want: str) -> None:
    script = tmp_path / place / "bin/python3.13-config"
    script.parent.mkdir(parents=True)
    script.write_text(sysconfig_relocate.config_script(sample.CONFIG_SCRIPT, SCRUBBER))
    link = tmp_path / "python3-config"
    link.symlink_to(script)
    prefix = str((tmp_path / place).resolve())
    expected = want.format(raw=prefix, escaped=prefix.replace(" ", "\\ "))
    for path in (script, link):
        done = subprocess.run(["sh", path, option], capture_output=True, text=True, check=True)
        assert done.stdout == expected + "\n"


def test_another_config_script_is_refused() -> None:
    with pytest.raises(MetadataError, match="python-config: got another text"):
        sysconfig_relocate.config_script("#!/bin/sh\necho hello\n", SCRUBBER)


def test_pkg_config_file() -> None:
    assert sysconfig_relocate.pkg_config_text(sample.PKG_CONFIG, SCRUBBER) == (
        "prefix=${pcfiledir}/../..\n"
        "exec_prefix=${prefix}\n"
        "libdir=${exec_prefix}/lib\n"
        "\n"
        "Requires:\n"
        "Libs.private: -ldl\n"
        "Libs: -L${libdir} -lpython3.13\n"
    )


def test_setup_file() -> None:
    text = "# about /b/x/y\n*shared*\n_dbm _dbmmodule.c -I/b/deps/include /b/deps/lib/libdb.a\n"
    assert sysconfig_relocate.setup_text(text, SCRUBBER) == (
        "# about /b/x/y\n*shared*\n_dbm _dbmmodule.c -ldb\n"
    )
