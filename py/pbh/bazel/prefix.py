"""Makes an unpacked tree of Debian's Bazel packages run from its final place."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from pbh.bazel import truststore
from pbh.errors import SourceError, got_want
from pbh.log import Log
from pbh.run import run

STAMP = ".version"
SHARE = "usr/share/bazel"
# where the modules that Debian ships lie below usr/share/bazel
MODULES = {
    "bazel_features": "tools/features",
    "bazel_skylib": "tools/skylib",
    "platforms": "tools/platforms",
    "rules_cc": "rules/cc",
    "rules_java": "rules/java",
    "rules_license": "rules/license",
    "rules_proto": "rules/proto",
    "rules_python": "rules/python",
}
# modules that bazel_tools names and no build here loads: name to the version it asks for
STUBS = {
    "apple_support": "1.23.1",
    "buildozer": "7.1.2",
    "protobuf": "21.7",
    "zlib": "1.3.1.bcr.3",
}
_BUILDOZER = '''\
"""Stands in for a tool that no build here uses."""

def _impl(rctx):
    rctx.file("BUILD.bazel", 'exports_files(["buildozer", "buildozer.exe"])')
    rctx.file("buildozer", "#!/bin/sh\\necho 'no buildozer here' >&2; exit 1\\n", executable = True)
    rctx.file("buildozer.exe", "")

_repo = repository_rule(implementation = _impl)
buildozer_binary = module_extension(implementation = lambda mctx: _repo(name = "buildozer_binary"))
'''


def settle(root: Path, place: Path, env: Mapping[str, str]) -> None:
    """Turns the unpacked packages at `root` into a prefix that works once moved to `place`.

    Raises SourceError when the packages are not laid out as expected.
    """
    loader = _one(root, "usr/lib/*-linux-gnu/ld-linux-*.so.*")
    java = _one(root, "usr/lib/jvm/*/bin/java").parent.parent.resolve()
    _point_programs(root, place, loader, java)
    _relink(root)
    # the client sets the library path to the install base only
    for library in loader.parent.glob("libzstd-jni.so"):
        target = os.path.relpath(library, root / SHARE)
        (root / SHARE / library.name).symlink_to(target)
    version = _class_path(root, place)
    trusted = truststore.write(root / "cacerts.jks", env)
    _write_rc(root, place)
    java_home = f"{place}/{java.relative_to(root.resolve())}"
    _write_launcher(root, place, java_home, trusted=trusted)
    (root / STAMP).write_text(version + "\n", encoding="utf-8")


def class_path_entries(root: Path, listed: list[str]) -> list[str]:
    """Returns those of the jars `listed` (and of their manifests) that exist inside `root`."""
    queue, seen = list(listed), dict[str, bool]()
    while queue:
        jar = queue.pop(0)
        if jar in seen:
            continue
        seen[jar] = Path(root, jar.lstrip("/")).exists()
        if seen[jar]:
            queue += _manifest_class_path(root, jar)
    return [jar for jar, there in seen.items() if there]


def _one(root: Path, pattern: str) -> Path:
    found = sorted(root.glob(pattern))
    if not found:
        fix = "the packages changed; set BAZEL meanwhile"
        raise SourceError(got_want("bazel-bootstrap", f"no {pattern}", "one", fix))
    return found[-1]


def _point_programs(root: Path, place: Path, loader: Path, java: Path) -> None:
    libraries = f"{place}/{loader.parent.relative_to(root)}"
    interpreter = f"{place}/{loader.relative_to(root)}"
    programs = [root / "usr/bin/bazel", *root.glob("usr/libexec/*/bazel/*")]
    paths = dict.fromkeys(programs, libraries)
    java_path = f"$ORIGIN:$ORIGIN/../lib:{libraries}"
    paths |= {java / name: java_path for name in ("bin/java", "lib/jspawnhelper")}
    libs = str(loader.parent)
    patchelf = [str(loader), "--library-path", libs, str(root / "usr/bin/patchelf")]
    for program, path in paths.items():
        options = ["--set-interpreter", interpreter, "--force-rpath", "--set-rpath", path]
        if program.is_file():
            cmd = [*patchelf, *options, str(program)]
            run(cmd, cwd=root, env={}, log=Log(quiet=True), error=SourceError)


def _relink(root: Path) -> None:
    """Turns links to absolute names into links inside the prefix, and drops those that dangle."""
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = Path(folder, name)
            if not path.is_symlink() or not str(path.readlink()).startswith("/"):
                continue
            target = root / str(path.readlink()).lstrip("/")
            path.unlink()
            if target.exists() or target.is_symlink():
                path.symlink_to(os.path.relpath(target, folder))


def _class_path(root: Path, place: Path) -> str:
    """Writes the server's class path with names below `place`; returns Bazel's version."""
    file = root / SHARE / "bazel_classpath_debian_depends.txt"
    listed = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    jars = class_path_entries(root, [line for line in listed if line])
    # the label Debian leaves out: without it `bazel version` is empty
    label = (root / SHARE / "build-label.txt").read_text(encoding="utf-8").strip()
    extra = root / "usr/share/bazel-label"
    extra.mkdir()
    properties = f"build.label={label}\n"
    (extra / "build-data.properties").write_text(properties, encoding="utf-8")
    names = [f"{place}{jar}" for jar in jars] + [f"{place}/usr/share/bazel-label"]
    file.write_text("\n".join([*names, ""]), encoding="utf-8")
    return label


def _manifest_class_path(root: Path, jar: str) -> list[str]:
    with zipfile.ZipFile(Path(root, jar.lstrip("/"))) as archive:
        if "META-INF/MANIFEST.MF" not in archive.namelist():
            return []
        text = archive.read("META-INF/MANIFEST.MF").decode("utf-8", "replace")
    # a line that starts with a space continues the one before
    lines = text.replace("\r", "").replace("\n ", "").split("\n")
    entries = [
        word for line in lines if line.startswith("Class-Path:") for word in line[11:].split()
    ]
    names = [unquote(entry).replace("file:", "", 1) for entry in entries]
    return [normpath(f"{dirname(jar)}/{name}" if name[:1] != "/" else name) for name in names]


def _write_rc(root: Path, place: Path) -> None:
    lines = [
        "# modules come from Debian's packages, never from a registry",
        "# this build writes {} as a lock file and crashes on one made by another Bazel",
        "common --lockfile_mode=off",
        "# what it would add to a WORKSPACE comes from GitHub",
        "common --noenable_workspace",
    ]
    for name, folder in MODULES.items():
        if (root / SHARE / folder / "MODULE.bazel").is_file():
            lines.append(f"common --override_module={name}={place}/{SHARE}/{folder}")
    for name, version in STUBS.items():
        stub = root / "stubs" / name
        stub.mkdir(parents=True)
        text = f'module(name = "{name}", version = "{version}")\n'
        (stub / "MODULE.bazel").write_text(text, encoding="utf-8")
        (stub / "BUILD.bazel").touch()
        lines.append(f"common --override_module={name}={place}/stubs/{name}")
    extension = root / "stubs/buildozer/buildozer_binary.bzl"
    extension.write_text(_BUILDOZER, encoding="utf-8")
    (root / "bazelrc").write_text("\n".join([*lines, ""]), encoding="utf-8")


def _write_launcher(root: Path, place: Path, java_home: str, *, trusted: bool) -> None:
    options = [
        "--nosystem_rc",
        f"--bazelrc={place}/bazelrc",
        f"--install_base={place}/{SHARE}",
        "--trust_install_base",
        f"--server_javabase={java_home}",
        "--host_jvm_args=--enable-native-access=ALL-UNNAMED",
        "--host_jvm_args=--sun-misc-unsafe-memory-access=allow",
    ]
    if trusted:
        options += [
            f"--host_jvm_args=-Djavax.net.ssl.trustStore={place}/cacerts.jks",
            "--host_jvm_args=-Djavax.net.ssl.trustStoreType=JKS",
            f"--host_jvm_args=-Djavax.net.ssl.trustStorePassword={truststore.PASSWORD}",
        ]
    words = " ".join(f"'{word}'" for word in [f"{place}/usr/bin/bazel", *options])
    launcher = root / "bazel"
    launcher.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)
