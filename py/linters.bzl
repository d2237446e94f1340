"""Linters that are no wheels; a row's file comes from a folder of PBH_DISTDIR, npm or upstream, always with this digest.

Fields: `file` (its name in a folder), `npm` (package), `npm_member` (file inside it), `npm_sha256` (of the package),
`sha256` (of the program) and `url` (upstream).
"""

LINTERS = {
    "buildifier": {
        "file": "buildifier-linux-amd64",
        "npm": "@bazel/buildifier@8.2.1",
        "npm_member": "package/buildifier-linux_amd64",
        "npm_sha256": "b96ea9b13003036c801f52bee6f9b0314738f8432e5cb9d814c89f59292604ee",
        "sha256": "6ceb7b0ab7cf66fceccc56a027d21d9cc557a7f34af37d2101edb56b92fcfa1a",
        "url": "https://github.com/bazelbuild/buildtools/releases/download/v8.2.1/buildifier-linux-amd64",
    },
}
