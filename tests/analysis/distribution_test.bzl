"""What every distribution target provides: facts of its name, and archives named as consumers expect."""

load("@bazel_skylib//lib:unittest.bzl", "analysistest", "asserts")
load("//cpython:cpython_info.bzl", "DistributionInfo")
load("//cpython:defs.bzl", "distribution_names")
load("//cpython:versions.bzl", "VERSIONS")

def _distribution_test_impl(ctx):
    env = analysistest.begin(ctx)
    target = analysistest.target_under_test(env)
    info = target[DistributionInfo]
    version = VERSIONS[ctx.attr.python]["version"]
    asserts.equals(env, version, info.version)
    asserts.equals(env, ctx.attr.triple, info.triple)
    asserts.equals(env, ctx.attr.options, info.options)
    want = "cpython-%s-%s-%s-full.tar.zst" % (version, ctx.attr.triple, ctx.attr.options)
    asserts.equals(env, [want], [file.basename for file in target[DefaultInfo].files.to_list()])
    mnemonics = [action.mnemonic for action in analysistest.target_actions(env)]
    asserts.equals(env, ["PbhAssemble", "PbhCompress"], [name for name in mnemonics if name.startswith("Pbh")])
    for action in analysistest.target_actions(env):
        if action.mnemonic.startswith("Pbh"):
            names = [name for name in action.env if name in ["HOME", "PATH", "USER"]]
            asserts.equals(env, [], names, action.mnemonic + " sees the host's environment")
    return analysistest.end(env)

distribution_test = analysistest.make(
    _distribution_test_impl,
    attrs = {
        "options": attr.string(doc = "Build options."),
        "python": attr.string(doc = "Row of VERSIONS."),
        "triple": attr.string(doc = "Row of TARGETS."),
    },
)

def distribution_test_suite(name):
    """Declares one test per distribution.

    Args:
      name: the suite.
    """
    tests = []
    for dist, python, triple, options in distribution_names():
        tests.append(":%s_%s_test" % (name, dist))
        distribution_test(
            name = tests[-1].removeprefix(":"),
            options = options,
            python = python,
            target_under_test = "//cpython:" + dist,
            triple = triple,
        )
    native.test_suite(
        name = name,
        tests = tests,
    )
