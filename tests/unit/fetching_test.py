"""Getting files: folders, URLs, package clients, and what is said when they cannot be had."""

from __future__ import annotations

import functools
import http.server
import io
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pbh import aptfetch, fetching, pipfetch, source_commands, urlfetch
from pbh.errors import IntegrityError, SourceError
from pbh.fetching import Access
from pbh.log import Log
from pbh.sources import Package, Source, file_digest


def access(*folders: Path, airgap: bool = False) -> Access:
    log = Log(quiet=True)
    return Access(distdirs=folders, airgap=airgap, env={}, log=log, back_off=0)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder served on the loopback interface, and its address."""
    folder = tmp_path / "site"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            if self.path != "/short":
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Length", "99")
            self.end_headers()
            self.wfile.write(b"x")

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def source(path: Path, where: str = "https://example.invalid/zz.tar.gz") -> Source:
    return Source(type="upstream", file=path.name, sha256=file_digest(path), where=where)


def package(*found: Source) -> Package:
    name = "zz"
    return Package(
        name=name, kind="library", keep=("*",), sources=found, tree="0" * 64, version="1"
    )


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "zz.tar.gz"
    path.write_bytes(b"good bytes")
    return path


def test_folders_are_searched_by_name_and_digest(good: Path, tmp_path: Path) -> None:
    wanted = source(good)
    assert fetching.find_in_folders(wanted, [tmp_path / "none", tmp_path]) == (good, [])
    good.write_bytes(b"bad")
    got = file_digest(good)
    message = f"{good}: got sha256 {got}, want sha256 {wanted.sha256}; delete the file"
    assert fetching.find_in_folders(wanted, [tmp_path]) == (None, [message])
    assert good.exists(), "the folder is the user's: nothing in it is deleted"


def test_download(good: Path, site: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = site
    (folder / "zz.tar.gz").write_bytes(good.read_bytes())
    out = tmp_path / "out"
    path = fetching.download(source(good, f"{address}/zz.tar.gz"), out, access())
    assert path.read_bytes() == b"good bytes"
    assert list(out.iterdir()) == [path]


def test_wrong_download_leaves_nothing(good: Path, site: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = site
    (folder / "zz.tar.gz").write_bytes(b"bad bytes")
    wanted = source(good, f"{address}/zz.tar.gz")
    with pytest.raises(IntegrityError) as caught:
        fetching.download(wanted, tmp_path / "out", access())
    message = str(caught.value)
    assert f"zz.tar.gz from {address}/zz.tar.gz: got sha256" in message
    assert f"(9 bytes), want sha256 {wanted.sha256}; deleted" in message
    assert not list((tmp_path / "out").iterdir())


def test_cut_off_transfer(site: tuple[Path, str], tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"short: got 1 bytes, want 99 bytes; the transfer was"):
        urlfetch.fetch(f"{site[1]}/short", tmp_path / "out")


def test_refused_transfer(site: tuple[Path, str], tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none: got File not found, want the file; check the"):
        urlfetch.fetch(f"{site[1]}/none", tmp_path / "out")


def test_one_repeat(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def flaky(_url: str, dest: Path) -> None:
        calls.append(dest)
        if len(calls) == 1:
            raise SourceError("connection reset")
        dest.write_bytes(b"good bytes")

    monkeypatch.setattr(urlfetch, "fetch", flaky)
    wanted = source(good, "http://127.0.0.1/zz.tar.gz")
    assert fetching.download(wanted, tmp_path / "out", access()).read_bytes() == b"good bytes"
    assert len(calls) == 2


def test_unknown_host_is_not_tried(good: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"zz\.tar\.gz: got no address, want the file; this netw"):
        fetching.download(source(good), tmp_path / "out", access())


def test_a_proxy_may_know_more_hosts() -> None:
    assert not urlfetch.reachable("https://example.invalid/x", {})
    assert urlfetch.reachable("https://example.invalid/x", {"https_proxy": "http://p:1"})


def test_air_gapped(good: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        fetching.download(source(good), tmp_path / "out", access(airgap=True))
    assert str(caught.value) == (
        "zz.tar.gz: got air-gapped mode, want a network; fetch https://example.invalid/zz.tar.gz "
        "elsewhere and put it into a folder of PBH_DISTDIR"
    )


def test_next_alternative_is_used(good: Path, site: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = site
    (folder / "bad.tar.gz").write_bytes(b"bad")
    (folder / "zz.tar.gz").write_bytes(good.read_bytes())
    bad = replace(source(good, f"{address}/bad.tar.gz"), file="bad.tar.gz")
    row = package(bad, source(good, f"{address}/zz.tar.gz"))
    path, used = fetching.fetch_any(row, tmp_path / "out", access())
    assert (path.name, used) == ("zz.tar.gz", row.sources[1])


def test_all_alternatives_are_explained(good: Path, tmp_path: Path) -> None:
    debian = Source(type="debian", file="zz.orig", sha256="1" * 64, where="pool/main/z/zz/zz.orig")
    row = package(source(good), debian)
    with pytest.raises(SourceError) as caught:
        fetching.fetch_any(row, tmp_path / "out", access(airgap=True))
    lines = str(caught.value).splitlines()
    assert lines[0] == "zz 1: no alternative could be fetched"
    assert lines[1] == "  https://example.invalid/zz.tar.gz"
    assert lines[3] == "  Debian archive: pool/main/z/zz/zz.orig"
    assert "got air-gapped mode, want a network" in lines[4]


def test_missing_report_lists_everything(good: Path, tmp_path: Path) -> None:
    debian = Source(type="debian", file="zz.orig", sha256="1" * 64, where="pool/main/z/zz/zz.orig")
    row = package(replace(source(good), sha256="2" * 64), debian)
    here = replace(package(source(good)), name="yy")
    lacking = fetching.missing([here, row], [tmp_path])
    assert lacking == [row]
    assert fetching.missing_report(lacking, [tmp_path]) == (
        f"air-gapped, and 1 source files are missing (looked in {tmp_path})\n"
        "  zz 1, any one of:\n"
        f"    zz.tar.gz  sha256 {'2' * 64}\n"
        "      https://example.invalid/zz.tar.gz\n"
        f"    zz.orig  sha256 {'1' * 64}\n"
        "      Debian archive: pool/main/z/zz/zz.orig\n"
        "On a machine with a network run\n"
        "  python3 py/tools/fetch.py prefetch --to DIR zz\n"
        "bring DIR here and set PBH_DISTDIR=DIR."
    )
    assert "(looked in no folder: PBH_DISTDIR is not set)" in fetching.missing_report([row], [])


SETTINGS = [
    pytest.param({}, ((), False), id="none"),
    pytest.param({"PBH_DISTDIR": "/a::/b", "PBH_AIRGAP": "1"}, (("/a", "/b"), True), id="both"),
    pytest.param({"PBH_AIRGAP": "0"}, ((), False), id="zero-is-off"),
    pytest.param({"PBH_AIRGAP": ""}, ((), False), id="empty-is-off"),
]


@pytest.mark.parametrize(("env", "want"), SETTINGS)
def test_settings(env: dict[str, str], want: tuple[tuple[str, ...], bool]) -> None:
    found = fetching.access_from_env(env, Log(quiet=True))
    assert (tuple(map(str, found.distdirs)), found.airgap) == want


RELEASES = """\
'http://deb.example/debian/dists/bookworm/InRelease' deb.example_bookworm_InRelease 0
'http://sec.example/debian-security/dists/bookworm-security/InRelease' x 0
'http://deb.example/debian/dists/bookworm-updates/InRelease' y 0
'http://b.example/debian/dists/sid/Release' z 0
"""


def test_mirrors_come_from_apt() -> None:
    assert aptfetch.parse_mirrors(RELEASES) == [
        "http://deb.example/debian",
        "http://b.example/debian",
        "http://sec.example/debian-security",
    ]


def test_mirror_can_be_named() -> None:
    assert aptfetch.mirrors({"PBH_DEBIAN_MIRROR": "http://m/debian/"}) == ["http://m/debian"]


def test_machine_without_apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aptfetch, "APT_GET", tmp_path / "none")
    with pytest.raises(SourceError, match="Debian archive: got no apt here, want apt; set PBH_DEB"):
        aptfetch.mirrors({})


def test_mirror_works_without_apt(
    good: Path, site: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, address = site
    (folder / "pool").mkdir()
    (folder / "pool/zz+1.tar.gz").write_bytes(good.read_bytes())
    monkeypatch.setattr(aptfetch, "APT_HELPER", tmp_path / "none")
    wanted = Source(type="debian", file="zz", sha256=file_digest(good), where="pool/zz+1.tar.gz")
    env = {"PBH_DEBIAN_MIRROR": address}
    aptfetch.fetch(wanted, tmp_path / "out", env)
    assert (tmp_path / "out").read_bytes() == b"good bytes"
    lost = replace(wanted, where="pool/lost")
    with pytest.raises(SourceError, match=r"want the file; set PBH_DEBIAN_MIRROR to a mirror that"):
        aptfetch.fetch(lost, tmp_path / "out", env)


def test_pip_is_asked_for_one_file() -> None:
    wheel = Source(type="pypi", file="z-1-py3-none-a_1.b_2.whl", sha256="", where="z==1")
    words = pipfetch.download_arguments(wheel)
    assert words[:5] == ["download", "--quiet", "--no-deps", "--no-cache-dir", "z==1"]
    assert words[-2:] == ["--platform=a_1", "--platform=b_2"]
    compiled = replace(wheel, file="z-1-cp313-cp313-a_1.whl")
    words = pipfetch.download_arguments(compiled)
    assert words[-4:-1] == ["--python-version=313", "--implementation=cp", "--abi=cp313"]
    sdist = replace(wheel, file="z-1.tar.gz")
    assert pipfetch.download_arguments(sdist)[-1] == "--no-binary=:all:"


def test_pip_failure_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_args: object, **_named: object) -> str:
        raise SourceError("pip: got exit code 1\nWARNING: noise\nERROR: Ignored x\nERROR: No match")

    monkeypatch.setattr(pipfetch, "pip_command", lambda *_: ["pip"])
    monkeypatch.setattr(pipfetch, "run", failing)
    wheel = Source(type="pypi", file="z-1-py3-none-any.whl", sha256="", where="z==1")
    with pytest.raises(SourceError) as caught:
        pipfetch.fetch(wheel, tmp_path / "z", dict(os.environ), Log(quiet=True))
    assert str(caught.value) == (
        "z==1: got ERROR: No match, want z-1-py3-none-any.whl; check pip's index settings, or set "
        "PBH_DISTDIR"
    )


def test_pip_that_brings_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*_args: object, cwd: Path, **_named: object) -> str:
        (cwd / "z-2.whl").touch()
        return ""

    monkeypatch.setattr(pipfetch, "pip_command", lambda *_: ["pip"])
    monkeypatch.setattr(pipfetch, "run", other)
    wheel = Source(type="pypi", file="z-1-py3-none-any.whl", sha256="", where="z==1")
    with pytest.raises(SourceError, match=r"z==1: got z-2\.whl, want z-1-py3-none-any\.whl"):
        pipfetch.fetch(wheel, tmp_path / "z", {}, Log(quiet=True))


def test_prefetch_goes_on_after_a_failure(good: Path, tmp_path: Path) -> None:
    lost = replace(package(replace(source(good), sha256="2" * 64)), name="lost")
    stream = io.StringIO()
    settings = replace(access(tmp_path, airgap=True), log=Log(stream=stream))
    dest = tmp_path / "dest"
    with pytest.raises(
        SourceError, match=r"1 of 2 sources in .*, 10 bytes\nlost 1: no alternative"
    ):
        source_commands.prefetch([lost, package(source(good))], dest, settings)
    assert [path.name for path in dest.iterdir()] == ["zz.tar.gz"]
    assert "[2/2] zz 1" in stream.getvalue()


def test_prefetch_keeps_what_is_there(good: Path, tmp_path: Path) -> None:
    dest = tmp_path / "dest"
    dest.mkdir()
    (dest / good.name).write_bytes(good.read_bytes())
    row = package(source(good))
    good.unlink()
    line = source_commands.prefetch([row], dest, access(airgap=True))
    assert line.endswith(f"1 of 1 sources in {dest}, 10 bytes; use them with PBH_DISTDIR={dest}")


def test_verify_names_everything_wrong(good: Path, tmp_path: Path) -> None:
    lost = replace(package(replace(source(good), file="lost.tar.gz")), name="lost")
    bad = package(replace(source(good), sha256="2" * 64))
    with pytest.raises(IntegrityError) as caught:
        source_commands.verify([lost, bad], tmp_path)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"{good}: got sha256 ")
    assert lines[1] == "lost 1: got no file, want lost.tar.gz; prefetch it"
    assert lines[2] == "zz 1: got no file, want zz.tar.gz; prefetch it"


def test_listing(good: Path) -> None:
    row = package(source(good))
    line = f"zz 1  zz.tar.gz  sha256:{row.sources[0].sha256}  https://example.invalid/zz.tar.gz"
    assert source_commands.list_sources([row]) == line
