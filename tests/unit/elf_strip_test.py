"""Stripping ELF files: what goes, what stays, and that the rest still fits together."""

from __future__ import annotations

import pytest

from elf_sample import linked_file
from pbh import elf
from pbh.elf_strip import strip_debug

LAYOUTS = [
    pytest.param(32, "<", id="32-little"),
    pytest.param(32, ">", id="32-big"),
    pytest.param(64, "<", id="64-little"),
    pytest.param(64, ">", id="64-big"),
]


@pytest.mark.parametrize(("bits", "endian"), LAYOUTS)
def test_drops_debug_sections_only(bits: int, endian: str) -> None:
    stripped = elf.parse(strip_debug(linked_file(bits=bits, endian=endian)))
    assert [s.name for s in stripped.sections] == [
        "",
        ".dynsym",
        ".gnu.version",
        ".gnu.version_r",
        ".text",
        ".dynstr",
        ".dynamic",
        ".attributes",
        ".shstrtab",
    ]
    assert stripped.symbols() == ()


@pytest.mark.parametrize(("bits", "endian"), LAYOUTS)
def test_references_follow_the_sections(bits: int, endian: str) -> None:
    before = elf.parse(linked_file(bits=bits, endian=endian))
    after = elf.parse(strip_debug(before.data))
    names = {True: [s.name for s in after.sections], False: [s.name for s in before.sections]}
    for section in after.sections:
        old = before.section(section.name)
        assert old is not None
        assert names[True][section.link] == names[False][old.link]
        if section.name not in (".dynsym", ".shstrtab"):
            assert after.content(section) == before.content(old)
        assert section.offset % max(section.addralign, 1) == 0
    for new, old_symbol in zip(after.dynamic_symbols(), before.dynamic_symbols(), strict=True):
        assert new.name == old_symbol.name
        assert names[True][new.shndx] == names[False][old_symbol.shndx]
    assert after.needed() == before.needed()


@pytest.mark.parametrize(("bits", "endian"), LAYOUTS)
def test_loaded_bytes_do_not_move(bits: int, endian: str) -> None:
    before = elf.parse(linked_file(bits=bits, endian=endian))
    after = elf.parse(strip_debug(before.data))
    assert after.segments == before.segments
    text = before.section(".text")
    assert text is not None
    assert after.data[text.offset :][: text.size] == before.data[text.offset :][: text.size]


def test_nothing_of_the_dropped_sections_is_left() -> None:
    stripped = strip_debug(linked_file())
    assert b"somebody" not in stripped
    assert b".debug" not in stripped
    assert b"a compiler" not in stripped


@pytest.mark.parametrize("debug", [True, False], ids=["with-debug", "without-debug"])
def test_stripping_twice_changes_nothing(debug: bool) -> None:
    once = strip_debug(linked_file(debug=debug))
    assert strip_debug(once) == once


def test_objects_come_back_as_they_are() -> None:
    data = linked_file(kind=1)
    assert strip_debug(data) == data
