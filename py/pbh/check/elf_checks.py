"""Checks of linked ELF files: machine, needed libraries, symbol floor, rpath and hardening."""

from __future__ import annotations

from collections.abc import Iterator

from pbh.check.images import Image
from pbh.check.limits import (
    BANNED_SYMBOLS,
    MACHINES,
    MUSL_LIBRARY,
    NEEDED_ANY,
    NEEDED_GCC,
    NEWER_MUSL_SYMBOLS,
    PROGRAM_TYPE,
)
from pbh.check.model import Dist, Finding


def object_files(dist: Dist) -> list[Finding]:
    """Every ELF file and static library can be parsed to its end."""
    return [
        Finding(file=name, got=reason, want="a complete object file", fix="build it again")
        for name, reason in dist.unreadable.items()
    ]


def machine(dist: Dist) -> list[Finding]:
    """All machine code is for the architecture that the archive's name states."""
    want = (dist.target["elf_machine"], dist.target["bits"], dist.target["endian"])
    wrong = {
        name: image
        for name, image in {**dist.images, **dist.objects}.items()
        if (image.machine, image.bits, image.endian) != want
    }
    if not dist.images:
        got = "no linked ELF file"
        return [Finding(file=dist.path.name, got=got, want="an interpreter", fix="build it again")]
    if not wrong:
        return []
    name = min(wrong)
    total = len(dist.images) + len(dist.objects)
    got = f"{len(wrong)} of {total} object files for {_architecture(wrong[name])} (such as {name})"
    fix = "this is another architecture's build, or its file name is wrong"
    wanted = f"{MACHINES.get(want[0], want[0])} ({want[1]} bits, {want[2]} endian)"
    return [Finding(file=dist.path.name, got=got, want=wanted, fix=fix)]


def needed(dist: Dist) -> list[Finding]:
    """Only the C library and, besides it, libpython are expected from outside a file."""
    found = []
    for name, image in dist.images.items():
        allowed = allowed_libraries(dist)
        for library in image.needed:
            if library not in allowed:
                fix = "link the dependency statically"
                want = ", ".join(sorted(allowed))
                found.append(Finding(file=name, got=f"needs {library}", want=want, fix=fix))
        if dist.static and image.needed:
            want = "no needed library"
            found.append(
                Finding(file=name, got=str(image.needed), want=want, fix="link with -static")
            )
    return found


def allowed_libraries(dist: Dist) -> frozenset[str]:
    """Returns the DT_NEEDED entries a file of `dist` may have."""
    libpython = dist.libpython.rpartition("/")[2]
    if dist.target["libc"] == "musl":
        return frozenset({MUSL_LIBRARY, libpython})
    allowed = {*NEEDED_ANY, dist.target["loader"], libpython, f"$ORIGIN/../lib/{libpython}"}
    return frozenset(allowed | NEEDED_GCC.get(dist.target["cpu"], frozenset()))


def symbol_floor(dist: Dist) -> list[Finding]:
    """No linked file wants a newer C library than the target promises."""
    found = []
    floor = version_key(dist.target["libc_floor"])
    for name, image in dist.images.items():
        for symbol, version in image.imports:
            if dist.target["libc"] == "glibc":
                # GLIBC_PRIVATE and GLIBC_ABI_* promise nothing to programs built elsewhere
                private = version.startswith("GLIBC_") and not version[6:7].isdigit()
                shown = version
                late = private or version_key(version.removeprefix("GLIBC_")) > floor
                want = f"at most GLIBC_{dist.target['libc_floor']}"
            else:
                since = "0" if symbol in image.weak else NEWER_MUSL_SYMBOLS.get(symbol, "0")
                late = version.startswith("GLIBC_") or version_key(since) > floor
                shown = version or f"musl {since}"
                want = f"at most musl {dist.target['libc_floor']}"
            if late:
                fix = "keep configure from finding it, or make it weak"
                found.append(Finding(file=name, got=f"{symbol}@{shown}", want=want, fix=fix))
    return found


def glibc_maximum(dist: Dist) -> str:
    """Returns the highest GLIBC version any linked file wants, `0` when none does."""
    versions = {
        version[6:]
        for image in dist.images.values()
        for _, version in image.imports
        if version.startswith("GLIBC_") and version[6:7].isdigit()
    }
    return max(versions, key=version_key, default="0")


def banned_symbols(dist: Dist) -> list[Finding]:
    """Functions that the C library has dropped are not used."""
    return [
        Finding(file=name, got=f"uses {symbol}", want="none of it", fix="use its successor")
        for name, image in dist.images.items()
        for symbol, _ in image.imports
        if symbol in BANNED_SYMBOLS
    ]


