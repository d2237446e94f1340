"""The sysroot of a target triple: start files and C library, made once by the compiler."""

load("//platforms:targets.bzl", "TARGETS")
load(":compiler_words.bzl", "sysroot_words")

visibility(["//toolchains/..."])

def _sysroot_impl(ctx):
    out = ctx.actions.declare_directory(ctx.label.name)
    args = ctx.actions.args()
    args.add("--make-sysroot")
    args.add(out.path)
    args.add(ctx.file.zig)
    args.add_all(sysroot_words(TARGETS[ctx.attr.triple]))
    ctx.actions.run(
        arguments = [args],
        executable = ctx.executable.driver,
        execution_requirements = {"cpu": "2"},
        inputs = depset(ctx.files.zig_files),
        mnemonic = "PbhSysroot",
        outputs = [out],
        progress_message = "Building the C library of " + ctx.attr.triple,
        toolchain = None,
    )
    return [DefaultInfo(files = depset([out]))]

sysroot = rule(
    implementation = _sysroot_impl,
    attrs = {
        "driver": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "The compiler driver."),
        "triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Row of TARGETS."),
        "zig": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "The compiler program."),
        "zig_files": attr.label(cfg = "exec", mandatory = True, doc = "The compiler's whole tree."),
    },
    doc = "Folder with lib/: start files, C library (or stubs of it) and compiler-rt of a target.",
)
