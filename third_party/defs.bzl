"""Public macros of third_party."""

load("//third_party/private:native_library.bzl", "native_library")
load(":extension.bzl", "source_repository_name")
load(":packages.bzl", "PACKAGES")

def declare_package(name, perl = None):
    """Declares the target of a package from its row and its folder: recipe.py and *.patch.

    Args:
      name: row of PACKAGES and the folder's name.
      perl: label of perl, for a package whose build needs one.
    """
    native_library(
        name = name,
        package = name,
        patches = native.glob(["*.patch"], allow_empty = True),
        perl = perl,
        recipe = "recipe.py",
        source = "@%s//:tree.tar" % source_repository_name(name),
        visibility = ["//visibility:public"],
        deps = ["//third_party/" + dep for dep in PACKAGES[name]["deps"]],
    )
