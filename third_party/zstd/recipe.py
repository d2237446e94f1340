"""zstd: the library with its threads, compiled directly; no formats from before zstd 0.8, no trace hooks."""

from pbh.recipe import Recipe

FOLDERS = ("common", "compress", "decompress", "dictBuilder")


def build(r: Recipe) -> None:
    """Build libzstd.a and install its three headers."""
    sources = [
        file.relative_to(r.src)
        for folder in FOLDERS
        for pattern in ("*.c", "*.S")
        for file in sorted((r.src / "lib" / folder).glob(pattern))
    ]
    # The headers mark their API as visible unless told otherwise.
    flags = [f"-D{name}_VISIBLE=" for name in ("ZSTDLIB", "ZSTDERRORLIB", "ZDICTLIB")]
    flags += [
        "-DXXH_NAMESPACE=ZSTD_",
        "-DZSTD_LEGACY_SUPPORT=0",
        "-DZSTD_MULTITHREAD",
        "-DDEBUGLEVEL=0",
    ]
    r.archive(
        "libzstd.a", r.compile(sources, flags=[*flags, "-pthread"], include=["lib", "lib/common"])
    )
    r.install_headers(["lib/zdict.h", "lib/zstd.h", "lib/zstd_errors.h"])
