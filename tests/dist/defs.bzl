"""The tests of each distribution: static checks, run-time tests, CPython's own suite."""

load("//cpython:defs.bzl", "distribution_names")
load("//platforms:targets.bzl", "TARGETS")
load("//py:testing.bzl", "pbh_program_test", "pbh_py_test")

# a plain `bazel test //...` builds and tests these; the other distributions' tests are asked for by name
DEFAULT_TRIPLES = ["x86_64-unknown-linux-gnu"]

_CHECK_DEPS = [
    "//py:pbh.archive",
    "//py:pbh.check.model",
    "//py:pbh.check.opener",
    "//py:pbh.check.registry",
    "//py:pbh.check.report",
    "//py:pbh.check.runtime",
    "//py:pbh.check.suite",
    "//py:pbh.check.words",
    "//py:pbh.errors",
    "//py:pbh.metadata",
    "//py:pbh.relink",
    "//py:pbh.tables",
]
_TABLES = [
    "//cpython:capabilities.bzl",
    "//cpython:modules.bzl",
    "//cpython:versions.bzl",
    "//platforms:targets.bzl",
    "//third_party:packages.bzl",
]
_FLAVOURS = ["", ".install_only", ".install_only_stripped"]

def _checks(name, tags):
    """Static checks of every archive; they run nothing of it and so work for any target."""
    tests = []
    for flavour in _FLAVOURS:
        archive = "//cpython:" + name + flavour
        tests.append("check_%s%s" % (name, flavour or ".full"))
        pbh_program_test(
            name = tests[-1],
            size = "large",
            arguments = ["$(rootpath %s)" % archive],
            data = [archive] + _TABLES,
            program = "//py/tools:check_dist.py",
            tags = tags,
            deps = _CHECK_DEPS,
        )
    native.test_suite(
        name = "check_" + name,
        tags = tags,
        tests = [":" + test for test in tests],
    )

def _files(archive, libc):
    files = {
        "DIST": archive,
        "DIST_WHEELS": "@dist_inputs//:wheels",
        "DIST_ZIG": "@src_zig//:tree/zig",
    }
    if libc == "musl":
        files["DIST_LOADER"] = "@dist_inputs//:loader_musl"
    return files

def _suite(name, files, words, tags):
    pbh_program_test(
        name = name,
        size = "large",
        timeout = "eternal",
        arguments = words,
        data = files.values() + _TABLES + [":support"],
        files_env = {variable: "$(rootpath %s)" % label for variable, label in files.items()},
        program = ":stdlib_suite.py",
        tags = tags + ["cpu:2"],
        deps = _CHECK_DEPS,
    )

def declare_distribution_tests(name):
    """Declares for every distribution check_<name>, run_<name>, stdlib_<name> and stdlib_all_<name>.

    Args:
      name: the suite of those that a plain run includes.
    """
    default = []
    for dist, _, triple, _ in distribution_names():
        tags = [] if triple in DEFAULT_TRIPLES else ["manual"]
        files = _files("//cpython:" + dist, TARGETS[triple]["libc"])
        _checks(dist, tags)
        pbh_py_test(
            name = "run_" + dist,
            size = "large",
            timeout = "eternal",
            srcs = native.glob(["*_test.py"]),
            data = files.values() + _TABLES + [":support"],
            files_env = {variable: "$(rootpath %s)" % label for variable, label in files.items()},
            tags = tags,
            deps = _CHECK_DEPS,
        )
        _suite("stdlib_" + dist, files, ["--fast"], tags)
        _suite("stdlib_all_" + dist, files, [], ["exclusive", "manual"])
        if not tags:
            default += [":check_" + dist, ":run_" + dist, ":stdlib_" + dist]
    native.test_suite(
        name = name,
        tests = default,
    )
