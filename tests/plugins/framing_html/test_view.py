"""``framing view``: who is answered, what is found, and how it stops."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.cli import run
from framing.compare.comparison import compare
from framing.plugins import Plugins
from framing.report.content import sections_of
from framing.report.sections import Subject
from framing_html.served import Site, address
from framing_html.server import Server, refusal
from framing_html.store import PAGE, Store, fill

ROOT = Path(__file__).parents[3]
HOSTS = frozenset(("127.0.0.1:8000", "localhost:8000"))


@pytest.fixture(scope="module")
def subject(make: Any) -> Subject:
    corpus = [
        make.article(f"A storm in {town}.", "Gazette" if n % 2 else "Herald", n)
        for n, town in enumerate(["Öst'hafen", "100% Rain_"] * 40)
    ]
    return Subject(compare(make.scored(corpus, make.word_measure("storm", main=True))), Plugins())


@pytest.fixture(scope="module")
def store(subject: Subject, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill(tmp_path_factory.mktemp("view") / "view.sqlite", subject.comparison)


@pytest.fixture(scope="module")
def server(subject: Subject, store: Store) -> Iterator[Server]:
    made = Server(Site(subject, sections_of(subject), store).page)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


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


def test_pages_follow_each_other(store: Store) -> None:
    first, last = store.passages({}), store.passages({"page": "2"})
    assert (first.total, first.pages, len(first.rows), len(last.rows)) == (80, 2, PAGE, 30)
    assert store.passages({"page": "99"}).page == 2 and store.passages({"page": "-1"}).page == 1
    assert store.passages({"page": "²"}).page == 1


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"group": "Gazette"}, 40),
        ({"measure": "count.word"}, 80),
        ({"measure": "count.word' OR '1'='1"}, 0),
        ({"group": "%"}, 0),
        ({"q": "STORM"}, 80),
        ({"q": "nowhere"}, 0),
    ],
)
def test_passages_are_filtered(store: Store, asked: dict[str, str], total: int) -> None:
    assert store.passages(asked).total == total


@pytest.mark.parametrize(("text", "total"), [("öst'HAFEN", 40), ("100%", 40), ("%", 40), ("Rain_", 40), ("n_r", 0), ("'", 40)])
def test_articles_are_found_by_what_they_say_and_nothing_is_a_wildcard(store: Store, text: str, total: int) -> None:
    assert store.articles({"q": text}).total == total


def test_an_address_holds_any_value() -> None:
    assert address("/passages", {"group": "A & B", "target": "", "q": "\ud800"}) == "/passages?group=A+%26+B&q=%3F"


def test_what_is_asked_for_is_shown_as_text(server: Server) -> None:
    status, page, _ = ask(server, "/passages?q=%3Cscript%3Ealert(1)%3C/script%3E&group=%22%3E%3Cb%3E")
    assert status == 200 and "&lt;script&gt;alert(1)" in page and page.count("<script>") == 1 and "<b>" not in page


def test_the_report_leads_to_all_passages_of_a_number(server: Server) -> None:
    page = ask(server)[1]
    assert "/passages?group=Gazette&amp;measure=count.word" in page and "/article?number=" in page


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send to a process on Windows")
def test_ctrl_c_stops_it_cleanly() -> None:
    command = [sys.executable, "-m", "framing", "view", str(ROOT / "seeds"), "--measures", "terms", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("http://127.0.0.1:") and "Ctrl-C" in line
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode in (0, 1) and errors.splitlines()[-1] == "stopped" and "Traceback" not in errors


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to send to a process on Windows")
def test_a_request_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "framing", "view", str(ROOT / "seeds"), "--measures", "terms", "--quiet"]
    where = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where) as process:
        assert process.stdout is not None and process.stdout.readline().startswith("http://")
        assert list(tmp_path.glob("framing-*/view.sqlite"))
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors and not list(tmp_path.glob("framing-*"))


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


def test_a_port_that_is_taken_is_said_before_the_work(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing_html.view_command.opened", lambda *_: pytest.fail("nothing is to be read"))
    assert run(["view", str(ROOT / "seeds"), "--measures", "terms", "--quiet", "--port", str(server.server_port)]) == 2
    assert f"--port {server.server_port}: " in capsys.readouterr().err


def test_view_writes_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["view", str(ROOT / "seeds"), "--output", str(tmp_path / "x.html")]) == 2
    assert "view writes no file" in capsys.readouterr().err
