"""An unpacked distribution and how to run programs of it; shared by the tests in this folder."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pbh import ar
from pbh.archive import Entry, write_tree
from pbh.check.model import Kind, Machine
from pbh.check.opener import open_dist
from pbh.check.words import load_tables

ROOT = Path(__file__).resolve().parents[2]
PRIVATE_ROOT = Path(__file__).with_name("private_root.py")
TIMEOUT = 600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """An unpacked distribution.

    `top` is the folder with bin, lib and so on; `full` the one with PYTHON.json, None for the
    install archives; `prefix` are the words put before each program of the distribution (to provide
    a foreign C library's loader); `cc` the words of a compiler for the distribution's target, empty
    for none.
    """

    top: Path
    full: Path | None
    version: str
    triple: str
    options: tuple[str, ...]
    multiarch: str
    prefix: tuple[str, ...]
    cc: tuple[str, ...]

    @property
    def major_minor(self) -> str:
        """Such as `3.13`."""
        return ".".join(self.version.split(".")[:2])

    @property
    def python(self) -> Path:
        """The interpreter."""
        return self.top / "bin" / f"python{self.major_minor}"

    def environment(self, **more: str) -> dict[str, str]:
        """Returns the environment of programs under test: nothing of the caller's but `more`."""
        plain = {
            "BUILD_OPTIONS": "+".join(self.options),
            "HOME": str(self.top.parent),
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "PYTHONDONTWRITEBYTECODE": "1",
            "TARGET_TRIPLE": self.triple,
            "TERM": "xterm-256color",
        }
        return plain | more

    def run(
        self,
        *words: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
        fails: bool = False,
        user: int | None = None,
    ) -> str:
        """Runs `words` (a program of the distribution and its arguments); returns what it printed.

        `user` is a numeric user to become, None to stay. An exit code other than 0 is an assertion
        error with the output, unless `fails`, when 0 is.
        """
        __tracebackhide__ = True
        command = [*self.prefix, *(str(word) for word in words)]
        done = subprocess.run(
            command,
            cwd=cwd or self.top.parent,
            env=dict(env if env is not None else self.environment()),
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=TIMEOUT,
            check=False,
            user=user,
            extra_groups=[] if user is not None else None,
        )
        assert (done.returncode != 0) == fails, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout

    def code(self, text: str, *, python: Path | None = None, **how: object) -> str:
        """Runs the Python program `text` in isolated mode; returns its output without the last
        newline.
        """
        return self.run(python or self.python, "-I", "-B", "-c", text, **how).rstrip("\n")  # type: ignore[arg-type]

    def moved(self, folder: Path) -> Distribution:
        """Returns a copy of the installation, less its tests, made of hard links where possible."""
        skip = shutil.ignore_patterns("test", "__pycache__", "idle_test", "libpython*.a")
        shutil.copytree(self.top, folder, symlinks=True, copy_function=_link, ignore=skip)
        return replace(self, top=folder, full=None)


def unpack(folder: Path, setting: Mapping[str, str]) -> Distribution:
    """Unpacks the archive `setting["dist"]` below `folder`; `setting` has the options of
    conftest.py.
    """
    dist = open_dist(
        Path(setting["dist"]),
        tables=load_tables(ROOT),
        machine=Machine(words=(), today=""),
        name=setting["dist-name"],
        zstd=setting["dist-zstd"],
    )
    write_tree(
        folder,
        (Entry(name=m.name, mode=m.mode, data=m.data, link=m.link or None) for m in dist.members),
    )
    root = folder / "python"
    is_full = dist.name.kind is Kind.FULL
    loader = Path(setting["dist-loader"]) if setting["dist-loader"] else None
    if loader is not None and loader.suffix == ".deb":
        loader = loader_of_package(loader, folder / "loader")
    return Distribution(
        top=root / "install" if is_full else root,
        full=root if is_full else None,
        version=dist.name.version,
        triple=dist.name.triple,
        options=dist.name.options,
        multiarch=dist.target["multiarch"],
        prefix=_loader_prefix(Path("/lib", dist.target["loader"]), loader),
        cc=tuple(setting["dist-cc"].split())
        or _default_cc(dist.target["multiarch"])
        or zig_compiler(setting["dist-zig"], dist.target),
    )


def loader_of_package(package: Path, out: Path) -> Path:
    """Writes musl's libc.so, which is its dynamic loader too, from a Debian package to `out`."""
    data = next(
        body for name, body in ar.members(package.read_bytes()) if name.startswith("data.tar")
    )
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        member = next(m for m in archive if m.isfile() and m.name.endswith("/libc.so"))
        stream = archive.extractfile(member)
        assert stream is not None
        out.write_bytes(stream.read())
    out.chmod(0o755)
    return out


def zig_compiler(zig: str, target: Mapping[str, Any]) -> tuple[str, ...]:
    """Returns the words of the program `zig` as C compiler for `target`; none without a program."""
    if not zig:
        return ()
    words = [str(Path(zig).resolve()), "cc", "-target", target["zig_target"]]
    words += [f"-mcpu={target['zig_cpu']}", "-fno-sanitize=undefined", "-Wno-date-time"]
    words += ["-dynamic"] if target["libc"] == "musl" else []
    return tuple(words)


def _default_cc(multiarch: str) -> tuple[str, ...]:
    """Returns the host's compiler when it makes programs for `multiarch`."""
    path = shutil.which("musl-gcc" if multiarch.endswith("musl") else "cc")
    return (path,) if path else ()


def _loader_prefix(place: Path, loader: Path | None) -> tuple[str, ...]:
    if loader is None or place.exists():
        return ()
    return (sys.executable, str(PRIVATE_ROOT), "--file", f"{place}={loader.resolve()}", "--")


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def scratch_folder() -> Path:
    """Returns a new folder that every user may enter, unlike pytest's own ones."""
    folder = Path(tempfile.mkdtemp(prefix="dist-"))
    folder.chmod(0o755)
    return folder
