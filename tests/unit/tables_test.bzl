"""The functions beside the tables: distribution names, capabilities, source repositories, compiler words."""

load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//cpython:capabilities.bzl", "CAPABILITIES", "capabilities_of", "has_capability")
load("//cpython:defs.bzl", "distribution_names")
load("//cpython:options.bzl", "OPTIONS")
load("//cpython:versions.bzl", "VERSIONS")
load("//platforms:targets.bzl", "TARGETS")
load("//third_party:extension.bzl", "source_repository_name")
load("//third_party:packages.bzl", "PACKAGES")
load("//toolchains/private:compiler_words.bzl", "compiler_words", "sysroot_words")  # buildifier: disable=bzl-visibility

def _distribution_names_test(ctx):
    env = unittest.begin(ctx)
    names = distribution_names()
    asserts.true(env, names, "no distribution at all")
    asserts.equals(env, len(names), len({row[0]: None for row in names}), "names must differ")
    for name, python, triple, options in names:
        asserts.equals(env, "%s-%s-%s" % (python, triple, options), name)
        asserts.equals(env, "built", VERSIONS[python]["status"], name)
        asserts.equals(env, "built", TARGETS[triple]["status"], name)
        asserts.true(env, all([word in OPTIONS for word in options.split("+")]), name)
    asserts.true(env, "3.13-x86_64-unknown-linux-gnu-noopt" in [row[0] for row in names])
    return unittest.end(env)

distribution_names_test = unittest.make(_distribution_names_test)

# what a version needs to have a capability, and versions on both sides of each limit
_LIMITS = {
    "external_inspection_module": {"3.12": False, "3.13": True, "3.14": False},
    "free_threading": {"3.12": False, "3.13": True, "3.20": True, "3.9": False},
}

def _capabilities_test(ctx):
    env = unittest.begin(ctx)
    for name, versions in _LIMITS.items():
        for version, want in versions.items():
            asserts.equals(env, want, has_capability(version, name), "%s of %s" % (name, version))
    for version in VERSIONS:
        asserts.equals(env, [c for c in CAPABILITIES if has_capability(version, c)], capabilities_of(version))
    return unittest.end(env)

capabilities_test = unittest.make(_capabilities_test)

def _source_repository_name_test(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, "src_zlib", source_repository_name("zlib"))
    asserts.equals(env, "src_a_b_c", source_repository_name("a-b.c"))
    names = {source_repository_name(package): None for package in PACKAGES}
    asserts.equals(env, len(PACKAGES), len(names), "two packages share a repository")
    return unittest.end(env)

source_repository_name_test = unittest.make(_source_repository_name_test)

def _compiler_words_test(ctx):
    env = unittest.begin(ctx)
    for triple, row in TARGETS.items():
        words = compiler_words(row)
        asserts.equals(env, row["clang_target"], words[words.index("-target") + 1], triple)
        asserts.true(env, "-nostdinc" in words, triple + ": the host's headers must not be found")
        minor = [word for word in words if word.startswith("-D__GLIBC_MINOR__=")]
        asserts.equals(env, 1 if row["libc"] == "glibc" else 0, len(minor), triple)
        asserts.true(env, "--" in sysroot_words(row), triple)
    return unittest.end(env)

compiler_words_test = unittest.make(_compiler_words_test)

def tables_test_suite(name):
    """Declares the tests of this file.

    Args:
      name: of the test suite.
    """
    unittest.suite(
        name,
        distribution_names_test,
        capabilities_test,
        source_repository_name_test,
        compiler_words_test,
    )
