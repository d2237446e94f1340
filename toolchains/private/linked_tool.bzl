"""A static program for the exec platform that links one of our packages."""

load("//cpython/private:transitions.bzl", "target_triple_transition")  # buildifier: disable=bzl-visibility
load("//third_party:native_library_info.bzl", "NativeLibraryInfo")
load("//toolchains:native_toolchain_info.bzl", "CompilerInfo")

visibility(["//toolchains/..."])

def _linked_tool_impl(ctx):
    compiler = ctx.attr.compiler[CompilerInfo]
    prefix = ctx.attr.library[0][NativeLibraryInfo].prefix
    out = ctx.actions.declare_file(ctx.label.name)
    args = ctx.actions.args()
    args.add_all(["-static", "-s", "-I%s/include" % prefix.path])
    args.add_all(ctx.files.srcs)
    args.add_all(["%s/lib/lib%s.a" % (prefix.path, name) for name in ctx.attr.link_names])
    args.add("-o", out)
    ctx.actions.run(
        arguments = [args],
        executable = compiler.cc,
        inputs = depset(ctx.files.srcs + [prefix], transitive = [compiler.files]),
        mnemonic = "PbhTool",
        outputs = [out],
        progress_message = "Building the tool %s" % ctx.label.name,
        toolchain = None,
    )
    return [DefaultInfo(files = depset([out]), executable = out)]

linked_tool = rule(
    implementation = _linked_tool_impl,
    attrs = {
        "compiler": attr.label(mandatory = True, providers = [CompilerInfo], doc = "What compiles it."),
        "library": attr.label(
            cfg = target_triple_transition,
            mandatory = True,
            providers = [NativeLibraryInfo],
            doc = "Package it links, built for `triple`.",
        ),
        "link_names": attr.string_list(doc = "Archives of that package, as -l names."),
        "srcs": attr.label_list(allow_files = [".c"], mandatory = True, doc = "C sources."),
        "triple": attr.string(mandatory = True, doc = "Target triple of the exec platform's static programs."),
        "_allowlist_function_transition": attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist"),
    },
    doc = "Static program of the exec platform.",
    executable = True,
)
