"""A target's sysroot as programs link it: compiler-rt stands back for the C library."""

load("//toolchains:build_tools_info.bzl", "BuildToolsInfo", "run_python_tool")

visibility(["//toolchains/..."])

def _finished_sysroot_impl(ctx):
    out = ctx.actions.declare_directory(ctx.label.name)
    run_python_tool(
        ctx,
        arguments = [ctx.file.raw.path, out.path],
        inputs = depset([ctx.file.raw]),
        libraries = [ctx.attr._library],
        main = ctx.file._main,
        mnemonic = "PbhFinishSysroot",
        outputs = [out],
        progress_message = "Finishing the sysroot of " + ctx.attr.triple,
        tools = ctx.attr._tools[BuildToolsInfo],
    )
    return [DefaultInfo(files = depset([out]))]

finished_sysroot = rule(
    implementation = _finished_sysroot_impl,
    attrs = {
        "raw": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "What the compiler made."),
        "triple": attr.string(mandatory = True, doc = "Row of TARGETS."),
        "_library": attr.label(default = "//py:pbh.compiler_rt", doc = "Imports of the entry point."),
        "_main": attr.label(allow_single_file = True, default = "//py/tools:finish_sysroot.py", doc = "Entry point."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
    },
    doc = "Sysroot for programs of a target; see pbh.compiler_rt.",
)
