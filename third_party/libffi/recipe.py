"""libffi: compiled directly; what configure would find out follows from the table of processors below."""

import re
from dataclasses import dataclass

from pbh.recipe import Recipe

COMMON = (
    "src/prep_cif.c",
    "src/types.c",
    "src/raw_api.c",
    "src/java_raw_api.c",
    "src/closures.c",
    "src/tramp.c",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Port:
    """One processor: ffi.h's TARGET, folder and sources below src/, and the facts that differ.

    `long_double` is the size in bytes (8: the same as double); `trampolines`: has static ones.
    """

    target: str
    folder: str
    sources: tuple[str, ...] = ("ffi.c", "sysv.S")
    long_double: int = 16
    trampolines: bool = True
    defines: tuple[str, ...] = ()


MIPS = Port(
    target="MIPS",
    folder="mips",
    sources=("ffi.c", "o32.S", "n32.S"),
    long_double=8,
    trampolines=False,
)
PORTS = {
    "aarch64": Port(target="AARCH64", folder="aarch64"),
    "armv7": Port(target="ARM", folder="arm", long_double=8),
    "i686": Port(target="X86", folder="x86", long_double=12, defines=("HAVE_AS_X86_PCREL",)),
    "loongarch64": Port(target="LOONGARCH64", folder="loongarch64"),
    "mips": MIPS,
    "mipsel": MIPS,
    "ppc64le": Port(
        target="POWERPC",
        folder="powerpc",
        sources=(
            "ffi.c",
            "ffi_sysv.c",
            "ffi_linux64.c",
            "sysv.S",
            "ppc_closure.S",
            "linux64.S",
            "linux64_closure.S",
        ),
        defines=("HAVE_LONG_DOUBLE_VARIANT",),
    ),
    "riscv64": Port(target="RISCV", folder="riscv", trampolines=False),
    "s390x": Port(target="S390", folder="s390", defines=("HAVE_AS_S390_ZARCH",)),
    "x86_64": Port(
        target="X86_64",
        folder="x86",
        sources=("ffi64.c", "unix64.S", "ffiw64.c", "win64.S"),
        defines=("HAVE_AS_X86_64_UNWIND_SECTION_TYPE", "HAVE_AS_X86_PCREL"),
    ),
}

CONFIG = """\
#define EH_FRAME_FLAGS "a"
#define HAVE_ALLOCA_H 1
#define HAVE_AS_CFI_PSEUDO_OP 1
#define HAVE_HIDDEN_VISIBILITY_ATTRIBUTE 1
#define HAVE_INTTYPES_H 1
#define HAVE_MEMCPY 1
#define HAVE_MKOSTEMP 1
#define HAVE_RO_EH_FRAME 1
#define HAVE_STDINT_H 1
#define SIZEOF_DOUBLE 8
#define STDC_HEADERS 1
#ifdef LIBFFI_ASM
# define FFI_HIDDEN(name) .hidden name
#else
# define FFI_HIDDEN __attribute__((visibility("hidden")))
#endif
"""


def config(r: Recipe, port: Port) -> str:
    """Text of fficonfig.h for a target."""
    lines = [
        f"SIZEOF_LONG_DOUBLE {port.long_double}",
        f"SIZEOF_SIZE_T {r.target['bits'] // 8}",
        *(f"{name} 1" for name in port.defines),
    ]
    if port.long_double > 8 and "HAVE_LONG_DOUBLE_VARIANT" not in port.defines:
        lines.append("HAVE_LONG_DOUBLE 1")
    if port.trampolines:
        lines.append("FFI_EXEC_STATIC_TRAMP 1")
    if r.target["endian"] == "big":
        lines.append("WORDS_BIGENDIAN 1")
    if r.target["libc"] == "musl":
        lines.append("HAVE_MEMFD_CREATE 1")
    return CONFIG + "".join(f"#define {line}\n" for line in lines)


def public_header(r: Recipe, port: Port) -> str:
    """Text of ffi.h for a target."""
    version = str(r.package["version"])
    major, minor, patch = (int(part) for part in version.split("."))
    text = (r.src / "include/ffi.h.in").read_text(encoding="utf-8")
    values = {
        "FFI_EXEC_TRAMPOLINE_TABLE": "0",
        "FFI_VERSION_NUMBER": str(major * 10000 + minor * 100 + patch),
        "FFI_VERSION_STRING": version,
        "HAVE_LONG_DOUBLE": str(int(port.long_double > 8)),
        "TARGET": port.target,
        "VERSION": version,
    }
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def hide_assembly(r: Recipe, port: Port) -> None:
    """Mark the entry points of MIPS hidden, as those of all other processors are upstream."""
    if port is not MIPS:
        return
    for name in port.sources:
        file = r.src / "src/mips" / name
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(\.globl\s+(\w+))", r"\1\n.hidden \2", text), encoding="utf-8")


def build(r: Recipe) -> None:
    """Build libffi.a and install ffi.h and the processor's ffitarget.h."""
    port = PORTS[r.target["cpu"]]
    folder = f"src/{port.folder}"
    r.write("include/fficonfig.h", config(r, port))
    header = r.write("include/ffi.h", public_header(r, port))
    hide_assembly(r, port)
    sources = [*COMMON, *(f"{folder}/{name}" for name in port.sources)]
    flags = ["-D_GNU_SOURCE", "-DHAVE_CONFIG_H", "-fexceptions", "-DFFI_STATIC_BUILD"]
    r.archive("libffi.a", r.compile(sources, flags=flags, include=["include", "src", folder]))
    r.install_headers([header, f"{folder}/ffitarget.h"])
