"""A user's compiler builds extensions and embedding programs against the moved installation."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from distribution import Distribution
from pbh.archive import Entry, gzip_bytes, write_tar

EXTENSION = """
#include <Python.h>
static PyObject *twice(PyObject *self, PyObject *arg) { return PyNumber_Add(arg, arg); }
static PyMethodDef methods[] = {{"twice", twice, METH_O, 0}, {0}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "doubler", 0, -1, methods};
PyMODINIT_FUNC PyInit_doubler(void) { return PyModule_Create(&module); }
"""
LIMITED = "#define Py_LIMITED_API 0x03090000\n" + EXTENSION
PROGRAM = """
#include <Python.h>
int main(int argc, char **argv) {
    PyConfig config; PyConfig_InitPythonConfig(&config);
    PyConfig_SetBytesString(&config, &config.home, argv[1]);
    PyStatus status = Py_InitializeFromConfig(&config);
    if (PyStatus_Exception(status)) Py_ExitStatusException(status);
    int r = PyRun_SimpleString("import ssl, sqlite3, ctypes, decimal; print('embedded')");
    return r ? 1 : Py_FinalizeEx() ? 2 : 0;
}
"""
SETUP = """
from setuptools import Extension, setup
setup(name="doubler", version="1.0", ext_modules=[Extension("doubler", ["doubler.c"])])
"""
BACKEND = """
import os, subprocess, sysconfig, zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    get = sysconfig.get_config_var
    name = "doubler" + get("EXT_SUFFIX")
    words = os.environ["CC"].split() + get("CFLAGS").split() + get("CCSHARED").split()
    words += get("LDSHARED").split()[1:] + ["-I" + sysconfig.get_path("include")]
    words += ["doubler.c", "-o", name]
    subprocess.run(words, check=True)
    tag = sysconfig.get_platform().replace("-", "_")
    version = "cp%s%s" % tuple(get("py_version_short").split("."))
    wheel = f"doubler-1.0-{version}-{version}-{tag}.whl"
    info = "doubler-1.0.dist-info"
    with zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w") as out:
        out.write(name)
        out.writestr(info + "/METADATA", "Metadata-Version: 2.1\\nName: doubler\\nVersion: 1.0\\n")
        tags = f"Root-Is-Purelib: false\\nTag: {version}-{version}-{tag}\\n"
        out.writestr(info + "/WHEEL", "Wheel-Version: 1.0\\n" + tags)
        out.writestr(info + "/RECORD", "")
    return wheel
