"""Links an interpreter from the parts of a full distribution, using nothing but its PYTHON.json.

Proves that `build_info` is true and complete, and shows how to make an interpreter of one's own.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from pbh.errors import MetadataError, RecipeError, got_want
from pbh.log import Log
from pbh.metadata import FILE, PythonJson, read_python_json
from pbh.run import run

_MAIN = """\
#include <Python.h>

int main(int argc, char **argv)
{
    return Py_BytesMain(argc, argv);
}
"""


def relink(
    dist: Path,
    out: Path,
    compiler: Sequence[str],
    env: Mapping[str, str],
    *,
    leave_out: Collection[str] = (),
    log: Log,
) -> None:
    """Links the program `out` from the distribution unpacked at `dist` (its folder `python`).

    `compiler` is the C compiler's command line, `env` its whole environment. The built-in
    extensions `leave_out` are not linked in. Raises MetadataError when one of them is no built-in
    extension, and RecipeError when compiling or linking fails.
    """
    data = read_python_json(dist / FILE)
    rows = _built_in(data, leave_out)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        sources = _sources(data, dist, Path(folder), leave_out)
        objects = [dist / name for name in data.get("build_info.core.objs")]
        objects += [dist / name for row in rows for name in row["objs"]]
        links = [*data.get("build_info.core.links"), *(k for row in rows for k in row["links"])]
        static = dict.fromkeys(dist / k["path_static"] for k in links if "path_static" in k)
        system = dict.fromkeys(f"-l{k['name']}" for k in links if k.get("system"))
        include = dist / data.get("python_paths.include")
        flags = [*data.get("build_info.inittab_cflags"), f"-I{include}"]
        words = [*compiler, *flags, *sources, *dict.fromkeys(objects), "-Wl,--export-dynamic"]
        words += ["-Wl,--start-group", *static, "-Wl,--end-group", *system, "-o", out]
        run(words, cwd=out.parent, env=env, log=log, error=RecipeError)


def inittab_without(source: str, leave_out: Collection[str]) -> str:
    """Returns the text of config.c without the rows and declarations of the modules `leave_out`."""
    for name in leave_out:
        source = re.sub(rf"(?m)^\s*\{{\"{name}\", *\w+\}},\n", "", source)
        source = re.sub(rf"(?m)^extern PyObject ?\* ?PyInit_{name}\(void\);\n", "", source)
    return source


def _built_in(data: PythonJson, leave_out: Collection[str]) -> list[dict[str, Any]]:
    extensions: dict[str, list[dict[str, Any]]] = data.get("build_info.extensions")
    built_in = {name: rows[0] for name, rows in extensions.items() if "shared_lib" not in rows[0]}
    for name in leave_out:
        if name not in built_in or built_in[name]["required"] or built_in[name]["in_core"]:
            got = f"{name} left out"
            want = "a built-in extension that is not required"
            raise MetadataError(got_want(data.source, got, want, "leave another one out"))
    return [row for name, row in sorted(built_in.items()) if name not in leave_out]


def _sources(
    data: PythonJson, dist: Path, folder: Path, leave_out: Collection[str]
) -> tuple[Path, Path]:
    original = (dist / data.get("build_info.inittab_source")).read_text(encoding="utf-8")
    config, main = folder / "config.c", folder / "main.c"
    config.write_text(inittab_without(original, leave_out), encoding="utf-8")
    main.write_text(_MAIN, encoding="utf-8")
    return config, main
