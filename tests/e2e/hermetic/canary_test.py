"""A build action sees its declared inputs and nothing else of the machine."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

HINT = "actions run without the hermetic sandbox: see docs/troubleshooting.md"
# run_python_tool sets these
DECLARED = {
    "LC_ALL",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONHASHSEED",
    "PYTHONPATH",
    "PYTHONUTF8",
    "SOURCE_DATE_EPOCH",
    "TZ",
}
# Bazel's sandbox sets these to folders of its own
BAZEL = {"TMPDIR"}
INPUTS = re.compile(
    r"tests/e2e/hermetic/canary\.py|bazel-out/[^/]+/bin/(?:toolchains|tests/e2e)/.*"
)


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    """What the canary wrote."""
    parsed: dict[str, Any] = json.loads(Path(os.environ["CANARY"]).read_text(encoding="utf-8"))
    return parsed


def test_no_folder_of_the_host(seen: dict[str, Any]) -> None:
    way = [str(folder) for folder in PurePosixPath(seen["cwd"]).parents]
    strangers = [path for path in seen["others"] if path not in way]
    assert [path for path in strangers if not path.startswith("/tmp")] == [], HINT


def test_only_the_kernel_and_the_way_to_the_inputs(seen: dict[str, Any]) -> None:
    way = PurePosixPath(seen["cwd"]).parts[1]
    assert set(seen["top"]) <= {"dev", "proc", "tmp", way}, HINT


def test_scratch_folder_is_empty(seen: dict[str, Any]) -> None:
    # Bazel's sandbox keeps an empty file there, to mount where a path shall be unreadable
    files = {path for path in seen["others"] if path.startswith("/tmp/")}
    assert files <= {"/tmp/empty_file"}, HINT


def test_only_declared_inputs(seen: dict[str, Any]) -> None:
    assert [name for name in seen["inputs"] if not INPUTS.fullmatch(name)] == [], HINT


def test_only_declared_variables(seen: dict[str, Any]) -> None:
    assert set(seen["environment"]) - BAZEL == DECLARED, HINT


def test_only_harmless_devices(seen: dict[str, Any]) -> None:
    harmless = {"fd", "full", "null", "random", "shm", "stderr", "stdin", "stdout", "tty"}
    assert set(seen["devices"]) <= harmless | {"ptmx", "pts", "urandom", "zero"}, HINT


def test_no_network(seen: dict[str, Any]) -> None:
    assert set(seen["interfaces"]) <= {"lo"}, HINT
    assert seen["unreachable"], HINT


def test_no_foreign_processes(seen: dict[str, Any]) -> None:
    """The sandbox's own first process, the canary, and what lies between."""
    assert len(seen["processes"]) <= 3, HINT


def test_the_machine_has_no_name(seen: dict[str, Any]) -> None:
    assert seen["hostname"] == "localhost", "want --sandbox_fake_hostname in .bazelrc"
