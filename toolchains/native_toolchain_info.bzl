"""Providers of the toolchains, apart from the rules so that consumers load little."""

NativeToolchainInfo = provider(
    doc = "The compiler for one target triple, as package builds use it.",
    fields = {
        "build_row": "(dict) Row of TARGETS of the programs that run during a build, with `triple`.",
        "build_sysroot": "(File) Sysroot folder of those programs.",
        "driver": "(File) Static program behind every tool name; see toolchains/cc/driver.c.",
        "files": "(depset[File]) Everything an action that compiles must declare.",
        "label": "(Label) Where the toolchain was declared.",
        "row": "(dict) Row of TARGETS, with `triple`.",
        "sysroot": "(File) Sysroot folder of the target.",
        "zig": "(File) The compiler program.",
    },
)

CompilerInfo = provider(
    doc = "A compiler that other programs of the build are compiled with: driver, configuration, everything they read.",
    fields = {
        "ar": "(File) The archiver.",
        "cc": "(File) The compiler program.",
        "files": "(depset[File]) Everything an action that compiles must declare.",
        "label": "(Label) Where it was declared.",
        "objcopy": "(File) Copies object files with parts left out.",
        "zig": "(File) The program behind the driver.",
    },
)
