"""Every failure the helpers can report: one class per cause, each with its own exit code.

Entry points catch `BuildError`, print the message and leave with `exit_code`; nothing else is
caught, so a traceback always means a bug in the helpers themselves.
"""

from __future__ import annotations

from typing import ClassVar


class BuildError(Exception):
    """Base of all reported failures; the message is meant for the person who ran the command."""

    exit_code: ClassVar[int] = 1


class UsageError(BuildError):
    """The command line names something that does not exist or does not fit."""

    exit_code: ClassVar[int] = 2


class SourceError(BuildError):
    """A source file cannot be found, fetched or unpacked."""

    exit_code: ClassVar[int] = 3


class IntegrityError(BuildError):
    """A file or a tree does not have the pinned digest."""

    exit_code: ClassVar[int] = 4


class ArchiveError(BuildError):
    """An archive cannot be read or written."""

    exit_code: ClassVar[int] = 5


class MetadataError(BuildError):
    """A table or a generated description is wrong or lacks a key."""

    exit_code: ClassVar[int] = 6


class CheckError(BuildError):
    """A finished distribution fails one of its checks."""

    exit_code: ClassVar[int] = 7


class RecipeError(BuildError):
    """A build step of a package failed."""

    exit_code: ClassVar[int] = 8


class ElfError(BuildError):
    """A file is not the ELF file it should be."""

    exit_code: ClassVar[int] = 9


def got_want(key: object, got: object, want: object, fix: str) -> str:
    """Returns the one-line message `<key>: got <got>, want <want>; <fix>` every error uses."""
    return f"{key}: got {got}, want {want}; {fix}"
