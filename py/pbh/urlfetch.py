"""Plain downloads by URL, with a stall limit and nothing but the standard library."""

from __future__ import annotations

import http.client
import shutil
import socket
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pbh.errors import SourceError, got_want

# seconds without a byte, not for the whole transfer
STALL = 60.0


def fetch(url: str, dest: Path) -> None:
    """Writes what `url` serves to `dest`; the machine's proxy settings apply.

    Raises SourceError when the server cannot be reached, refuses, or closes early.
    """
    # servers turn Python's default name away
    request = urllib.request.Request(url, headers={"User-Agent": "curl/8"})
    try:
        with urllib.request.urlopen(request, timeout=STALL) as reply, dest.open("wb") as out:
            shutil.copyfileobj(reply, out)
            want = reply.headers.get("Content-Length")
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise SourceError(got_want(url, reason, "the file", "check the network")) from error
    if want is not None and dest.stat().st_size != int(want):
        got = f"{dest.stat().st_size} bytes"
        raise SourceError(got_want(url, got, f"{want} bytes", "the transfer was cut off"))


def reachable(url: str, env: Mapping[str, str]) -> bool:
    """Returns whether the host of `url` has an address, or a proxy is set that may know it."""
    parts = urlsplit(url)
    names = (f"{parts.scheme}_proxy", f"{parts.scheme.upper()}_PROXY", "all_proxy", "ALL_PROXY")
    if any(env.get(name) for name in names):
        return True
    try:
        socket.getaddrinfo(parts.hostname, parts.port or 443)
    except OSError:
        return False
    return True
