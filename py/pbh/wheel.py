"""Installs a pure Python wheel into a tree as pip would, with the same result every time."""

from __future__ import annotations

import base64
import configparser
import csv
import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pbh.errors import ArchiveError, IntegrityError, got_want
from pbh.launcher import relocatable_script
from pbh.tree import Tree, content, put

_SCRIPT = """\
import sys
from {module} import {name}
if __name__ == '__main__':
    sys.argv[0] = sys.argv[0].removesuffix('.exe')
    sys.exit({call}())
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wheel:
    """An open wheel: its files by name and the name of its `.dist-info` folder."""

    path: Path
    files: dict[str, tuple[int, bytes]]
    info: str

    def text(self, name: str) -> str:
        """Returns a file of the `.dist-info` folder; empty when there is none."""
        return self.files.get(f"{self.info}/{name}", (0, b""))[1].decode()


def install_wheel(tree: Tree, wheel: Path, site_packages: str, python: str) -> None:
    """Adds the contents and console scripts of `wheel` to `tree`, whose names start at the prefix.

    `site_packages` is a folder of the tree; `python` the file name of the interpreter in `bin`
    that the scripts start. Every file is in RECORD with its digest, so pip can list, upgrade and
    remove the package. Raises ArchiveError when the wheel is not a pure one, IntegrityError when a
    file differs from what the RECORD of the wheel says.
    """
    opened = _open(wheel)
    _verify(opened)
    rows = []
    for name, (mode, data) in opened.files.items():
        if name != f"{opened.info}/RECORD":
            put(tree, f"{site_packages}/{name}", data, mode=mode)
            rows.append(name)
    for name, data in (("INSTALLER", b"pip\n"), ("REQUESTED", b"")):
        put(tree, f"{site_packages}/{opened.info}/{name}", data)
        rows.append(f"{opened.info}/{name}")
    version = python.removeprefix("python").rstrip("t")
    for script, target in _scripts(opened, version):
        put(tree, f"bin/{script}", _script(target, python), mode=0o755)
        rows.append(posixpath.relpath(f"bin/{script}", site_packages))
    put(tree, f"{site_packages}/{opened.info}/RECORD", _record(tree, opened, site_packages, rows))


def _open(path: Path) -> _Wheel:
    try:
        with zipfile.ZipFile(path) as archive:
            files = {
                member.filename: (
                    0o755 if member.external_attr >> 16 & 0o111 else 0o644,
                    archive.read(member),
                )
                for member in archive.infolist()
                if not member.is_dir()
            }
    except (OSError, zipfile.BadZipFile) as error:
        raise ArchiveError(got_want(path, error, "a wheel", "fetch it again")) from error
    infos = {name.split("/")[0] for name in files if ".dist-info/" in name}
    if len(infos) != 1:
        got = ", ".join(sorted(infos)) or "none"
        raise ArchiveError(got_want(f"{path}: .dist-info", got, "one folder", "fetch it again"))
    wheel = _Wheel(path=path, files=files, info=infos.pop())
    pure = "Root-Is-Purelib: true" in wheel.text("WHEEL")
    if not pure or any(".data/" in name for name in files):
        got = "compiled parts or a .data folder"
        raise ArchiveError(got_want(path, got, "a pure wheel", "only pure wheels are bundled"))
    return wheel


def _verify(wheel: _Wheel) -> None:
    for name, digest, _ in csv.reader(io.StringIO(wheel.text("RECORD"))):
        if digest and _digest(wheel.files.get(name, (0, b""))[1]) != digest:
            got = _digest(wheel.files[name][1]) if name in wheel.files else "no such file"
            raise IntegrityError(got_want(f"{wheel.path}: {name}", got, digest, "fetch it again"))


def _scripts(wheel: _Wheel, version: str) -> Iterator[tuple[str, str]]:
    """Yields (script name, "module:function"), sorted by name."""
    points = configparser.ConfigParser(delimiters=("=",))
    # names of scripts are case sensitive, unlike those of options
    points.optionxform = str  # type: ignore[assignment,method-assign]
    points.read_string(wheel.text("entry_points.txt"))
    scripts = dict(points["console_scripts"]) if points.has_section("console_scripts") else {}
    if "pip" in scripts:
        # as ensurepip does: pip is also there under the versions of the interpreter it serves
        scripts |= dict.fromkeys(("pip", "pip3", f"pip{version}"), scripts["pip"])
    yield from sorted(scripts.items())


def _script(target: str, python: str) -> bytes:
    module, _, function = target.partition(":")
    name = function.split(".")[0]
    body = _SCRIPT.format(module=module.strip(), name=name, call=function)
    return relocatable_script(body.encode(), python)


def _record(tree: Tree, wheel: _Wheel, site_packages: str, rows: list[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name in sorted(rows):
        data = content(tree[posixpath.normpath(f"{site_packages}/{name}")])
        writer.writerow((name, _digest(data), len(data)))
    writer.writerow((f"{wheel.info}/RECORD", "", ""))
    return text.getvalue().encode()


def _digest(data: bytes) -> str:
    encoded = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return "sha256=" + encoded.rstrip(b"=").decode()
