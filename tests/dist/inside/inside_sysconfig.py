"""What sysconfig says follows the installation: no path of the build, every path that it names
exists.
"""

import os
import re
import sys
import sysconfig
import unittest
from pathlib import Path

PREFIX_KEYS = ("prefix", "exec_prefix", "base", "platbase", "installed_base")
FOLDER_KEYS = ("BINDIR", "INCLUDEPY", "LIBDEST", "LIBDIR", "LIBPL", "CONFINCLUDEPY", "srcdir")
TRACES = r"(?<![\w.])/install\b|(?<![\w.])/tools/|execroot|\bzig\b|-isystem|prefix-map"


class Sysconfig(unittest.TestCase):
    def test_prefix(self):
        top = str(Path(sys.executable).resolve().parents[1])
        self.assertEqual(os.path.realpath(sys.base_prefix), top)
        for key in PREFIX_KEYS:
            self.assertEqual(os.path.realpath(sysconfig.get_config_var(key)), top, key)

    def test_paths_exist(self):
        for key, path in sysconfig.get_paths().items():
            with self.subTest(key):
                self.assertTrue(Path(path).is_dir(), path)
        for key in FOLDER_KEYS:
            with self.subTest(key):
                self.assertTrue(Path(sysconfig.get_config_var(key)).is_dir(), key)
        for path in (sysconfig.get_makefile_filename(), sysconfig.get_config_h_filename()):
            self.assertTrue(Path(path).is_file(), path)

    def test_no_build_settings(self):
        for key, value in sysconfig.get_config_vars().items():
            with self.subTest(key):
                self.assertNotRegex(str(value).replace(sys.base_prefix, ""), TRACES)

    def test_compilers_are_plain_names(self):
        for key in ("CC", "CXX", "AR"):
            word = sysconfig.get_config_var(key).split()[0]
            self.assertIn(word, ("ar", "c++", "cc", "g++", "gcc"), key)

    def test_library_names(self):
        folder = Path(sysconfig.get_config_var("LIBDIR"))
        for key in ("LDLIBRARY", "INSTSONAME"):
            self.assertTrue((folder / sysconfig.get_config_var(key)).exists(), key)

    def test_values_in_makefile_agree(self):
        text = Path(sysconfig.get_makefile_filename()).read_text()
        for key in ("VERSION", "EXT_SUFFIX", "SOABI"):
            self.assertRegex(text, rf"(?m)^{key}\s*=\s*{re.escape(sysconfig.get_config_var(key))}$")


if __name__ == "__main__":
    unittest.main()
