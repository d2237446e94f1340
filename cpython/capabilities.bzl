"""What a CPython version can do: the only place that compares versions.

Everything else asks for a capability by name, so a new version needs a row in VERSIONS and at most a row here.
Fields: `first` and `last` (minor versions, both included; "" for no limit).
"""

CAPABILITIES = {
    "external_inspection_module": {"first": "3.13", "last": "3.13"},
    "free_threading": {"first": "3.13", "last": ""},
    "interpreter_modules": {"first": "3.13", "last": ""},
    "limited_api_test_module": {"first": "3.13", "last": ""},
}

def _number(minor_version):
    major, minor = minor_version.split(".")
    return int(major) * 1000 + int(minor)

def capabilities_of(minor_version):
    """Names of the capabilities of a minor version.

    Args:
      minor_version: key of VERSIONS, such as "3.13".

    Returns:
      sorted list of keys of CAPABILITIES.
    """
    own = _number(minor_version)
    return [
        name
        for name, limits in CAPABILITIES.items()
        if (not limits["first"] or _number(limits["first"]) <= own) and
           (not limits["last"] or own <= _number(limits["last"]))
    ]

def has_capability(minor_version, name):
    """Whether a minor version has a capability.

    Args:
      minor_version: key of VERSIONS, such as "3.13".
      name: key of CAPABILITIES.

    Returns:
      True or False; an unknown name fails.
    """
    if name not in CAPABILITIES:
        fail("capability: got %s, want one of %s; add it to CAPABILITIES in cpython/capabilities.bzl" % (
            name,
            ", ".join(CAPABILITIES),
        ))
    return name in capabilities_of(minor_version)
