"""Macros and rules for the Python of the build."""

load("@rules_python//python:defs.bzl", "py_library")
load(":imports.bzl", "IMPORTS")

def _file(module):
    path = module.replace(".", "/")
    packages = [m for m in IMPORTS if m.startswith(module + ".")]
    return path + "/__init__.py" if packages else path + ".py"

def declare_modules(name):
    """Declares one py_library per module of the import package, called like the module.

    Args:
      name: the import package; the library of that name is its __init__ alone.
    """
    for module, deps in IMPORTS.items():
        if module != name and not module.startswith(name + "."):
            fail("%s: got a module outside %s, want modules of the package; correct py/imports.bzl" % (module, name))
        py_library(
            name = module,
            srcs = [_file(module)],
            imports = ["."],
            deps = [":" + dep for dep in deps],
        )
