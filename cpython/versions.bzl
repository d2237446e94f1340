"""CPython versions, one row per minor version; labels, file names and patches follow from it.

Fields: `patches` (folder below cpython/patches), `python_tag` (PEP 425), `released` (date
that the binaries show as their build date), `source` (row of PACKAGES), `stage0` (version of
the Python that runs the build; CPython wants its own minor version), `status` ("built": CI builds and runs it; "planned")
and `version`.
"""

VERSIONS = {
    "3.13": {
        "patches": "3.13",
        "python_tag": "cp313",
        "released": "2026-08-05",
        "source": "cpython_3_13_15",
        "stage0": "3.13",
        "status": "built",
        "version": "3.13.15",
    },
}