def program(dist: Dist) -> list[Finding]:
    """The interpreter is the kind of program decided on, started by the target's loader."""
    image = dist.images.get(dist.interpreter)
    if image is None:
        got = "no ELF file of that name"
        return [Finding(file=dist.interpreter, got=got, want="the interpreter", fix="install it")]
    found = []
    if image.type != PROGRAM_TYPE:
        fix = "look at -pie and -no-pie in pbh.cpython_flags, and at limits.PROGRAM_TYPE"
        got = f"type {image.type}"
        found.append(Finding(file=dist.interpreter, got=got, want=PROGRAM_TYPE, fix=fix))
    loader = "" if dist.static else dist.target["loader"]
    if image.interp.rpartition("/")[2] != loader:
        want = loader or "no loader"
        fix = "link for the target of the archive's name"
        found.append(Finding(file=dist.interpreter, got=image.interp, want=want, fix=fix))
    return found


def rpath(dist: Dist) -> list[Finding]:
    """Run paths are relative to the file and stay inside the distribution; who needs libpython has
    one.
    """
    found = []
    libpython = dist.libpython.rpartition("/")[2]
    folder = dist.libpython.rpartition("/")[0]
    for name, image in dist.images.items():
        paths = [path for path in (*image.rpath, *image.runpath) if path]
        for path in paths:
            if _origin_folder(name, path) != folder:
                want = "$ORIGIN leading to lib"
                found.append(Finding(file=name, got=path, want=want, fix="change -Wl,-rpath"))
        if libpython in image.needed and not paths:
            fix = "link with -Wl,-rpath"
            found.append(Finding(file=name, got="none", want="$ORIGIN leading to lib", fix=fix))
    interpreter = dist.images.get(dist.interpreter)
    own = interpreter.rpath if interpreter is not None else ()
    if interpreter is not None and dist.target["libc"] == "musl":
        # musl looks through the run paths of whoever needs a library, whatever their tag
        own += interpreter.runpath
    if interpreter is not None and not dist.static and "$ORIGIN/../lib" not in own:
        got = f"rpath {list(interpreter.rpath)}, runpath {list(interpreter.runpath)}"
        fix = "extensions with libpython need it; zig writes DT_RUNPATH, edit the tag"
        want = "DT_RPATH $ORIGIN/../lib"
        found.append(Finding(file=dist.interpreter, got=got, want=want, fix=fix))
    return found


def text_relocations(dist: Dist) -> list[Finding]:
    """Code pages stay unwritten, so that they can be shared and hardened kernels load them."""
    return [
        Finding(file=name, got="text relocations", want="none", fix="compile with -fPIC")
        for name, image in dist.images.items()
        if image.textrel
    ]


def hardening(dist: Dist) -> list[Finding]:
    """Stacks are not executable, relocations read-only after start, symbols bound at load time."""
    found = []
    for name, image in dist.images.items():
        for problem, want, fix in _soft_spots(image, dist.static):
            found.append(Finding(file=name, got=problem, want=want, fix=fix))
    return found


def stack_protector(dist: Dist) -> list[Finding]:
    """The interpreter is compiled with stack protection and, on glibc, with checked string
    functions.
    """
    image = dist.images.get(dist.interpreter)
    if image is None:
        return []
    found = []
    if "__stack_chk_fail" not in image.guards:
        want = "a call of __stack_chk_fail"
        fix = "compile with -fstack-protector"
        found.append(Finding(file=dist.interpreter, got="none", want=want, fix=fix))
    fortified = dist.target["libc"] == "glibc" and "debug" not in dist.name.options
    if fortified and not image.guards - {"__stack_chk_fail"}:
        want = "a call of some __*_chk"
        fix = "compile with -D_FORTIFY_SOURCE=2"
        found.append(Finding(file=dist.interpreter, got="none", want=want, fix=fix))
    return found


def debug_sections(dist: Dist) -> list[Finding]:
    """The stripped archive holds no debug information."""
    return [
        Finding(file=name, got=section, want="no .debug sections", fix="strip it")
        for name, image in dist.images.items()
        for section in image.sections
        if section.startswith((".debug", ".zdebug"))
    ]


def version_key(version: str) -> tuple[int, ...]:
    """Returns `version` as numbers for comparing; a part that is no number counts as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _soft_spots(image: Image, static: bool) -> Iterator[tuple[str, str, str]]:
    if image.stack_flags is None:
        yield "no PT_GNU_STACK", "a non-executable stack", "link with -z noexecstack"
    elif image.stack_flags & 1:
        yield "an executable stack", "a non-executable one", "link with -z noexecstack"
    if not image.relro:
        yield "no PT_GNU_RELRO", "one", "link with -z relro"
    if image.writable_code:
        yield "a writable and executable segment", "none", "look for a linker script"
    if not static and not image.bind_now:
        yield "lazy binding", "BIND_NOW", "link with -z now"


def _origin_folder(name: str, path: str) -> str | None:
    """Returns the folder that the run path `path` of the member `name` means; None when not
    relative.
    """
    if path != "$ORIGIN" and not path.startswith("$ORIGIN/"):
        return None
    parts = name.split("/")[:-1]
    for part in path.split("/")[1:]:
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _architecture(image: Image) -> str:
    return (
        f"{MACHINES.get(image.machine, image.machine)} ({image.bits} bits, {image.endian} endian)"
    )
