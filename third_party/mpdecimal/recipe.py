"""mpdecimal: libmpdec compiled directly; configure only chooses between the four machine kinds below."""

from pbh.recipe import Recipe

SOURCES = tuple(
    f"libmpdec/{name}.c"
    for name in (
        "basearith",
        "context",
        "constants",
        "convolute",
        "crt",
        "mpdecimal",
        "mpsignal",
        "difradix2",
        "fnt",
        "fourstep",
        "io",
        "mpalloc",
        "numbertheory",
        "sixstep",
        "transpose",
    )
)


def machine_flags(cpu: str, bits: int) -> list[str]:
    """The definitions that choose libmpdec's arithmetic for a processor."""
    if cpu == "x86_64":
        return ["-DCONFIG_64", "-DASM"]
    if cpu == "i686":
        return ["-DCONFIG_32", "-DPPRO", "-DASM"]
    if bits == 64:
        return ["-DCONFIG_64", "-DANSI", "-DHAVE_UINT128_T"]
    return ["-DCONFIG_32", "-DANSI"]


def build(r: Recipe) -> None:
    """Build libmpdec.a and install its header."""
    template = (r.src / "libmpdec/mpdecimal.h.in").read_text(encoding="utf-8")
    config = f"#define MPD_CONFIG_{r.target['bits']} 1"
    header = r.write("libmpdec/mpdecimal.h", template.replace("@MPD_HEADER_CONFIG@", config))
    flags = ["-DNDEBUG", *machine_flags(r.target["cpu"], r.target["bits"])]
    r.archive("libmpdec.a", r.compile(SOURCES, flags=flags))
    r.install_headers([header])
