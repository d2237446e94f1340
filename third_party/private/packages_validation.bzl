"""Checks every row of PACKAGES when Bazel loads it, and names the key that is wrong."""

visibility(["//third_party/...", "//tests/..."])

KINDS = ["files", "headers", "library", "tool", "wheel"]
_FIELDS = {
    "deps": "list",
    "jobs": "int",
    "keep": "list",
    "kind": "string",
    "license_files": "list",
    "link_names": "list",
    "sources": "list",
    "spdx": "list",
    "tree": "string",
    "version": "string",
}
_SOURCE_FIELDS = {
    "debian": ["path"],
    "pypi": ["file", "requirement"],
    "upstream": ["url"],
}
_OPTIONAL_SOURCE_FIELDS = ["file", "root"]

def _error(key, got, want, fix):
    return "third_party/packages.bzl: %s: got %s, want %s; %s" % (key, got, want, fix)

def _is_sha256(value):
    return len(value) == 64 and not value.strip("0123456789abcdef")

def _field_errors(name, row):
    errors = []
    for field in sorted(row):
        if field not in _FIELDS:
            errors.append(_error("%s.%s" % (name, field), "this field", "one of " + ", ".join(sorted(_FIELDS)), "remove it"))
    for field, kind in _FIELDS.items():
        key = "%s.%s" % (name, field)
        if field not in row:
            errors.append(_error(key, "nothing", "a " + kind, "add the field"))
        elif type(row[field]) != kind:
            errors.append(_error(key, "a " + type(row[field]), "a " + kind, "correct it"))
    return errors

def _source_errors(name, index, source):
    key = "%s.sources[%d]" % (name, index)
    kind = source.get("type", "nothing")
    if kind not in _SOURCE_FIELDS:
        return [_error(key + ".type", kind, "one of " + ", ".join(sorted(_SOURCE_FIELDS)), "correct it")]
    errors = []
    needed = _SOURCE_FIELDS[kind] + ["sha256", "type"]
    for field in needed:
        if not source.get(field):
            errors.append(_error("%s.%s" % (key, field), "nothing", "a string", "add the field"))
    for field in sorted(source):
        if field not in needed + _OPTIONAL_SOURCE_FIELDS:
            errors.append(_error("%s.%s" % (key, field), "this field", "one of " + ", ".join(needed + _OPTIONAL_SOURCE_FIELDS), "remove it"))
    if not _is_sha256(source.get("sha256", "")):
        errors.append(_error(key + ".sha256", repr(source.get("sha256", "")), "64 hex digits", "copy the published digest"))
    if kind == "upstream" and not source.get("url", "").startswith("https://"):
        errors.append(_error(key + ".url", repr(source.get("url", "")), "an https:// address", "use https"))
    if kind == "debian" and not source.get("path", "").startswith("pool/"):
        errors.append(_error(key + ".path", repr(source.get("path", "")), "a path below pool/", "leave the mirror out"))
    return errors

def _row_errors(name, row, names):
    errors = []
    if not name.replace("_", "").isalnum() or name != name.lower():
        errors.append(_error(name, "this name", "lower case letters, digits and _", "rename the row"))
    if row["kind"] not in KINDS:
        errors.append(_error(name + ".kind", repr(row["kind"]), "one of " + ", ".join(KINDS), "correct it"))
    if not _is_sha256(row["tree"]):
        errors.append(_error(name + ".tree", repr(row["tree"]), "64 hex digits", "run python3 py/tools/fetch.py pin %s --write" % name))
    if row["jobs"] < 1:
        errors.append(_error(name + ".jobs", row["jobs"], "1 or more", "correct it"))
    for dep in row["deps"]:
        if dep not in names or dep == name:
            errors.append(_error(name + ".deps", repr(dep), "another row of PACKAGES", "correct the name"))
    if row["kind"] != "headers" and not row["license_files"]:
        errors.append(_error(name + ".license_files", "none", "at least one", "name the licence text inside the tree"))
    if not row["spdx"]:
        errors.append(_error(name + ".spdx", "none", "at least one SPDX id", "add it"))
    if not row["sources"]:
        errors.append(_error(name + ".sources", "none", "at least one", "add an alternative"))
    if row["kind"] == "library" and not row["link_names"]:
        errors.append(_error(name + ".link_names", "none", "at least one", "add the name given to -l"))
    if (row["kind"] == "wheel") != (not row["keep"]):
        errors.append(_error(name + ".keep", row["keep"], "patterns, and none for a wheel", "correct it"))
    for index, source in enumerate(row["sources"]):
        errors.extend(_source_errors(name, index, source))
    return errors

def _cycle_errors(packages):
    """Returns one message when `deps` has a cycle: rows whose deps are built are peeled off in turn."""
    left = {name: True for name in packages}
    for _ in packages:
        ready = [name for name in left if not [dep for dep in packages[name]["deps"] if dep in left]]
        for name in ready:
            left.pop(name)
    if not left:
        return []
    return [_error("deps", "a cycle through " + ", ".join(sorted(left)), "none", "remove one dep")]

def packages_errors(packages):
    """Returns every error of a PACKAGES table.

    Args:
      packages: the table, name to row.

    Returns:
      list of messages, empty when all is well.
    """
    errors = []
    for name, row in packages.items():
        errors.extend(_field_errors(name, row) or _row_errors(name, row, packages))
    return errors or _cycle_errors(packages)

def validate_packages(packages, _fail = fail):
    """Fails with every error of a PACKAGES table.

    Args:
      packages: the table, name to row.
      _fail: called with the message; for testing only.
    """
    errors = packages_errors(packages)
    if errors:
        _fail("\n".join(errors))
