"""Compiled extensions do their work with the libraries inside them."""

import bz2
import ctypes
import decimal
import hashlib
import importlib
import lzma
import math
import os
import sys
import unittest
import uuid
import zlib
import zoneinfo
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

OPTIONS = os.environ.get("BUILD_OPTIONS", "").split("+")
TEXT = b"the same words again and again " * 400
ALGORITHMS = {
    "blake2b",
    "blake2s",
    "md5",
    "md5-sha1",
    "ripemd160",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "sha512",
    "sha512_224",
    "sha512_256",
    "shake_128",
    "shake_256",
    "sm3",
}


class Compression(unittest.TestCase):
    def test_round_trips(self):
        for module in (bz2, lzma, zlib):
            with self.subTest(module.__name__):
                packed = module.compress(TEXT)
                self.assertLess(len(packed), len(TEXT) // 10)
                self.assertEqual(module.decompress(packed), TEXT)

    def test_lzma_checks(self):
        self.assertTrue(lzma.is_check_supported(lzma.CHECK_CRC64))
        self.assertTrue(lzma.is_check_supported(lzma.CHECK_SHA256))

    def test_lzma_filters(self):
        for name in ("FILTER_DELTA", "FILTER_X86", "FILTER_ARM", "FILTER_POWERPC"):
            filters = [{"id": getattr(lzma, name)}, {"id": lzma.FILTER_LZMA2, "preset": 6}]
            packed = lzma.compress(TEXT, filters=filters)
            self.assertEqual(lzma.decompress(packed), TEXT, name)

    @unittest.skipIf(sys.version_info < (3, 14), "compression.zstd came with 3.14")
    def test_zstd_threads(self):
        zstd = importlib.import_module("compression.zstd")
        self.assertGreater(zstd.CompressionParameter.nb_workers.bounds()[1], 0)

    def test_zlib_version_matches(self):
        self.assertEqual(zlib.ZLIB_VERSION, zlib.ZLIB_RUNTIME_VERSION)


class Ctypes(unittest.TestCase):
    def test_python_api(self):
        self.assertEqual(ctypes.pythonapi is None, "static" in OPTIONS)

    def test_callback(self):
        compare = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int)
        )
        numbers = (ctypes.c_int * 5)(5, 1, 4, 2, 3)
        sort = ctypes.CDLL(None).qsort
        size = ctypes.sizeof(ctypes.c_int)
        sort(numbers, len(numbers), size, compare(lambda a, b: a[0] - b[0]))
        self.assertEqual(list(numbers), [1, 2, 3, 4, 5])

    def test_structure_by_value(self):
        class Pair(ctypes.Structure):
            _fields_ = [("quot", ctypes.c_int), ("rem", ctypes.c_int)]

        div = ctypes.CDLL(None).div
        div.restype = Pair
        self.assertEqual((div(17, 5).quot, div(17, 5).rem), (3, 2))

    def test_float_argument(self):
        api = ctypes.pythonapi
        api.PyFloat_FromDouble.restype = ctypes.py_object
        self.assertEqual(api.PyFloat_FromDouble(ctypes.c_double(2.5)), 2.5)


class Hashes(unittest.TestCase):
    def test_algorithms(self):
        self.assertEqual(ALGORITHMS - hashlib.algorithms_available, set())
        for name in sorted(ALGORITHMS):
            with self.subTest(name):
                digest = hashlib.new(name, b"abc")
                length = 16 if digest.digest_size == 0 else 0
                self.assertTrue(digest.hexdigest(*([length] if length else [])))

    def test_values(self):
        want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        self.assertEqual(hashlib.sha256(b"abc").hexdigest(), want)
        self.assertEqual(hashlib.new("sha256", b"abc").hexdigest(), want)

    def test_scrypt_and_pbkdf2(self):
        self.assertEqual(len(hashlib.scrypt(b"pw", salt=b"na", n=16, r=8, p=1)), 64)
        self.assertEqual(len(hashlib.pbkdf2_hmac("sha256", b"pw", b"na", 10)), 32)

    def test_string_hash_is_siphash(self):
        self.assertTrue(sys.hash_info.algorithm.startswith("siphash"), sys.hash_info.algorithm)


class Others(unittest.TestCase):
    def test_test_modules(self):
        if not Path(os.__file__).with_name("test").exists():
            self.skipTest("an install_only archive has no test modules")
        if "static" in OPTIONS:
            self.skipTest("a static build has no test modules")
        for name in ("_testcapi", "_testlimitedcapi", "_testinternalcapi"):
            importlib.import_module(name)

    def test_decimal_is_compiled(self):
        self.assertIs(decimal.Decimal, importlib.import_module("_decimal").Decimal)
        self.assertTrue(decimal.HAVE_THREADS)
        with decimal.localcontext(prec=50):
            self.assertEqual(str(decimal.Decimal(2).sqrt())[:12], "1.4142135623")

    def test_uuid_is_time_safe(self):
        self.assertIsNotNone(uuid._generate_time_safe)
        self.assertEqual(uuid.uuid1().version, 1)

    def test_expat(self):
        self.assertRegex(expat.EXPAT_VERSION, r"^expat_2\.\d+\.\d+$")
        root = ElementTree.fromstring("<a><b x='1'>\u00e9</b></a>")
        self.assertEqual(root[0].text, "\u00e9")
        self.assertTrue(hasattr(expat.ParserCreate(), "SetReparseDeferralEnabled"))

    def test_time_zones(self):
        # the archive ships no zone data of its own: UTC comes from the system or not at all
        try:
            zone = zoneinfo.ZoneInfo("Europe/Zurich")
        except zoneinfo.ZoneInfoNotFoundError:
            self.skipTest("no zone data on this machine")
        self.assertEqual(zone.key, "Europe/Zurich")
        self.assertTrue(zoneinfo.TZPATH)

    def test_maths(self):
        self.assertEqual(math.fma(2.0, 3.0, 4.0), 10.0)
        self.assertAlmostEqual(math.gamma(0.5) ** 2, math.pi, places=12)


if __name__ == "__main__":
    unittest.main()
