"""The rule behind every package: one action per package and target."""

load("//third_party:native_library_info.bzl", "NativeLibraryInfo")
load("//third_party:packages.bzl", "PACKAGES")
load("//toolchains:build_tools_info.bzl", "BuildToolsInfo", "run_python_tool", "tool_paths")

visibility(["//third_party/...", "//cpython/...", "//toolchains/..."])

_TOOLCHAIN = "//toolchains:native_toolchain_type"

def _native_library_impl(ctx):
    toolchain = ctx.toolchains[_TOOLCHAIN].native
    tools = ctx.attr._tools[BuildToolsInfo]
    row = PACKAGES[ctx.attr.package]
    out = ctx.actions.declare_directory(ctx.attr.package)
    deps = depset(
        [dep[NativeLibraryInfo] for dep in ctx.attr.deps],
        transitive = [dep[NativeLibraryInfo].deps for dep in ctx.attr.deps],
    )
    patches = ctx.files.patches
    spec = ctx.actions.declare_file(ctx.attr.package + ".spec.json")
    ctx.actions.write(spec, json.encode({
        "build_target": toolchain.build_row,
        "deps": {dep.name: dep.prefix.path for dep in deps.to_list()},
        "jobs": row["jobs"],
        "name": ctx.attr.package,
        "out": out.path,
        "package": row,
        "patches": [patch.path for patch in patches],
        "recipe": ctx.file.recipe.path,
        "source": ctx.file.source.path,
        "target": toolchain.row,
        "tools": tool_paths(toolchain, tools, ctx.file.perl),
    }))
    inputs = [spec, ctx.file.recipe, ctx.file.source] + patches + ([ctx.file.perl] if ctx.file.perl else [])
    run_python_tool(
        ctx,
        arguments = [spec.path],
        cpu = row["jobs"],
        inputs = depset(inputs + [dep.prefix for dep in deps.to_list()], transitive = [toolchain.files]),
        libraries = [ctx.attr._library],
        main = ctx.file._main,
        mnemonic = "PbhPackage",
        outputs = [out],
        progress_message = "Building %s %s for %s" % (ctx.attr.package, row["version"], toolchain.row["triple"]),
        tools = tools,
    )
    return [
        DefaultInfo(files = depset([out])),
        NativeLibraryInfo(deps = deps, label = ctx.label, name = ctx.attr.package, prefix = out),
    ]

native_library = rule(
    implementation = _native_library_impl,
    attrs = {
        "deps": attr.label_list(providers = [NativeLibraryInfo], doc = "Packages it is built against."),
        "package": attr.string(mandatory = True, values = PACKAGES.keys(), doc = "Row of PACKAGES."),
        "patches": attr.label_list(allow_files = [".patch"], doc = "Applied in order of their names."),
        "perl": attr.label(allow_single_file = True, cfg = "exec", doc = "perl, for the package that needs one."),
        "recipe": attr.label(allow_single_file = [".py"], mandatory = True, doc = "recipe.py."),
        "source": attr.label(allow_single_file = True, mandatory = True, doc = "Canonical source tar."),
        "_library": attr.label(default = "//py:pbh.action", doc = "Imports of the entry point."),
        "_main": attr.label(allow_single_file = True, default = "//py/tools:build_package.py", doc = "Entry point."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
    },
    doc = "A package built for the target platform.",
    toolchains = [_TOOLCHAIN],
)
