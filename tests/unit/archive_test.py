"""The canonical archive writer and reader."""

from __future__ import annotations

import errno
import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pbh import archive
from pbh.archive import MTIME, Entry
from pbh.errors import ArchiveError

ENTRIES = [
    Entry(name="b/run.sh", mode=0o755, data=b"#!/bin/sh\n"),
    Entry(name="a.txt", data=b"hello"),
    Entry(name="b/link", link="../a.txt"),
    Entry(name="b.txt", data=b""),
]


def tar_bytes(entries: list[Entry], first: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    archive.write_tar(out, entries, first=first)
    return out.getvalue()


def test_order_does_not_matter() -> None:
    assert tar_bytes(ENTRIES) == tar_bytes(ENTRIES[::-1])


def test_names_are_sorted_bytewise_after_the_first_ones() -> None:
    with tarfile.open(fileobj=io.BytesIO(tar_bytes(ENTRIES, first=("b/run.sh",)))) as tar:
        assert tar.getnames() == ["b/run.sh", "a.txt", "b.txt", "b/link"]


def test_headers_are_fixed() -> None:
    with tarfile.open(fileobj=io.BytesIO(tar_bytes(ENTRIES))) as tar:
        for member in tar:
            assert (member.uid, member.gid, member.uname, member.gname) == (0, 0, "root", "root")
            assert member.mtime == MTIME
        assert [oct(m.mode) for m in tar.getmembers()] == ["0o644", "0o644", "0o777", "0o755"]


def test_size_is_a_whole_number_of_records() -> None:
    assert len(tar_bytes(ENTRIES)) % 10240 == 0
    assert len(tar_bytes([Entry(name="x", data=b"x" * 10240 * 3)])) % 10240 == 0


LONG = [
    pytest.param("d" * 150 + "/" + "f" * 100, id="fills-the-prefix-field"),
    pytest.param("d" * 156 + "/" + "f" * 100, id="prefix-too-long"),
    pytest.param("f" * 101, id="no-slash"),
    pytest.param("x/" * 90 + "f" * 120, id="last-part-too-long"),
    pytest.param("lib/\u0130stanbul.txt", id="not-ascii"),
    pytest.param("a" * 99 + "/" + "b", id="slash-at-the-limit"),
]


@pytest.mark.parametrize("name", LONG)
def test_long_names_survive(name: str) -> None:
    entries = [Entry(name=name, data=b"1"), Entry(name="l", link=name)]
    raw = tar_bytes(entries)
    with tarfile.open(fileobj=io.BytesIO(raw)) as tar:
        assert sorted(tar.getnames()) == sorted([name, "l"])
        assert tar.getmember("l").linkname == name
    assert {e.name: e.link for e in archive.read_tar(io.BytesIO(raw))} == {name: None, "l": name}


def test_golden_bytes() -> None:
    raw = tar_bytes([Entry(name="a", mode=0o700, data=b"x")])
    head = raw[:512]
    assert head.startswith(b"a" + b"\0" * 99 + b"0000755\0" + b"0000000\0" * 2)
    assert head[124:148] == b"00000000001\0" + b"%011o\0" % MTIME
    assert head[148:156] == b"011202\0 "
    assert head[156:157] == b"0"
    assert head[257:265] == b"ustar\x0000"


def test_round_trip(tmp_path: Path) -> None:
    raw = tar_bytes(ENTRIES)
    (tmp_path / "t.tar").write_bytes(raw)
    tree = tmp_path / "tree"
    archive.unpack(tmp_path / "t.tar", tree)
    assert (tree / "b/run.sh").stat().st_mode & 0o777 == 0o755
    assert (tree / "b/link").read_text() == "hello"
    for path in [tree, *tree.rglob("*")]:
        assert path.lstat().st_mtime == MTIME
    assert tar_bytes(list(archive.tree_entries(tree))) == raw
    assert tar_bytes(list(archive.read_tar(io.BytesIO(raw)))) == raw


def test_modes_follow_the_owner_bit(tmp_path: Path) -> None:
    for name, mode in {"x": 0o700, "y": 0o666, "z": 0o411}.items():
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).chmod(mode)
    assert [e.mode for e in archive.tree_entries(tmp_path)] == [0o755, 0o644, 0o644]


