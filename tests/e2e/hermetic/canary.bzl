"""An action like every other of the build, which tells what it sees."""

load("//toolchains:build_tools_info.bzl", "BuildToolsInfo", "run_python_tool")

def _canary_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name + ".json")
    run_python_tool(
        ctx,
        arguments = [out.path],
        inputs = depset(),
        libraries = [],
        main = ctx.file._main,
        mnemonic = "PbhCanary",
        outputs = [out],
        progress_message = "Looking around in the sandbox",
        tools = ctx.attr._tools[BuildToolsInfo],
    )
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles([out]))]

canary = rule(
    implementation = _canary_impl,
    attrs = {
        "_main": attr.label(allow_single_file = True, default = ":canary.py", doc = "Entry point."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
    },
    doc = "JSON of what a build action can see.",
)
