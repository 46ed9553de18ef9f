"""Pages on loopback: who is answered, who may write, and what everybody else is told."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping

import pytest

from framing import InputError
from framing.serving import FORM, LONGEST_WRITE, Making, Server, refusal

from ..served import served  # noqa: TID252  tests have no absolute name

HOSTS = frozenset(("127.0.0.1:8000", "localhost:8000"))


@pytest.fixture
def written() -> list[Mapping[str, str]]:
    return []


@pytest.fixture
def server(written: list[Mapping[str, str]]) -> Iterator[Server]:
    def page(path: str, asked: Mapping[str, str]) -> str | Mapping[str, object] | None:
        return {"/": f"<p>{asked.get('q', '')}", "/data": {"ü": 1}}.get(path)  # type: ignore[return-value]

    def write(path: str, sent: Mapping[str, str]) -> Mapping[str, object] | None:
        if path == "/full":
            raise OSError(28, "No space left on device")
        if path == "/broken":
            raise InputError("codes.csv: cannot be read")
        if sent.get("answer") == "most":
            raise ValueError("expected none or all")
        written.append(sent)
        return {"kept": len(written)} if path == "/answer" else None

    yield from served(Server(page, writes=write))


def ask(
    server: Server, path: str = "", method: str = "GET", body: str | None = None, token: str | None = None, **headers: str
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    where = f"/{server.token if token is None else token}/{path}"
    connection.request(method, where, body=body, headers=given)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), dict(answer.getheaders())
    connection.close()
    return found


def post(server: Server, body: str = "answer=all", path: str = "answer", **headers: str) -> tuple[int, str]:
    """What a page of ours sends, but for the headers that are given."""
    own = {"Origin": f"http://127.0.0.1:{server.server_port}", "Content_Type": FORM}
    return ask(server, path, "POST", body, **{**own, **headers})[:2]


@pytest.mark.parametrize(
    ("headers", "read", "write"),
    [
        ({"Host": "127.0.0.1:8000"}, True, False),
        ({"Host": "localhost:8000", "Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"}, True, True),
        ({"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000"}, True, True),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "none"}, True, False),
        ({}, False, False),
        ({"Host": "127.0.0.1"}, False, False),
        ({"Host": "127.0.0.1:8001"}, False, False),
        ({"Host": "rebound.example:8000"}, False, False),
        ({"Host": "127.0.0.1:8000", "Origin": "http://rebound.example:8000"}, False, False),
        ({"Host": "127.0.0.1:8000", "Origin": "null"}, False, False),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "cross-site"}, False, False),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "same-site"}, False, False),
    ],
)
def test_only_this_machines_reader_is_answered_and_only_a_page_of_ours_writes(
    headers: dict[str, str], read: bool, write: bool
) -> None:
    assert (refusal(headers, HOSTS) == "") is read
    assert (refusal(headers, HOSTS, write=True) == "") is write


def test_reading_takes_the_token_and_this_machines_name(server: Server) -> None:
    assert ask(server)[:2] == (200, "<p>") and ask(server, "?q=a%20b")[1] == "<p>a b"
    assert ask(server, "data")[1] == '{"ü": 1}' and ask(server, "data")[2]["Content-Type"] == "application/json"
    assert ask(server, method="HEAD")[:2] == (200, "")
    for token in ("", "x", server.token[:-1], server.token + "x", "%00", "%C3%A9"):
        assert ask(server, token=token)[0] == 403, token
    assert ask(server, Host="rebound.example")[0] == 403
    assert ask(server, Origin="http://rebound.example")[0] == 403
    assert ask(server, "x" * 5000)[0] in (403, 414)
    assert ask(server, "nothing")[0] == 404


def test_every_server_has_a_token_of_its_own(server: Server) -> None:
    other = Server()
    assert other.token != server.token and len(other.token) >= 20
    other.server_close()


def test_a_page_of_ours_writes(server: Server, written: list[Mapping[str, str]]) -> None:
    assert post(server, "item=i1&answer=%C3%BC+b&empty=") == (200, '{"kept": 1}')
    assert written == [{"item": "i1", "answer": "ü b", "empty": ""}]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://rebound.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "rebound.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"token": "guessed"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/json"}, 415),
    ],
)
def test_nobody_else_writes(server: Server, written: list[Mapping[str, str]], headers: dict[str, str], status: int) -> None:
    assert post(server, **headers)[0] == status
    assert ask(server, "answer", "POST", "answer=all", Content_Type=FORM)[0] == 403  # without an Origin
    assert ask(server, "answer?answer=all")[0] == 404 and ask(server, "answer", "PUT", "answer=all")[0] == 501
    assert written == []


def test_what_is_sent_has_limits(server: Server, written: list[Mapping[str, str]]) -> None:
    assert post(server, "answer=" + "x" * LONGEST_WRITE)[0] == 413
    assert post(server, "&".join(f"f{n}=1" for n in range(21)))[0] == 400
    assert post(server, Content_Length="x")[0] in (400, 413)
    assert written == []


def test_what_cannot_be_kept_is_told(server: Server) -> None:
    assert post(server, "answer=most") == (400, "expected none or all")
    assert post(server, path="broken") == (500, "codes.csv: cannot be read")
    status, told = post(server, path="full")
    assert status == 500 and "No space left" in told
    assert post(server, path="nothing")[0] == 404


def test_it_listens_on_loopback_alone_and_says_how_its_pages_may_be_used(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    headers = ask(server)[2]
    assert headers["X-Frame-Options"] == "DENY" and headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"


def raw(server: Server, request: bytes, *, read: bool = True) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        if not read:  # go at once, and rudely: what is then written finds nobody
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(request)
        return connection.makefile("rb").read() if read else b""


def test_an_address_that_cannot_be_read_is_refused_in_silence(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    assert ask(server, "?" + "&".join(f"q{n}=1" for n in range(21)))[0] == 400
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


def waiting_for(making: Making) -> int:
    """How many wait for what is being made."""
    return sum(len(future._condition._waiters) for future in making._made.values())  # type: ignore[attr-defined]


class Slow:
    """Pages that take until somebody says so, and how often they were made."""

    def __init__(self) -> None:
        self.made = 0
        self.go = threading.Event()

    def __call__(self, path: str, asked: Mapping[str, str]) -> str:
        self.made += 1
        text = f"{path} {self.made}"
        assert self.go.wait(30)
        return text


def keep(answers: list[tuple[int, str]], server: Server) -> None:
    answers.append(ask(server)[:2])


def test_two_hundred_readers_at_once_are_all_answered_from_one_drawing() -> None:
    slow = Slow()
    answers: list[tuple[int, str]] = []
    for server in served(Server(slow)):
        readers = [threading.Thread(target=keep, args=(answers, server)) for _ in range(200)]
        for reader in readers:
            reader.start()
        until = time.monotonic() + 20
        while waiting_for(server.making) < 200 and time.monotonic() < until:
            time.sleep(0.01)
        slow.go.set()
        for reader in readers:
            reader.join()
    assert answers == [(200, "/ 1")] * 200


def test_what_was_asked_differently_or_afterwards_is_made_anew() -> None:
    slow, making = Slow(), Making()
    slow.go.set()
    assert [making.answer(slow, "/", asked) for asked in ({}, {}, {"q": "x"})] == ["/ 1", "/ 2", "/ 3"]


def test_nobody_is_given_what_was_begun_before_something_was_written() -> None:
    slow, making, answers = Slow(), Making(), []
    reader = threading.Thread(target=lambda: answers.append(making.answer(slow, "/", {})))
    reader.start()
    while not waiting_for(making):
        time.sleep(0.005)
    making.outdated()
    later = threading.Thread(target=lambda: answers.append(making.answer(slow, "/", {})))
    later.start()
    while not waiting_for(making):
        time.sleep(0.005)
    slow.go.set()
    reader.join()
    later.join()
    assert sorted(answers) == ["/ 1", "/ 2"] and making._made == {}


def test_who_waits_too_long_is_told_and_finds_the_page_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.serving.LONGEST_WAIT", 0.05)
    slow = Slow()
    for server in served(Server(slow)):
        status, told, _ = ask(server)
        assert status == 503 and "not ready after 0.05 s" in told
        monkeypatch.setattr("framing.serving.LONGEST_WAIT", 30.0)
        slow.go.set()
        assert ask(server)[0] == 200


def test_what_pages_raise_reaches_everybody_who_waits() -> None:
    def broken(path: str, asked: Mapping[str, str]) -> str:
        raise InputError("result: is gone") if path == "/" else TimeoutError("slow disk")

    for server in served(Server(broken)):
        assert ask(server)[:2] == (500, "result: is gone") and ask(server)[:2] == (500, "result: is gone")
        assert server.making._made == {}
    with pytest.raises(TimeoutError, match="slow disk"):
        Making().answer(broken, "/x", {})
