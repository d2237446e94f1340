"""Public macros: one target per distribution."""

load("//cpython/private:cpython_build.bzl", "cpython_build", "linked_packages")
load("//cpython/private:distribution.bzl", "distribution", "flavour", "install_tree", "python_program")
load("//platforms:targets.bzl", "TARGETS")
load("//third_party:extension.bzl", "source_repository_name")
load(":options.bzl", "OPTIONS")
load(":versions.bzl", "VERSIONS")

def distribution_names():
    """Every distribution that CI builds and runs: list of (name, minor version, triple, options)."""
    return [
        ("%s-%s-%s" % (python, triple, options), python, triple, options)
        for python, version in VERSIONS.items()
        if version["status"] == "built"
        for triple, target in TARGETS.items()
        if target["status"] == "built"
        for options in OPTIONS
    ]

def _declare(name, python, triple, options):
    version = VERSIONS[python]
    build = "_%s_build" % name
    cpython_build(
        name = build,
        options = options,
        patches = native.glob(["patches/%s/*.patch" % version["patches"]]),
        python = python,
        source = "@%s//:tree.tar" % source_repository_name(version["source"]),
        tags = ["manual"],
        triple = triple,
        deps = ["//third_party/" + package for package in linked_packages(python)],
    )
    distribution(
        name = name,
        build = build,
        pip = "@src_pip//:file",
        visibility = ["//visibility:public"],
    )
    for kind in ["install_only", "install_only_stripped"]:
        flavour(
            name = "%s.%s" % (name, kind),
            distribution = name,
            flavour = kind,
            visibility = ["//visibility:public"],
        )
    install_tree(
        name = name + ".install",
        distribution = name,
        visibility = ["//visibility:public"],
    )
    python_program(
        name = name + ".python",
        tree = name + ".install",
        visibility = ["//visibility:public"],
    )

def declare_distributions(name):
    """Declares every distribution of the tables and a group of all of them.

    Args:
      name: the group.
    """
    names = distribution_names()
    for dist, python, triple, options in names:
        _declare(dist, python, triple, options)
    native.filegroup(
        name = name,
        srcs = [dist for dist, _, _, _ in names],
        tags = ["manual"],
        visibility = ["//visibility:public"],
    )
