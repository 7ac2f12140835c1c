"""TLS: the certificate is checked, and the deadline holds for it too."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tasks.fetching.fetcher import Fetcher
from tests.fetching.conftest import ask
from tests.fetching.server import answer

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for 127.0.0.1 that nobody else trusts, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", folder / "key.pem", "-out", folder / "certificate.pem", "-days", "2"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    return str(folder / "certificate.pem"), str(folder / "key.pem")


@pytest.fixture
def port(certificate: tuple[str, str]) -> Iterator[int]:
    """A TLS server: robots.txt is missing, /tin/1 is a page, /tin/2 drips."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_accept, args=(listener, context), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                _serve(secured)
        except OSError:
            pass  # the client does not trust us, or has had enough


def _serve(secured: ssl.SSLSocket) -> None:
    head = secured.recv(65_536)
    if b" /tin/1 " in head:
        secured.sendall(answer(b"<html><p>Tin</p></html>"))
    elif b" /tin/2 " in head:
        secured.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(30):
            secured.sendall(b"x")
            time.sleep(0.1)
    else:
        secured.sendall(answer(status=404))


def test_a_certificate_that_nobody_signed_is_refused(port: int, open_door: Callable[..., Fetcher]) -> None:
    outcome = ask(open_door(hosts=(f"127.0.0.1:{port}",)), f"https://127.0.0.1:{port}/tin/1")
    assert (outcome.outcome, outcome.page, outcome.request_count) == ("refused", None, 1)
    assert "certificate is not trusted" in outcome.reason


def test_a_trusted_host_is_read_and_cut_at_the_deadline(
    port: int, certificate: tuple[str, str], open_door: Callable[..., Fetcher]
) -> None:
    fetcher = open_door(hosts=(f"127.0.0.1:{port}",))
    host = fetcher._host(f"127.0.0.1:{port}")
    host.session.verify = certificate[0]
    assert ask(fetcher, f"https://127.0.0.1:{port}/tin/1").outcome == "fetched"
    slow = ask(fetcher, f"https://127.0.0.1:{port}/tin/2")
    assert "time allowed" in slow.reason
    assert slow.elapsed_seconds < 2.0
