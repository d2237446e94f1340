"""An apt with its state and sources in a folder of its own: the machine's stays untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pbh.errors import SourceError
from pbh.log import Log
from pbh.run import run

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
TIMEOUT = 1800.0
_FOLDERS = (
    "cache/archives/partial",
    "etc/apt.conf.d",
    "etc/preferences.d",
    "etc/sources.list.d",
    "etc/trusted.gpg.d",
    "log",
    "state/lists/partial",
)
_NOT_OURS = re.compile(r"Acquire::(Changelogs|IndexTargets|Languages)")


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivateApt:
    """apt below `top` for one architecture; `env` is what it inherits."""

    top: Path
    arch: str
    env: Mapping[str, str]

    def create(self, *, installed: Iterable[str]) -> None:
        """Makes the folders and files; packages named in `installed` count as already there."""
        for folder in _FOLDERS:
            (self.top / folder).mkdir(parents=True)
        status = "".join(_STATUS.format(name=name, arch=self.arch) for name in installed)
        (self.top / "status").write_text(status, encoding="utf-8")
        (self.top / "etc/apt.conf").touch()
        # the machine's proxies, retries and certificates hold here as well; its hooks do not
        dump = self._run("apt-config", "dump", "Acquire", private=False)
        kept = [line for line in dump.splitlines() if not _NOT_OURS.match(line)]
        settings = [f'{key} "{value}";' for key, value in self._settings().items()]
        text = "\n".join([*kept, *settings, ""])
        (self.top / "apt.conf").write_text(text, encoding="utf-8")

    def use(self, mirror: str, suite: str) -> None:
        """Reads the index of one suite; raises SourceError when the mirror lacks it.

        Signatures are checked; dates are not, because a frozen mirror and a machine with a wrong
        clock are both fine as long as the content is signed.
        """
        options = f"arch={self.arch} signed-by={KEYRING} check-valid-until=no check-date=no"
        line = f"deb [{options}] {mirror} {suite} main\n"
        (self.top / "etc/sources.list").write_text(line, encoding="utf-8")
        self._run("apt-get", "-q", "update")

    def candidate(self, package: str) -> str:
        """Returns the version of `package` that would be fetched, or ""."""
        policy = self._run("apt-cache", "policy", package)
        found = re.search(r"Candidate: (\d\S*)", policy)
        return found[1] if found else ""

    def download(self, packages: Iterable[str]) -> list[Path]:
        """Fetches `packages` and what they need; returns the package files."""
        self._run("apt-get", "-q", "install", "-y", "--download-only", *packages)
        return sorted((self.top / "cache/archives").glob("*.deb"))

    def _run(self, *cmd: str, private: bool = True) -> str:
        env = {**self.env, "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        if private:
            env["APT_CONFIG"] = str(self.top / "apt.conf")
        log = Log(quiet=True)
        return run(cmd, cwd=self.top, env=env, log=log, timeout=TIMEOUT, error=SourceError)

    def _settings(self) -> dict[str, str]:
        return {
            "APT::Architecture": self.arch,
            "APT::Architectures": self.arch,
            "APT::Install-Recommends": "0",
            "APT::Sandbox::User": "",
            "APT::Update::Error-Mode": "any",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            "Dir": f"{self.top}/",
            "Dir::Cache": f"{self.top}/cache",
            "Dir::Etc": f"{self.top}/etc",
            "Dir::Etc::netrc": "/etc/apt/auth.conf",
            "Dir::Etc::netrcparts": "/etc/apt/auth.conf.d",
            "Dir::Log": f"{self.top}/log",
            "Dir::State": f"{self.top}/state",
            "Dir::State::status": f"{self.top}/status",
        }


_STATUS = """\
Package: {name}
Status: install ok installed
Version: 99999:0
Architecture: {arch}
Multi-Arch: foreign
Maintainer: none <none@invalid>
Description: left out

"""
