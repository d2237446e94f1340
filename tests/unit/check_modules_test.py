"""MODULES plans the extensions that consumers of such archives expect of CPython 3.13."""

from __future__ import annotations

from pathlib import Path

import pytest

from pbh.check.words import load_tables

ROOT = Path(__file__).resolve().parents[2]
BUILT_IN = """
    _abc _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022
    _codecs_jp _codecs_kr _codecs_tw _collections _contextvars _csv _ctypes _curses
    _curses_panel _datetime _decimal _elementtree _functools _hashlib _heapq _imp
    _interpchannels _interpqueues _interpreters _io _json _locale _lsprof _lzma _md5
    _multibytecodec _multiprocessing _opcode _operator _pickle _posixshmem _posixsubprocess
    _queue _random _sha1 _sha2 _sha3 _signal _socket _sqlite3 _sre _ssl _stat _statistics
    _string _struct _suggestions _symtable _sysconfig _testinternalcapi _thread _tokenize
    _tracemalloc _typing _uuid _warnings _weakref _xxtestfuzz _zoneinfo array atexit binascii
    builtins cmath errno faulthandler fcntl gc grp itertools marshal math mmap posix pwd pyexpat
    readline resource select sys syslog termios time unicodedata zlib
"""
SHARED = """
    _ctypes_test _dbm _testbuffer _testcapi _testexternalinspection _testimportmultiple
    _testlimitedcapi _testmultiphase _testsinglephase _tkinter
"""


@pytest.mark.parametrize(
    ("modes", "names"),
    [
        pytest.param({"core", "static"}, BUILT_IN, id="built_in"),
        pytest.param({"shared"}, SHARED, id="shared"),
    ],
)
def test_planned_modules(modes: set[str], names: str) -> None:
    rows = load_tables(ROOT).modules
    assert {name for name, row in rows.items() if row["mode"] in modes} == set(names.split())


def test_gpl_libraries_stay_out() -> None:
    assert load_tables(ROOT).modules["_gdbm"]["mode"] == "disabled"
