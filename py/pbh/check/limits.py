"""What linked files may use and must hide: literal data of the ELF checks."""

from __future__ import annotations

from typing import Final

MACHINES: Final = {
    3: "i386",
    8: "MIPS",
    21: "PowerPC64",
    22: "s390x",
    40: "ARM",
    62: "x86_64",
    183: "AArch64",
    243: "RISC-V",
    258: "LoongArch",
}

NEEDED_ANY: Final = frozenset(
    {"libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1", "libutil.so.1"}
)
"""Parts of every glibc, allowed to any file of a glibc target."""

NEEDED_GCC: Final = {
    "mips": frozenset({"libatomic.so.1"}),
    "mipsel": frozenset({"libatomic.so.1"}),
    "riscv64": frozenset({"libatomic.so.1"}),
}
"""Compiler support libraries that a CPU cannot do without, by the target's `cpu`."""

MUSL_LIBRARY: Final = "libc.so"

NEWER_MUSL_SYMBOLS: Final = {
    "_Fork": "1.2.2",
    "gettid": "1.2.2",
    "preadv2": "1.2.5",
    "pwritev2": "1.2.5",
    "qsort_r": "1.2.3",
    "reallocarray": "1.2.2",
    "statx": "1.2.5",
}
"""Functions by the musl release that brought them; musl has no symbol versions to read this from.
"""

BANNED_SYMBOLS: Final = frozenset({"pthread_yield"})
"""Left glibc in 2.34."""

LIBC_FUNCTIONS: Final = frozenset(
    "bcmp ceil cos exp exp2 fabs floor fma fmod log log10 log2 memcmp memcpy memmove memset round sin"
    " sqrt strlen tan trunc".split()
)
"""Functions that zig's compiler runtime defines too, much slower than any C library does."""

PROGRAM_TYPE: Final = "exec"
"""Not "dyn": a position-independent interpreter is about 5 % slower."""

DEPENDENCY_SYMBOLS: Final = (
    "BIO_ADDR_new",
    "BZ2_bzCompress",
    "CRYPTO_memcmp",
    "EVP_DigestInit_ex",
    "OPENSSL_init_ssl",
    "SSL_CTX_new",
    "Tcl_CreateInterp",
    "Tcl_Init",
    "Tk_Init",
    "Tk_MainLoop",
    "XOpenDisplay",
    "XCreateWindow",
    "XFlush",
    "XML_ParserCreate",
    "XauReadAuth",
    "ZSTD_compress",
    "_rl_init_locale",
    "acs_map",
    "boolcodes",
    "crc32",
    "db_create",
    "db_strerror",
    "deflate",
    "el_init",
    "ffi_call",
    "ffi_prep_cif",
    "gdbm_open",
    "history_expand",
    "inflate",
    "initscr",
    "lzma_auto_decoder",
    "lzma_code",
    "lzma_index_init",
    "mpd_add",
    "mpd_init",
    "new_panel",
    "newwin",
    "panel_above",
    "readline",
    "rl_initialize",
    "rl_prompt",
    "sqlite3_initialize",
    "sqlite3_open",
    "tgetent",
    "uuid_generate_time",
    "waddch",
    "xcb_connect",
    "xcb_create_gc",
    "xcb_get_setup",
    "zlibVersion",
)
"""Names of bundled libraries: one exported would shadow the copy that a user's wheel brings along.
"""
