"""Action 1 of a distribution: configure, make and make install for the target."""

load("//cpython:capabilities.bzl", "has_capability")
load("//cpython:cpython_info.bzl", "CpythonBuildInfo")
load("//cpython:modules.bzl", "MODULES")
load("//cpython:options.bzl", "OPTIONS")
load("//cpython:versions.bzl", "VERSIONS")
load("//platforms:targets.bzl", "TARGETS")
load("//third_party:native_library_info.bzl", "NativeLibraryInfo")
load("//third_party:packages.bzl", "PACKAGES")
load("//toolchains:build_tools_info.bzl", "BuildToolsInfo", "run_python_tool", "tool_paths")
load(":transitions.bzl", "target_triple_transition")

visibility(["//cpython/..."])

_TOOLCHAIN = "//toolchains:native_toolchain_type"
_JOBS = 2

def modules_of(minor_version):
    """Rows of MODULES that a minor version has."""
    return {
        name: row
        for name, row in MODULES.items()
        if not row["needs"] or has_capability(minor_version, row["needs"])
    }

def linked_packages(minor_version):
    """Names of the packages whose archives a minor version links, sorted."""
    return sorted({
        package: None
        for row in modules_of(minor_version).values()
        for package in row["links"]
        if row["mode"] != "disabled"
    })

def _spec(ctx, toolchain, tools, deps, out):
    version = VERSIONS[ctx.attr.python]
    return {
        "build_target": toolchain.build_row,
        "deps": {dep.name: dep.prefix.path for dep in deps},
        "jobs": _JOBS,
        "libraries": {dep.name: PACKAGES[dep.name]["link_names"] for dep in deps},
        "modules": modules_of(ctx.attr.python),
        "name": "cpython",
        "options": [OPTIONS[option] for option in ctx.attr.options.split("+")],
        "out": out.path,
        "package": PACKAGES[version["source"]],
        "patches": [patch.path for patch in ctx.files.patches],
        "released": version["released"],
        "source": ctx.file.source.path,
        "target": toolchain.row,
        "tools": tool_paths(toolchain, tools, None),
        "version": version["version"],
    }

def _cpython_build_impl(ctx):
    toolchain = ctx.toolchains[_TOOLCHAIN].native
    tools = ctx.attr._tools[BuildToolsInfo]
    version = VERSIONS[ctx.attr.python]["version"]
    deps = depset(
        [dep[NativeLibraryInfo] for dep in ctx.attr.deps],
        transitive = [dep[NativeLibraryInfo].deps for dep in ctx.attr.deps],
    )
    out = ctx.actions.declare_file(ctx.label.name + ".tar")
    spec = ctx.actions.declare_file(ctx.label.name + ".spec.json")
    ctx.actions.write(spec, json.encode(_spec(ctx, toolchain, tools, deps.to_list(), out)))
    run_python_tool(
        ctx,
        arguments = [spec.path],
        cpu = _JOBS,
        inputs = depset(
            [spec, ctx.file.source] + ctx.files.patches + [dep.prefix for dep in deps.to_list()],
            transitive = [toolchain.files],
        ),
        libraries = ctx.attr._libraries,
        main = ctx.file._main,
        mnemonic = "PbhCpython",
        outputs = [out],
        progress_message = "Building CPython %s (%s) for %s" % (version, ctx.attr.options, ctx.attr.triple),
        tools = tools,
    )
    return [
        DefaultInfo(files = depset([out])),
        CpythonBuildInfo(
            deps = deps,
            label = ctx.label,
            options = ctx.attr.options,
            raw = out,
            triple = ctx.attr.triple,
            version = version,
        ),
    ]

cpython_build = rule(
    implementation = _cpython_build_impl,
    attrs = {
        "deps": attr.label_list(providers = [NativeLibraryInfo], doc = "Packages that modules link."),
        "options": attr.string(mandatory = True, doc = "Sorted build options joined by `+`."),
        "patches": attr.label_list(allow_files = [".patch"], doc = "Applied in order of their names."),
        "python": attr.string(mandatory = True, values = VERSIONS.keys(), doc = "Row of VERSIONS."),
        "source": attr.label(allow_single_file = True, mandatory = True, doc = "Canonical source tar."),
        "triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Row of TARGETS."),
        "_allowlist_function_transition": attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist"),
        "_libraries": attr.label_list(default = ["//py:pbh.action", "//py:pbh.cpython_build", "//py:pbh.shebang"], doc = "Imports of the entry point."),
        "_main": attr.label(allow_single_file = True, default = "//py/tools:build_cpython.py", doc = "Entry point."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
    },
    cfg = target_triple_transition,
    doc = "CPython built for a triple: a tar of install/ and build/.",
    toolchains = [_TOOLCHAIN],
)
