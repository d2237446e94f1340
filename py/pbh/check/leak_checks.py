"""Checks that nothing in the archive tells of the build's machine, time or compiler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from pbh.check.model import Dist, Finding
from pbh.check.traces import EVERYWHERE, EXEMPT, MADE, MADE_FILES, SYSCONFIG_FILES, TOOLCHAIN_FLAGS

_MONTHS = b"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TEXT_BEFORE = re.compile(rb"[\x20-\x7e]*\Z")
_TEXT_AFTER = re.compile(rb"[\x20-\x7e]*")


def build_paths(dist: Dist) -> list[Finding]:
    """No file names a folder of the build, the build's tools or the compile-time prefix."""
    found = []
    for name, member in dist.files.items():
        made = is_made(name)
        for pattern in EVERYWHERE + (MADE if made else ()):
            strings = list(_strings(name, member.data, re.compile(pattern)))
            if strings:
                more = f" and {len(strings) - 1} more" if len(strings) > 1 else ""
                fix = "keep absolute paths out of the build, or explain it in traces.EXEMPT"
                want = "no path of the build"
                found.append(Finding(file=name, got=repr(strings[0]) + more, want=want, fix=fix))
    return found


def machine_words(dist: Dist) -> list[Finding]:
    """No file names the host, the user or the folders of the machine that runs this check."""
    if not dist.machine.words:
        return []
    words = "|".join(re.escape(word) for word in dist.machine.words)
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{words})(?![A-Za-z0-9_])".encode())
    found = []
    for name, member in dist.files.items():
        match = pattern.search(member.data)
        if match is not None:
            got = match.group().decode(errors="replace")
            fix = "it is this machine's; look for uname or getlogin in the build"
            found.append(Finding(file=name, got=got, want="no such word", fix=fix))
    return found


def build_dates(dist: Dist) -> list[Finding]:
    """No file carries this year's compiler date stamps or today's date, but the release's."""
    year, today = dist.machine.today[:4], dist.machine.today
    stamp = rb"(?:%s) [ 0-3]\d %s\b" % (_MONTHS, year.encode())
    pattern = re.compile(stamp + rb"|\b%s\b" % today.encode())
    released = (dist.released, _stamp(dist.released))
    found = []
    for name, member in dist.files.items():
        for match in pattern.finditer(member.data):
            got = match.group().decode()
            if got not in released and not _exempt(name, got):
                fix = "set SOURCE_DATE_EPOCH"
                found.append(Finding(file=name, got=got, want="no date of the build", fix=fix))
                break
    return found


def toolchain_flags(dist: Dist) -> list[Finding]:
    """Files that other builds read settings from name no option of this project's compiler."""
    pattern = re.compile("|".join(TOOLCHAIN_FLAGS))
    found = []
    for name, member in dist.files.items():
        if not any(fnmatchcase(name, glob) for glob in SYSCONFIG_FILES):
            continue
        lines = member.data.decode(errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            # remarks of upstream's about compilers are no settings
            match = None if line.startswith("#") else pattern.search(line)
            if match is not None and not _exempt(name, line):
                fix = "drop it in pbh.sysconfig_relocate"
                got = f"{match.group()} in {_around(line, match.start())!r}"
                want = "settings any compiler takes"
                found.append(Finding(file=f"{name}:{number}", got=got, want=want, fix=fix))
    return found


def is_made(name: str) -> bool:
    """Whether the build produced the member `name`, as opposed to copying upstream's file."""
    return any(fnmatchcase(name, glob) for glob in MADE_FILES)


def _stamp(date: str) -> str:
    """Returns the YYYY-MM-DD `date` as compilers write it; empty for an empty one."""
    if not date:
        return ""
    year, month, day = date.split("-")
    return f"{_MONTHS.decode().split('|')[int(month) - 1]} {int(day):2d} {year}"


def _strings(name: str, data: bytes, pattern: re.Pattern[bytes]) -> Iterator[str]:
    """Yields the printable text around each match of `pattern`, at most 180 characters, unless
    exempt.
    """
    last = 0
    for match in pattern.finditer(data):
        if match.start() < last:
            continue
        before = _TEXT_BEFORE.search(data[max(0, match.start() - 60) : match.start()])
        after = _TEXT_AFTER.match(data, match.start(), match.start() + 120)
        text = (before.group() if before else b"") + (after.group() if after else b"")
        last = match.start() + 1 if after is None else after.end()
        if not _exempt(name, text.decode()):
            yield text.decode()


def _exempt(name: str, text: str) -> bool:
    return any(fnmatchcase(name, row.file) and re.search(row.text, text) for row in EXEMPT)


def _around(line: str, at: int) -> str:
    return line[max(0, at - 30) : at + 50]
