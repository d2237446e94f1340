"""Runs a program in a file tree of its own that differs from the machine's in a few files.

    private_root.py --file /lib/ld-musl-x86_64.so.1=/some/where/libc.so -- program arguments...

A distribution for another C library can so be run unchanged, its subprocesses included, with
nothing installed and no root: the new tree is made of bind mounts in a mount namespace that ends
with the program.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import errno
import os
import sys
import tempfile
from pathlib import Path

CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000
MS_BIND, MS_REC, MS_PRIVATE, MNT_DETACH = 0x1000, 0x4000, 0x40000, 2
PIVOT_ROOT = {"aarch64": 41, "riscv64": 41, "x86_64": 155}

_libc = ctypes.CDLL(None, use_errno=True)


def enter(files: dict[Path, Path]) -> None:
    """Moves this process into a tree like the machine's, in which each key is the file its value
    names.
    """
    for source in files.values():
        source.stat()
    user, group = os.getuid(), os.getgid()
    here = Path.cwd()
    _check(_libc.unshare(CLONE_NEWNS | (CLONE_NEWUSER if user else 0)), "unshare")
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    _mount("none", Path("/"), MS_REC | MS_PRIVATE)
    root = Path(tempfile.mkdtemp(prefix="root-"))
    _mount("tmpfs", root, 0, b"tmpfs")
    rebuild(Path("/"), root, {Path(*place.parts[1:]): source for place, source in files.items()})
    old = root / ".old"
    old.mkdir()
    _check(_libc.syscall(PIVOT_ROOT[os.uname().machine], bytes(root), bytes(old)), "pivot_root")
    os.chdir("/")
    _check(_libc.umount2(b"/.old", MNT_DETACH), "umount")
    Path("/.old").rmdir()
    # the folder it was built on has been mounted along with its parent
    _libc.umount2(bytes(root), MNT_DETACH)
    with contextlib.suppress(OSError):
        root.rmdir()
    os.chdir(here)


def rebuild(source: Path, target: Path, files: dict[Path, Path]) -> None:
    """Fills the folder `target` with what `source` holds, and with `files` (relative names).

    Folders on the way to one of the files become real folders of links and mounts; all others are
    mounted whole.
    """
    split = {place.parts[0] for place in files if len(place.parts) > 1}
    placed = {place.parts[0]: path for place, path in files.items() if len(place.parts) == 1}
    for name in sorted({entry.name for entry in os.scandir(source)} | split | set(placed)):
        inner, outer = target / name, source / name
        if name in placed:
            _bind(placed[name], inner)
        elif name in split:
            below = {Path(*p.parts[1:]): f for p, f in files.items() if p.parts[0] == name}
            inner.mkdir()
            # a merged /usr has /lib as a link: its content is needed at the place, not the link
            rebuild(outer.resolve(), inner, below)
        elif outer.is_symlink():
            inner.symlink_to(outer.readlink())
        else:
            _bind(outer, inner)


def _bind(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir()
    else:
        target.touch()
    _mount(str(source), target, MS_BIND | MS_REC)


def _mount(source: str, target: Path, flags: int, kind: bytes | None = None) -> None:
    _check(_libc.mount(source.encode(), bytes(target), kind, flags, None), f"mount {target}")


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def main(argv: list[str]) -> None:
    """Parses the command line, enters the tree and becomes the program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--file", action="append", default=[], metavar="PLACE=FILE")
    parser.add_argument("command", nargs="+")
    args = parser.parse_args(argv)
    pairs = (item.partition("=") for item in args.file)
    try:
        enter({Path(place): Path(source) for place, _, source in pairs})
    except OSError as error:
        refused = error.errno in (errno.EINVAL, errno.ENOSPC, errno.EPERM)
        hint = "; user namespaces are switched off on this machine" if refused else ""
        sys.exit(f"private_root: {error.strerror}{hint}")
    os.execvp(args.command[0], args.command)


if __name__ == "__main__":
    main(sys.argv[1:])
