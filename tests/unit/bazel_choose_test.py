"""Choosing a Bazel, and the parts of Debian's that can be tried without it."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from pbh.bazel import choose, debian, official, prefix, truststore
from pbh.errors import BuildError, SourceError, UsageError
from pbh.fetching import Access
from pbh.log import Log


def access(env: dict[str, str], *folders: Path) -> Access:
    return Access(distdirs=folders, airgap=True, env=env, log=Log(quiet=True), back_off=0)


def program(path: Path, says: str, *, error: str = "", code: int = 0) -> Path:
    path.parent.mkdir(exist_ok=True)
    script = f"import sys\nprint({says!r})\nprint({error!r}, file=sys.stderr)\nsys.exit({code})\n"
    # Python, because a sandbox may have no shell
    path.write_text(f"#!{sys.executable} -IS\n{script}")
    path.chmod(0o755)
    return path


VERSIONS = [
    pytest.param("bazel 7.7.1", ("7.7.1", ""), id="oldest"),
    pytest.param("bazel 9.0.0rc1", ("9.0.0rc1", ""), id="candidate"),
    pytest.param("fetching\nbazel 8.5.1-dist", ("8.5.1-dist", ""), id="chatty"),
    pytest.param("bazel 7.6.9", ("", "version 7.6.9"), id="too-old"),
    pytest.param("bazel 10.0.0", ("", "version 10.0.0"), id="too-new"),
    pytest.param("bazel none", ("", "does not tell its version: bazel none"), id="unlabelled"),
    pytest.param("", ("", "does not tell its version: no output"), id="silent"),
]


@pytest.mark.parametrize(("says", "want"), VERSIONS)
def test_probe(says: str, want: tuple[str, str], tmp_path: Path) -> None:
    path = program(tmp_path / "bazel", says)
    assert choose.probe(path, tmp_path, access({})) == want


def test_probe_of_a_failing_one(tmp_path: Path) -> None:
    path = program(tmp_path / "bazelisk", "bazel 8.0.0", error="cannot fetch", code=1)
    problem = "does not tell its version: cannot fetch"
    assert choose.probe(path, tmp_path, access({})) == ("", problem)


def test_probe_of_nothing(tmp_path: Path) -> None:
    version, problem = choose.probe(tmp_path / "none", tmp_path, access({}))
    assert version == ""
    assert problem.startswith("does not start: ")


def test_the_users_choice_wins(tmp_path: Path) -> None:
    own = program(tmp_path / "own", "bazel 8.1.0")
    program(tmp_path / "bin/bazel", "bazel 9.0.0")
    env = {"BAZEL": str(own), "PATH": f"{tmp_path}/bin:/bin"}
    found = choose.choose(access(env), tmp_path, tmp_path / "cache", tmp_path / "bazelw")
    assert str(found) == f"Bazel 8.1.0 from $BAZEL ({own})"


def test_a_wrong_choice_is_not_passed_over(tmp_path: Path) -> None:
    own = program(tmp_path / "own", "bazel 6.0.0")
    with pytest.raises(UsageError) as caught:
        choose.choose(access({"BAZEL": str(own)}), tmp_path, tmp_path, tmp_path / "bazelw")
    want = "$BAZEL: got version 6.0.0, want 7.7 or newer, older than 10; correct or unset it"
    assert str(caught.value) == want


def test_path_is_searched_and_the_wrapper_skipped(tmp_path: Path) -> None:
    wrapper = program(tmp_path / "bin/bazel", "", code=9)
    program(tmp_path / "bin/bazelisk", "bazel 8.2.0")
    env = {"PATH": f"{tmp_path}/bin:/bin"}
    found = choose.choose(access(env), tmp_path, tmp_path / "cache", wrapper)
    assert (found.version, found.origin, found.path.name) == ("8.2.0", "PATH", "bazelisk")


def test_every_reason_is_given(tmp_path: Path) -> None:
    program(tmp_path / "bin/bazel", "bazel 6.0.0")
    env = {"PATH": f"{tmp_path}/bin"}
    with pytest.raises(SourceError) as caught:
        choose.choose(access(env), tmp_path, tmp_path / "cache", tmp_path / "bazelw")
    lines = str(caught.value).splitlines()
    assert lines[0] == (
        "Bazel: got none, want one that fits; install Bazel (7.7 or newer, older than 10) or set "
        "BAZEL to one"
    )
    assert lines[1] == f"  {tmp_path}/bin/bazel: version 6.0.0"
    assert lines[2].startswith("  an official release: ")
    assert lines[3].startswith("  Debian's bazel-bootstrap: ")


def test_official_release_out_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"bazel-{official.VERSION}-linux-x86_64"
    data = b"#!/bin/sh\necho bazel 7.7.1\n"
    (tmp_path / name).write_bytes(data)
    monkeypatch.setitem(official.DIGESTS, "x86_64", hashlib.sha256(data).hexdigest())
    cache = tmp_path / "cache"
    found = official.install(cache, "x86_64", access({}, tmp_path))
    assert found == (cache / name, official.VERSION)
    assert (cache / name).stat().st_mode & 0o111
    (tmp_path / name).unlink()
    assert official.install(cache, "x86_64", access({})) == found


def test_damaged_release_is_not_used(tmp_path: Path) -> None:
    (tmp_path / f"bazel-{official.VERSION}-linux-x86_64").write_bytes(b"half")
    with pytest.raises(BuildError, match="got air-gapped mode"):
        official.install(tmp_path / "cache", "x86_64", access({}, tmp_path))
    assert not (tmp_path / "cache").exists()


def test_no_release_for_this_machine(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="machine: got m68k, want aarch64 or x86_64; set BAZEL"):
        official.install(tmp_path, "m68k", access({}))


def test_debian_needs_a_network(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="network: got air-gapped mode, want access to a mirror"):
        debian.install(tmp_path, access({}))


def test_finished_prefix_is_used_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / f"bazel-debian-{debian.FORMAT}"
    place.mkdir()
    (place / prefix.STAMP).write_text("7.7.1\n")
    assert debian.install(tmp_path, access({})) == (place / "bazel", "7.7.1")


def test_class_path_follows_manifests(tmp_path: Path) -> None:
    jars = tmp_path / "usr/share/java"
    jars.mkdir(parents=True)
    for name, path in {
        "a": "b.jar file:/usr/share/java/c%2b.jar gone.jar",
        "b": "",
        "c+": "",
    }.items():
        with zipfile.ZipFile(jars / f"{name}.jar", "w") as archive:
            # manifests break lines anywhere; a leading space continues
            text = f"Manifest-Version: 1.0\r\nClass-Path: {path[:9]}\r\n {path[9:]}\r\n"
            archive.writestr("META-INF/MANIFEST.MF", text)
    listed = ["/usr/share/java/a.jar", "/usr/share/java/none.jar"]
    assert prefix.class_path_entries(tmp_path, listed) == [
        "/usr/share/java/a.jar",
        "/usr/share/java/b.jar",
        "/usr/share/java/c+.jar",
    ]


def test_key_store_does_not_depend_on_order() -> None:
    store = truststore.key_store({b"two", b"one"})
    assert store[:12].hex() == "feedfeed0000000200000002"
    assert (
        hashlib.sha256(store).hexdigest()
        == hashlib.sha256(truststore.key_store({b"one", b"two"})).hexdigest()
    )
    body, digest = store[:-20], store[-20:]
    phrase = "changeit".encode("utf-16-be") + b"Mighty Aphrodite"
    assert digest == hashlib.sha1(phrase + body).digest()


def test_no_bundle_no_key_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(truststore, "_BUNDLE", tmp_path / "none")
    assert not truststore.write(tmp_path / "store", {})
    (tmp_path / "pem").write_text("-----BEGIN CERTIFICATE-----\nb25l\n-----END CERTIFICATE-----\n")
    assert truststore.write(tmp_path / "store", {"SSL_CERT_FILE": str(tmp_path / "pem")})
    assert (tmp_path / "store").read_bytes() == truststore.key_store({b"one"})
