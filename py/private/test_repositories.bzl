"""The repositories that only tests use."""

load(":host_python.bzl", "host_python", "run_test_files")

visibility(["//py/..."])

def _host_python_repository_impl(rctx):
    rctx.file("BUILD.bazel")
    rctx.file("defs.bzl", 'PYTHON = "%s"\n' % host_python(rctx))

host_python_repository = repository_rule(
    implementation = _host_python_repository_impl,
    doc = "`//:defs.bzl` has PYTHON, the path of the machine's own interpreter, for tests alone.",
)

# one folder, not its thousands of files: it only changes with the repository
_WHEELS_BUILD = """\
load("@rules_python//python:defs.bzl", "py_library")

py_library(
    name = "wheels",
    data = ["site"],
    imports = ["site"],
    visibility = ["//visibility:public"],
)
"""

def _test_wheels_repository_impl(rctx):
    rctx.report_progress("wheels of the tests")
    error = run_test_files(rctx, "wheels", [rctx.path(rctx.attr.lock), "site"])
    if error:
        fail("test_wheels: " + error)
    rctx.file("BUILD.bazel", _WHEELS_BUILD)

test_wheels_repository = repository_rule(
    implementation = _test_wheels_repository_impl,
    attrs = {
        "lock": attr.label(allow_single_file = True, mandatory = True, doc = "Hashed requirements."),
    },
    doc = "The wheels of a lock file, installed for the machine's own Python; `//:wheels` is all of them.",
)

_PROGRAM_BUILD = """\
filegroup(
    name = "program",
    srcs = ["{file}"],
    visibility = ["//visibility:public"],
)
"""

def _test_program_repository_impl(rctx):
    rctx.file("row.json", json.encode(rctx.attr.row))
    rctx.report_progress(rctx.attr.row["file"])
    error = run_test_files(rctx, "program", ["row.json", rctx.attr.row["file"]])
    if error:
        rctx.file("missing.txt", error + "\n")
    rctx.file("BUILD.bazel", _PROGRAM_BUILD.replace("{file}", "missing.txt" if error else rctx.attr.row["file"]))

test_program_repository = repository_rule(
    implementation = _test_program_repository_impl,
    attrs = {
        "row": attr.string_dict(mandatory = True, doc = "file, sha256, url; npm, npm_sha256, npm_member."),
    },
    doc = """A pinned program, `//:program`.

A linter is no reason to stop a build: where it cannot be fetched, `//:program` is `missing.txt`, which says why.""",
)

_INPUTS_BUILD = """\
filegroup(
    name = "{name}",
    srcs = ["{path}"],
    visibility = ["//visibility:public"],
)
"""

def _dist_inputs_repository_impl(rctx):
    groups = {}
    for name, row in json.decode(rctx.attr.rows).items():
        rctx.file("row.json", json.encode(row))
        rctx.report_progress(row["file"])
        error = run_test_files(rctx, "file", ["row.json", "files/" + row["use"]])
        if error:
            fail("tests/dist/inputs.bzl: %s: %s" % (name, error))
        if row["use"] == "wheels":
            groups["wheels"] = "files/wheels"
        else:
            groups["%s_%s" % (row["use"], row["libc"])] = "files/%s/%s" % (row["use"], row["file"])
    build = [_INPUTS_BUILD.replace("{name}", name).replace("{path}", path) for name, path in groups.items()]
    rctx.file("BUILD.bazel", "\n".join(build))

dist_inputs_repository = repository_rule(
    implementation = _dist_inputs_repository_impl,
    attrs = {
        "rows": attr.string(mandatory = True, doc = "JSON of TEST_INPUTS."),
    },
    doc = "What the run-time tests of distributions need: the folder `//:wheels` and the file `//:loader_<libc>`.",
)

# as in pbh.source_manifest
_HIDDEN = [".bazelrc", ".ci", ".gitignore"]

def _source_manifest_repository_impl(rctx):
    root = rctx.workspace_root
    for entry in root.readdir():
        name = entry.basename
        if name.startswith("bazel-") or (name.startswith(".") and name not in _HIDDEN):
            continue
        if entry.is_dir:
            rctx.watch_tree(entry)
        else:
            rctx.watch(entry)
    error = run_test_files(rctx, "manifest", [root, "manifest.json"])
    if error:
        fail("source_manifest: " + error)
    rctx.file("BUILD.bazel", 'exports_files(["manifest.json"])\n')

source_manifest_repository = repository_rule(
    implementation = _source_manifest_repository_impl,
    doc = """The project's source files with their digests, `//:manifest.json`.

Tests that read the tree as a whole depend on it: they run again when a file changes, and only then.""",
)
