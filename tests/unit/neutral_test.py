"""Build paths are replaced in text and only there."""

from __future__ import annotations

from pathlib import Path

from pbh.neutral import neutralise, neutralise_tree

NAMES = {b"/root/work/src": b"/build", b"/root/work/bin/": b"", b"/root/work": b"/work"}


def test_longest_path_wins() -> None:
    text = b"CC=/root/work/bin/cc -I/root/work/src/Include -B/root/work"
    assert neutralise(text, NAMES) == b"CC=cc -I/build/Include -B/work"


def test_binary_files_and_links_are_left_alone(tmp_path: Path) -> None:
    binary = b"\x7fELF\0/root/work/src"
    archive = b"!<arch>\n/root/work/src"
    (tmp_path / "a.o").write_bytes(binary)
    (tmp_path / "a.a").write_bytes(archive)
    (tmp_path / "Makefile").write_bytes(b"srcdir=/root/work/src\n")
    (tmp_path / "link").symlink_to("Makefile")
    neutralise_tree(tmp_path, NAMES)
    assert (tmp_path / "a.o").read_bytes() == binary
    assert (tmp_path / "a.a").read_bytes() == archive
    assert (tmp_path / "Makefile").read_bytes() == b"srcdir=/build\n"
    assert (tmp_path / "link").is_symlink()
