"""Reduces ELF files and static libraries to the facts that the checks ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pbh import ar, elf
from pbh import elf_format as form
from pbh.check.limits import LIBC_FUNCTIONS
from pbh.errors import ArchiveError, ElfError

_GUARD = re.compile(r"__stack_chk_fail|__\w+_chk")
_TYPES = {form.ET_REL: "rel", form.ET_EXEC: "exec", form.ET_DYN: "dyn"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """What one ELF file says of itself.

    `type` is "rel", "exec" or "dyn"; `imports` are (symbol, version or "") pairs wanted from
    outside, `weak` those it can do without; `exports` are the symbols other files can bind to (for
    "rel": its global definitions); `stack_flags` is None without PT_GNU_STACK; `guards` are
    the functions of stack and buffer checks that it calls, be they its own or the C library's;
    `shadows` the LIBC_FUNCTIONS it defines itself. Of members of static libraries only the header's
    facts are known.
    """

    machine: int
    bits: int
    endian: str
    type: str
    interp: str
    needed: tuple[str, ...]
    rpath: tuple[str, ...]
    runpath: tuple[str, ...]
    imports: tuple[tuple[str, str], ...]
    weak: frozenset[str]
    exports: frozenset[str]
    textrel: bool
    bind_now: bool
    relro: bool
    stack_flags: int | None
    writable_code: bool
    sections: tuple[str, ...]
    guards: frozenset[str]
    shadows: frozenset[str]


def read_images(
    name: str,
    data: bytes,
    images: dict[str, Image],
    objects: dict[str, Image],
    unreadable: dict[str, str],
) -> None:
    """Adds the ELF files in the archive member `name` to `images` and `objects`, faults to
    `unreadable`.

    Members of a static library are called `lib.a(member.o)`. Files that are neither are passed
    over, except that names ending in .o, .a and .so must be what they say.
    """
    try:
        if ar.is_ar(data):
            for member, content in ar.members(data, name):
                label = f"{name}({member})"
                if elf.is_elf(content):
                    objects[label] = _archived(elf.parse(content, label))
                else:
                    unreadable[label] = "no ELF file"
        elif elf.is_elf(data):
            image = _image(elf.parse(data, name))
            (objects if image.type == "rel" else images)[name] = image
        elif name.endswith((".a", ".o", ".so")) or ".so." in name.rpartition("/")[2]:
            unreadable[name] = f"bytes {data[:4].hex() or '(none)'} at its start"
    except (ArchiveError, ElfError) as error:
        unreadable[name] = str(error)


def _image(file: elf.Elf) -> Image:
    linked = file.type != form.ET_REL
    table = file.symbols()
    symbols = file.dynamic_symbols() if linked else table
    stack = file.segment(form.PT_GNU_STACK)
    both = form.PF_W | form.PF_X
    return Image(
        machine=file.machine,
        bits=file.layout.bits,
        endian=_endian(file),
        type=_TYPES.get(file.type, str(file.type)),
        interp=file.interpreter() or "",
        needed=file.needed(),
        rpath=_paths(file, form.DT_RPATH),
        runpath=_paths(file, form.DT_RUNPATH),
        imports=tuple((s.name, s.version or "") for s in symbols if not s.defined),
        weak=frozenset(s.name for s in symbols if not s.defined and s.bind == "weak"),
        exports=frozenset(s.name for s in symbols if _global(s, hidden_too=not linked)),
        textrel=file.text_relocations(),
        bind_now=file.bind_now(),
        relro=file.segment(form.PT_GNU_RELRO) is not None,
        stack_flags=stack.flags if stack else None,
        writable_code=any(s.type == form.PT_LOAD and s.flags & both == both for s in file.segments),
        sections=tuple(s.name for s in file.sections),
        guards=frozenset(s.name for s in (*symbols, *table) if _GUARD.fullmatch(s.name)),
        shadows=frozenset(s.name for s in table if s.defined and s.name in LIBC_FUNCTIONS),
    )


def _archived(file: elf.Elf) -> Image:
    """Returns the header's facts alone: decoding every library's symbols takes a minute."""
    return Image(
        machine=file.machine,
        bits=file.layout.bits,
        endian=_endian(file),
        type=_TYPES.get(file.type, str(file.type)),
        interp="",
        needed=(),
        rpath=(),
        runpath=(),
        imports=(),
        weak=frozenset(),
        exports=frozenset(),
        textrel=False,
        bind_now=False,
        relro=False,
        stack_flags=None,
        writable_code=False,
        sections=(),
        guards=frozenset(),
        shadows=frozenset(),
    )


def _endian(file: elf.Elf) -> str:
    return "little" if file.layout.endian == "<" else "big"


def _paths(file: elf.Elf, tag: int) -> tuple[str, ...]:
    return tuple(part for path in file.dynamic_strings(tag) for part in path.split(":"))


def _global(symbol: form.Symbol, *, hidden_too: bool) -> bool:
    shown = hidden_too or symbol.visibility in ("default", "protected")
    return symbol.defined and symbol.bind != "local" and shown
