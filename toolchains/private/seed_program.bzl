"""A program compiled by the compiler's own driver: the first step, when there is no sysroot yet."""

visibility(["//toolchains/..."])

def _seed_program_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name)
    args = ctx.actions.args()
    args.add_all(["cc", "-target", "x86_64-linux-musl", "-mcpu=x86_64", "-static", "-s"])
    args.add_all(["-O2", "-g0", "-fno-sanitize=undefined"])
    args.add("-o", out)
    args.add_all(ctx.files.srcs)
    ctx.actions.run(
        arguments = [args],
        env = {"ZIG_GLOBAL_CACHE_DIR": "zig-cache", "ZIG_LOCAL_CACHE_DIR": "zig-cache"},
        executable = ctx.file.zig,
        inputs = depset(ctx.files.srcs + ctx.files.hdrs, transitive = [depset(ctx.files.zig_files)]),
        mnemonic = "PbhSeedProgram",
        outputs = [out],
        progress_message = "Building the compiler driver",
        toolchain = None,
    )
    return [DefaultInfo(files = depset([out]), executable = out)]

seed_program = rule(
    implementation = _seed_program_impl,
    attrs = {
        "hdrs": attr.label_list(allow_files = [".h"], doc = "Headers that the sources include."),
        "srcs": attr.label_list(allow_files = [".c"], mandatory = True, doc = "C sources."),
        "zig": attr.label(allow_single_file = True, cfg = "exec", mandatory = True, doc = "The compiler program."),
        "zig_files": attr.label(cfg = "exec", mandatory = True, doc = "The compiler's whole tree."),
    },
    doc = "Static program for the exec platform, built by the compiler alone.",
    executable = True,
)
