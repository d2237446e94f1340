"""Scripts that start the Python of the installation they lie in, wherever that is."""

from __future__ import annotations


def relocatable_script(body: bytes, program: str, bin_folder: str = ".") -> bytes:
    """Returns a script that runs `body` with `program` from `bin_folder`, relative to the script.

    The first lines are valid for the shell, which runs them, and for Python, which sees a string.
    Links to the script and blanks in its path are fine.
    """
    folder = "" if bin_folder == "." else f"/{bin_folder}"
    return (
        "#!/bin/sh\n"
        f"""'''exec' "$(dirname -- "$(realpath -- "$0")"){folder}/{program}" "$0" "$@"\n"""
        "' '''\n"
    ).encode() + body
