"""Public macros of the toolchains."""

load("//platforms:targets.bzl", "TARGETS")
load("//toolchains/private:native_toolchain.bzl", "native_toolchain")
load("//toolchains/private:sysroot.bzl", "sysroot")

_ZIG = "@src_zig//:tree/zig"
_ZIG_FILES = "@src_zig//:files"
_BUILD_TRIPLE = "x86_64-unknown-linux-musl"

def declare_toolchains(name):
    """Declares `sysroot_<triple>`, `native_<triple>` and `<name>_<triple>` for every row of TARGETS.

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
        native_toolchain(
            name = "native_" + triple,
            build_sysroot = ":sysroot_" + _BUILD_TRIPLE,
            build_triple = _BUILD_TRIPLE,
            driver = ":driver",
            sysroot = ":sysroot_" + triple,
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