def test_hard_links_become_copies() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        member = tarfile.TarInfo("./one")
        member.size, member.mode = 3, 0o755
        tar.addfile(member, io.BytesIO(b"abc"))
        link = tarfile.TarInfo("two")
        link.type, link.linkname = tarfile.LNKTYPE, "./one"
        tar.addfile(link)
    out.seek(0)
    assert list(archive.read_tar(out)) == [
        Entry(name="one", mode=0o755, data=b"abc"),
        Entry(name="two", mode=0o755, data=b"abc"),
    ]


@pytest.mark.parametrize("name", ["/etc/passwd", "../up", "a/../../up", "", "a\nb"])
def test_names_outside_the_root_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"archive member: got .*, want a path inside the root"):
        archive.write_tree(tmp_path / "t", [Entry(name=name, data=b"")])
    with pytest.raises(ArchiveError):
        tar_bytes([Entry(name=name)])


def test_nothing_is_written_through_a_link_of_the_archive(tmp_path: Path) -> None:
    entries = [Entry(name="out", link=str(tmp_path / "victim")), Entry(name="out/f", data=b"x")]
    (tmp_path / "victim").mkdir()
    with pytest.raises(ArchiveError):
        archive.write_tree(tmp_path / "t", entries)
    assert not list((tmp_path / "victim").iterdir())


def test_two_entries_of_one_name() -> None:
    with pytest.raises(ArchiveError, match="a: got two entries, want one"):
        tar_bytes([Entry(name="a"), Entry(name="a")])


@pytest.mark.parametrize("cut", [100, 600, 1100])
def test_truncated_archive(cut: int) -> None:
    raw = tar_bytes([Entry(name="a", data=b"x" * 1000)])
    with pytest.raises(ArchiveError, match="want"):
        list(archive.read_tar(io.BytesIO(raw[:cut])))


def test_device_is_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        member = tarfile.TarInfo("dev")
        member.type = tarfile.CHRTYPE
        tar.addfile(member)
    out.seek(0)
    with pytest.raises(ArchiveError, match="dev: got type b'3', want a file or a link"):
        list(archive.read_tar(out))


def test_socket_in_tree_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArchiveError, match="want a file, folder or symlink"):
        list(archive.tree_entries(tmp_path))


def test_missing_tree(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="got no folder"):
        list(archive.tree_entries(tmp_path / "none"))


def test_gzip_has_no_name_and_no_time() -> None:
    assert archive.gzip_bytes(b"abc")[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
    assert archive.gzip_bytes(b"abc") == archive.gzip_bytes(b"abc")


def test_atomic_output_replaces_only_on_success(tmp_path: Path) -> None:
    path = tmp_path / "deep/out"
    with archive.atomic_output(path) as out:
        out.write(b"one")
    with pytest.raises(KeyError), archive.atomic_output(path) as out:
        out.write(b"half")
        raise KeyError
    assert path.read_bytes() == b"one"
    assert list(path.parent.iterdir()) == [path]


def test_full_disk_leaves_nothing(tmp_path: Path) -> None:
    def entries() -> Iterator[Entry]:
        yield Entry(name="a", data=b"x")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "out.tar"
    with (
        pytest.raises(ArchiveError, match=r"out\.tar: got No space left on device .*free some"),
        archive.atomic_output(path) as out,
    ):
        archive.write_tar(out, entries())
    assert not list(tmp_path.iterdir())


def test_really_full_device() -> None:
    with pytest.raises(OSError, match="No space"), Path("/dev/full").open("wb") as out:
        archive.write_tar(out, ENTRIES)


def test_a_missing_input_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), archive.atomic_output(tmp_path / "out") as out:
        archive.write_tar(out, [Entry(name="a", data=tmp_path / "gone")])
    assert not list(tmp_path.iterdir())
