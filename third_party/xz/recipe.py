"""xz: liblzma with every coder and threads, compiled directly from the file list of its makefiles."""

from pbh.recipe import Recipe

COMMON = (
    "alone_decoder",
    "alone_encoder",
    "auto_decoder",
    "block_buffer_decoder",
    "block_buffer_encoder",
    "block_decoder",
    "block_encoder",
    "block_header_decoder",
    "block_header_encoder",
    "block_util",
    "common",
    "easy_buffer_encoder",
    "easy_decoder_memusage",
    "easy_encoder",
    "easy_encoder_memusage",
    "easy_preset",
    "file_info",
    "filter_buffer_decoder",
    "filter_buffer_encoder",
    "filter_common",
    "filter_decoder",
    "filter_encoder",
    "filter_flags_decoder",
    "filter_flags_encoder",
    "hardware_cputhreads",
    "hardware_physmem",
    "index",
    "index_decoder",
    "index_encoder",
    "index_hash",
    "lzip_decoder",
    "microlzma_decoder",
    "microlzma_encoder",
    "outqueue",
    "stream_buffer_decoder",
    "stream_buffer_encoder",
    "stream_decoder",
    "stream_decoder_mt",
    "stream_encoder",
    "stream_encoder_mt",
    "stream_flags_common",
    "stream_flags_decoder",
    "stream_flags_encoder",
    "string_conversion",
    "vli_decoder",
    "vli_encoder",
    "vli_size",
)
LZMA = (
    "fastpos_table",
    "lzma2_decoder",
    "lzma2_encoder",
    "lzma_decoder",
    "lzma_encoder",
    "lzma_encoder_optimum_fast",
    "lzma_encoder_optimum_normal",
    "lzma_encoder_presets",
)
BRANCH_FILTERS = ("arm", "arm64", "armthumb", "ia64", "powerpc", "riscv", "sparc", "x86")
FOLDERS = {
    "check": ("check", "crc32_fast", "crc64_fast", "sha256"),
    "common": COMMON,
    "delta": ("delta_common", "delta_decoder", "delta_encoder"),
    "lz": ("lz_decoder", "lz_encoder", "lz_encoder_mf"),
    "lzma": LZMA,
    "rangecoder": ("price_table",),
    "simple": ("simple_coder", "simple_decoder", "simple_encoder", *BRANCH_FILTERS),
}
SOURCES = (
    "src/common/tuklib_cpucores.c",
    "src/common/tuklib_physmem.c",
    *(f"src/liblzma/{folder}/{name}.c" for folder, names in FOLDERS.items() for name in names),
)
INCLUDE = (".", "src/common", "src/liblzma/api", *(f"src/liblzma/{folder}" for folder in FOLDERS))

CODERS = (*BRANCH_FILTERS, "delta", "lzma1", "lzma2")
MATCH_FINDERS = ("bt2", "bt3", "bt4", "hc3", "hc4")
FACTS = (
    "ASSUME_RAM 128",
    "HAVE_CHECK_CRC32 1",
    "HAVE_CHECK_CRC64 1",
    "HAVE_CHECK_SHA256 1",
    "HAVE_CLOCK_GETTIME 1",
    "HAVE_CLOCK_MONOTONIC 1",
    "HAVE_DECODERS 1",
    "HAVE_ENCODERS 1",
    "HAVE_FUNC_ATTRIBUTE_CONSTRUCTOR 1",
    "HAVE_INTTYPES_H 1",
    "HAVE_LZIP_DECODER 1",
    "HAVE_PTHREAD_CONDATTR_SETCLOCK 1",
    "HAVE_STDBOOL_H 1",
    "HAVE_STDINT_H 1",
    "HAVE_VISIBILITY 0",
    "HAVE__BOOL 1",
    "HAVE___BUILTIN_ASSUME_ALIGNED 1",
    "HAVE___BUILTIN_BSWAPXX 1",
    "MYTHREAD_POSIX 1",
    "NDEBUG 1",
    "TUKLIB_CPUCORES_SCHED_GETAFFINITY 1",
    "TUKLIB_PHYSMEM_SYSCONF 1",
)
# Instructions beyond the baseline are used after a check at run time only.
CPU_FACTS = {
    "aarch64": (
        "HAVE_ARM64_CRC32 1",
        "HAVE_GETAUXVAL 1",
        "HAVE_HWCAP_CRC32 1",
        "TUKLIB_FAST_UNALIGNED_ACCESS 1",
    ),
    "i686": (
        "HAVE_CPUID_H 1",
        "HAVE_IMMINTRIN_H 1",
        "HAVE_USABLE_CLMUL 1",
        "TUKLIB_FAST_UNALIGNED_ACCESS 1",
    ),
    "ppc64le": ("TUKLIB_FAST_UNALIGNED_ACCESS 1",),
    "x86_64": (
        "HAVE_CPUID_H 1",
        "HAVE_IMMINTRIN_H 1",
        "HAVE_USABLE_CLMUL 1",
        "HAVE__MM_MOVEMASK_EPI8 1",
        "TUKLIB_FAST_UNALIGNED_ACCESS 1",
    ),
}


def config(r: Recipe) -> str:
    """Text of config.h for a target."""
    lines = [*FACTS, *CPU_FACTS.get(r.target["cpu"], ())]
    for coder in CODERS:
        lines += [f"HAVE_DECODER_{coder.upper()} 1", f"HAVE_ENCODER_{coder.upper()} 1"]
    lines += [f"HAVE_MF_{finder.upper()} 1" for finder in MATCH_FINDERS]
    lines.append(f"SIZEOF_SIZE_T {r.target['bits'] // 8}")
    if r.target["endian"] == "big":
        lines.append("WORDS_BIGENDIAN 1")
    return "".join(f"#define {line}\n" for line in lines)


def build(r: Recipe) -> None:
    """Build liblzma.a and install lzma.h with its parts."""
    r.write("config.h", config(r))
    flags = ["-DHAVE_CONFIG_H", "-DTUKLIB_SYMBOL_PREFIX=lzma_", "-D_GNU_SOURCE", "-pthread"]
    r.archive("liblzma.a", r.compile(SOURCES, flags=flags, include=INCLUDE))
    api = r.src / "src/liblzma/api"
    r.install_headers([api / "lzma.h"])
    r.install_headers(sorted((api / "lzma").glob("*.h")), "lzma")
