"""A tiny stand-in for a CPython build: what packaging reads, in the form that CPython writes."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

from elf_sample import linked_file
from pbh.archive import Entry, write_tar, write_tree
from pbh.assemble import Request
from pbh.metadata import Identity

VERSION = "3.13.15"
CONFIG = "install/lib/python3.13/config-3.13-x86_64-linux-gnu"
SUFFIX = ".cpython-313-x86_64-linux-gnu.so"

MAKEFILE = r"""# Generated automatically from Makefile.pre by makesetup.
MODBUILT_NAMES=     _dbm zlib _sha2 posix
MODSHARED_NAMES=     _dbm
MODDISABLED_NAMES=  nis
MODOBJS=            Modules/zlibmodule.o Modules/sha2module.o Modules/posixmodule.o
VERSION=	3.13
srcdir=		.
abs_srcdir=	/b/work/src
abs_builddir=	/b/work/src
CC=		/b/work/bin/cc
CXX=		/b/work/bin/c++
AR=		/b/work/bin/ar
LINKCC=		/b/work/bin/cc
LDSHARED=	/b/work/bin/cc -shared $(PY_LDFLAGS)
BLDSHARED=	/b/work/bin/cc -shared $(PY_LDFLAGS)
ABIFLAGS=
EXT_SUFFIX=	.cpython-313-x86_64-linux-gnu.so
PLATLIBDIR=	lib
OPT=		-DNDEBUG -g -O3 -Wall
CONFIGURE_CFLAGS=	-O3 -g0 -ffile-prefix-map=/b/work/src=.
CONFIGURE_CPPFLAGS=	-I/b/deps/zlib/include
CONFIGURE_LDFLAGS=	-L/b/deps/zlib/lib
PY_CFLAGS=	$(BASECFLAGS) $(OPT) $(CONFIGURE_CFLAGS) $(CFLAGS)
PY_LDFLAGS=	$(CONFIGURE_LDFLAGS) $(LDFLAGS)
PY_STDMODULE_CFLAGS= $(PY_CFLAGS) -std=c11
MODULE_ZLIB_LDFLAGS=/b/deps/zlib/lib/libz.a
MODULE__DBM_LDFLAGS=/b/deps/bdb/lib/libdb.a -lpthread
MODULE_LDFLAGS_SHARED=$(if $(LIBPYTHON),$(BLDLIBRARY))
prefix=		/install
exec_prefix=	${prefix}
LIBDIR=		${exec_prefix}/lib
DESTSHARED=	$(prefix)/lib/python3.13/lib-dynload
LIBPL=		$(prefix)/lib/python3.13/config-3.13-x86_64-linux-gnu
LIBRARY=	libpython3.13.a
INSTSONAME=	libpython3.13.so.1.0
LIBS=		-ldl
LIBM=		-lm
SYSLIBS=	$(LIBM) $(LIBC)
LIBHACL_SHA2_A= Modules/_hacl/libHacl_Hash_SHA2.a
LIBHACL_SHA2_OBJS= \
		Modules/_hacl/Hacl_Hash_SHA2.o
LIBRARY_OBJS=	Objects/object.o Python/ceval.o Modules/main.o Modules/config.o $(MODOBJS)
all:
	$(CC) nothing
""" + "".join(
    f"Modules/{name}$(EXT_SUFFIX):  Modules/{obj}; $(BLDSHARED)  Modules/{obj} {libs} "
    f"$(MODULE_LDFLAGS_SHARED) -o Modules/{name}$(EXT_SUFFIX)\n"
    for name, obj, libs in (
        ("zlib", "zlibmodule.o", "$(MODULE_ZLIB_LDFLAGS)"),
        ("_sha2", "sha2module.o", "Modules/_hacl/libHacl_Hash_SHA2.a"),
        ("posix", "posixmodule.o", "$(MODULE_POSIX_LDFLAGS)"),
        ("_dbm", "_dbmmodule.o", "$(MODULE__DBM_LDFLAGS)"),
    )
)

SYSCONFIG_DATA = r"""# system configuration generated and used by the sysconfig module
build_time_vars = {'AR': '/b/work/bin/ar',
 'BINDIR': '/install/bin',
 'CC': '/b/work/bin/cc',
 'CFLAGS': '-DNDEBUG -g -O3 -Wall -O3 -g0 -ffile-prefix-map=/b/work/src=.',
 'CONFIG_ARGS': "'--prefix=/install' '--enable-shared' 'CC=/b/work/bin/cc'",
 'INSTALL': '/usr/bin/install -c',
 'LDSHARED': '/b/work/bin/cc -shared -L/b/deps/zlib/lib',
 'LIBDIR': '/install/lib',
 'MULTIARCH_CPPFLAGS': '-DMULTIARCH=\\"x86_64-linux-gnu\\"',
 'Py_DEBUG': 0,
 'TZPATH': '/usr/share/zoneinfo',
 'prefix': '/install'}
