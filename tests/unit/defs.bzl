"""One target per test file, with the deps that its imports say."""

load("@rules_python//python:defs.bzl", "py_library")
load("//py:imports.bzl", MODULES = "IMPORTS")
load("//py:testing.bzl", "pbh_py_test")
load(":imports.bzl", "IMPORTS")

def _deps(module):
    return [("//py:" if dep.startswith("pbh") else ":") + dep for dep in IMPORTS[module]]

def declare_unit_tests(name, data, tools):
    """Declares a library per helper and a test per test file of this folder, and a suite of all.

    Args:
      name: the suite.
      data: dict from test to the files that it reads.
      tools: list of tests that start our entry points, so that they need whatever those import.
    """
    for test in data.keys() + tools:
        if test not in IMPORTS:
            fail("tests/unit/BUILD.bazel: got %s, want one of the tests; correct the name" % test)
    tests = [module for module in IMPORTS if module.endswith("_test")]
    for module in IMPORTS:
        if module not in tests:
            py_library(
                name = module,
                testonly = True,
                srcs = [module + ".py"],
                imports = ["."],
                deps = _deps(module),
            )
    for test in tests:
        pbh_py_test(
            name = test,
            size = "small",
            # a second of work, on a machine that may be busy building
            timeout = "moderate",
            srcs = [test + ".py"],
            data = data.get(test, []) + (["//py/tools:programs"] if test in tools else []),
            deps = depset(_deps(test) + (["//py:" + module for module in MODULES] if test in tools else [])).to_list(),
        )
    native.test_suite(
        name = name,
        tests = [":" + test for test in tests],
    )
