"""Edits of single ELF entries."""

from __future__ import annotations

import struct

import pytest

from elf_sample import linked_file
from pbh import elf
from pbh import elf_format as fmt
from pbh.elf_edit import force_rpath

LAYOUTS = [
    pytest.param(32, "<", id="32-little"),
    pytest.param(32, ">", id="32-big"),
    pytest.param(64, "<", id="64-little"),
    pytest.param(64, ">", id="64-big"),
]


def with_run_path(bits: int, endian: str) -> bytes:
    """A sample whose second library entry is turned into a DT_RUNPATH."""
    data = linked_file(bits=bits, endian=endian, needed=("libc.so.6", "$ORIGIN/../lib"))
    image = elf.parse(data)
    old = image.layout.dynamic.pack(*image.dynamic()[1])
    new = image.layout.dynamic.pack(fmt.DT_RUNPATH, image.dynamic()[1][1])
    assert data.count(old) == 1
    return data.replace(old, new)


@pytest.mark.parametrize(("bits", "endian"), LAYOUTS)
def test_run_path_becomes_rpath(bits: int, endian: str) -> None:
    before = with_run_path(bits, endian)
    after = force_rpath(before)
    image = elf.parse(after)
    assert image.dynamic_strings(fmt.DT_RUNPATH) == ()
    assert image.dynamic_strings(fmt.DT_RPATH) == ("$ORIGIN/../lib",)
    assert image.needed() == ("libc.so.6",)
    width = struct.calcsize("I" if bits == 32 else "Q")
    assert sum(a != b for a, b in zip(before, after, strict=True)) <= width
    assert force_rpath(after) == after


def test_a_file_without_run_path_stays_as_it_is() -> None:
    assert force_rpath(linked_file()) == linked_file()
