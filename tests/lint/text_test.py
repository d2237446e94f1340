"""No file names a registry's host or an absolute folder of someone's machine.

Registries are reached through their clients, which know the machine's mirror; the words are put
together here so that this file passes too.
"""

from __future__ import annotations

import re

import pytest
from source_tree import ROOT, files

HOSTS = ["debian" + ".org", "pypi" + ".org", "python" + "hosted", "npm" + "js", "crates" + ".io"]
FOLDERS = ["/" + name + "/" for name in ("work", "home", "root", "tmp/w")]
HOST = re.compile("|".join(map(re.escape, HOSTS)))
# a path, not the end of a longer one or a pattern
FOLDER = re.compile(r"(?<![\w.$}*/\])>-])(?:" + "|".join(map(re.escape, FOLDERS)) + r")\w")
# words made up for tests
SAMPLES = "tests/unit/*"
PATCHES = "*.patch"


def offences(name: str, pattern: re.Pattern[str]) -> list[str]:
    """Returns `file:line: text` for each match in a source file."""
    lines = (ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        f"{name}:{n}: {line.strip()}" for n, line in enumerate(lines, 1) if pattern.search(line)
    ]


def test_no_registry_hosts() -> None:
    assert [line for name in files("*") for line in offences(name, HOST)] == []


def test_no_folders_of_a_machine() -> None:
    exempt = set(files(SAMPLES, PATCHES))
    names = [name for name in files("*") if name not in exempt]
    assert [line for name in names for line in offences(name, FOLDER)] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("cd /" + "home/me/project", True, id="folder"),
        pytest.param("$out/" + "home/x", False, id="relative"),
        pytest.param('"/' + 'work/x"', True, id="quoted"),
        pytest.param("third_party/" + "work/x", False, id="inside"),
    ],
)
def test_pattern(line: str, found: bool) -> None:
    assert bool(FOLDER.search(line)) == found
