"""The command lines of the packaging tools: exit codes and one-line errors."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import raw_sample as sample

TOOLS = Path(__file__).resolve().parents[2] / "py/tools"


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_tool", TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up by name
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def assemble_words(folder: Path, triple: str) -> list[str]:
    request = sample.make_request(folder)
    packages = folder / "packages.bzl"
    targets = folder / "targets.bzl"
    packages.write_text(f"PACKAGES = {sample.PACKAGES!r}\n")
    targets.write_text(f"TARGETS = { ({'x86_64-unknown-linux-gnu': sample.TARGET})!r}\n")
    words = {
        "raw": request.raw,
        "wheel": request.wheel,
        "targets": targets,
        "packages": packages,
        "triple": triple,
        "version": sample.VERSION,
        "options": "noopt",
        "out": folder / "full.tar",
    }
    deps = [f"--dep={name}={path}" for name, path in request.prefixes.items()]
    return [*(f"--{name}={value}" for name, value in words.items()), *deps]


def test_assemble_then_flavour(tmp_path: Path) -> None:
    assert tool("assemble").main(assemble_words(tmp_path, "x86_64-unknown-linux-gnu")) == 0
    out = tmp_path / "out.tar.gz"
    assert tool("flavour").main(["install_only", str(tmp_path / "full.tar"), str(out)]) == 0
    assert out.stat().st_size > 0


def test_words_can_come_from_a_file(tmp_path: Path) -> None:
    words = assemble_words(tmp_path, "x86_64-unknown-linux-gnu")
    (tmp_path / "words").write_text("\n".join(words))
    assert tool("assemble").main([f"@{tmp_path / 'words'}"]) == 0


def test_unknown_triple(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool("assemble").main(assemble_words(tmp_path, "x86_64-unknown-linux-gnuu")) == 2
    want = "assemble: --triple: got x86_64-unknown-linux-gnuu, want x86_64-unknown-linux-gnu;"
    assert capsys.readouterr().err.startswith(want)


def test_unknown_flavour(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        tool("flavour").main(["install_some", "full.tar", "out"])
    assert left.value.code == 2
    assert "install_only_stripped" in capsys.readouterr().err


def test_missing_distribution(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["install_only", str(tmp_path / "full.tar"), str(tmp_path / "out")]
    assert tool("flavour").main(words) == 5
    assert "want a full distribution" in capsys.readouterr().err
