"""Public macros of the toolchains."""

load("@rules_cc//cc:defs.bzl", "cc_toolchain")
load("//platforms:targets.bzl", "TARGETS")
load("//toolchains/private:cc_toolchain_config.bzl", "cc_toolchain_config")
load("//toolchains/private:compiler.bzl", "compiler")
load("//toolchains/private:finished_sysroot.bzl", "finished_sysroot")
load("//toolchains/private:native_toolchain.bzl", "native_toolchain")
load("//toolchains/private:sysroot.bzl", "sysroot")

_ZIG = "@src_zig//:tree/zig"
_ZIG_FILES = "@src_zig//:files"
_BUILD_TRIPLE = "x86_64-unknown-linux-musl"

def declare_toolchains(name):
    """Declares sysroot, compiler and toolchains for every row of TARGETS, each named after its triple.

    Args:
      name: prefix of the registered toolchain() targets.
    """
    for triple in TARGETS:
        sysroot(
            name = "sysroot_" + triple,
            driver = ":driver",
            triple = triple,
            zig = _ZIG,
            zig_files = _ZIG_FILES,
        )
        finished_sysroot(
            name = "finished_sysroot_" + triple,
            raw = ":sysroot_" + triple,
            triple = triple,
        )
        native_toolchain(
            name = "native_" + triple,
            build_sysroot = ":sysroot_" + _BUILD_TRIPLE,
            build_triple = _BUILD_TRIPLE,
            driver = ":driver",
            sysroot = ":finished_sysroot_" + triple,
            triple = triple,
            zig = _ZIG,
            zig_files = _ZIG_FILES,
        )
        native.toolchain(
            name = "%s_%s" % (name, triple),
            exec_compatible_with = ["@platforms//cpu:x86_64", "@platforms//os:linux"],
            target_compatible_with = ["//platforms/constraints/triple:" + triple],
            toolchain = ":native_" + triple,
            toolchain_type = "//toolchains:native_toolchain_type",
        )
        _declare_cc_toolchain(name, triple)

def _declare_cc_toolchain(name, triple):
    """Declares `compiler_<triple>` and Bazel's C toolchain `<name>_cc_<triple>`."""
    files = ":compiler_" + triple
    compiler(
        name = "compiler_" + triple,
        driver = ":driver",
        sysroot = ":finished_sysroot_" + triple,
        triple = triple,
        zig = _ZIG,
        zig_files = _ZIG_FILES,
    )
    cc_toolchain_config(
        name = "config_" + triple,
        compiler = files,
        triple = triple,
    )
    cc_toolchain(
        name = "cc_" + triple,
        all_files = files,
        ar_files = files,
        as_files = files,
        compiler_files = files,
        dwp_files = files,
        linker_files = files,
        objcopy_files = files,
        strip_files = files,
        toolchain_config = ":config_" + triple,
        toolchain_identifier = "clang-" + triple,
    )
    native.toolchain(
        name = "%s_cc_%s" % (name, triple),
        exec_compatible_with = ["@platforms//cpu:x86_64", "@platforms//os:linux"],
        target_compatible_with = ["//platforms/constraints/triple:" + triple],
        toolchain = ":cc_" + triple,
        toolchain_type = "@bazel_tools//tools/cpp:toolchain_type",
    )
