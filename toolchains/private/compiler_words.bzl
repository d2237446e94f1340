"""The driver's words for a row of TARGETS; pbh.tooldir has the same function for actions, and a test compares them."""

visibility(["//toolchains/...", "//tests/..."])

BASE_FLAGS = ["-O2", "-g0", "-fno-pie", "-no-pie", "-Wno-unused-command-line-argument"]

def compiler_words(row):
    """Returns the words that make the driver a compiler for a target.

    Args:
      row: a row of TARGETS.

    Returns:
      list of strings; `@zig@` stands for the compiler's folder.
    """
    words = ["clang", "--no-default-config", "-target", row["clang_target"]] + row["arch_flags"] + BASE_FLAGS
    words += ["-nostdinc", "-isystem", "@zig@/lib/include"]
    for folder in row["zig_includes"]:
        words += ["-isystem", "@zig@/lib/libc/include/" + folder]
    if row["libc"] == "glibc":
        words.append("-D__GLIBC_MINOR__=" + row["libc_floor"].split(".")[1])
    return words

def sysroot_words(row):
    """Returns the words and link modes with which the sysroot of a target is made (see toolchains/cc/sysroot.c).

    The position-independent mode comes first: its compiler-rt serves shared objects too.

    Args:
      row: a row of TARGETS.

    Returns:
      list of strings.
    """
    words = ["-target", row["zig_target"], "-mcpu=" + row["zig_cpu"], "-O2", "-g0", "-s", "-fno-sanitize=undefined"]
    if row["libc"] == "musl":
        return words + ["--", "-dynamic", "-fPIE", "-pie", "--", "-static"]
    return words + ["--", "-fPIE", "-pie", "--", "-fno-PIE"]
