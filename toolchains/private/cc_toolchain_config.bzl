"""Bazel's view of a compiler: ordinary cc_library and cc_binary targets use it."""

load("@rules_cc//cc:cc_toolchain_config_lib.bzl", "tool_path")
load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("@rules_cc//cc/toolchains:cc_toolchain_config_info.bzl", "CcToolchainConfigInfo")
load("//platforms:targets.bzl", "TARGETS")
load("//toolchains:native_toolchain_info.bzl", "CompilerInfo")

visibility(["//toolchains/..."])

# every tool name of Bazel's C++ rules, and ours; "" for those that nothing here calls
_TOOLS = {
    "ar": "ar",
    "cpp": "cc",
    "dwp": "",
    "gcc": "cc",
    "gcov": "",
    "ld": "ld",
    "nm": "",
    "objcopy": "objcopy",
    "objdump": "",
    "strip": "objcopy",
}

def _cc_toolchain_config_impl(ctx):
    row = TARGETS[ctx.attr.triple]
    compiler = ctx.attr.compiler[CompilerInfo]

    # Bazel resolves tool paths from the package of this rule
    depth = len(ctx.label.package.split("/")) + len([p for p in ctx.label.workspace_root.split("/") if p])
    folder = "../" * depth + compiler.cc.dirname
    zig = compiler.zig.dirname
    includes = ["lib/include"] + ["lib/libc/include/" + name for name in row["zig_includes"]]
    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        abi_libc_version = row["libc_floor"],
        abi_version = row["clang_target"],
        compiler = "clang",
        cxx_builtin_include_directories = ["%%workspace%%/%s/%s" % (zig, name) for name in includes],
        target_cpu = row["cpu"],
        target_libc = row["libc"],
        target_system_name = row["clang_target"],
        tool_paths = [
            tool_path(name = name, path = "%s/%s" % (folder, tool) if tool else "not-available")
            for name, tool in _TOOLS.items()
        ],
        toolchain_identifier = "clang-" + ctx.attr.triple,
    )

cc_toolchain_config = rule(
    implementation = _cc_toolchain_config_impl,
    attrs = {
        "compiler": attr.label(mandatory = True, providers = [CompilerInfo], doc = "The compiler of the triple."),
        "triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Row of TARGETS."),
    },
    doc = "Configuration of a cc_toolchain for a triple (C; the sysroots hold no C++ library).",
    provides = [CcToolchainConfigInfo],
)
