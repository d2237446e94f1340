"""What the build of a CPython hands to packaging."""

CpythonBuildInfo = provider(
    doc = "A CPython built for one target, not yet packaged.",
    fields = {
        "deps": "(depset[NativeLibraryInfo]) Packages inside it.",
        "label": "(Label) Where it was declared.",
        "options": "(str) Sorted build options joined by `+`.",
        "raw": "(File) Tar with install/ and build/.",
        "triple": "(str) Target triple.",
        "version": "(str) CPython's version, like 3.13.15.",
    },
)

DistributionInfo = provider(
    doc = "The archives of one distribution.",
    fields = {
        "full": "(File) The full distribution, an uncompressed tar.",
        "label": "(Label) Where it was declared.",
        "options": "(str) Sorted build options joined by `+`.",
        "triple": "(str) Target triple.",
        "version": "(str) CPython's version, like 3.13.15.",
    },
)
