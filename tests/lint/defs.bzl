"""The macro of the tests that read the whole source tree."""

load("//py:testing.bzl", "pbh_py_test")

_MANIFEST = "@source_manifest//:manifest.json"

def lint_test(name, size = "small", data = [], deps = [], env = {}):
    """Declares a test of the source tree.

    It reads the tree where it is; that it runs again after a change is due to the list of files and digests
    that it depends on.

    Args:
      name: the test file, without `.py`.
      size: as of every test.
      data: more files that it reads.
      deps: py_library targets.
      env: more variables.
    """
    pbh_py_test(
        name = name,
        size = size,
        srcs = [name + ".py"],
        data = data + [_MANIFEST],
        env = env | {"SOURCE_MANIFEST": "$(rootpath %s)" % _MANIFEST},
        # the tree is no input of the test's sandbox
        tags = ["lint", "local"],
        deps = deps + [":source_tree"],
    )
