"""PYTHON.json: values computed from the build, and reading it back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import raw_sample as sample
from elf_sample import linked_file
from pbh import assemble, metadata, python_facts
from pbh.elf import parse
from pbh.errors import MetadataError
from pbh.log import Log
from pbh.metadata import Identity


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("dist")
    request = sample.make_request(folder)
    assemble.assemble(request, folder / "full.tar", Log(quiet=True))
    raw = (folder / "full.tar").read_bytes()
    size = int(raw[124:135], 8)
    loaded: dict[str, Any] = json.loads(raw[512 : 512 + size])
    return loaded


VALUES: list[Any] = [
    pytest.param("build_options", "noopt", id="options"),
    pytest.param("crt_features", ["glibc-dynamic", "glibc-max-symbol-version:2.14"], id="crt"),
    pytest.param("libpython_link_mode", "shared", id="link-mode"),
    pytest.param("python_abi_tag", "", id="abi"),
    pytest.param("python_bytecode_magic_number", "f30d0d0a", id="magic"),
    pytest.param("python_exe", "install/bin/python3.13", id="exe"),
    pytest.param("python_implementation_hex_version", 0x030D0FF0, id="hex-version"),
    pytest.param("python_implementation_version", ["3", "13", "15", "final", "0"], id="version"),
    pytest.param("python_platform_tag", "linux-x86_64", id="platform"),
    pytest.param("python_stdlib_platform_config", sample.CONFIG, id="config-folder"),
    pytest.param("python_tag", "cp313", id="tag"),
    pytest.param("target_triple", "x86_64-unknown-linux-gnu", id="triple"),
    pytest.param("tcl_library_paths", [], id="no-tcl"),
    pytest.param("version", "8", id="format"),
    pytest.param(
        "python_paths",
        {
            "data": "install",
            "include": "install/include/python3.13",
            "scripts": "install/bin",
            "stdlib": "install/lib/python3.13",
        },
        id="paths",
    ),
]


@pytest.mark.parametrize(("key", "value"), VALUES)
def test_values(data: dict[str, Any], key: str, value: object) -> None:
    assert data[key] == value


def test_config_vars_leave_the_prefix_open(data: dict[str, Any]) -> None:
    variables = data["python_config_vars"]
    assert variables["LIBDIR"] == "{installed_base}/lib"
    assert variables["prefix"] == "{installed_base}"
    assert variables["Py_DEBUG"] == "0"
    assert "/install" not in json.dumps(variables)


def test_rendering_is_stable(data: dict[str, Any]) -> None:
    shuffled = dict(reversed(data.items()))
    assert metadata.render(data) == metadata.render(shuffled)


CRT = [
    pytest.param(
        {"libc": "musl", "libc_floor": "1.2.5"},
        ("noopt",),
        ["musl-dynamic", "musl-version:1.2.5"],
        id="musl",
    ),
    pytest.param(
        {"libc": "musl", "libc_floor": "1.2.5"}, ("noopt", "static"), ["static"], id="static"
    ),
    pytest.param(
        {"libc": "glibc", "libc_floor": "2.17"},
        ("noopt",),
        ["glibc-dynamic", "glibc-max-symbol-version:2.17"],
        id="glibc",
    ),
]


@pytest.mark.parametrize(("target", "options", "want"), CRT)
def test_crt_features(target: dict[str, str], options: tuple[str, ...], want: list[str]) -> None:
    identity = Identity(triple="x", target=target, options=options, version="3.13.15")
    images = [parse(linked_file(imports=(("a", "GLIBC_2.9"), ("b", "GLIBC_2.17"))))]
    assert metadata._crt_features(identity, images) == want


def test_glibc_version_compares_numbers_not_text() -> None:
    images = [
        parse(linked_file(imports=(("a", "GLIBC_2.9"),))),
        parse(linked_file(imports=(("b", "GLIBC_2.10"), ("c", "GLIBC_PRIVATE")))),
    ]
    assert python_facts.glibc_version(images) == "2.10"


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_reading_back(tmp_path: Path, data: dict[str, Any]) -> None:
    path = tmp_path / "PYTHON.json"
    path.write_bytes(metadata.render(data))
    read = metadata.read_python_json(path)
    assert read.get("python_tag") == "cp313"
    assert read.get("build_info.core.static_lib").endswith("libpython3.13.a")


MISSING = [
    pytest.param(
        "python_tagg",
        "python_tagg: got no such key in format version 8, want a known key; "
        "did you mean python_tag",
        id="near-miss",
    ),
    pytest.param("build_info.core.obj", "build_info.core.obj: .* did you mean objs", id="nested"),
    pytest.param("python_tag.more", "see python_tag", id="below-a-string"),
    pytest.param("zzz", "see its keys", id="nothing-near"),
]


@pytest.mark.parametrize(("key", "message"), MISSING)
def test_missing_key(data: dict[str, Any], key: str, message: str) -> None:
    with pytest.raises(MetadataError, match=message):
        metadata.PythonJson(data=data, source="PYTHON.json").get(key)


UNREADABLE = [
    pytest.param("{", "want a JSON object", id="not-json"),
    pytest.param("[1]", "got format version None", id="not-an-object"),
    pytest.param('{"version": "7"}', "got format version 7, want format version 8", id="old"),
]


@pytest.mark.parametrize(("text", "message"), UNREADABLE)
def test_unreadable_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(MetadataError, match=message):
        metadata.read_python_json(write(tmp_path / "PYTHON.json", text))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="No such file"):
        metadata.read_python_json(tmp_path / "PYTHON.json")
