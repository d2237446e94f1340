"""Writes the machine's certificate bundle as a Java key store, for the server's https downloads."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from collections.abc import Mapping
from pathlib import Path

PASSWORD = "changeit"
_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)
# the fixed phrase of the format's integrity check
_PHRASE = b"Mighty Aphrodite"


def write(dest: Path, env: Mapping[str, str]) -> bool:
    """Writes the key store `dest` from SSL_CERT_FILE or the system's bundle; False without one."""
    bundles = [Path(env["SSL_CERT_FILE"])] if env.get("SSL_CERT_FILE") else []
    for bundle in [*bundles, _BUNDLE]:
        if bundle.is_file():
            pems = _PEM.findall(bundle.read_text(encoding="utf-8", errors="replace"))
            dest.write_bytes(key_store({base64.b64decode(pem) for pem in pems}))
            return True
    return False


def key_store(certificates: set[bytes]) -> bytes:
    """Returns a JKS file (version 2, password PASSWORD) holding the DER `certificates`."""
    body = struct.pack(">III", 0xFEEDFEED, 2, len(certificates))
    for number, certificate in enumerate(sorted(certificates)):
        body += struct.pack(">I", 2) + _text(f"ca{number}") + struct.pack(">Q", 0)
        body += _text("X.509") + struct.pack(">I", len(certificate)) + certificate
    # SHA-1 is what the format prescribes; nothing here relies on it
    return body + hashlib.sha1(PASSWORD.encode("utf-16-be") + _PHRASE + body).digest()


def _text(value: str) -> bytes:
    return struct.pack(">H", len(value)) + value.encode()
