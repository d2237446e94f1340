"""What a built package offers to others."""

NativeLibraryInfo = provider(
    doc = "A package built for one target.",
    fields = {
        "deps": "(depset[NativeLibraryInfo]) Packages it was built against, and theirs.",
        "label": "(Label) Where it was declared.",
        "name": "(str) Row of PACKAGES.",
        "prefix": "(File) Folder with lib/, include/, share/ and licenses/.",
    },
)
