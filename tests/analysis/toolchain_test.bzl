"""For every row of TARGETS its platform resolves to its own toolchain."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//platforms:targets.bzl", "TARGETS")

_TYPE = "//toolchains:native_toolchain_type"

ChosenInfo = provider(
    doc = "What toolchain resolution chose.",
    fields = {"native": "(NativeToolchainInfo) The toolchain."},
)

def _platform_impl(_settings, attr):
    return {"//command_line_option:platforms": "//platforms:" + attr.triple}

_platform_transition = transition(
    implementation = _platform_impl,
    inputs = [],
    outputs = ["//command_line_option:platforms"],
)

def _chosen_impl(ctx):
    return [ChosenInfo(native = ctx.toolchains[_TYPE].native)]

_chosen = rule(
    implementation = _chosen_impl,
    attrs = {
        "triple": attr.string(mandatory = True, doc = "Row of TARGETS."),
        "_allowlist_function_transition": attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist"),
    },
    cfg = _platform_transition,
    doc = "Resolves the toolchain for a triple.",
    toolchains = [_TYPE],
)

def _toolchain_test_impl(ctx):
    env = analysistest.begin(ctx)
    info = analysistest.target_under_test(env)[ChosenInfo].native
    triple = ctx.attr.triple
    asserts.equals(env, triple, info.row["triple"])
    asserts.equals(env, dict(TARGETS[triple], triple = triple), info.row)
    asserts.equals(env, "x86_64-unknown-linux-musl", info.build_row["triple"])
    files = [file.path for file in info.files.to_list()]
    for file in [info.driver, info.sysroot, info.build_sysroot, info.zig]:
        asserts.true(env, file.path in files, file.path + " is used, so it must be an input")
    asserts.true(env, triple in info.sysroot.path, info.sysroot.path)
    return analysistest.end(env)

toolchain_test = analysistest.make(
    _toolchain_test_impl,
    attrs = {"triple": attr.string(doc = "Row of TARGETS.")},
)

def toolchain_test_suite(name):
    """Declares one test per triple.

    Args:
      name: the suite.
    """
    for triple in TARGETS:
        _chosen(
            name = "_%s_%s" % (name, triple),
            tags = ["manual"],
            triple = triple,
        )
        toolchain_test(
            name = "%s_%s_test" % (name, triple),
            target_under_test = ":_%s_%s" % (name, triple),
            triple = triple,
        )
    native.test_suite(
        name = name,
        tests = [":%s_%s_test" % (name, triple) for triple in TARGETS],
    )
