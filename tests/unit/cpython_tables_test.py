"""The tables below cpython/ fit each other and the packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pbh.tables import load_table

ROOT = Path(__file__).resolve().parents[2]


def table(path: str, name: str) -> dict[str, Any]:
    return load_table(ROOT / path, name)


MODULES = table("cpython/modules.bzl", "MODULES")
VERSIONS = table("cpython/versions.bzl", "VERSIONS")
CAPABILITIES = table("cpython/capabilities.bzl", "CAPABILITIES")
OPTIONS = table("cpython/options.bzl", "OPTIONS")
PACKAGES = table("third_party/packages.bzl", "PACKAGES")

SHAPES = [
    (MODULES, "configure flags links mode needs reason required source system test"),
    (VERSIONS, "patches python_tag released source stage0 status version"),
    (CAPABILITIES, "first last"),
    (OPTIONS, "abi_suffix cflags configure conflicts help needs"),
]


@pytest.mark.parametrize(
    ("rows", "fields"), SHAPES, ids=["modules", "versions", "capabilities", "options"]
)
def test_one_shape_and_sorted(rows: dict[str, Any], fields: str) -> None:
    assert list(rows) == sorted(rows)
    for name, row in rows.items():
        assert list(row) == fields.split(), name


@pytest.mark.parametrize("name", MODULES)
def test_module_row(name: str) -> None:
    row = MODULES[name]
    assert row["mode"] in ("core", "disabled", "shared", "static")
    assert row["source"] in ("Setup.bootstrap", "Setup.stdlib", "config.c")
    assert (row["mode"] == "core") == (row["source"] == "config.c")
    assert row["needs"] in ("", *CAPABILITIES)
    assert set(row["links"]) <= set(PACKAGES)
    assert row["reason"] or row["mode"] in ("core", "static")
    assert not (row["required"] and row["mode"] != "static")


@pytest.mark.parametrize("name", VERSIONS)
def test_version_row(name: str) -> None:
    row = VERSIONS[name]
    assert row["version"].startswith(name + ".")
    assert PACKAGES[row["source"]]["version"] == row["version"]
    assert row["python_tag"] == "cp" + name.replace(".", "")


@pytest.mark.parametrize("name", VERSIONS)
def test_patches_say_why(name: str) -> None:
    patches = sorted((ROOT / "cpython/patches" / VERSIONS[name]["patches"]).glob("*.patch"))
    assert patches
    for patch in patches:
        header = patch.read_text(encoding="utf-8").split("\n--- ", 1)[0]
        assert "\nUpstream: " in header, patch.name
        assert "\nVersions: " in header, patch.name


def test_no_library_under_the_gpl_is_linked() -> None:
    linked = {
        package for row in MODULES.values() if row["mode"] != "disabled" for package in row["links"]
    }
    for package in linked:
        assert not [spdx for spdx in PACKAGES[package]["spdx"] if "GPL" in spdx], package
