"""Runs one package's recipe: unpack, patch, build with the target's compiler, check the result.

A recipe is `third_party/<name>/recipe.py` with `def build(r: Recipe) -> None`.  It sees the unpacked source
tree, the installed trees of the packages it depends on and a tool folder in which every program is one of ours.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pbh.archive import unpack
from pbh.errors import RecipeError, got_want
from pbh.log import Log
from pbh.run import run
from pbh.shebang import blank_shebangs, settle_times
from pbh.tooldir import Tools

PREFIX = "/install"
"""The compile-time prefix of every package; only ever a placeholder, never a path that exists."""

HARDENING = (
    "-fstack-protector",
    "-fstack-clash-protection",
    "-U_FORTIFY_SOURCE",
    "-fno-omit-frame-pointer",
)


@dataclass(kw_only=True, slots=True)
class Recipe:
    """What a recipe sees and the verbs it builds with; paths are absolute."""

    name: str
    package: Mapping[str, Any]
    target: Mapping[str, Any]
    src: Path
    work: Path
    out: Path
    deps: Mapping[str, Path]
    tools: Tools
    jobs: int
    log: Log
    env: dict[str, str] = field(default_factory=dict)

    @property
    def cflags(self) -> list[str]:
        """Compiler flags of every object that ends in a distribution."""
        flags = ["-O3", "-g0", "-DNDEBUG", "-fPIC", "-fvisibility=hidden", *HARDENING]
        if self.target["cpu"] in ("x86_64", "i686", "aarch64"):
            flags.append("-mno-omit-leaf-frame-pointer")
        if self.target["libc"] == "glibc":
            flags.append("-D_FORTIFY_SOURCE=2")
        if self.target["bits"] == 32:
            flags.append("-D_FILE_OFFSET_BITS=64")
        prefixes = {self.src: ".", self.work: "."} | {p: "deps/" + n for n, p in self.deps.items()}
        return flags + [f"-ffile-prefix-map={old}={new}" for old, new in prefixes.items()]

    @property
    def cc(self) -> str:
        """The target's C compiler, all target flags inside."""
        return str(self.tools.bin / "cc")

    @property
    def ar(self) -> str:
        """The archiver (LLVM's, deterministic by default)."""
        return str(self.tools.bin / "ar")

    @property
    def ranlib(self) -> str:
        """The archive indexer."""
        return str(self.tools.bin / "ranlib")

    @property
    def ld(self) -> str:
        """The linker behind `cc`, for scripts that insist on one."""
        return str(self.tools.bin / "ld")

    @property
    def build_cc(self) -> str:
        """C compiler for programs that run during the build (static, exec platform)."""
        return str(self.tools.bin / "build-cc")

    @property
    def python(self) -> str:
        """The stage 0 Python."""
        return str(self.tools.python)

    def dep(self, name: str) -> Path:
        """Installed tree (lib/, include/, share/) of a package listed in this one's `deps`."""
        if name not in self.deps:
            raise RecipeError(
                got_want(
                    self.name,
                    f"dep({name!r})",
                    f"one of {sorted(self.deps)}",
                    "add it to the row's deps",
                )
            )
        return self.deps[name]

    def run(
        self, *cmd: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> str:
        """Run a program of the tool folder; returns its standard output."""
        return run(cmd, cwd=cwd or self.src, env=self.env | dict(env or {}), log=self.log)

    def make(
        self, *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        """GNU make with this action's parallelism."""
        self.run("make", f"-j{self.jobs}", *args, cwd=cwd, env=env)

    def perl(
        self, *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        """The bootstrapped perl."""
        self.run("perl", *args, cwd=cwd, env=env)

    def configure(
        self,
        *args: str,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        script: Path | None = None,
        plain: bool = False,
    ) -> None:
        """An autoconf cross configure; `plain` leaves out the usual static-library options."""
        usual = (
            []
            if plain
            else ["--disable-shared", "--enable-static", "--disable-dependency-tracking"]
        )
        self.run(
            "sh",
            script or self.src / "configure",
            f"--build={self.tools.build_triple}",
            f"--host={self.target['autoconf_host']}",
            f"--prefix={PREFIX}",
            *usual,
            *args,
            cwd=cwd,
            env=self.configure_env() | dict(env or {}),
        )

    def configure_env(self) -> dict[str, str]:
        """CC, CFLAGS and their kin for a configure script; dependencies' folders included."""
        return {
            "AR": self.ar,
            "CC": self.cc,
            "CC_FOR_BUILD": self.build_cc,
            "CFLAGS": " ".join(self.cflags),
            "CPPFLAGS": " ".join(f"-I{p}/include" for p in self.deps.values()),
            "CXX": "false",
            "LDFLAGS": " ".join(f"-L{p}/lib" for p in self.deps.values()),
            "OBJDUMP": "false",
            "RANLIB": self.ranlib,
            "STRIP": "true",
        }

    def compile(
        self,
        sources: Iterable[str | Path],
        *,
        flags: Sequence[str] = (),
        include: Sequence[str | Path] = (),
        objdir: str = "obj",
    ) -> list[Path]:
        """Compile sources (relative to `src`) to objects, in order; assembly (.S) as well."""
        folder = self.work / objdir
        folder.mkdir(parents=True, exist_ok=True)
        dirs = [f"-I{self.src / i}" for i in include] + [
            f"-I{p}/include" for p in self.deps.values()
        ]

        def one(source: str | Path) -> Path:
            obj = folder / (str(source).replace("/", "_") + ".o")
            self.run(self.cc, *self.cflags, *flags, *dirs, "-c", source, "-o", obj)
            return obj

        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(one, sources))

    def archive(self, name: str, objects: Sequence[Path]) -> Path:
        """A static library in `out`/lib with the objects in the given order."""
        lib = self.out / "lib" / name
        lib.parent.mkdir(parents=True, exist_ok=True)
        lib.unlink(missing_ok=True)
        self.run(self.ar, "rcsD", lib, *objects)
        return lib

    def install_headers(self, headers: Iterable[str | Path], subdir: str = "") -> None:
        """Copy headers (relative to `src`, or absolute) into `out`/include/`subdir`."""
        for header in headers:
            self.copy(self.src / header, self.out / "include" / subdir / Path(header).name)

    def copy(self, source: Path, dest: Path) -> None:
        """Copy one file, making folders as needed."""
        dest.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, dest)

    def write(self, path: str | Path, text: str) -> Path:
        """Write a text file (relative to `src`) and return its path."""
        file = self.src / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file


def load_recipe(path: Path) -> Callable[[Recipe], None]:
    """The `build` function of a recipe file.

    Raises:
        RecipeError: the file has none.
    """
    spec = importlib.util.spec_from_file_location("recipe", path)
    if spec is None or spec.loader is None:
        raise RecipeError(
            got_want(str(path), "a file Python cannot load", "a recipe.py", "name it recipe.py")
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    build = getattr(module, "build", None)
    if not callable(build):
        raise RecipeError(
            got_want(str(path), "no build()", "def build(r: Recipe) -> None", "define it")
        )
    return build  # type: ignore[no-any-return]


def prepare_source(tree: Path, patches: Sequence[Path], r: Recipe) -> None:
    """Unpack a canonical tree, apply patches, blank shell shebangs, give every file one old time.

    Equal times keep make and autotools from regenerating what the tree already holds.
    """
    unpack(tree, r.src)
    for patch in patches:
        r.run("patch", "-p1", "-i", patch, cwd=r.src)
    blank_shebangs(r.src)
    settle_times(r.src)


def install_licenses(r: Recipe) -> None:
    """Copy the package's licence texts into `out`/licenses as LICENSE.<package>.txt.

    Raises:
        RecipeError: a file named in the row is missing.
    """
    texts = []
    for name in r.package["license_files"]:
        file = r.src / name
        if not file.is_file():
            raise RecipeError(
                got_want(
                    f"{r.name}: license_files",
                    f"no {name}",
                    "a file of the source tree",
                    "correct the row",
                )
            )
        texts.append(file.read_bytes())
    if texts:
        dest = r.out / "licenses" / f"LICENSE.{r.name}.txt"
        dest.parent.mkdir(parents=True, exist_ok=True)
        dest.write_bytes(b"\n".join(texts))


def refuse_leaks(r: Recipe, roots: Sequence[Path]) -> None:
    """Fail when an output file names a folder of this build: such bytes would differ elsewhere.

    Raises:
        RecipeError: names the file and the folder.
    """
    needles = [os.fsencode(root) for root in roots]
    for file in sorted(p for p in r.out.rglob("*") if p.is_file() and not p.is_symlink()):
        data = file.read_bytes()
        for needle in needles:
            if needle in data:
                at = data.index(needle)
                raise RecipeError(
                    got_want(
                        f"{r.name}: {file.relative_to(r.out)}",
                        repr(data[max(0, at - 60) : at + 100]),
                        "no path of the build",
                        "use relative paths, DESTDIR or -ffile-prefix-map in the recipe",
                    )
                )
