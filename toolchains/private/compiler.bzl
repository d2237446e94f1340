"""A compiler as files: the driver under the names cc, ld and ar, each with its configuration beside it."""

load("//platforms:targets.bzl", "TARGETS")
load("//toolchains:native_toolchain_info.bzl", "CompilerInfo")
load(":compiler_words.bzl", "compiler_words")

visibility(["//toolchains/..."])

def _tool(ctx, name, words, sysroot = None):
    tool = ctx.actions.declare_file("%s/%s" % (ctx.label.name, name))
    conf = ctx.actions.declare_file("%s/%s.conf" % (ctx.label.name, name))
    lines = ["zig " + ctx.file.zig.path]
    if sysroot:
        lines.append("sysroot " + sysroot.path)
    ctx.actions.symlink(output = tool, target_file = ctx.executable.driver, is_executable = True)
    ctx.actions.write(conf, "".join([line + "\n" for line in lines + ["arg " + word for word in words]]))
    return [tool, conf]

def _compiler_impl(ctx):
    cc = _tool(ctx, "cc", compiler_words(TARGETS[ctx.attr.triple]) + ctx.attr.words, ctx.file.sysroot)
    ar = _tool(ctx, "ar", ["ar"])
    objcopy = _tool(ctx, "objcopy", ["objcopy"])
    tools = cc + ar + objcopy + _tool(ctx, "ld", ["ld.lld"])
    files = depset(tools + [ctx.file.sysroot, ctx.executable.driver], transitive = [depset(ctx.files.zig_files)])
    return [
        DefaultInfo(files = files),
        CompilerInfo(
            ar = ar[0],
            cc = cc[0],
            files = files,
            label = ctx.label,
            objcopy = objcopy[0],
            zig = ctx.file.zig,
        ),
    ]

compiler = rule(
    implementation = _compiler_impl,
    attrs = {
        "driver": attr.label(cfg = "exec", executable = True, mandatory = True, doc = "The compiler driver."),
        "sysroot": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "Sysroot of the triple."),
        "triple": attr.string(mandatory = True, values = TARGETS.keys(), doc = "Row of TARGETS."),
        "words": attr.string_list(doc = "Words added to every call of cc."),
        "zig": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "The compiler program."),
        "zig_files": attr.label(cfg = "exec", mandatory = True, doc = "The compiler's whole tree."),
    },
    doc = "Compiler and binary tools for a triple, usable as executables of actions.",
)
