"""Bundles the bootstrapped programs so that rules name one target."""

load("//toolchains:build_tools_info.bzl", "BuildToolsInfo")

visibility(["//toolchains/..."])

def _build_tools_impl(ctx):
    info = BuildToolsInfo(
        busybox = ctx.executable.busybox,
        files = depset([ctx.executable.busybox, ctx.executable.make, ctx.file.python]),
        label = ctx.label,
        make = ctx.executable.make,
        python = ctx.file.python,
        python_program = ctx.file.python.path + "/" + ctx.attr.python_program,
    )
    return [DefaultInfo(files = info.files), info]

build_tools = rule(
    implementation = _build_tools_impl,
    attrs = {
        "busybox": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "Shell and small programs."),
        "make": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "GNU make."),
        "python": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "Folder of the stage 0 Python."),
        "python_program": attr.string(mandatory = True, doc = "The interpreter, relative to that folder."),
    },
    doc = "Programs that every package build may run.",
)
