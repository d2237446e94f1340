"""CPython's own tests that fail on our distributions, one row per cause; and the files of the fast run.

Fields of STDLIB_FAILURES: `cases` (test cases, or names of test files that fail as a whole), `cause` (what makes them fail),
`reason` (why that is right, or what would have to change) and `when` (words that must all hold: "glibc" or "musl",
"root" or "user", "native" or "loader", an option).
STDLIB_IGNORED: patterns of test cases that are never run, with the reason.
STDLIB_FAST: the test files of the fast run, with the part of the distribution each is there for.
"""

STDLIB_FAILURES = {
}

STDLIB_IGNORED = {
    "*.ThreadedVSOCKSocketStreamTest.*": "needs a virtual machine monitor that answers; many have /dev/vsock without one",
}

STDLIB_FAST = {
    "test_array": "compiled containers",
    "test_ast": "parser",
    "test_binascii": "zlib",
    "test_builtin": "interpreter",
    "test_bz2": "bzip2",
    "test_capi": "test extensions",
    "test_cmath": "libm",
    "test_codecencodings_jp": "codecs",
    "test_codecs": "codecs",
    "test_ctypes": "libffi",
    "test_curses": "ncurses",
    "test_dbm": "Berkeley DB",
    "test_dbm_ndbm": "Berkeley DB",
    "test_dbm_sqlite3": "sqlite",
    "test_decimal": "mpdecimal",
    "test_descr": "interpreter",
    "test_embed": "embedding",
    "test_ensurepip": "pip",
    "test_float": "libm",
    "test_getpath": "relocation",
    "test_grammar": "parser",
    "test_hashlib": "OpenSSL",
    "test_import": "import system",
    "test_json": "compiled speed-ups",
    "test_locale": "C library",
    "test_lzma": "xz",
    "test_math": "libm",
    "test_mmap": "kernel",
    "test_os": "kernel",
    "test_pickle": "compiled speed-ups",
    "test_posix": "kernel",
    "test_pyexpat": "expat",
    "test_random": "kernel",
    "test_re": "compiled speed-ups",
    "test_readline": "libedit",
    "test_select": "kernel",
    "test_site": "relocation",
    "test_socket": "kernel",
    "test_sqlite3": "sqlite",
    "test_ssl": "OpenSSL",
    "test_struct": "byte order",
    "test_sysconfig": "relocation",
    "test_tcl": "Tcl",
    "test_thread": "threads",
    "test_time": "C library",
    "test_unicodedata": "compiled tables",
    "test_uuid": "libuuid",
    "test_venv": "relocation",
    "test_xml_etree": "expat",
    "test_zipimport": "zlib",
    "test_zlib": "zlib",
    "test_zoneinfo": "compiled speed-ups",
}
