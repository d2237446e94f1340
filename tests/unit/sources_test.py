"""Package rows and their reduced, pinned trees."""

from __future__ import annotations

import gzip
import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest

from pbh import archive, source_commands, sources
from pbh.archive import Entry
from pbh.errors import IntegrityError, MetadataError, SourceError, UsageError
from pbh.fetching import Access
from pbh.log import Log
from pbh.pinning import write_tree_digest
from pbh.sources import Package, Source
from pbh.unarchive import upstream_entries

ENTRIES = [
    Entry(name="zz-1/LICENSE", data=b"free\n"),
    Entry(name="zz-1/configure", mode=0o755, data=b"#!/bin/sh\n"),
    Entry(name="zz-1/doc/zz.h", data=b"old\n"),
    Entry(name="zz-1/src/zz.c", data=b"int zz;\n"),
    Entry(name="zz-1/src/zz.h", data=b"\n"),
]


def tarball(path: Path, entries: list[Entry] = ENTRIES) -> Path:
    out = io.BytesIO()
    archive.write_tar(out, entries)
    path.write_bytes(gzip.compress(out.getvalue(), mtime=0))
    return path


def source(path: Path, **changes: str) -> Source:
    plain = Source(
        type="upstream",
        file=path.name,
        sha256=sources.file_digest(path),
        where=f"https://example.org/{path.name}",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def package(path: Path, **changes: object) -> Package:
    plain = Package(
        name="zz",
        kind="library",
        keep=("*.c", "*.h", "!doc/*"),
        sources=(source(path),),
        tree="0" * 64,
        version="1",
    )
    plain = replace(plain, **changes)  # type: ignore[arg-type]
    return replace(plain, tree=sources.tree_digest(path, plain, plain.sources[0]))


KEEP = [
    pytest.param(["*"], "LICENSE configure doc/zz.h src/zz.c src/zz.h", id="all"),
    pytest.param(["*.h"], "doc/zz.h src/zz.h", id="star-matches-slash"),
    pytest.param(["*.h", "!doc/*"], "src/zz.h", id="removed-again"),
    pytest.param(["!doc/*", "*.h"], "doc/zz.h src/zz.h", id="last-match-decides"),
    pytest.param(["*", "!*/*"], "LICENSE configure", id="top-level-only"),
    pytest.param(["Z*"], "", id="case-counts"),
]


@pytest.mark.parametrize(("keep", "names"), KEEP)
def test_keep(keep: list[str], names: str) -> None:
    found = sources.reduced_entries(ENTRIES, "", keep)
    assert " ".join(entry.name for entry in found) == names


ROOTS = [
    pytest.param("zz-1/src", "zz.c zz.h", id="deeper"),
    pytest.param(".", "zz-1/src/zz.c zz-1/src/zz.h", id="archive-itself"),
    pytest.param("zz", "", id="no-part-names"),
]


@pytest.mark.parametrize(("root", "names"), ROOTS)
def test_root(root: str, names: str) -> None:
    found = sources.reduced_entries(ENTRIES, root, ["zz*", "!*/doc/*", "!*LICENSE", "!*configure"])
    assert " ".join(entry.name for entry in found) == names


def test_two_archives_with_one_tree(tmp_path: Path) -> None:
    one = tarball(tmp_path / "one.tar.gz")
    moved = [replace(e, name=e.name.replace("zz-1", "zz-upstream/zz")) for e in ENTRIES]
    two = tarball(tmp_path / "two.tar.gz", [*moved, Entry(name="zz-upstream/ci.c")])
    row = package(one)
    assert sources.tree_digest(two, row, source(two, root="zz-upstream/zz")) == row.tree


def test_tree_tar_is_the_pinned_archive(tmp_path: Path) -> None:
    row = package(tarball(tmp_path / "zz.tar.gz"))
    sources.materialise(tmp_path / "zz.tar.gz", row, row.sources[0], tmp_path / "out")
    assert sources.file_digest(tmp_path / "out/tree.tar") == row.tree
    names = [entry.name for entry in upstream_entries(tmp_path / "out/tree.tar")]
    assert names == ["src/zz.c", "src/zz.h"]


def test_kind_files_is_unpacked(tmp_path: Path) -> None:
    row = package(tarball(tmp_path / "zz.tar.gz"), kind="files", keep=("*",))
    sources.materialise(tmp_path / "zz.tar.gz", row, row.sources[0], tmp_path / "out")
    assert (tmp_path / "out/tree/configure").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "out/tree/src/zz.c").read_bytes() == b"int zz;\n"


def test_kind_wheel_is_kept_as_it_is(tmp_path: Path) -> None:
    wheel = tmp_path / "zz-1-py3-none-any.whl"
    wheel.write_bytes(b"whatever")
    row = package(wheel, kind="wheel", keep=())
    sources.materialise(wheel, row, row.sources[0], tmp_path / "out")
    assert (tmp_path / "out" / wheel.name).read_bytes() == b"whatever"
    assert row.tree == hashlib.sha256(b"whatever").hexdigest()


@pytest.mark.parametrize("kind", ["library", "files", "wheel"])
def test_wrong_tree_is_refused(kind: str, tmp_path: Path) -> None:
    path = tarball(tmp_path / "zz.tar.gz")
    right = package(path, kind=kind)
    row = replace(right, tree="0" * 64)
    with pytest.raises(IntegrityError) as caught:
        sources.materialise(path, row, row.sources[0], tmp_path / "out")
    assert str(caught.value) == (
        f"tree of zz 1 from https://example.org/zz.tar.gz: got sha256 {right.tree}, "
        f"want sha256 {row.tree}; the file is the pinned one but its reduced tree is not: correct "
        "keep or root, or after a review run python3 py/tools/fetch.py pin zz --write"
    )
    assert not (tmp_path / "out").exists()


