"""The toolchain that package builds resolve by platform."""

load("//platforms:targets.bzl", "TARGETS")
load("//toolchains:native_toolchain_info.bzl", "NativeToolchainInfo")

visibility(["//toolchains/..."])

def _native_toolchain_impl(ctx):
    build_triple = ctx.attr.build_triple
    info = NativeToolchainInfo(
        build_row = dict(TARGETS[build_triple], triple = build_triple),
        build_sysroot = ctx.file.build_sysroot,
        driver = ctx.executable.driver,
        files = depset(
            [ctx.executable.driver, ctx.file.sysroot, ctx.file.build_sysroot],
            transitive = [depset(ctx.files.zig_files)],
        ),
        label = ctx.label,
        row = dict(TARGETS[ctx.attr.triple], triple = ctx.attr.triple),
        sysroot = ctx.file.sysroot,
        zig = ctx.file.zig,
    )
    return [platform_common.ToolchainInfo(native = info)]

native_toolchain = rule(
    implementation = _native_toolchain_impl,
    attrs = {
        "build_sysroot": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "Sysroot of `build_triple`."),
        "build_triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Target of programs that run during builds."),
        "driver": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "The compiler driver."),
        "sysroot": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "Sysroot of `triple`."),
        "triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Row of TARGETS."),
        "zig": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "The compiler program."),
        "zig_files": attr.label(cfg = "exec", mandatory = True, doc = "The compiler's whole tree."),
    },
    doc = "Compiler, sysroot and table row of one triple.",
)
