"""Whether this machine lets the sandbox work, and what to say when it does not."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Sequence

from pbh.errors import UsageError, got_want

COMMANDS = ("build", "coverage", "run", "test")
CONFIG = "--config=nosandbox"
_CLONE_NEWUSER, _CLONE_NEWNS = 0x10000000, 0x00020000


def user_namespaces() -> bool:
    """Tries, in a child process, what the sandbox does first: a user and a mount namespace."""
    child = os.fork()
    if child == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        os._exit(0 if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNS) == 0 else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def check_sandbox(words: Sequence[str], able: Callable[[], bool] = user_namespaces) -> None:
    """Refuses a build on a machine without user namespaces unless the caller gave up the sandbox.

    Args:
        words: Bazel's command line.
        able: whether the machine has them; for testing.

    Raises:
        UsageError: says what is lost and how to go on.
    """
    if not any(word in COMMANDS for word in words) or CONFIG in words or able():
        return
    fix = (
        "allow them (sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0), "
        f"or go on with {CONFIG}: the bytes stay the same, but an input that nobody declared is no longer refused"
    )
    raise UsageError(
        got_want(
            "sandbox", "no user namespaces on this machine", "them, for the empty sandbox", fix
        )
    )
