"""Scripts that start the Python beside them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pbh.launcher import relocatable_script

BODY = b"import sys\nprint('started', *sys.argv[1:], sep='|')\n"
CASES = [
    pytest.param("bin", ".", id="beside"),
    pytest.param("a folder/bin", ".", id="blanks"),
    pytest.param("lib/python3.13/config", "../../../bin", id="below"),
]


@pytest.mark.parametrize(("folder", "bin_folder"), CASES)
def test_runs_the_near_python(tmp_path: Path, folder: str, bin_folder: str) -> None:
    script = tmp_path / folder / "tool"
    script.parent.mkdir(parents=True)
    script.write_bytes(relocatable_script(BODY, "python3.13", bin_folder))
    script.chmod(0o755)
    python = script.parent / bin_folder / "python3.13"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.symlink_to(sys.executable)
    link = tmp_path / "link to tool"
    link.symlink_to(script)
    for path in (script, link):
        done = subprocess.run([path, "a b", "c"], capture_output=True, text=True, check=True)
        assert done.stdout == "started|a b|c\n"
