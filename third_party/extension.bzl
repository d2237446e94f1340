"""The module extension that turns every row of PACKAGES into a repository `@src_<name>`."""

load("//third_party:packages.bzl", "PACKAGES")
load("//third_party/private:packages_validation.bzl", "validate_packages")
load("//third_party/private:source_repository.bzl", "source_repository")

def source_repository_name(package):
    """Returns the repository name of a package, e.g. `src_zlib`."""
    return "src_" + package.replace("-", "_").replace(".", "_")

def _sources_impl(mctx):
    validate_packages(PACKAGES)
    names = []
    for package, row in PACKAGES.items():
        names.append(source_repository_name(package))
        source_repository(
            name = names[-1],
            row = json.encode(dict(row, name = package)),
        )
    return mctx.extension_metadata(
        reproducible = True,
        root_module_direct_deps = names,
        root_module_direct_dev_deps = [],
    )

sources = module_extension(
    implementation = _sources_impl,
    doc = "One repository per package; fetches nothing until a target needs it.",
)
