"""A small C program compiled in one action: the tools that exist before any script can run."""

load("//toolchains:native_toolchain_info.bzl", "CompilerInfo")

visibility(["//toolchains/..."])

def _tool_program_impl(ctx):
    compiler = ctx.attr.compiler[CompilerInfo]
    out = ctx.actions.declare_file(ctx.label.name)
    args = ctx.actions.args()
    args.add_all(ctx.attr.copts)
    args.add_all(ctx.files.hdrs, before_each = "-I", map_each = _folder, uniquify = True)
    tree = ctx.attr.tree.label.workspace_root + "/tree" if ctx.attr.tree else ""
    args.add_all(["-I%s/%s" % (tree, folder) for folder in ctx.attr.includes])
    args.add_all(["%s/%s" % (tree, src) for src in ctx.attr.tree_srcs])
    args.add_all(ctx.files.srcs)
    args.add("-o", out)
    ctx.actions.run(
        arguments = [args],
        executable = compiler.cc,
        inputs = depset(ctx.files.srcs + ctx.files.hdrs, transitive = [compiler.files, depset(ctx.files.tree)]),
        mnemonic = "PbhTool",
        outputs = [out],
        progress_message = "Building the tool %s" % ctx.label.name,
        toolchain = None,
    )
    return [DefaultInfo(files = depset([out]), executable = out)]

def _folder(file):
    return file.dirname

tool_program = rule(
    implementation = _tool_program_impl,
    attrs = {
        "compiler": attr.label(mandatory = True, providers = [CompilerInfo], doc = "What compiles it."),
        "copts": attr.string_list(doc = "Compiler words."),
        "hdrs": attr.label_list(allow_files = [".h"], doc = "Our headers; their folders come first in the search."),
        "includes": attr.string_list(doc = "Folders of the source tree to search."),
        "srcs": attr.label_list(allow_files = [".c"], doc = "Our own C sources."),
        "tree": attr.label(doc = "Files of the source tree."),
        "tree_srcs": attr.string_list(doc = "Sources, relative to the source tree."),
    },
    doc = "One static program for the exec platform, compiled and linked in a single action.",
    executable = True,
)
