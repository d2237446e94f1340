"""The Python that runs every later step: static, built by a shell script because no Python exists before it."""

load("//toolchains:native_toolchain_info.bzl", "CompilerInfo")

visibility(["//toolchains/..."])

def _stage0_impl(ctx):
    compiler = ctx.attr.compiler[CompilerInfo]
    out = ctx.actions.declare_directory(ctx.label.name)
    inputs = [ctx.file.action_script, ctx.file.build_script, ctx.file.pack, ctx.file.source, ctx.file.zlib, ctx.executable.make]
    args = ctx.actions.args()
    args.add_all(["sh", ctx.file.action_script, ctx.executable.busybox, ctx.executable.make, compiler.cc, compiler.ar])
    args.add_all([ctx.file.source, ctx.file.zlib, ctx.file.pack])
    args.add(out.path)
    ctx.actions.run(
        arguments = [args],
        executable = ctx.executable.busybox,
        execution_requirements = {"cpu": "2"},
        inputs = depset(inputs, transitive = [compiler.files]),
        mnemonic = "PbhStage0",
        outputs = [out],
        progress_message = "Building the stage 0 Python",
        toolchain = None,
    )
    return [DefaultInfo(files = depset([out]))]

stage0 = rule(
    implementation = _stage0_impl,
    attrs = {
        "action_script": attr.label(allow_single_file = True, mandatory = True, doc = "Prepares the sandbox."),
        "build_script": attr.label(allow_single_file = True, mandatory = True, doc = "Builds Python."),
        "busybox": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "Shell and small programs."),
        "compiler": attr.label(mandatory = True, providers = [CompilerInfo], doc = "Compiler of static programs."),
        "make": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "GNU make."),
        "pack": attr.label(allow_single_file = True, mandatory = True, doc = "Packs the standard library."),
        "source": attr.label(allow_single_file = True, mandatory = True, doc = "CPython's source tar."),
        "zlib": attr.label(allow_single_file = True, mandatory = True, doc = "zlib's source tar."),
    },
    doc = "Folder with bin/python3.X and its library as one zip file.",
)
