"""A server of the protocol that is slow, down, refuses or answers something else: a clear error each, and never the key."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from framing import RequestError
from framing.coding.asking import EndpointError, Reply
from framing.coding.endpoint import KEY, check_endpoint, connected, is_here, is_open

from ...served import served  # noqa: TID252  tests have no absolute name

pytest.importorskip("openai", reason="openai comes with the extra 'model'")
SECRET = "sk-a-secret-of-ours"
MESSAGES = ({"role": "user", "content": "How many?"},)


class Model(ThreadingHTTPServer):
    """A server on loopback that answers as it is told."""

    daemon_threads = True
    answer: Callable[[dict[str, Any], BaseHTTPRequestHandler], tuple[int, str, dict[str, str]]]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no fault of the test."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talking)
        self.asked: list[tuple[str, dict[str, Any], str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Talking(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, sent, self.headers["Authorization"]))
        status, content, headers = self.server.answer(sent, self)
        data = content.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def model() -> Iterator[Model]:
    yield from served(Model())


def chat(content: object, finish: str = "stop", **message: object) -> str:
    told = {"role": "assistant", "content": content, **message}
    choice = {"index": 0, "finish_reason": finish, "message": told}
    return json.dumps({"id": "x", "object": "chat.completion", "created": 0, "model": "small", "choices": [choice]})


def asked(model: Model, status: int, content: str, headers: dict[str, str] | None = None, **how: Any) -> Reply:
    model.answer = lambda sent, handler: (status, content, headers or {})
    with connected(model.url, "small", **{"seconds": 5, "retries": 0, **how}) as complete:
        return complete(MESSAGES)


def test_what_is_sent_and_what_comes_back(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    assert asked(model, 200, chat("all")) == Reply("all")
    path, sent, key = model.asked[0]
    assert path == "/v1/chat/completions" and key == f"Bearer {SECRET}"
    assert sent == {"model": "small", "temperature": 0, "messages": list(MESSAGES)}


def test_a_proxy_gets_nothing_of_what_goes_to_this_machine(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert asked(model, 200, chat("all")) == Reply("all")


@pytest.mark.parametrize(
    ("content", "reply"),
    [
        (chat(None, refusal="I cannot help with that"), Reply(refused="the model refused: I cannot help with that")),
        (chat(None, "content_filter"), Reply(refused="the endpoint filtered the reply")),
        (chat(None), Reply("")),
        (chat("Well, it depends on", "length"), Reply("Well, it depends on")),
    ],
)
def test_a_refusal_is_a_reply(model: Model, content: str, reply: Reply) -> None:
    assert asked(model, 200, content) == reply


@pytest.mark.parametrize(
    ("status", "content", "headers", "told", "final"),
    [
        (200, "<html>Welcome to the router", {"Content-Type": "text/html"}, "something else than a chat completion", False),
        (200, "{", {}, "cannot be read", False),
        (200, "[]", {}, "something else than a chat completion", False),
        (200, "{}", {}, "something else than a chat completion", False),
        (200, '{"choices": []}', {}, "something else than a chat completion", False),
        (200, '{"choices": [{"message": null}]}', {}, "something else than a chat completion", False),
        (200, chat(["all"]), {}, "something else than a chat completion", False),
        (200, chat(3), {}, "something else than a chat completion", False),
        (400, '{"error": {"message": "context too long"}}', {}, "refuses with 400: .*context too long", False),
        (
            401,
            json.dumps({"error": {"message": f"wrong key {SECRET}"}}),
            {},
            "refuses with 401: .*is the key in",
            True,
        ),
        (404, '{"error": "no model small"}', {}, "refuses with 404: .*model's name right", True),
        (429, "{}", {}, "refuses with 429", True),
        (500, SECRET, {"Content-Type": "text/plain"}, "refuses with 500", False),
        (307, "", {"Location": "http://127.0.0.1:9/elsewhere"}, "refuses with 307", True),
    ],
)
def test_what_is_no_answer_is_told_and_never_with_the_key(
    model: Model, monkeypatch: pytest.MonkeyPatch, status: int, content: str, headers: dict[str, str], told: str, final: bool
) -> None:
    monkeypatch.setenv(KEY, SECRET)
    with pytest.raises(EndpointError, match=told) as caught:
        asked(model, status, content, headers)
    assert caught.value.final is final and model.url in str(caught.value)
    assert SECRET not in str(caught.value) and "\n" not in str(caught.value) and len(str(caught.value)) < 500


def test_a_slow_server_is_not_waited_for(model: Model) -> None:
    def slow(sent: dict[str, Any], handler: BaseHTTPRequestHandler) -> tuple[int, str, dict[str, str]]:
        time.sleep(2)
        handler.close_connection = True
        return 200, chat("all"), {}

    model.answer = slow
    with (
        connected(model.url, "small", seconds=0.3, retries=0) as complete,
        pytest.raises(EndpointError, match="no reply within"),
    ):
        complete(MESSAGES)


def test_a_server_that_recovers_is_asked_again(model: Model) -> None:
    answers = iter([(503, "{}", {"Retry-After": "0"}), (200, chat("all"), {})])
    model.answer = lambda sent, handler: next(answers)
    with connected(model.url, "small", retries=1) as complete:
        assert complete(MESSAGES) == Reply("all")


def test_a_server_that_is_down_or_hangs_up_is_told(model: Model) -> None:
    def hang_up(sent: dict[str, Any], handler: BaseHTTPRequestHandler) -> tuple[int, str, dict[str, str]]:
        handler.connection.close()
        raise ConnectionResetError

    model.answer = hang_up
    model.handle_error = lambda *_: None  # type: ignore[method-assign]
    with connected(model.url, "small", retries=0) as complete, pytest.raises(EndpointError, match="is the server running"):
        complete(MESSAGES)
    with connected("http://127.0.0.1:9/v1", "small", retries=0) as complete, pytest.raises(EndpointError) as caught:
        complete(MESSAGES)
    assert caught.value.final and "cannot be reached" in str(caught.value)


@pytest.mark.parametrize("url", ["", "127.0.0.1", "ftp://x/v1", "http://", "http://x:99999/", "http://[", "file:///etc/passwd"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(RequestError, match="expected an address such as"):
        check_endpoint(url)


@pytest.mark.parametrize("url", [f"http://me:{SECRET}@x/v1", f"https://x/v1?key={SECRET}", f"https://{SECRET}@x/v1"])
def test_a_secret_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(RequestError, match="without a key") as caught:
        check_endpoint(url)
    assert SECRET not in str(caught.value)


def test_where_a_server_is() -> None:
    assert is_here("http://localhost:11434/v1") and is_here("http://[::1]:1/v1") and not is_here("https://127.0.0.1.example/v1")
    assert is_open("http://model.example/v1") and not is_open("https://model.example/v1") and not is_open("http://127.0.0.1/v1")


def test_without_the_client_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(RequestError, match="needs openai, not installed here; install: python -m pip install"):
        check_endpoint("http://127.0.0.1:1/v1")
