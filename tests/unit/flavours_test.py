"""The archives for users."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

import raw_sample as sample
from elf_sample import linked_file
from pbh import assemble, flavours
from pbh.archive import Entry, read_tar, write_tar
from pbh.errors import ArchiveError
from pbh.flavours import Flavour
from pbh.log import Log

LIB = "python/lib/python3.13"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    assemble.assemble(sample.make_request(folder), folder / "full.tar", Log(quiet=True))
    return folder / "full.tar"


def members(path: Path) -> dict[str, Entry]:
    return {e.name: e for e in read_tar(io.BytesIO(gzip.decompress(path.read_bytes())))}


@pytest.mark.parametrize("flavour", list(Flavour))
def test_members(full: Path, tmp_path: Path, flavour: Flavour) -> None:
    out = tmp_path / "out.tar.gz"
    flavours.write_flavour(full, out, flavour)
    entries = members(out)
    assert list(entries) == sorted(entries)
    assert {
        f"{LIB}/lib-dynload/.empty",
        f"{LIB}/lib-dynload/_dbm{sample.SUFFIX}",
        f"{LIB}/testing.py",
        "python/bin/python3.13",
        "python/licenses/LICENSE.zlib.txt",
    } <= entries.keys()
    assert entries["python/bin/python3"].link == "python3.13"
    assert entries["python/bin/python3.13"].mode == 0o755
    for name in entries:
        assert not name.endswith(".a"), name
        assert not name.startswith(("python/build/", "python/install/", f"{LIB}/test/"))
        assert not name.startswith(f"{LIB}/email/test/")
    assert "python/PYTHON.json" not in entries


def test_only_stripped_is_stripped(full: Path, tmp_path: Path) -> None:
    found = {}
    for flavour in Flavour:
        out = tmp_path / f"{flavour}.tar.gz"
        flavours.write_flavour(full, out, flavour)
        data = members(out)["python/bin/python3.13"].data
        assert isinstance(data, bytes)
        found[flavour] = b".debug_info" in data
    assert found == {Flavour.INSTALL_ONLY: True, Flavour.STRIPPED: False}


DROPPED = [
    pytest.param("lib/python3.13/test/support/__init__.py", True, id="test-package"),
    pytest.param("lib/python3.13/unittest/test/x.py", True, id="nested-test-package"),
    pytest.param("lib/python3.13t/test/x.py", True, id="free-threaded"),
    pytest.param("lib/python3.13/unittest/case.py", False, id="beside-a-test-package"),
    pytest.param("lib/python3.13/site-packages/pip/test/x.py", False, id="someone-elses-tests"),
    pytest.param("lib/libpython3.13.a", True, id="link-to-the-static-library"),
    pytest.param("lib/python3.13/config-3.13-x/libpython3.13.a", True, id="static-library"),
    pytest.param("lib/libpython3.13.so.1.0", False, id="shared-library"),
    pytest.param(
        "lib/python3.13/lib-dynload/_testcapi.cpython-313-x.so", True, id="test-extension"
    ),
    pytest.param("lib/python3.13/lib-dynload/_tkinter.cpython-313-x.so", False, id="extension"),
]


@pytest.mark.parametrize(("name", "dropped"), DROPPED)
def test_what_is_left_out(name: str, dropped: bool) -> None:
    entries = iter([Entry(name="python/PYTHON.json"), Entry(name=f"python/install/{name}")])
    kept = list(flavours.select(Path("full.tar"), entries, Flavour.INSTALL_ONLY))
    assert (kept == []) is dropped


def test_same_input_same_bytes(full: Path, tmp_path: Path) -> None:
    digests = set()
    for name in ("a.tar.gz", "another name.tar.gz"):
        flavours.write_flavour(full, tmp_path / name, Flavour.STRIPPED)
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_missing_input(tmp_path: Path) -> None:
    with pytest.raises(
        ArchiveError, match="got No such file or directory, want a full distribution"
    ):
        flavours.write_flavour(tmp_path / "full.tar", tmp_path / "out", Flavour.STRIPPED)


def test_short_input_leaves_nothing(full: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.tar"
    short.write_bytes(full.read_bytes()[:9000])
    with pytest.raises(ArchiveError, match="want a complete tar file"):
        flavours.write_flavour(short, tmp_path / "out", Flavour.INSTALL_ONLY)
    assert not (tmp_path / "out").exists()


def test_another_archive_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.tar"
    with other.open("wb") as stream:
        write_tar(stream, [Entry(name="python/bin/python3", data=linked_file())])
    with pytest.raises(
        ArchiveError, match="first member: got python/bin/python3, want python/PYTHON"
    ):
        flavours.write_flavour(other, tmp_path / "out", Flavour.INSTALL_ONLY)


def test_a_full_disk_leaves_the_old_archive(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.tar.gz"
    out.write_bytes(b"the old one")

    def no_room(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(ArchiveError, match=r"out.tar.gz: got No space left on device"):
        flavours.write_flavour(full, out, Flavour.STRIPPED)
    assert [path.name for path in tmp_path.iterdir()] == ["out.tar.gz"]
    assert out.read_bytes() == b"the old one"
