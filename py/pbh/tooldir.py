"""The folder of programs that an action may run, and the environment that goes with it.

Everything in it is a link to a declared input: busybox under each of its names, make, perl, python, and the
compiler driver under each of its names with a configuration file beside it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BUILD_TRIPLE = "x86_64-build-linux-musl"
"""The --build value of configure scripts: unlike any target's --host, so that every configure is a cross one."""

BUILD_TARGET = "x86_64-unknown-linux-musl"
"""The target whose static programs run during a build (the exec platform)."""

BASE_FLAGS = ("-O2", "-g0", "-fno-pie", "-no-pie", "-Wno-unused-command-line-argument")
ARCHIVERS = ("ar", "ranlib", "objcopy")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """Absolute paths of the tool folder's parts."""

    bin: Path
    python: Path
    build_triple: str = BUILD_TRIPLE


def compiler_words(target: Mapping[str, Any]) -> list[str]:
    """The driver's words for a row of TARGETS, the same for every compile and link.

    `@zig@` stands for the compiler's folder (see toolchains/cc/driver.c).
    """
    words = [
        "clang",
        "--no-default-config",
        "-target",
        str(target["clang_target"]),
        *target["arch_flags"],
        *BASE_FLAGS,
    ]
    words += ["-nostdinc", "-isystem", "@zig@/lib/include"]
    for folder in target["zig_includes"]:
        words += ["-isystem", f"@zig@/lib/libc/include/{folder}"]
    if target["libc"] == "glibc":
        words.append(f"-D__GLIBC_MINOR__={target['libc_floor'].split('.')[1]}")
    return words


def write_driver(
    driver: Path, folder: Path, name: str, lines: Mapping[str, str], words: Iterable[str]
) -> None:
    """Install the driver under `name` with its configuration: `lines` (zig, sysroot), then an `arg` for each word."""
    (folder / name).unlink(missing_ok=True)
    shutil.copyfile(driver, folder / name)
    (folder / name).chmod(0o755)
    text = "".join(f"{key} {value}\n" for key, value in lines.items()) + "".join(
        f"arg {word}\n" for word in words
    )
    (folder / f"{name}.conf").write_text(text, encoding="utf-8")


def make_tools(
    spec: Mapping[str, Any], target: Mapping[str, Any], build: Mapping[str, Any], folder: Path
) -> Tools:
    """Fill `folder` with the programs that `spec` names.

    Args:
        spec: paths (str, absolute) under busybox, make, perl (may be ""), python, driver, zig, sysroot, build_sysroot.
        target: the row of TARGETS to build for.
        build: the row of TARGETS for programs that run during the build.
        folder: is made; must not exist.
    """
    folder.mkdir(parents=True)
    busybox = spec["busybox"]
    for applet in subprocess.run(
        [busybox, "--list"], check=True, stdout=subprocess.PIPE, env={}, text=True
    ).stdout.split():
        os.symlink(busybox, folder / applet)
    for name in ("make", "perl"):
        if spec[name]:
            (folder / name).unlink(missing_ok=True)
            os.symlink(spec[name], folder / name)
    python = Path(spec["python"])
    for name in ("python3", "python"):
        os.symlink(python, folder / name)
    driver, zig = Path(spec["driver"]), {"zig": spec["zig"]}
    for name in ARCHIVERS:
        write_driver(driver, folder, name, zig, [name])
    write_driver(driver, folder, "ld", zig, ["ld.lld"])
    write_driver(driver, folder, "cc", zig | {"sysroot": spec["sysroot"]}, compiler_words(target))
    write_driver(
        driver,
        folder,
        "build-cc",
        zig | {"sysroot": spec["build_sysroot"]},
        [*compiler_words(build), "-static", "-s"],
    )
    return Tools(bin=folder, python=python)


def environment(tools: Tools, home: Path) -> dict[str, str]:
    """The whole environment of every program an action runs; nothing of the host's is in it."""
    shell = str(tools.bin / "sh")
    return {
        "CONFIG_SHELL": shell,
        "HOME": str(home),
        "LC_ALL": "C",
        "MAKEFLAGS": f"SHELL={shell}",
        "PATH": str(tools.bin),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "SHELL": shell,
        "SOURCE_DATE_EPOCH": "1000000000",
        "TMPDIR": str(home),
        "TZ": "UTC0",
    }
