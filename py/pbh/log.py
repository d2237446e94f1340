"""Progress for people: steps with durations, silent in a build action unless something fails."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Log:
    """Receives progress lines; handed to every function that has something to say.

    `quiet=True` keeps the lines back and prints them only when a step fails, because a build action
    that succeeds must print nothing.
    """

    def __init__(self, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._quiet = quiet
        self._stream = stream if stream is not None else sys.stderr
        self._held: list[str] = []
        self._depth = 0

    def line(self, text: str) -> None:
        """Reports one line, indented by the steps that are open."""
        text = "  " * self._depth + text
        if self._quiet:
            self._held.append(text)
        else:
            print(text, file=self._stream, flush=True)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Brackets a piece of work: prints its name, then its duration in seconds."""
        self.line(name)
        # monotonic: the wall clock of a build machine may jump
        start = time.monotonic()
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            self.line(f"{name}: failed after {time.monotonic() - start:.1f} s")
            self.dump()
            raise
        self._depth -= 1
        self.line(f"{name}: {time.monotonic() - start:.1f} s")

    def dump(self) -> None:
        """Prints the lines held back so far, once."""
        held, self._held = self._held, []
        for text in held:
            print(text, file=self._stream, flush=True)
