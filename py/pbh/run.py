"""The one way to start another program: nothing inherited, all recorded, failures explained."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import join

from pbh.errors import BuildError, RecipeError, got_want
from pbh.log import Log

TAIL = 40


def run(
    cmd: Sequence[str | Path],
    *,
    cwd: Path,
    env: Mapping[str, str],
    log: Log,
    log_file: Path | None = None,
    timeout: float | None = None,
    error: type[BuildError] = RecipeError,
) -> str:
    """Runs `cmd` in `cwd` with exactly the variables of `env`; returns its stdout and stderr.

    The output is appended to `log_file` when one is given. `timeout` is in seconds. Raises `error`
    when the program cannot be started, exits with another code than 0, or runs too long; the
    message ends with the last lines of output.
    """
    words = [str(word) for word in cmd]
    log.line("+ " + join(words))
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
    except OSError as failure:
        fix = f"check that it exists below {env.get('PATH', '(no PATH)')}"
        raise error(got_want(words[0], failure.strerror, "a program", fix)) from failure
    except subprocess.TimeoutExpired as late:
        output = (late.stdout or b"").decode(errors="replace")
        message = got_want(join(words), "no end", f"an end within {timeout} s", "see below")
        raise error(message + _tail(output)) from late
    output = done.stdout.decode(errors="replace")
    if log_file is not None:
        with log_file.open("a", encoding="utf-8") as record:
            record.write(f"+ {join(words)}\n{output}")
    if done.returncode != 0:
        message = got_want(join(words), f"exit code {done.returncode}", "0", f"run in {cwd}")
        raise error(message + _tail(output))
    return output


def _tail(output: str) -> str:
    lines = output.splitlines()
    left_out = [f"({len(lines) - TAIL} lines before)"] if len(lines) > TAIL else []
    return "\n" + "\n".join(left_out + lines[-TAIL:])
