"""``framing view``: who is answered, and with what."""

from __future__ import annotations

import http.client
import socket
import struct
import time

import pytest

from framing_html.served import address
from framing_html.server import Server, refusal

HOSTS = frozenset(("127.0.0.1:8000", "localhost:8000"))


def ask(server: Server, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), dict(answer.getheaders())
    connection.close()
    return found


@pytest.mark.parametrize(
    ("headers", "answered"),
    [
        ({"Host": "127.0.0.1:8000"}, True),
        ({"Host": "localhost:8000", "Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "none"}, True),
        ({}, False),
        ({"Host": "127.0.0.1"}, False),
        ({"Host": "127.0.0.1:8001"}, False),
        ({"Host": "rebound.example:8000"}, False),
        ({"Host": "127.0.0.1:8000", "Origin": "http://rebound.example:8000"}, False),
        ({"Host": "127.0.0.1:8000", "Origin": "null"}, False),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "same-site"}, False),
    ],
)
def test_only_this_machines_reader_is_answered(headers: dict[str, str], answered: bool) -> None:
    assert (refusal(headers, HOSTS) == "") is answered


def test_the_server_refuses_what_is_not_its_own(server: Server) -> None:
    assert ask(server)[0] == 200
    assert ask(server, Host="rebound.example")[0] == 403
    assert ask(server, Origin="http://rebound.example")[0] == 403
    assert ask(server, method="POST")[0] == 501
    assert ask(server, f"/{'x' * 5000}")[0] in (403, 414)


def test_it_listens_on_loopback_alone_and_says_how_its_pages_may_be_used(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    headers = ask(server)[2]
    assert headers["X-Frame-Options"] == "DENY" and headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"


def test_a_page_that_does_not_exist(server: Server) -> None:
    for path in (
        "/nothing",
        "/article",
        "/article?number=0",
        "/article?number=1%20OR%201",
        "/article?number=%C2%B2",
        "/../etc/passwd",
    ):
        assert ask(server, path)[0] == 404, path
    assert ask(server, "/", "HEAD")[1] == ""


def test_an_address_holds_any_value() -> None:
    assert address("/passages", {"group": "A & B", "target": "", "q": "\ud800"}) == "/passages?group=A+%26+B&q=%3F"


def test_what_is_asked_for_is_shown_as_text(server: Server) -> None:
    status, page, _ = ask(server, "/passages?q=%3Cscript%3Ealert(1)%3C/script%3E&group=%22%3E%3Cb%3E")
    assert status == 200 and "&lt;script&gt;alert(1)" in page and page.count("<script>") == 1 and "<b>" not in page


def test_the_report_leads_to_all_passages_of_a_number(server: Server) -> None:
    page = ask(server)[1]
    assert "/passages?group=Gazette&amp;measure=count.word" in page and "/article?number=" in page


def raw(server: Server, request: bytes, *, read: bool = True) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        if not read:  # go at once, and rudely: what is then written finds nobody
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(request)
        return connection.makefile("rb").read() if read else b""


def test_an_address_that_cannot_be_read_is_refused_in_silence(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    assert ask(server, "/passages?" + "&".join(f"q{n}=1" for n in range(21)))[0] == 400
    host = f"Host: 127.0.0.1:{server.server_port}".encode()
    answer = raw(server, b"GET http://[ HTTP/1.1\r\n" + host + b"\r\nConnection: close\r\n\r\n")
    assert answer.split(b"\r\n")[0].endswith(b"400 Bad Request")
    assert capfd.readouterr().err == ""


def test_a_reader_that_goes_early_is_no_fault(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    host = f"Host: 127.0.0.1:{server.server_port}".encode()
    for _ in range(5):
        raw(server, b"GET / HTTP/1.1\r\n" + host + b"\r\n\r\n", read=False)
    assert ask(server)[0] == 200
    for error in (BrokenPipeError(), ConnectionResetError(), TimeoutError()):
        try:
            raise error
        except OSError:
            server.handle_error(None, ("127.0.0.1", 1))
    time.sleep(0.3)
    assert capfd.readouterr().err == ""
