"""Checks of the archive as a container: order, headers, names, links, scripts' first lines."""

from __future__ import annotations

import re
from itertools import pairwise

from pbh.archive import MTIME
from pbh.check.model import Dist, Finding, Kind, Member
from pbh.check.opener import METADATA
from pbh.shebang import MARK

_SCRIPT_FOLDERS = ("bin/",)
_BUILD_PREFIXES = ("/install", "/build", "/tools", "/execroot", "/tmp", "/home", "/root")
_LINK_PAIR = ("bin/python", "bin/python3")


def first_member(dist: Dist) -> list[Finding]:
    """PYTHON.json leads, so that tools can read it without unpacking the rest, and occurs once."""
    found = []
    names = [member.name for member in dist.members]
    if names[0] != METADATA:
        fix = "write it first"
        found.append(Finding(file=dist.path.name, got=f"{names[0]} first", want=METADATA, fix=fix))
    if names.count(METADATA) != 1:
        got = f"{names.count(METADATA)} of them"
        found.append(Finding(file=METADATA, got=got, want="one", fix="pack it once"))
    return found


def member_order(dist: Dist) -> list[Finding]:
    """Members are sorted bytewise without repeats, so that equal content gives equal archives."""
    names = [member.name for member in dist.members]
    if dist.name.kind is Kind.FULL and names[0] == METADATA:
        names = names[1:]
    found = []
    for before, after in pairwise(names):
        if before == after:
            found.append(Finding(file=after, got="twice", want="once", fix="drop the copy"))
        elif before.encode() > after.encode():
            fix = "write archives with pbh.archive"
            found.append(Finding(file=after, got=f"after {before}", want="sorted names", fix=fix))
    return found


def member_names(dist: Dist) -> list[Finding]:
    """Names are relative, plain and below `python/`."""
    found = []
    for member in dist.members:
        parts = member.name.split("/")
        if parts[0] != "python" or any(part in ("", ".", "..") for part in parts):
            want = "a relative path below python/"
            found.append(
                Finding(file=member.name, got="such a name", want=want, fix="pack it there")
            )
    return found


def member_headers(dist: Dist) -> list[Finding]:
    """Owner, time, mode and type of every member are the fixed ones."""
    found = []
    for member in dist.members:
        if member.type == "symlink":
            want: object = (0o777, 0, 0, "root", "root", MTIME)
        elif member.type == "file":
            want = (0o755 if member.mode & 0o100 else 0o644, 0, 0, "root", "root", MTIME)
        else:
            fix = "pack only files and symlinks"
            found.append(
                Finding(
                    file=member.name, got=f"type {member.type}", want="a file or symlink", fix=fix
                )
            )
            continue
        mtime = int(member.mtime)
        got = (member.mode, member.uid, member.gid, member.uname, member.gname, mtime)
        if got != want:
            fix = "(mode, uid, gid, user, group, mtime); write archives with pbh.archive"
            found.append(Finding(file=member.name, got=str(got), want=str(want), fix=fix))
    return found


def gzip_header(dist: Dist) -> list[Finding]:
    """The gzip layer carries no time and no file name."""
    with dist.path.open("rb") as stream:
        head = stream.read(10)
    if head[:2] == b"\x1f\x8b" and (head[3] or any(head[4:8])):
        got = f"flags {head[3]:#x}, time {int.from_bytes(head[4:8], 'little')}"
        return [
            Finding(file=dist.path.name, got=got, want="both 0", fix="use pbh.archive's writer")
        ]
    return []


def symlinks(dist: Dist) -> list[Finding]:
    """Every symlink is relative and leads to a member."""
    found = []
    for name, target in dist.links.items():
        if target.startswith("/"):
            fix = "make the link relative"
            found.append(Finding(file=name, got=target, want="a relative target", fix=fix))
        elif dist.resolve(name) is None:
            found.append(Finding(file=name, got=target, want="a file in the archive", fix="add it"))
    return found


def python_links(dist: Dist) -> list[Finding]:
    """`bin/python` and `bin/python3` are symlinks to the one interpreter."""
    found = []
    for short in _LINK_PAIR:
        name = dist.install + short
        got = dist.links.get(name, "a file" if name in dist.files else "no such member")
        want = dist.interpreter.rpartition("/")[2]
        if got != want:
            fix = "install the links beside the interpreter"
            found.append(Finding(file=name, got=got, want=f"a link to {want}", fix=fix))
    return found


def shebangs(dist: Dist) -> list[Finding]:
    """No script names an interpreter of the build machine or the build prefix."""
    found = []
    for member in dist.files.values():
        if member.data.startswith(MARK) or _unstartable(dist, member):
            want = "a first line that names an interpreter"
            got = repr(member.data[:20].decode(errors="replace"))
            found.append(Finding(file=member.name, got=got, want=want, fix="restore upstream's"))
        if not member.data.startswith(b"#!"):
            continue
        line = member.data.split(b"\n", 1)[0].decode(errors="replace")
        program = line[2:].strip().split(" ")[0]
        in_bin = member.name.startswith(tuple(dist.install + folder for folder in _SCRIPT_FOLDERS))
        if program.startswith(_BUILD_PREFIXES) or (in_bin and program != "/bin/sh"):
            want = "#!/bin/sh and a start relative to the script"
            found.append(
                Finding(file=member.name, got=line, want=want, fix="rewrite the first line")
            )
        elif in_bin and not _starts_relative(member.data):
            fix = "start the python that lies beside the script"
            found.append(
                Finding(file=member.name, got="no relative start", want="dirname", fix=fix)
            )
    return found


def bytecode(dist: Dist) -> list[Finding]:
    """No compiled bytecode is shipped: it would name build paths and go stale."""
    return [
        Finding(
            file=name, got="a bytecode file", want="none", fix="remove __pycache__ before packing"
        )
        for name in dist.files
        if name.endswith((".pyc", ".pyo")) or "/__pycache__/" in name
    ]


def _unstartable(dist: Dist, member: Member) -> bool:
    """Whether the file in `bin` is neither a script nor a program."""
    in_bin = member.name.startswith(f"{dist.install}bin/")
    return in_bin and not member.data.startswith((b"#!", b"\x7fELF"))


def _starts_relative(script: bytes) -> bool:
    # upstream's shell scripts need no Python; scripts in Python must find theirs by $0
    polyglot = re.search(rb"^'''exec'", script, re.MULTILINE) is not None
    return not polyglot or b"$0" in script
