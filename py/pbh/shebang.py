"""Source trees in a sandbox without /bin: scripts whose first line names a shell there must still run.

Marking that line makes execve fail with ENOEXEC, upon which make and the shell run the file
themselves with the shell they were given. `:` would not do: some scripts are polyglots whose first
line must stay a comment. The line is kept behind a mark, so that what is installed can be given
back byte by byte.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

SHELL_LINE = re.compile(rb"#![ \t]*(/usr/bin/env[ \t]+|/usr)?(/?bin/)?(sh|bash|ksh|dash)\b[^\n]*\n")
MARK = b"# no-shebang: "
SOURCE_TIME = 1_000_000_000
"""The one modification time (Unix seconds, 2001-09-09) of every source file."""


def blank_shebangs(root: Path) -> int:
    """Put a mark before the first line of every shell script below `root`; returns how many were changed."""
    changed = 0
    for folder, _, names in os.walk(root):
        for name in names:
            file = Path(folder, name)
            if file.is_symlink() or not file.is_file():
                continue
            with file.open("rb") as stream:
                if stream.read(2) != b"#!":
                    continue
            data = file.read_bytes()
            match = SHELL_LINE.match(data)
            if match:
                file.write_bytes(MARK + data)
                changed += 1
    return changed


def restore_shebangs(root: Path) -> int:
    """Take the mark away again below `root`; returns how many files were changed."""
    changed = 0
    for file in sorted(p for p in root.rglob("*") if p.is_file() and not p.is_symlink()):
        with file.open("rb") as stream:
            if stream.read(len(MARK)) != MARK:
                continue
        file.write_bytes(file.read_bytes().removeprefix(MARK))
        changed += 1
    return changed


def settle_times(root: Path) -> None:
    """Give every file and folder below `root` the same old modification time."""
    for folder, dirs, names in os.walk(root):
        for name in [*dirs, *names]:
            os.utime(Path(folder, name), (SOURCE_TIME, SOURCE_TIME), follow_symlinks=False)
