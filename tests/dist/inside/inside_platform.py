"""What the target promises: its C library's name everywhere, kernel functions, threads, no build
settings.
"""

import ctypes
import grp
import locale
import os
import platform
import pwd
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import unittest

TRIPLE = os.environ.get("TARGET_TRIPLE", "")
OPTIONS = os.environ.get("BUILD_OPTIONS", "").split("+")
LIBC = "musl" if "musl" in TRIPLE else "gnu"
PR_SET_MDWE = 65
PR_MDWE_REFUSE_EXEC_GAIN = 1


class Identity(unittest.TestCase):
    def test_libc_is_named(self):
        other = {"gnu": "musl", "musl": "gnu"}[LIBC]
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        for name in (sys.implementation._multiarch, suffix):
            self.assertIn(LIBC, name)
            self.assertNotIn(other, name)

    def test_platform(self):
        self.assertTrue(sysconfig.get_platform().startswith("linux-"))
        self.assertEqual(sys.platform, "linux")
        name, _ = platform.libc_ver()
        self.assertEqual(name, {"gnu": "glibc", "musl": "musl"}[LIBC])

    def test_gil(self):
        disabled = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
        self.assertEqual(disabled, "freethreaded" in OPTIONS)

    def test_debug(self):
        self.assertEqual(hasattr(sys, "gettotalrefcount"), "debug" in OPTIONS)

    def test_version_line(self):
        self.assertNotRegex(sys.version, r"(?i)zig|/")


class Kernel(unittest.TestCase):
    def test_vsock(self):
        self.assertEqual(socket.AF_VSOCK, 40)

    def test_pidfd(self):
        descriptor = os.pidfd_open(os.getpid())
        os.close(descriptor)

    def test_getrandom(self):
        self.assertEqual(len(os.getrandom(8)), 8)

    def test_memfd(self):
        descriptor = os.memfd_create("x")
        os.write(descriptor, b"abc")
        os.close(descriptor)

    def test_copy_file_range(self):
        with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
            source.write(b"abcdef")
            source.flush()
            source.seek(0)
            self.assertEqual(os.copy_file_range(source.fileno(), target.fileno(), 6), 6)

    def test_other_calls(self):
        for name in (
            "eventfd",
            "getxattr",
            "posix_spawn",
            "preadv",
            "sched_setaffinity",
            "sendfile",
            "splice",
        ):
            self.assertTrue(hasattr(os, name), name)

    def test_thread_without_executable_memory(self):
        code = (
            "import ctypes, threading; libc = ctypes.CDLL(None, use_errno=True)\n"
            f"r = libc.prctl({PR_SET_MDWE}, {PR_MDWE_REFUSE_EXEC_GAIN}, 0, 0, 0)\n"
            "if r: print('no MDWE'); raise SystemExit\n"
            "t = threading.Thread(target=print, args=('started',)); t.start(); t.join()\n"
        )
        done = subprocess.run(
            [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False
        )
        if "no MDWE" in done.stdout:
            self.skipTest("kernel without PR_SET_MDWE")
        self.assertEqual((done.returncode, done.stdout), (0, "started\n"), done.stderr)

    def test_shared_memory_and_semaphores(self):
        lock = threading.Lock()
        self.assertTrue(lock.acquire(timeout=0.01))
        self.assertFalse(lock.acquire(timeout=0.01))
        # the monotonic clock behind timed waits: a clock that is set back must not stretch them
        self.assertEqual(sys.thread_info.name, "pthread")


class Names(unittest.TestCase):
    def test_resolver(self):
        self.assertTrue(socket.getaddrinfo("127.0.0.1", 80))
        self.assertTrue(socket.getaddrinfo("localhost", None))

    def test_locale(self):
        self.assertEqual(locale.setlocale(locale.LC_ALL, "C"), "C")
        self.assertEqual(locale.localeconv()["decimal_point"], ".")
        self.assertEqual(sys.getfilesystemencoding(), "utf-8")
        self.assertEqual(locale.strxfrm("a"), "a")

    def test_users(self):
        try:
            self.assertEqual(pwd.getpwuid(0).pw_name, "root")
            self.assertEqual(grp.getgrgid(0).gr_gid, 0)
        except KeyError:
            self.skipTest("no user database on this machine")

    def test_libc_loads(self):
        self.assertGreater(ctypes.CDLL(None).getpid(), 0)


if __name__ == "__main__":
    unittest.main()
