"""Build options, one row each; a distribution's options are a sorted, "+"-joined set of keys.

Fields: `abi_suffix` (appended to pythonX.Y and to the ABI tag), `cflags` (for CPython's own objects, after the usual ones),
`configure` (words for CPython's configure), `conflicts` (options it cannot be joined with), `help` (one line) and `needs`
(capability the Python version must have, "" for all).
"""

OPTIONS = {
    "noopt": {
        "abi_suffix": "",
        "cflags": [],
        "configure": [],
        "conflicts": [],
        "help": "ordinary -O3 build without profile or link-time optimisation",
        "needs": "",
    },
}