"""
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
USE = "import sys; sys.path.insert(0, {!r}); import doubler; print(doubler.twice(21))"


def values(dist: Distribution, *names: str) -> list[list[str]]:
    """Returns the sysconfig variables `names`, each split into words."""
    code = f"import sysconfig\nfor n in {names!r}: print(sysconfig.get_config_var(n) or '')"
    return [line.split() for line in dist.code(code).split("\n")]


def compile_with(words: list[str], folder: Path) -> None:
    """Runs a compiler on the host; its output is shown when it fails."""
    # zig, where it serves as the user's compiler, keeps its cache below HOME
    environment = {"HOME": str(folder), "PATH": os.defpath}
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"


def write_sdist(path: Path, files: dict[str, str]) -> None:
    """Writes a source distribution of the project doubler 1.0."""
    files = files | {"PKG-INFO": "Metadata-Version: 2.1\nName: doubler\nVersion: 1.0\n"}
    entries = [
        Entry(name=f"doubler-1.0/{name}", data=text.encode()) for name, text in files.items()
    ]
    plain = path.with_suffix(".tar")
    with plain.open("wb") as out:
        write_tar(out, entries)
    path.write_bytes(gzip_bytes(plain.read_bytes()))


def test_extension_from_settings(dist: Distribution, scratch: Path, cc: tuple[str, ...]) -> None:
    moved = dist.moved(scratch / "moved")
    build = scratch / "build"
    build.mkdir()
    for source, suffix in ((EXTENSION, values(moved, "EXT_SUFFIX")[0][0]), (LIMITED, ".abi3.so")):
        (build / "doubler.c").write_text(source)
        cflags, shared, link = values(moved, "CFLAGS", "CCSHARED", "LDSHARED")
        include = moved.code("import sysconfig; print(sysconfig.get_path('include'))")
        words = [
            *cc,
            *cflags,
            *shared,
            f"-I{include}",
            *link[1:],
            "doubler.c",
            "-o",
            f"doubler{suffix}",
        ]
        compile_with(words, build)
        assert moved.code(USE.format(str(build))) == "42"
        (build / f"doubler{suffix}").unlink()


def test_extension_that_names_libpython(
    dist: Distribution, scratch: Path, cc: tuple[str, ...]
) -> None:
    (scratch / "doubler.c").write_text(EXTENSION)
    include = f"-I{dist.top}/include/python{dist.major_minor}"
    words = [*cc, "-shared", "-fPIC", include, "doubler.c", "-o", "doubler.abi3.so"]
    compile_with(
        [*words, "-Wl,--no-as-needed", f"-L{dist.top}/lib", f"-lpython{dist.major_minor}"], scratch
    )
    assert dist.code(USE.format(str(scratch))) == "42"


def test_sdist_with_own_backend(dist: Distribution, scratch: Path, cc: tuple[str, ...]) -> None:
    moved = dist.moved(scratch / "moved python")
    files = {"backend.py": BACKEND, "doubler.c": EXTENSION, "pyproject.toml": PYPROJECT}
    write_sdist(scratch / "doubler-1.0.tar.gz", files)
    install(moved, scratch, cc)


def test_sdist_with_setuptools(
    dist: Distribution, scratch: Path, cc: tuple[str, ...], wheels: Path
) -> None:
    moved = dist.moved(scratch / "moved python")
    pip: list[str | Path] = [
        moved.python,
        "-I",
        "-m",
        "pip",
        "install",
        "--no-index",
        "--find-links",
        wheels,
    ]
    moved.run(*pip, "setuptools", env=moved.environment(HOME=str(scratch)))
    files = {"doubler.c": EXTENSION, "setup.py": SETUP}
    write_sdist(scratch / "doubler-1.0.tar.gz", files)
    install(moved, scratch, cc)


def install(dist: Distribution, scratch: Path, cc: tuple[str, ...]) -> None:
    """Installs the sdist in `scratch` with pip, nothing fetched, and uses the result."""
    compiler = " ".join(cc)
    tools = {
        "CC": compiler,
        "CXX": compiler,
        "HOME": str(scratch),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }
    if compiler.startswith("/usr/bin/cc"):
        # the plain case, nothing told: sysconfig's own CC has to be right
        del tools["CXX"]
    words: list[str | Path] = [dist.python, "-m", "pip", "install", "--no-index"]
    words += ["--no-build-isolation", "--no-deps"]
    dist.run(*words, scratch / "doubler-1.0.tar.gz", env=dist.environment(**tools))
    assert dist.code("import doubler; print(doubler.twice(21))") == "42"


def test_embedding(dist: Distribution, scratch: Path, cc: tuple[str, ...]) -> None:
    moved = dist.moved(scratch / "moved")
    script = moved.top / f"bin/python{moved.major_minor}-config"
    flags = moved.run(script, "--embed", "--cflags", "--ldflags").split()
    assert not [
        flag for flag in flags if flag.startswith(("-I/", "-L/")) and str(moved.top) not in flag
    ]
    (scratch / "program.c").write_text(PROGRAM)
    rpath = f"-Wl,-rpath,{moved.top}/lib"
    compile_with([*cc, "program.c", *flags, rpath, "-o", "program"], scratch)
    assert "embedded" in moved.run(scratch / "program", moved.top)


def test_config_script_follows(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "moved")
    link = scratch / "python-config"
    link.symlink_to(moved.top / f"bin/python{moved.major_minor}-config")
    for script in (moved.top / f"bin/python{moved.major_minor}-config", link):
        assert moved.run(script, "--prefix").strip() == str(moved.top)
        include = moved.run(script, "--includes").split()[0].removeprefix("-I")
        assert (Path(include) / "Python.h").is_file()
        config = Path(moved.run(script, "--configdir").strip())
        assert (config / "Makefile").is_file()


def test_pkg_config_files(dist: Distribution, scratch: Path) -> None:
    moved = dist.moved(scratch / "moved")
    folder = moved.top / "lib/pkgconfig"
    for name in (
        f"python-{moved.major_minor}.pc",
        f"python-{moved.major_minor}-embed.pc",
        "python3.pc",
    ):
        values = _expanded(folder / name)
        assert (Path(values["includedir"]) / f"python{moved.major_minor}" / "Python.h").is_file()
        assert Path(values["libdir"]).resolve() == moved.top / "lib"


def _expanded(file: Path) -> dict[str, str]:
    """Returns the variables of a pkg-config file, references replaced as pkg-config does."""
    known = {"pcfiledir": str(file.resolve().parent)}
    for line in file.read_text().splitlines():
        key, mark, value = line.partition("=")
        if mark and key.isidentifier():
            for name, text in known.items():
                value = value.replace(f"${{{name}}}", text)
            known[key] = value
    return known
