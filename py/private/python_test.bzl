"""A test on the machine's own Python.

Not py_test: that wants a C++ toolchain on Bazel 7, and fast tests shall not wait for a compiler.
"""

load("@host_python//:defs.bzl", "PYTHON")
load("@rules_python//python:py_info.bzl", "PyInfo")

visibility(["//py/..."])

def _python_test_impl(ctx):
    targets = ctx.attr.data + ctx.attr.srcs
    transitive = [dep[DefaultInfo].default_runfiles for dep in ctx.attr.deps + ctx.attr.data]
    runfiles = ctx.runfiles(ctx.files.srcs + ctx.files.data + [ctx.file._main, ctx.file._config] + ctx.files.program).merge_all(transitive)
    imports = depset(transitive = [dep[PyInfo].imports for dep in ctx.attr.deps])
    launcher = ctx.actions.declare_file(ctx.label.name)
    settings = {
        "arguments": [ctx.expand_location(word, targets) for word in ctx.attr.arguments],
        "config": ctx.file._config.short_path,
        "files": {name: ctx.expand_location(value, targets) for name, value in ctx.attr.files_env.items()},
        "imports": imports.to_list(),
        "main": ctx.file._main.short_path,
        "program": ctx.file.program.short_path if ctx.file.program else None,
        "tests": [file.short_path for file in ctx.files.srcs],
        "workspace": ctx.workspace_name,
    }
    ctx.actions.expand_template(
        is_executable = True,
        output = launcher,
        substitutions = {"%python%": PYTHON, "%settings%": json.encode(settings)},
        template = ctx.file._launcher,
    )
    environment = {name: ctx.expand_location(value, targets) for name, value in ctx.attr.env.items()}
    return [
        DefaultInfo(executable = launcher, runfiles = runfiles),
        RunEnvironmentInfo(environment = environment, inherited_environment = ctx.attr.env_inherit),
    ]

python_test = rule(
    implementation = _python_test_impl,
    attrs = {
        "arguments": attr.string_list(doc = "More words for pytest; `$(rootpath)` of srcs and data is expanded."),
        "data": attr.label_list(allow_files = True, doc = "Files that it reads."),
        "deps": attr.label_list(providers = [PyInfo], doc = "What it imports."),
        "env": attr.string_dict(doc = "Variables; `$(rootpath)` of srcs and data is expanded."),
        "env_inherit": attr.string_list(doc = "Variables of the user's environment that it sees."),
        "files_env": attr.string_dict(doc = "Variables whose value is one `$(rootpath)`, made absolute."),
        "program": attr.label(allow_single_file = [".py"], doc = "Run this with `arguments` instead of pytest."),
        "srcs": attr.label_list(allow_files = [".py"], doc = "Test files."),
        "_config": attr.label(allow_single_file = True, default = "//py:pyproject.toml", doc = "pytest's settings."),
        "_launcher": attr.label(allow_single_file = True, default = "//py/private:launcher.py.tmpl", doc = "Template."),
        "_main": attr.label(allow_single_file = True, default = "//py/private:pytest_main.py", doc = "Runs pytest."),
    },
    doc = "Runs pytest on `srcs`, or a program.",
    test = True,
)
