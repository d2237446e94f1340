"""Writes tiny ELF files for the checker's tests: headers and symbols, no code."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from pbh import elf_format as form

_SHT_DYNAMIC = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """What the file is to say; `imports` are (symbol, version) pairs, `kind` an ET_ number."""

    machine: int = 62
    kind: int = form.ET_DYN
    bits: int = 64
    endian: str = "<"
    interp: str = ""
    needed: Sequence[str] = ()
    rpath: str = ""
    runpath: str = ""
    imports: Sequence[tuple[str, str]] = ()
    exports: Sequence[str] = ()
    stack_flags: int | None = 6
    load_flags: int = 5
    relro: bool = True
    bind_now: bool = True
    textrel: bool = False
    extra_section: str = ""
    local: Sequence[str] = ()


class _Strings:
    def __init__(self) -> None:
        self.data = b"\0"

    def add(self, text: str) -> int:
        at = len(self.data)
        self.data += text.encode() + b"\0"
        return at


def elf_file(sample: Sample) -> bytes:
    """Returns the bytes of the ELF file that `sample` describes."""
    strings = _Strings()
    versions = sorted({version for _, version in sample.imports if version})
    blobs: list[tuple[str, int, bytes, int, int]] = []
    blobs.append((".interp", 1, sample.interp.encode() + b"\0" if sample.interp else b"", 0, 0))
    linked = sample.kind != form.ET_REL
    blobs.append(
        (".dynsym", form.SHT_DYNSYM if linked else form.SHT_SYMTAB, _symbols(sample, strings), 3, 1)
    )
    blobs.append((".dynstr", form.SHT_STRTAB, b"", 0, 0))
    if linked:
        blobs.append((".gnu.version", form.SHT_VERSYM, _versym(sample, versions), 2, 0))
        needs = _verneed(sample, versions, strings)
        if needs:
            blobs.append((".gnu.version_r", form.SHT_VERNEED, needs, 3, 1))
        blobs.append((".dynamic", _SHT_DYNAMIC, _dynamic(sample, strings, 0), 3, 0))
    if sample.local:
        table = _symbols(
            Sample(bits=sample.bits, endian=sample.endian, exports=sample.local), strings
        )
        blobs.append((".symtab", form.SHT_SYMTAB, table, 3, 1))
    if sample.extra_section:
        blobs.append((sample.extra_section, 1, b"x", 0, 0))
    blobs[2] = (".dynstr", form.SHT_STRTAB, strings.data, 0, 0)
    return _assemble(sample, blobs, strings)


def _assemble(
    sample: Sample, blobs: list[tuple[str, int, bytes, int, int]], strings: _Strings
) -> bytes:
    layout = form.layout_of(_ident(sample), "sample")
    linked = sample.kind != form.ET_REL
    at = layout.header.size + 5 * layout.segment.size * linked
    offsets = []
    for _, _, data, _, _ in blobs:
        offsets.append(at)
        at += len(data)
    if linked:
        index = next(i for i, blob in enumerate(blobs) if blob[0] == ".dynamic")
        blob = blobs[index]
        dynamic = _dynamic(sample, strings, offsets[2], known=True)
        blobs[index] = (blob[0], blob[1], dynamic, blob[3], blob[4])
    names = _Strings()
    rows = [layout.section.pack(*[0] * 10)]
    for offset, (name, kind, data, link, info) in zip(offsets, blobs, strict=True):
        rows.append(_section(sample, names.add(name), kind, offset, len(data), link, info))
    label = names.add(".shstrtab")
    rows.append(_section(sample, label, form.SHT_STRTAB, at, len(names.data), 0, 0))
    body = b"".join(blob[2] for blob in blobs) + names.data
    table = at + len(names.data)
    phoff = layout.header.size if linked else 0
    sizes = (layout.header.size, layout.segment.size, 5 * linked, layout.section.size)
    head = layout.header.pack(
        _ident(sample),
        sample.kind,
        sample.machine,
        1,
        0,
        phoff,
        table,
        0,
        *sizes,
        len(rows),
        len(rows) - 1,
    )
    segments = _segments(sample, layout, blobs, offsets, table) if linked else b""
    return head + segments + body + b"".join(rows)


def _segments(
    sample: Sample,
    layout: form.Layout,
    blobs: list[tuple[str, int, bytes, int, int]],
    offsets: list[int],
    size: int,
) -> bytes:
    place = {blob[0]: (offset, len(blob[2])) for offset, blob in zip(offsets, blobs, strict=True)}
    rows = [(form.PT_LOAD, sample.load_flags, 0, size), (form.PT_DYNAMIC, 6, *place[".dynamic"])]
    rows.append((form.PT_INTERP if sample.interp else 0, 4, *place[".interp"]))
    rows.append(
        (form.PT_GNU_STACK if sample.stack_flags is not None else 0, sample.stack_flags or 0, 0, 0)
    )
    rows.append((form.PT_GNU_RELRO if sample.relro else 0, 4, 0, 0))
    packed = b""
    for kind, flags, offset, length in rows:
        if sample.bits == 64:
            packed += layout.segment.pack(kind, flags, offset, offset, offset, length, length, 1)
        else:
            packed += layout.segment.pack(kind, offset, offset, offset, length, length, flags, 1)
    return packed


def _section(
    sample: Sample, name: int, kind: int, offset: int, size: int, link: int, info: int
) -> bytes:
    layout = form.layout_of(_ident(sample), "sample")
    # one verneed record in .gnu.version_r; every section is loaded at its own offset
    return layout.section.pack(name, kind, 2, offset, offset, size, link, info, 1, 0)


def _ident(sample: Sample) -> bytes:
    return b"\x7fELF" + bytes([sample.bits // 32, 1 if sample.endian == "<" else 2, 1]) + bytes(9)


def _symbols(sample: Sample, strings: _Strings) -> bytes:
    layout = form.layout_of(_ident(sample), "sample")
    rows = [(0, 0, 0)]
    rows += [(strings.add(name), 0x12, 0) for name, _ in sample.imports]
    rows += [(strings.add(name), 0x12, 1) for name in sample.exports]
    packed = b""
    for name, info, index in rows:
        if sample.bits == 64:
            packed += layout.symbol.pack(name, info, 0, index, 0, 0)
        else:
            packed += layout.symbol.pack(name, 0, 0, info, 0, index)
    return packed


def _versym(sample: Sample, versions: list[str]) -> bytes:
    numbers = [0] + [2 + versions.index(v) if v else 1 for _, v in sample.imports]
    numbers += [1] * len(sample.exports)
    return struct.pack(f"{sample.endian}{len(numbers)}H", *numbers)


def _verneed(sample: Sample, versions: list[str], strings: _Strings) -> bytes:
    if not versions:
        return b""
    packed = struct.pack(f"{sample.endian}HHIII", 1, len(versions), strings.add("libc.so.6"), 16, 0)
    for number, version in enumerate(versions):
        step = 16 if number + 1 < len(versions) else 0
        packed += struct.pack(f"{sample.endian}IHHII", 0, 0, 2 + number, strings.add(version), step)
    return packed


def _dynamic(sample: Sample, strings: _Strings, table: int, *, known: bool = False) -> bytes:
    pairs = [(form.DT_STRTAB, table)]
    texts = [(form.DT_NEEDED, name) for name in sample.needed]
    texts += [(form.DT_RPATH, sample.rpath)] if sample.rpath else []
    texts += [(form.DT_RUNPATH, sample.runpath)] if sample.runpath else []
    for tag, text in texts:
        # the second time round every string is in the table already
        start = strings.data.find(b"\0" + text.encode() + b"\0") + 1 if known else strings.add(text)
        pairs.append((tag, start))
    flags = form.DF_TEXTREL * sample.textrel | form.DF_BIND_NOW * sample.bind_now
    pairs += [(form.DT_FLAGS, flags), (0, 0)]
    layout = form.layout_of(_ident(sample), "sample")
    return b"".join(layout.dynamic.pack(tag, value) for tag, value in pairs)
