"""Transitions, each named after what it fixes."""

visibility(["//cpython/...", "//toolchains/..."])

_PLATFORMS = "//command_line_option:platforms"

def _target_triple_impl(_settings, attr):
    return {_PLATFORMS: "//platforms:" + attr.triple}

target_triple_transition = transition(
    implementation = _target_triple_impl,
    inputs = [],
    outputs = [_PLATFORMS],
)
