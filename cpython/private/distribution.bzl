"""Actions 2 and 3 of a distribution: metadata and layout, then the archives."""

load("//cpython:cpython_info.bzl", "CpythonBuildInfo", "DistributionInfo")
load("//toolchains:build_tools_info.bzl", "BuildToolsInfo", "run_python_tool")

visibility(["//cpython/..."])

_LEVEL = "19"
_FLAVOURS = ["install_only", "install_only_stripped"]

def _assemble(ctx, build, tools, out):
    args = ctx.actions.args()
    args.add("--raw", build.raw)
    args.add("--wheel", ctx.file.pip)
    args.add("--targets", ctx.file._targets)
    args.add("--packages", ctx.file._packages)
    args.add("--triple", build.triple)
    args.add("--version", build.version)
    args.add("--options", build.options)
    deps = build.deps.to_list()
    args.add_all(["%s=%s" % (dep.name, dep.prefix.path) for dep in deps], before_each = "--dep")
    args.add("--out", out)
    run_python_tool(
        ctx,
        arguments = [args],
        inputs = depset([build.raw, ctx.file.pip, ctx.file._targets, ctx.file._packages] + [dep.prefix for dep in deps]),
        libraries = ctx.attr._assemble_libraries,
        main = ctx.file._assemble_main,
        mnemonic = "PbhAssemble",
        outputs = [out],
        progress_message = "Assembling CPython %s (%s) for %s" % (build.version, build.options, build.triple),
        tools = tools,
    )

def _compress(ctx, build, full, out):
    ctx.actions.run(
        arguments = [_LEVEL, full.path, out.path],
        executable = ctx.executable._zstd,
        execution_requirements = {"cpu": "2"},
        inputs = [full],
        mnemonic = "PbhCompress",
        outputs = [out],
        progress_message = "Compressing CPython %s (%s) for %s" % (build.version, build.options, build.triple),
        toolchain = None,
    )

def archive_stem(build):
    """The start of every archive's name, as PBS spells it, without date."""
    return "cpython-%s-%s" % (build.version, build.triple)

def _distribution_impl(ctx):
    build = ctx.attr.build[CpythonBuildInfo]
    full = ctx.actions.declare_file(ctx.label.name + ".full.tar")
    out = ctx.actions.declare_file("%s-%s-full.tar.zst" % (archive_stem(build), build.options))
    _assemble(ctx, build, ctx.attr._tools[BuildToolsInfo], full)
    _compress(ctx, build, full, out)
    return [
        DefaultInfo(files = depset([out])),
        DistributionInfo(
            full = full,
            label = ctx.label,
            options = build.options,
            triple = build.triple,
            version = build.version,
        ),
    ]

distribution = rule(
    implementation = _distribution_impl,
    attrs = {
        "build": attr.label(mandatory = True, providers = [CpythonBuildInfo], doc = "What was built."),
        "pip": attr.label(allow_single_file = True, mandatory = True, doc = "pip's wheel."),
        "_assemble_libraries": attr.label_list(
            default = ["//py:pbh.assemble", "//py:pbh.metadata", "//py:pbh.suggest", "//py:pbh.tables"],
            doc = "Imports of the entry point.",
        ),
        "_assemble_main": attr.label(allow_single_file = True, default = "//py/tools:assemble.py", doc = "Entry point."),
        "_packages": attr.label(allow_single_file = True, default = "//third_party:packages.bzl", doc = "PACKAGES."),
        "_targets": attr.label(allow_single_file = True, default = "//platforms:targets.bzl", doc = "TARGETS."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
        "_zstd": attr.label(cfg = "exec", default = "//toolchains/zstd:zstdc", executable = True, doc = "Compressor."),
    },
    doc = "The full archive of a distribution.",
)

def _flavour_impl(ctx):
    dist = ctx.attr.distribution[DistributionInfo]
    suffix = "" if dist.options == "noopt" else "-" + dist.options
    out = ctx.actions.declare_file("%s%s-%s.tar.gz" % (archive_stem(dist), suffix, ctx.attr.flavour))
    run_python_tool(
        ctx,
        arguments = [ctx.attr.flavour, dist.full.path, out.path],
        inputs = depset([dist.full]),
        libraries = ctx.attr._libraries,
        main = ctx.file._main,
        mnemonic = "PbhFlavour",
        outputs = [out],
        progress_message = "Packing %s" % out.basename,
        tools = ctx.attr._tools[BuildToolsInfo],
    )
    return [DefaultInfo(files = depset([out]))]

flavour = rule(
    implementation = _flavour_impl,
    attrs = {
        "distribution": attr.label(mandatory = True, providers = [DistributionInfo], doc = "The full distribution."),
        "flavour": attr.string(mandatory = True, values = _FLAVOURS, doc = "Which archive."),
        "_libraries": attr.label_list(default = ["//py:pbh.flavours"], doc = "Imports of the entry point."),
        "_main": attr.label(allow_single_file = True, default = "//py/tools:flavour.py", doc = "Entry point."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
    },
    doc = "An archive for users made from the full distribution.",
)

def _install_tree_impl(ctx):
    dist = ctx.attr.distribution[DistributionInfo]
    out = ctx.actions.declare_directory(ctx.label.name)
    run_python_tool(
        ctx,
        arguments = [dist.full.path, out.path],
        inputs = depset([dist.full]),
        libraries = ctx.attr._libraries,
        main = ctx.file._main,
        mnemonic = "PbhInstallTree",
        outputs = [out],
        progress_message = "Unpacking CPython %s (%s) for %s" % (dist.version, dist.options, dist.triple),
        tools = ctx.attr._tools[BuildToolsInfo],
    )
    return [DefaultInfo(files = depset([out]))]

install_tree = rule(
    implementation = _install_tree_impl,
    attrs = {
        "distribution": attr.label(mandatory = True, providers = [DistributionInfo], doc = "The full distribution."),
        "_libraries": attr.label_list(default = ["//py:pbh.archive"], doc = "Imports of the entry point."),
        "_main": attr.label(allow_single_file = True, default = "//py/tools:install_tree.py", doc = "Entry point."),
        "_tools": attr.label(default = "//toolchains/bootstrap:tools", providers = [BuildToolsInfo], doc = "Programs."),
    },
    doc = "The install tree of a distribution as a folder.",
)

def _python_program_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name)
    tree = ctx.file.tree

    # the tree lies beside the script, in bazel-bin and in runfiles alike
    ctx.actions.write(
        out,
        "#!/bin/sh\nexec \"$(dirname \"$0\")/%s/bin/python3\" \"$@\"\n" % tree.basename,
        is_executable = True,
    )
    return [DefaultInfo(
        executable = out,
        files = depset([out]),
        runfiles = ctx.runfiles(files = [tree]),
    )]

python_program = rule(
    implementation = _python_program_impl,
    attrs = {
        "tree": attr.label(allow_single_file = True, mandatory = True, doc = "Install tree of a distribution."),
    },
    doc = "Runs a distribution's interpreter: `bazel run`.",
    executable = True,
)
