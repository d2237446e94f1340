# Builds the stage 0 Python: one static program with every module built in, that starts in an empty root.
#
# No Python exists before this one, hence a shell script.  It runs under busybox sh with PATH holding busybox's
# applets and GNU make only.  Everything is passed in the environment, all paths absolute:
#
#   SRC       unpacked CPython source tree, writable (it is touched and built beside, not in)
#   ZLIB_SRC  unpacked zlib source tree
#   WORK      scratch folder, must not exist
#   OUT       folder to fill: bin/python3.13, lib/python313.zip, lib/python3.13/{os.py,lib-dynload/.empty}
#   CC        compiler for static programs of this machine, a single word
#   AR        archiver, a single word
#   PACK      pack_stdlib.py, which lies beside this script
#   JOBS      number of parallel compiles
set -eu

# Modules that the helpers and CPython's own build never import.
unwanted="_codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _ctypes _ctypes_test _curses
_curses_panel _bz2 _dbm _decimal _gdbm _hashlib _interpchannels _interpqueues _interpreters _lsprof _lzma
_multibytecodec _sqlite3 _ssl _tkinter _uuid nis ossaudiodev readline syslog"

# Probes whose result depends on the running kernel, its /dev or its network rather than on the C library.
answers="ac_cv_buggy_getaddrinfo=no ac_cv_file__dev_ptc=no ac_cv_file__dev_ptmx=yes ac_cv_broken_sem_getvalue=no
ac_cv_posix_semaphores_enabled=yes ac_cv_working_tzset=yes ac_cv_little_endian_double=yes"

# A static program cannot load modules; without these two configure finds musl's stub of dlopen and links it.
answers="$answers ac_cv_func_dlopen=no ac_cv_lib_dl_dlopen=no DYNLOADFILE=dynload_stub.o"

for name in $unwanted; do
    answers="$answers py_cv_module_$name=n/a"
done

build_zlib() {
    mkdir -p "$WORK/zlib/include"
    cd "$WORK/zlib"
    for unit in adler32 crc32 deflate infback inffast inflate inftrees trees zutil; do
        "$CC" -O2 -g0 -DHAVE_UNISTD_H -DHAVE_STDARG_H -c "$ZLIB_SRC/$unit.c" -o "$unit.o"
    done
    "$AR" rcsD libz.a ./*.o
    cp "$ZLIB_SRC/zlib.h" "$ZLIB_SRC/zconf.h" include/
}

# Programs run by make must not name an interpreter that an empty root lacks: without the first line execve
# fails with ENOEXEC, and make and the shell fall back to running the file with the shell.
settle_source() {
    for script in configure config.guess config.sub install-sh Modules/makesetup; do
        sed -i '1s,^#!.*,# no-shebang,' "$SRC/$script"
    done
    find "$SRC" -exec touch -d '2001-01-01 00:00:00' {} +
}

configure_python() {
    mkdir "$WORK/build"
    cd "$WORK/build"
    # shellcheck disable=SC2086 # $answers is a list of words
    sh ../src/configure -q --build=x86_64-pc-linux-musl --prefix=/stage0 --disable-shared --without-ensurepip \
        --disable-test-modules CC="$CC" AR="$AR" CFLAGS="-g0 -w" \
        LDFLAGS="-static -s" LINKFORSHARED=" " MODULE_BUILDTYPE=static \
        ZLIB_CFLAGS="-I$WORK/zlib/include" ZLIB_LIBS="$WORK/zlib/libz.a" $answers
}

for name in SRC ZLIB_SRC WORK OUT CC AR PACK JOBS; do
    eval ": \"\${$name:?build_stage0.sh: got no $name, want its value in the environment}\""
done
mkdir -p "$WORK"
ln -s "$SRC" "$WORK/src"
build_zlib
settle_source
configure_python
make -s -j"$JOBS" python
mkdir -p "$OUT/bin" "$OUT/lib/python3.13/lib-dynload"
cp python "$OUT/bin/python3.13"
cp "$SRC/Lib/os.py" "$OUT/lib/python3.13/os.py"
: >"$OUT/lib/python3.13/lib-dynload/.empty"
# From the build folder, where it finds its library in the source tree.
PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 ./python -E "$PACK" "$SRC/Lib" "$OUT/lib/python313.zip"
