"""Berkeley DB: what the dbm interface needs (hash files, private handles), the same code on every processor."""

from pathlib import Path

from pbh.recipe import Recipe

OPTIONS = (
    "--enable-dbm",
    "--enable-hash",
    "--enable-smallbuild",
    "--with-mutex=POSIX/pthreads",
)
# Atomic counters through mutexes: the alternative is assembly for x86 alone.
CACHE = {"db_cv_atomic": "no", "ac_cv_func_pthread_yield": "no"}
# What libtool's part of configure takes for "there is no C++ compiler, do not ask about it".
NO_CXX = {"CXX": "no"}


def build(r: Recipe) -> None:
    """Build libdb.a and install db.h, which holds the dbm interface too."""
    # The one of 2011 knows neither musl nor several processors; our triples are canonical already.
    r.write("dist/config.sub", 'echo "$1"\n')
    folder = r.src / "build_unix"
    r.configure(*OPTIONS, cwd=folder, env=CACHE | NO_CXX, script=Path("../dist/configure"))
    # Without libtool, which would take longer than the compiler.
    r.make(f"CC={r.cc}", "SOLINK=:", "libdb-5.3.la", "db.h", cwd=folder)
    r.archive("libdb.a", sorted(folder.glob("*.o")))
    r.install_headers([folder / "db.h"])
