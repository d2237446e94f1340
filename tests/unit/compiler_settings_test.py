"""Compiler settings for users: nothing of our compiler, everything of CPython's."""

from __future__ import annotations

import pytest

from pbh.compiler_settings import Scrubber, scrubber_for
from pbh.makefile import parse_makefile

MAKEFILE = """\
CC= /b/zig cc -target x86_64-linux-gnu.2.17 -fno-sanitize=undefined -pthread
CXX= /b/zig c++ -target x86_64-linux-gnu.2.17
AR= /b/tools/ar
READELF= true
abs_builddir= /b/work/src/build
abs_srcdir= /b/work/src
CONFIGURE_CFLAGS= -O2 -g0 -fPIC
CONFIGURE_CPPFLAGS= -I/b/deps/include
CONFIGURE_LDFLAGS= -L/b/deps/lib -Wl,-z,now
"""

SETTINGS = [
    pytest.param(
        "/b/zig cc -target x86_64-linux-gnu.2.17 -fno-sanitize=undefined -pthread",
        "cc -pthread",
        id="compiler",
    ),
    pytest.param(
        "/b/zig c++ -target x86_64-linux-gnu.2.17 -shared -L/b/deps/lib -Wl,-z,now",
        "c++ -shared",
        id="linker-with-recipe-flags",
    ),
    pytest.param("/b/tools/ar", "ar", id="archiver"),
    pytest.param("-Wall -O2 -g0 -fPIC -DNDEBUG", "-Wall -DNDEBUG", id="recipe-flags"),
    pytest.param("-fPIC", "-fPIC", id="part-of-recipe-flags-stays"),
    pytest.param(
        "-ffile-prefix-map=/b/x=. -fmacro-prefix-map=a=b -Wno-date-time -O3", "-O3", id="own-flags"
    ),
    pytest.param(
        "-Wl,--build-id=none -Wl,--strip-debug -Wl,-rpath,$ORIGIN/../lib -lm",
        "-lm",
        id="own-linker-flags",
    ),
    pytest.param(
        "-I/b/deps/include -I../src/Include -I./Include -I. -I/usr/include/foo",
        "-I. -I/usr/include/foo",
        id="include-folders",
    ),
    pytest.param("-isystem /b/uapi -mcpu=x86_64 --target=x -DX", "-DX", id="pairs"),
    pytest.param("/b/deps/lib/libncursesw.a -lm", "-lncursesw -lm", id="libraries"),
    pytest.param(
        "-L/install/lib -I/install/include",
        "-L/install/lib -I/install/include",
        id="installed-folders-stay",
    ),
    pytest.param("/b/tools/busybox/install -c", "install -c", id="programs"),
    pytest.param("/usr/bin/install -c -m 644", "install -c -m 644", id="install"),
    pytest.param("/bin/sh -e", "/bin/sh -e", id="system-programs"),
    pytest.param("a  b", "a  b", id="untouched-as-written"),
]


def scrubber() -> Scrubber:
    return scrubber_for(parse_makefile(MAKEFILE))


@pytest.mark.parametrize(("value", "want"), SETTINGS)
def test_settings(value: str, want: str) -> None:
    assert scrubber().settings(value) == want
    assert scrubber().settings(want) == want


VARIABLES = [
    pytest.param(
        "CONFIG_ARGS",
        "'--enable-shared' '--with-openssl=/b/deps/openssl' "
        "'--prefix=/install' 'CC=/b/zig cc' 'ac_cv_x=no'",
        "'--enable-shared' '--prefix=/install'",
        id="config-args",
    ),
    pytest.param("CONFIGURE_CFLAGS", "-O2 -g0 -fPIC", "", id="recipe-flags"),
    pytest.param("READELF", "true", "readelf", id="fixed"),
    pytest.param("abs_builddir", "/b/work/src/build", ".", id="build-folder"),
    pytest.param("RUNSHARED", "LD_LIBRARY_PATH=/b/work", "", id="run-shared"),
    pytest.param("CXX", "false", "c++", id="no-c++-compiler"),
    pytest.param("LDCXXSHARED", "false -shared", "c++ -shared", id="no-c++-linker"),
    pytest.param("MKDIR_P", "./install-sh -c -d", "mkdir -p", id="mkdir"),
    pytest.param("NOTHING", "true", "true", id="a-word-that-is-also-a-program"),
]


@pytest.mark.parametrize(("name", "value", "want"), VARIABLES)
def test_variables(name: str, value: str, want: str) -> None:
    assert scrubber().variable(name, value) == want


TEXTS = [
    pytest.param(
        "from /b/work/src/build/config.c.in in /b/work/src", "from config.c.in in .", id="folders"
    ),
    pytest.param("'/b/work/src/x'", "'x'", id="quoted"),
    pytest.param("Tools/b/work/src/x.py", "Tools/b/work/src/x.py", id="inside-a-path"),
    pytest.param("/b/work/src2", "/b/work/src2", id="another-folder"),
    pytest.param("$(x)/b/work/src/y", "$(x)/b/work/src/y", id="after-a-variable"),
]


@pytest.mark.parametrize(("text", "want"), TEXTS)
def test_text_loses_the_build_folders(text: str, want: str) -> None:
    assert scrubber().text(text) == want
