"""compiler-rt's copies of C library functions become references, the rest stays."""

from __future__ import annotations

from compiler_rt_sample import archive, object_file
from pbh import ar, elf
from pbh.compiler_rt import yield_to


def test_provided_symbols_become_references_and_others_stay() -> None:
    data, names = yield_to(archive(object_file()), {"memcpy", "not_here"})
    assert names == ["memcpy"]
    [(_, body)] = ar.members(data)
    symbols = {s.name: s for s in elf.parse(body).symbols()}
    assert symbols["memcpy"].shndx == 0
    assert symbols["memcpy"].visibility == "default"
    assert symbols["__udivti3"].shndx == 1
    assert symbols["__udivti3"].visibility == "hidden"


def test_nothing_changes_without_a_common_name() -> None:
    before = archive(object_file())
    assert yield_to(before, {"printf"}) == (before, [])
