"""Macros that turn the rows of TARGETS into constraints and platforms."""

load(":targets.bzl", "TARGETS")

def declare_triples(name):
    """Declares a constraint setting `name` with one value per triple.

    The default is the commonest Linux so that a plain host platform resolves a toolchain.

    Args:
      name: the constraint setting.
    """
    native.constraint_setting(
        name = name,
        default_constraint_value = ":x86_64-unknown-linux-gnu",
    )
    for triple in TARGETS:
        native.constraint_value(
            name = triple,
            constraint_setting = ":" + name,
        )

def declare_platforms(name):
    """Declares a platform per triple and a filegroup of nothing called `name`, for queries.

    Args:
      name: the group.
    """
    for triple, row in TARGETS.items():
        constraints = ["@platforms//os:linux", "//platforms/constraints/triple:" + triple]
        if row["platform_cpu"]:
            constraints.append("@platforms//cpu:" + row["platform_cpu"])
        native.platform(
            name = triple,
            constraint_values = constraints,
        )
    native.filegroup(name = name)
