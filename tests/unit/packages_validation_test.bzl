"""Every message of the check of PACKAGES, and the table itself."""

load("@bazel_skylib//lib:unittest.bzl", "asserts", "unittest")
load("//third_party:packages.bzl", "PACKAGES")
load("//third_party/private:packages_validation.bzl", "packages_errors", "validate_packages")  # buildifier: disable=bzl-visibility

_ROW = {
    "deps": [],
    "jobs": 1,
    "keep": ["*"],
    "kind": "library",
    "license_files": ["LICENSE"],
    "link_names": ["zz"],
    "sources": [{"sha256": "0" * 64, "type": "upstream", "url": "https://example.org/zz.tar.gz"}],
    "spdx": ["MIT"],
    "tree": "1" * 64,
    "version": "1",
}

def _source(**changes):
    return {"sources": [dict(_ROW["sources"][0], **changes)]}

# what is changed in a good row, and the start of the one message that follows
_CASES = {
    "cycle": ({"deps": ["other"]}, "deps: got a cycle through other, zz, want none"),
    "dep": ({"deps": ["zlob"]}, "zz.deps: got \"zlob\", want another row of PACKAGES"),
    "dep_on_itself": ({"deps": ["zz"]}, "zz.deps: got \"zz\", want another row of PACKAGES"),
    "field": ({"colour": "red"}, "zz.colour: got this field, want one of deps, jobs"),
    "jobs": ({"jobs": 0}, "zz.jobs: got 0, want 1 or more"),
    "keep": ({"keep": []}, "zz.keep: got [], want patterns, and none for a wheel"),
    "kind": ({"kind": "librarie"}, "zz.kind: got \"librarie\", want one of files, headers, library"),
    "licence": ({"license_files": []}, "zz.license_files: got none, want at least one"),
    "link_names": ({"link_names": []}, "zz.link_names: got none, want at least one"),
    "path": (
        {"sources": [{"path": "debian/pool/zz", "sha256": "0" * 64, "type": "debian"}]},
        "zz.sources[0].path: got \"debian/pool/zz\", want a path below pool/",
    ),
    "requirement": (
        {"sources": [{"file": "zz.whl", "sha256": "0" * 64, "type": "pypi"}]},
        "zz.sources[0].requirement: got nothing, want a string",
    ),
    "sha256": (_source(sha256 = "xyz"), "zz.sources[0].sha256: got \"xyz\", want 64 hex digits"),
    "source_field": (_source(mirror = "x"), "zz.sources[0].mirror: got this field, want one of url"),
    "source_type": (_source(type = "ftp"), "zz.sources[0].type: got ftp, want one of debian, pypi"),
    "sources": ({"sources": []}, "zz.sources: got none, want at least one"),
    "spdx": ({"spdx": []}, "zz.spdx: got none, want at least one SPDX id"),
    "tree": ({"tree": "?"}, "zz.tree: got \"?\", want 64 hex digits; run python3 py/tools/fetch.py pin zz"),
    "type_of_field": ({"jobs": "1"}, "zz.jobs: got a string, want a int"),
    "url": (_source(url = "http://example.org/zz"), "zz.sources[0].url: got \"http://example.org/zz\", want an https"),
}

def _messages_test(ctx):
    env = unittest.begin(ctx)
    other = dict(_ROW, deps = ["zz"])
    for name, (changes, message) in _CASES.items():
        errors = packages_errors({"other": other, "zz": dict(_ROW, **changes)})
        asserts.equals(env, 1, len(errors), "%s: %s" % (name, errors))
        asserts.true(
            env,
            errors[0].startswith("third_party/packages.bzl: " + message),
            "%s: got %s, want %s" % (name, errors[0], message),
        )
    return unittest.end(env)

messages_test = unittest.make(_messages_test)

def _missing_field_test(ctx):
    env = unittest.begin(ctx)
    for field in _ROW:
        row = {key: value for key, value in _ROW.items() if key != field}
        errors = packages_errors({"zz": row})
        asserts.equals(env, 1, len(errors))
        asserts.true(env, "zz.%s: got nothing, want a " % field in errors[0], errors[0])
    return unittest.end(env)

missing_field_test = unittest.make(_missing_field_test)

def _all_errors_at_once_test(ctx):
    env = unittest.begin(ctx)
    said = []
    validate_packages({"Zz": dict(_ROW, jobs = 0)}, _fail = said.append)
    asserts.equals(env, 1, len(said))
    asserts.equals(env, 2, len(said[0].split("\n")))
    asserts.true(env, "Zz: got this name, want lower case letters, digits and _" in said[0])
    return unittest.end(env)

all_errors_at_once_test = unittest.make(_all_errors_at_once_test)

def _the_table_is_right_test(ctx):
    env = unittest.begin(ctx)
    asserts.equals(env, [], packages_errors(PACKAGES))
    return unittest.end(env)

the_table_is_right_test = unittest.make(_the_table_is_right_test)

def packages_validation_test_suite(name):
    """Declares the tests of this file.

    Args:
      name: of the test suite.
    """
    unittest.suite(
        name,
        messages_test,
        missing_field_test,
        all_errors_at_once_test,
        the_table_is_right_test,
    )
