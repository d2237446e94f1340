"""Answers for CPython's configure, which cannot run the target's programs, each with its reason.

Whatever configure finds by compiling or linking is left to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

ANSWERS: Final[Mapping[str, str]] = {
    # Linux has pseudo terminals as /dev/ptmx only; the build's own /dev says nothing about it.
    "ac_cv_file__dev_ptc": "no",
    "ac_cv_file__dev_ptmx": "yes",
    # Bugs of systems other than Linux, assumed present when configure cannot run a program.
    "ac_cv_broken_mbstowcs": "no",
    "ac_cv_broken_nice": "no",
    "ac_cv_broken_poll": "no",
    "ac_cv_broken_sem_getvalue": "no",
    "ac_cv_buggy_getaddrinfo": "no",
    "ac_cv_posix_semaphores_enabled": "yes",
    "ac_cv_rshift_extends_sign": "yes",
    "ac_cv_working_tzset": "yes",
    # clang has them, and the interpreter's main loop is clearly slower without.
    "ac_cv_computed_gotos": "yes",
    # Threads need -pthread before glibc 2.34.
    "ac_cv_kpthread": "no",
    "ac_cv_kthread": "no",
    "ac_cv_pthread": "yes",
    "ac_cv_pthread_is_default": "no",
    "ac_cv_pthread_system_supported": "yes",
    # Flags of BSD file systems.
    "ac_cv_have_chflags": "no",
    "ac_cv_have_lchflags": "no",
    # libintl would be looked up on the build machine; both C libraries contain gettext.
    "ac_cv_lib_intl_textdomain": "no",
    # Found by -ldb without a search path; the path is in Setup.local.
    "ac_cv_have_libdb": "yes",
}

MUSL_ANSWERS: Final[Mapping[str, str]] = {
    # New in musl 1.2.5: a program that names them does not start with an older one.
    "ac_cv_func_preadv2": "no",
    "ac_cv_func_pwritev2": "no",
}

UNALIGNED_CPUS: Final = frozenset({"aarch64", "i686", "ppc64le", "s390x", "x86_64"})
"""CPUs that load words from any address; elsewhere CPython takes care."""


def answers(target: Mapping[str, Any]) -> dict[str, str]:
    """Cache variables (name to value) for a row of TARGETS."""
    by_libc = MUSL_ANSWERS if target["libc"] == "musl" else {}
    return {
        **ANSWERS,
        **by_libc,
        "ac_cv_aligned_required": "no" if target["cpu"] in UNALIGNED_CPUS else "yes",
        # zig_cpu i686 means arithmetic on the x87 stack.
        "ac_cv_x87_double_rounding": "yes" if target["cpu"] == "i686" else "no",
    }