def test_nothing_kept(tmp_path: Path) -> None:
    path = tarball(tmp_path / "zz.tar.gz")
    with pytest.raises(SourceError, match=r"zz from .*: got no files, want some; correct root or"):
        package(path, keep=("*.rs",))


def test_wrong_file_is_named_and_deleted(tmp_path: Path) -> None:
    path = tarball(tmp_path / "zz.tar.gz")
    row = source(path, sha256="0" * 64)
    got = sources.file_digest(path)
    size = path.stat().st_size
    with pytest.raises(IntegrityError) as caught:
        sources.check_file(path, row)
    assert str(caught.value) == (
        f"zz.tar.gz from https://example.org/zz.tar.gz: got sha256 {got} ({size} bytes), "
        f"want sha256 {'0' * 64}; deleted; the file was damaged on its way or changed at its source"
    )
    assert not path.exists()


def test_right_file_is_kept(tmp_path: Path) -> None:
    path = tarball(tmp_path / "zz.tar.gz")
    sources.check_file(path, source(path))
    assert path.exists()


ROWS = [
    pytest.param(
        {"type": "debian", "path": "pool/main/z/zz/zz_1%2bx.orig.tar.xz"},
        "zz_1+x.orig.tar.xz",
        "Debian archive: pool/main/z/zz/zz_1%2bx.orig.tar.xz",
        id="debian",
    ),
    pytest.param(
        {"type": "pypi", "file": "zz-1-py3-none-any.whl", "requirement": "zz==1"},
        "zz-1-py3-none-any.whl",
        "Python package index: zz==1",
        id="pypi",
    ),
    pytest.param(
        {"type": "upstream", "url": "https://example.org/v1.tar.gz", "file": "zz-1.tar.gz"},
        "zz-1.tar.gz",
        "https://example.org/v1.tar.gz",
        id="upstream-with-a-better-name",
    ),
]


@pytest.mark.parametrize(("row", "file", "text"), ROWS)
def test_source_rows(row: dict[str, str], file: str, text: str) -> None:
    rest = {"keep": [], "kind": "wheel", "tree": "", "version": "1"}
    found = sources.parse_package("zz", {**rest, "sources": [{**row, "sha256": "1" * 64}]})
    assert found.sources[0].file == file
    assert str(found.sources[0]) == text


def test_unknown_package(tmp_path: Path) -> None:
    row = package(tarball(tmp_path / "zz.tar.gz"))
    rows = {"openssl": row, "zlib": row}
    with pytest.raises(UsageError) as caught:
        sources.choose_packages(rows, ["zlob"])
    assert str(caught.value) == "package: got zlob, want zlib; correct the name"
    with pytest.raises(UsageError, match="want one of openssl, zlib"):
        sources.choose_packages(rows, ["quux"])


TABLE = """\
PACKAGES = {
    "aa": {
        "tree": "1",
    },
    "zz": {
        "sources": [
            {
                "tree": "no",
            },
        ],
        "tree": "2",
    },
}
"""


def test_pin_touches_one_line(tmp_path: Path) -> None:
    path = tmp_path / "packages.bzl"
    path.write_text(TABLE)
    assert write_tree_digest(path, "zz", "3")
    assert path.read_text() == TABLE.replace('"tree": "2"', '"tree": "3"')
    assert not write_tree_digest(path, "zz", "3")


@pytest.mark.parametrize("name", ["bb", "a"])
def test_pin_of_a_missing_row(name: str, tmp_path: Path) -> None:
    path = tmp_path / "packages.bzl"
    path.write_text(TABLE.replace("zz", "bb").replace('        "tree": "2",\n', ""))
    with pytest.raises(MetadataError, match="got no tree field"):
        write_tree_digest(path, name, "3")


def pinned(tmp_path: Path, *files: Path, write: bool = False) -> str:
    """Runs the pin command on a package whose alternatives are `files`; returns its line."""
    (tmp_path / "third_party").mkdir()
    row = package(files[0], sources=tuple(source(file) for file in files))
    text = TABLE.replace('"tree": "2"', f'"tree": "{"0" * 64}"')
    (tmp_path / "third_party/packages.bzl").write_text(text)
    access = Access(distdirs=(tmp_path,), airgap=True, env={}, log=Log(quiet=True))
    row = replace(row, tree="0" * 64)
    return source_commands.pin(row, tmp_path, tmp_path / "scratch", access, write=write)


def test_pin_compares_all_alternatives(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    one = tarball(tmp_path / "one.tar.gz")
    two = tarball(tmp_path / "two.tar.gz", [*ENTRIES, Entry(name="zz-1/extra.c")])
    with pytest.raises(IntegrityError) as caught:
        pinned(tmp_path, one, two)
    lines = str(caught.value).splitlines()
    assert lines[0] == "zz: the trees differ; narrow keep"
    assert [line.split()[1] for line in lines[1:]] == [
        "https://example.org/one.tar.gz",
        "https://example.org/two.tar.gz",
    ]


def test_pin_writes_the_row(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    one = tarball(tmp_path / "one.tar.gz")
    digest = package(one).tree
    line = pinned(tmp_path, one, write=True)
    assert line == f"zz {digest} (written; from 1 of 1 alternatives)"
    assert f'"tree": "{digest}"' in (tmp_path / "third_party/packages.bzl").read_text()
