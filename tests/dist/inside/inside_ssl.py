"""TLS with the bundled OpenSSL: versions, a handshake over the loopback interface, key logging,
trust stores.
"""

import contextlib
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

# a throw-away key and its self-signed certificate for localhost, valid until 2126
IDENTITY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgG9ZHt7+e7UmLHaqN
X59dNeikIr2jG0OIK7dyvlkw0TyhRANCAARJtXApn8XRIsJgPtKrWRRrrSHxpeTL
z0k0aMZ+w4odhjw0kRFqDbk5+rKQPLEfsqhq6K0jIhJ9B6VUHxLD0P8P
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUB/DHK9zkxdRAqj5unHDwgkvuroIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTEzMjQwNVoYDzIxMjYxMDI4
MTMyNDA1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARJtXApn8XRIsJgPtKrWRRrrSHxpeTLz0k0aMZ+w4odhjw0kRFqDbk5
+rKQPLEfsqhq6K0jIhJ9B6VUHxLD0P8Po28wbTAdBgNVHQ4EFgQUoq9Ni1TQXzDP
KzJVkFE6lT+yBbowHwYDVR0jBBgwFoAUoq9Ni1TQXzDPKzJVkFE6lT+yBbowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgdW4vdlClulEZRaWxFStzIlwVsFGLZ+y1qfyWK6cPD30CIA9k
15o3LpTQl4wK0my7hTc7AaKFfLojLF4GfdoIBh0U
-----END CERTIFICATE-----
"""
PEM = IDENTITY[IDENTITY.index("-----BEGIN CERTIFICATE") :]


class Tls(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = f"{folder.name}/identity.pem"
        Path(self.path).write_text(IDENTITY)

    def test_versions(self):
        self.assertGreaterEqual(ssl.OPENSSL_VERSION_INFO[:2], (3, 5))
        for name in (
            "HAS_TLSv1",
            "HAS_TLSv1_1",
            "HAS_TLSv1_2",
            "HAS_TLSv1_3",
            "HAS_ALPN",
            "HAS_SNI",
            "HAS_PSK",
        ):
            with self.subTest(name):
                self.assertTrue(getattr(ssl, name))
        for name in ("HAS_SSLv2", "HAS_SSLv3"):
            with self.subTest(name):
                self.assertFalse(getattr(ssl, name))

    def test_default_context(self):
        context = ssl.create_default_context()
        self.assertEqual(context.verify_mode, ssl.CERT_REQUIRED)
        self.assertGreater(len(context.get_ciphers()), 10)

    def test_trust_store_is_the_systems(self):
        paths = ssl.get_default_verify_paths()
        self.assertTrue(paths.openssl_cafile.startswith("/etc/"), paths)
        self.assertTrue(paths.openssl_capath.startswith("/etc/"), paths)

    def test_handshake(self):
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            with self.subTest(version):
                self.assertEqual(self.exchange(version), (b"HELLO", version.name.replace("_", ".")))

    def exchange(self, version):
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(self.path)
        client = ssl.create_default_context(cadata=PEM)
        client.minimum_version = client.maximum_version = version
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)

        def serve():
            with listener.accept()[0] as plain, server.wrap_socket(plain, server_side=True) as tls:
                tls.sendall(tls.recv(100).upper())

        thread = threading.Thread(target=serve)
        thread.start()
        with (
            socket.create_connection(listener.getsockname(), timeout=30) as plain,
            client.wrap_socket(plain, server_hostname="localhost") as tls,
        ):
            tls.sendall(b"hello")
            answer = tls.recv(100), tls.version()
        thread.join()
        return answer

    def test_untrusted_certificate_is_refused(self):
        with self.assertRaises(ssl.SSLCertVerificationError):
            server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
            server.load_cert_chain(self.path)
            shake(server, client)

    def test_key_log(self):
        log = self.path + ".log"
        code = "import ssl; print(ssl.create_default_context().keylog_filename)"
        environment = os.environ | {"SSLKEYLOGFILE": log}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.stdout.strip(), log, done.stderr)

    def test_foreign_configuration_is_survived(self):
        path = self.path + ".cnf"
        text = "openssl_conf = i\n[i]\nalg_section = e\n[e]\nrh-allow-sha1-signatures = yes\n"
        Path(path).write_text(text)
        code = "import ssl; ssl.create_default_context(); print('fine')"
        environment = os.environ | {"OPENSSL_CONF": path}
        done = subprocess.run(
            [sys.executable, "-I", "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.stdout.strip(), "fine", done.stderr)


def shake(server, client):
    """Runs a handshake in memory between the two contexts until it succeeds or raises."""
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [
        client.wrap_bio(to_client, to_server, server_hostname="localhost"),
        server.wrap_bio(to_server, to_client, server_side=True),
    ]
    for _ in range(10):
        for end in ends:
            with contextlib.suppress(ssl.SSLWantReadError):
                end.do_handshake()


if __name__ == "__main__":
    unittest.main()
