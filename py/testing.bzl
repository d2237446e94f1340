"""The one macro of Python tests."""

load("//py/private:python_test.bzl", "python_test")

def pbh_py_test(name, srcs, deps = [], arguments = [], **kwargs):
    """Declares a test that runs pytest on the machine's own Python, with report, filter and sharding as Bazel wants.

    Args:
      name: of the test; ends in `_test` or names what it runs.
      srcs: test files.
      deps: py_library targets.
      arguments: more words for pytest; `$(rootpath)` is expanded.
      **kwargs: of every test: data, env, env_inherit, size, tags and so on.
    """
    python_test(
        name = name,
        srcs = srcs,
        arguments = arguments,
        deps = deps + ["@test_wheels//:wheels"],
        **kwargs
    )

def pbh_program_test(name, program, arguments, deps, **kwargs):
    """Declares a test that passes when one of our Python programs exits with 0.

    Args:
      name: of the test.
      program: its file.
      arguments: its words; `$(rootpath)` of data is expanded.
      deps: py_library targets that it imports.
      **kwargs: of every test: data, env, size, tags and so on.
    """
    python_test(
        name = name,
        arguments = arguments,
        program = program,
        deps = deps + ["@test_wheels//:wheels"],
        **kwargs
    )
