"""Every module of the standard library imports, compiled or not."""

import importlib
import io
import os
import pkgutil
import sys
import unittest
from contextlib import redirect_stdout
from pathlib import Path

ELSEWHERE = {
    "_gdbm": "GPL library, left out on purpose",
    "_ios_support": "iOS",
    "_msi": "Windows",
    "_pyrepl._minimal_curses": "loads the system's curses library",
    "_pyrepl.windows_console": "Windows",
    "_overlapped": "Windows",
    "_scproxy": "macOS",
    "_winapi": "Windows",
    "_wmi": "Windows",
    "antigravity": "opens a browser",
    "asyncio.windows_events": "Windows",
    "asyncio.windows_utils": "Windows",
    "ctypes.macholib.dyld": "macOS",
    "dbm.gnu": "GPL library, left out on purpose",
    "encodings.mbcs": "Windows",
    "encodings.oem": "Windows",
    "idlelib.idle": "starts the program",
    "msilib": "Windows",
    "msvcrt": "Windows",
    "multiprocessing.popen_spawn_win32": "Windows",
    "nt": "Windows",
    "winreg": "Windows",
    "winsound": "Windows",
}
SKIPPED_PARTS = {"__main__", "idle_test", "test", "tests", "site-packages", "turtledemo"}


def standard_modules():
    """Yields the dotted name of every module below the library folder and every built-in one."""
    yield from sys.builtin_module_names
    folder = Path(os.__file__).parent
    for path in (folder, folder / "lib-dynload"):
        for found in pkgutil.iter_modules([str(path)]):
            yield from _walk(found, path, "")


def _walk(found, path, prefix):
    if found.name in SKIPPED_PARTS:
        return
    yield prefix + found.name
    if found.ispkg:
        below = path / found.name
        for child in pkgutil.iter_modules([str(below)]):
            yield from _walk(child, below, f"{prefix}{found.name}.")


class Modules(unittest.TestCase):
    def test_every_module_imports(self):
        count = 0
        for name in standard_modules():
            if name in ELSEWHERE or name.startswith("_sysconfigdata"):
                continue
            with self.subTest(name), redirect_stdout(io.StringIO()):
                importlib.import_module(name)
            count += 1
        self.assertGreater(count, 450)

    def test_list_of_names_is_complete(self):
        missing = []
        for name in sorted(sys.stdlib_module_names - ELSEWHERE.keys()):
            if name == "test" or name.startswith("_test") or name == "_xxtestfuzz":
                continue
            with redirect_stdout(io.StringIO()):
                try:
                    importlib.import_module(name)
                except ImportError as error:
                    missing.append(f"{name}: {error}")
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