"""

CONFIG_C = """\
/* Generated automatically from /b/work/src/Modules/config.c.in by makesetup. */
extern PyObject* PyInit_zlib(void);
extern PyObject* PyInit__sha2(void);
extern PyObject* PyInit_posix(void);

struct _inittab _PyImport_Inittab[] = {
    {"zlib", PyInit_zlib},
    {"_sha2", PyInit__sha2},
    {"posix", PyInit_posix},
    {"marshal", PyMarshal_Init},
    {"sys", NULL},
    {0, 0}
};
"""

CONFIG_SCRIPT = """\
#!/bin/sh

# Returns the actual prefix where this script was installed to.
installed_prefix ()
{
    RESULT=$(dirname $(cd $(dirname "$1") && pwd -P))
    echo $RESULT
}

prefix_real=$(installed_prefix "$0")

# Use sed to fix paths
prefix="/install"
exec_prefix="${prefix}"
exec_prefix_real=${prefix_real}
includedir=$(echo "${prefix}/include" | sed "s#$prefix#$prefix_real#")
libdir=$(echo "${exec_prefix}/lib" | sed "s#$prefix#$prefix_real#")
CFLAGS=$(echo "-O3 -g0 -ffile-prefix-map=/b/work/src=." | sed "s#$prefix#$prefix_real#")
LIBPL=$(echo "${prefix}/lib/python3.13/config" | sed "s#$prefix#$prefix_real#")
case $1 in
    --prefix) echo "$prefix_real" ;;
    --includes) echo "-I$includedir/python3.13" ;;
    --cflags) echo "$CFLAGS" ;;
    --configdir) echo "$LIBPL" ;;
    --ldflags) echo "-L$libdir" ;;
esac
"""

PKG_CONFIG = """\
prefix=/install
exec_prefix=${prefix}
libdir=${exec_prefix}/lib

Requires:
Libs.private: -L/b/deps/zlib/lib -ldl
Libs: -L${libdir} -lpython3.13
"""

PATCHLEVEL = """\
#define PY_RELEASE_LEVEL_ALPHA  0xA
#define PY_RELEASE_LEVEL_FINAL  0xF
#define PY_MAJOR_VERSION        3
#define PY_MINOR_VERSION        13
#define PY_MICRO_VERSION        15
#define PY_RELEASE_LEVEL        PY_RELEASE_LEVEL_FINAL
#define PY_RELEASE_SERIAL       0
#define PY_VERSION              "3.13.15"
"""

SCHEMES = """\
_INSTALL_SCHEMES = {
    'posix_prefix': {
        'stdlib': '{installed_base}/{platlibdir}/{implementation_lower}{py_version_short}',
        'include': '{installed_base}/include/{implementation_lower}{py_version_short}{abiflags}',
        'scripts': '{base}/bin',
        'data': '{base}',
        },
    'nt': {},
    }
