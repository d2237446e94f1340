"""The ELF reader, on files of every class and byte order."""

from __future__ import annotations

import pytest

from elf_sample import TEXT, linked_file
from pbh import elf
from pbh.errors import ElfError

LAYOUTS = [
    pytest.param(32, "<", 40, id="arm"),
    pytest.param(32, ">", 8, id="mips"),
    pytest.param(64, "<", 62, id="x86_64"),
    pytest.param(64, ">", 22, id="s390x"),
]


@pytest.mark.parametrize(("bits", "endian", "machine"), LAYOUTS)
def test_reads_every_layout(bits: int, endian: str, machine: int) -> None:
    image = elf.parse(linked_file(bits=bits, endian=endian, machine=machine), "sample")
    assert (image.layout.bits, image.layout.endian, image.machine) == (bits, endian, machine)
    assert image.needed() == ("libc.so.6",)
    text = image.section(".text")
    assert text is not None
    assert image.content(text) == TEXT
    symbols = {s.name: s for s in image.dynamic_symbols()}
    assert symbols.keys() == {"memcpy", "answer"}
    assert (symbols["memcpy"].version, symbols["memcpy"].library) == ("GLIBC_2.14", "libc.so.6")
    assert not symbols["memcpy"].defined
    assert symbols["answer"].defined
    assert symbols["answer"].version is None
    assert [s.name for s in image.symbols()] == ["memcpy", "answer"]


WRONG = [
    pytest.param(b"", "nothing", id="empty"),
    pytest.param(b"#!/bin/sh\n", "23 21 2f 62 69 6e", id="script"),
    pytest.param(b"\x7fELF\x07\x01", "7f 45 4c 46 07 01", id="unknown-class"),
    pytest.param(linked_file()[:40], "a file of 40 bytes", id="cut-in-the-header"),
    pytest.param(linked_file()[:400], "a file of 400 bytes", id="cut-in-the-sections"),
]


@pytest.mark.parametrize(("data", "got"), WRONG)
def test_says_what_is_wrong(data: bytes, got: str) -> None:
    with pytest.raises(ElfError, match=got):
        elf.parse(data, "sample")


def test_a_file_without_section_headers_still_names_its_libraries() -> None:
    data = bytearray(linked_file(needed=("libm.so.6", "libc.so.6")))
    data[40:48] = bytes(8)
    data[60:64] = bytes(4)
    assert elf.parse(bytes(data)).needed() == ("libm.so.6", "libc.so.6")
