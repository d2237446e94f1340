"""The macro of the tests that read the whole source tree."""

load("//py:testing.bzl", "pbh_py_test")

_MANIFEST = "@source_manifest//:manifest.json"

def lint_test(name, data = [], deps = [], files_env = {}):
    """Declares a test of the source tree.

    It reads the tree where it is; that it runs again after a change is due to the list of files and digests
    that it depends on.

    Args:
      name: the test file, without `.py`.
      data: more files that it reads.
      deps: py_library targets.
      files_env: more variables that name one of the files.
    """
    pbh_py_test(
        name = name,
        size = "small",
        timeout = "moderate",
        srcs = [name + ".py"],
        data = data + [_MANIFEST],
        files_env = files_env | {"SOURCE_MANIFEST": "$(rootpath %s)" % _MANIFEST},
        # the tree is no input of the test's sandbox
        tags = ["lint", "local"],
        deps = deps + [":source_tree"],
    )