"""

MAGIC = b"MAGIC_NUMBER = (3571).to_bytes(2, 'little') + b'\\r\\n'\n"
SCRIPTS = b"[console_scripts]\npip = pip.main:main\npip3 = pip.main:main\n"
PACKAGES: dict[str, dict[str, Any]] = {
    "bdb": {"deps": [], "kind": "library", "spdx": ["Sleepycat"]},
    "unused": {"deps": [], "kind": "library", "spdx": ["MIT"]},
    "zlib": {"deps": [], "kind": "library", "spdx": ["Zlib"]},
}
TARGET: dict[str, Any] = {"libc": "glibc", "libc_floor": "2.17", "platform_tag": "linux-x86_64"}
PIP = "lib/python3.13/site-packages"


def raw_files() -> dict[str, bytes]:
    """Returns the files of the raw archive, by name."""
    library = linked_file(needed=("libpthread.so.0", "libc.so.6"))
    lib = "install/lib/python3.13"
    objects = (
        "Objects/object",
        "Python/ceval",
        "Modules/main",
        "Modules/config",
        "Programs/python",
        "Modules/zlibmodule",
        "Modules/sha2module",
        "Modules/posixmodule",
        "Modules/_dbmmodule",
        "Modules/_hacl/Hacl_Hash_SHA2",
        "Modules/getpath_noop",
    )
    return {
        **{f"build/{name}.o": linked_file(kind=1) for name in objects},
        "build/Makefile": MAKEFILE.encode(),
        "build/Modules/Setup.local": b"*shared*\n_dbm _dbmmodule.c /b/deps/bdb/lib/libdb.a\n",
        "build/Modules/config.c": CONFIG_C.encode(),
        "build/Python/frozen.c": b"/* frozen */\n",
        f"{CONFIG}/Makefile": MAKEFILE.encode(),
        f"{CONFIG}/libpython3.13.a": b"!<arch>\n",
        f"{lib}/LICENSE.txt": b"PYTHON SOFTWARE FOUNDATION LICENSE\n",
        f"{lib}/__pycache__/os.cpython-313.pyc": b"compiled",
        f"{lib}/_sysconfigdata__linux_x86_64-linux-gnu.py": SYSCONFIG_DATA.encode(),
        f"{lib}/email/test/data.txt": b"test data",
        f"{lib}/importlib/_bootstrap_external.py": MAGIC,
        f"{lib}/lib-dynload/_dbm{SUFFIX}": library,
        f"{lib}/os.py": b"",
        f"{lib}/sysconfig/__init__.py": SCHEMES.encode(),
        f"{lib}/test/__init__.py": b"",
        f"{lib}/testing.py": b"kept: only its name starts like a test package\n",
        "install/bin/pydoc3.13": b"#!/install/bin/python3.13\n\nprint('pydoc')\n",
        "install/bin/python3.13": linked_file(),
        "install/bin/python3.13-config": CONFIG_SCRIPT.encode(),
        "install/include/python3.13/patchlevel.h": PATCHLEVEL.encode(),
        "install/lib/libpython3.13.so.1.0": library,
        "install/lib/pkgconfig/python-3.13.pc": PKG_CONFIG.encode(),
    }


def write_wheel(path: Path, files: dict[str, bytes] | None = None) -> Path:
    """Writes a wheel of a package `pip` to `path`; `files` replaces or adds members."""
    info = "pip-26.2.dist-info"
    members = {
        "pip/__init__.py": b"",
        "pip/main.py": b"def main():\n    return 7\n",
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: pip\nVersion: 26.2\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": SCRIPTS,
        f"{info}/licenses/LICENSE.txt": b"pip's licence\n",
        f"{info}/licenses/src/copied/LICENSE": b"the licence of a copied package\n",
    }
    rows = [f"{name},{_digest(data)},{len(data)}" for name, data in members.items()]
    members[f"{info}/RECORD"] = ("\n".join([*rows, f"{info}/RECORD,,"]) + "\n").encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (members | (files or {})).items():
            archive.writestr(name, data)
    return path


def make_request(folder: Path, changes: dict[str, bytes | None] | None = None) -> Request:
    """Writes a raw archive, dependencies and a wheel below `folder`.

    `changes` replaces files of the raw archive; None removes one.
    """
    files = {k: v for k, v in (raw_files() | (changes or {})).items() if v is not None}
    raw = io.BytesIO()
    entries = [
        Entry(name=name, data=data, mode=0o755 if "/bin/" in name else 0o644)
        for name, data in files.items()
    ]
    entries.append(Entry(name="install/bin/pydoc3", link="pydoc3.13"))
    write_tar(raw, entries)
    (folder / "raw.tar").write_bytes(raw.getvalue())
    prefixes = {}
    for package, library in (("zlib", "z"), ("bdb", "db"), ("unused", "unused")):
        prefixes[package] = folder / "deps" / package
        text = f"the licence of {package}\n".encode()
        write_tree(
            prefixes[package],
            [
                Entry(name=f"lib/lib{library}.a", data=b"!<arch>\n"),
                Entry(name=f"licenses/LICENSE.{package}.txt", data=text),
            ],
        )
    identity = Identity(
        triple="x86_64-unknown-linux-gnu", target=TARGET, options=("noopt",), version=VERSION
    )
    return Request(
        identity=identity,
        raw=folder / "raw.tar",
        prefixes=prefixes,
        packages=PACKAGES,
        wheel=write_wheel(folder / "pip.whl"),
        licenses={},
        forbidden=("/b/",),
        scratch=folder,
    )


def _digest(data: bytes) -> str:
    encoded = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return "sha256=" + encoded.rstrip(b"=").decode()
