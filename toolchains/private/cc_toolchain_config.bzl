"""Bazel's view of a compiler: ordinary cc_library and cc_binary targets use it."""

load("@rules_cc//cc:action_names.bzl", "ACTION_NAMES")
load("@rules_cc//cc:cc_toolchain_config_lib.bzl", "action_config", "tool")
load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("@rules_cc//cc/toolchains:cc_toolchain_config_info.bzl", "CcToolchainConfigInfo")
load("//platforms:targets.bzl", "TARGETS")
load("//toolchains:native_toolchain_info.bzl", "CompilerInfo")

visibility(["//toolchains/..."])

# what Bazel's own features need to be told is wanted, for a tool that is a built file
_COMPILE = ["compiler_input_flags", "compiler_output_flags", "legacy_compile_flags", "user_compile_flags"]
_LINK = [
    "legacy_link_flags",
    "libraries_to_link",
    "library_search_directories",
    "linker_param_file",
    "linkstamps",
    "output_execpath_flags",
    "runtime_library_search_directories",
    "strip_debug_symbols",
    "user_link_flags",
]
_ACTIONS = {
    ACTION_NAMES.assemble: ("cc", _COMPILE),
    ACTION_NAMES.c_compile: ("cc", _COMPILE),
    ACTION_NAMES.cpp_compile: ("cc", _COMPILE),
    ACTION_NAMES.cpp_link_dynamic_library: ("cc", _LINK + ["shared_flag"]),
    ACTION_NAMES.cpp_link_executable: ("cc", _LINK + ["force_pic_flags"]),
    ACTION_NAMES.cpp_link_nodeps_dynamic_library: ("cc", _LINK + ["shared_flag"]),
    ACTION_NAMES.cpp_link_static_library: ("ar", ["archiver_flags", "linker_param_file"]),
    ACTION_NAMES.preprocess_assemble: ("cc", _COMPILE),
    ACTION_NAMES.strip: ("objcopy", []),
}

def _cc_toolchain_config_impl(ctx):
    row = TARGETS[ctx.attr.triple]
    compiler = ctx.attr.compiler[CompilerInfo]
    tools = {"ar": compiler.ar, "cc": compiler.cc, "objcopy": compiler.objcopy}
    includes = ["lib/include"] + ["lib/libc/include/" + name for name in row["zig_includes"]]
    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        abi_libc_version = row["libc_floor"],
        abi_version = row["clang_target"],
        action_configs = [
            action_config(action_name = action, implies = implies, tools = [tool(tool = tools[name])])
            for action, (name, implies) in _ACTIONS.items()
        ],
        compiler = "clang",
        cxx_builtin_include_directories = ["%%workspace%%/%s/%s" % (compiler.zig.dirname, name) for name in includes],
        target_cpu = row["cpu"],
        target_libc = row["libc"],
        target_system_name = row["clang_target"],
        toolchain_identifier = "clang-" + ctx.attr.triple,
    )

cc_toolchain_config = rule(
    implementation = _cc_toolchain_config_impl,
    attrs = {
        "compiler": attr.label(cfg = "exec", mandatory = True, providers = [CompilerInfo], doc = "The compiler of the triple."),
        "triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Row of TARGETS."),
    },
    doc = "Configuration of a cc_toolchain for a triple (C; the sysroots hold no C++ library).",
    provides = [CcToolchainConfigInfo],
)
