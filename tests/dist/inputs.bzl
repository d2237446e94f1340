"""Files from elsewhere that the run-time tests need; each row is a source in the form of third_party/packages.bzl.

`use` says which option of the tests takes it: "wheels" (all in one folder) or "loader"; `libc` for which target ("any" for
all). The musl loader is Debian's, unpacked by the tests, for hosts that have none.
"""

TEST_INPUTS = {
    "cffi_gnu": {
        "file": "cffi-2.1.1-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        "libc": "glibc",
        "requirement": "cffi==2.1.1",
        "sha256": "a931079504ecc49efed7744c476a5c343a92fabf66dec2db95edb1b2fdc770e2",
        "type": "pypi",
        "use": "wheels",
    },
    "cffi_musl": {
        "file": "cffi-2.1.1-cp313-cp313-musllinux_1_2_x86_64.whl",
        "libc": "musl",
        "requirement": "cffi==2.1.1",
        "sha256": "e0bcb7e0f677f543555d2adff3bf19c05f66cdb4796e5ff602442ab2fe3c4ef7",
        "type": "pypi",
        "use": "wheels",
    },
    "markupsafe_gnu": {
        "file": "markupsafe-3.0.4-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl",
        "libc": "glibc",
        "requirement": "markupsafe==3.0.4",
        "sha256": "434139499bb20b502ed3baa1f169e618f924a97e7a777fea1a49446d80106cf6",
        "type": "pypi",
        "use": "wheels",
    },
    "markupsafe_musl": {
        "file": "markupsafe-3.0.4-cp313-cp313-musllinux_1_2_x86_64.whl",
        "libc": "musl",
        "requirement": "markupsafe==3.0.4",
        "sha256": "2628d3a8cb648ecebb3c5d6b0a1052d400e4d8b7ac0fb786be8d285b50040d17",
        "type": "pypi",
        "use": "wheels",
    },
    "musl_loader": {
        "file": "musl_1.2.5-3.1~deb13u1_amd64.deb",
        "libc": "musl",
        "requirement": "pool/main/m/musl/musl_1.2.5-3.1~deb13u1_amd64.deb",
        "sha256": "fd4231e1c189c0ebe01182747f83817593fefa7f6b690c484410646288b60058",
        "type": "debian",
        "use": "loader",
    },
    "pycparser": {
        "file": "pycparser-3.12-py3-none-any.whl",
        "libc": "any",
        "requirement": "pycparser==3.12",
        "sha256": "a076f3f489b39b43ed13563a1dafe42447445bec2e294154ec5c57fcdda4c85e",
        "type": "pypi",
        "use": "wheels",
    },
    "setuptools": {
        "file": "setuptools-84.2.1-py3-none-any.whl",
        "libc": "any",
        "requirement": "setuptools==84.2.1",
        "sha256": "ca140b45d5325a9478f880e351484f62fef15f336462e449ca0c03c873d589c2",
        "type": "pypi",
        "use": "wheels",
    },
}
