"""Pages served on loopback to this machine's own reader: an address that nobody can guess, and no other site."""

from __future__ import annotations

import json
import secrets
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from framing.errors import FramingError

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
LONGEST_REQUEST = 4096
LONGEST_WRITE = 65_536  # bytes of what a page sends
LONGEST_WAIT = 60.0  # seconds until a reader is told that a page is still being made
HTML, JSON, PLAIN = "text/html; charset=utf-8", "application/json", "text/plain; charset=utf-8"
FORM = "application/x-www-form-urlencoded"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # without a referrer a browser does not say where a form was sent from
}
Answer = str | Mapping[str, object] | None  # a page, data for its script, or nothing under this address
Pages = Callable[[str, Mapping[str, str]], Answer]


def _nothing(path: str, asked: Mapping[str, str]) -> Answer:
    return None


class Making:
    """What is being made for readers: whoever asks for a page that somebody waits for waits too, so that it is made once.

    It is made in a thread of its own, since a thread cannot be stopped: who waits is told after ``LONGEST_WAIT`` seconds that
    it takes longer, and finds it by asking again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[tuple[object, ...], Future[Answer]] = {}

    def answer(self, pages: Pages, path: str, asked: Mapping[str, str]) -> Answer:
        """What ``pages`` answers, and what it raises; :class:`_Refused` where that takes too long."""
        key = (path, *sorted(asked.items()))
        with self._lock:
            made = self._made.get(key)
            if made is None:
                made = self._made[key] = Future()
                threading.Thread(target=self._make, args=(made, key, pages, path, asked), daemon=True).start()
        try:
            return made.result(LONGEST_WAIT)
        except TimeoutError:
            if made.done():
                raise
            why = f"not ready after {LONGEST_WAIT:g} s; it is still being made: reload the page to wait for it"
            raise _Refused(HTTPStatus.SERVICE_UNAVAILABLE, why) from None

    def _make(self, made: Future[Answer], key: tuple[object, ...], pages: Pages, path: str, asked: Mapping[str, str]) -> None:
        try:
            found = pages(path, asked)
        except BaseException as error:
            self._leave(made, key)
            made.set_exception(error)
        else:
            self._leave(made, key)
            made.set_result(found)

    def _leave(self, made: Future[Answer], key: tuple[object, ...]) -> None:
        with self._lock:
            if self._made.get(key) is made:
                del self._made[key]

    def outdated(self) -> None:
        """Something was written: whoever asks from now on gets what is made from now on."""
        with self._lock:
            self._made.clear()


class Server(ThreadingHTTPServer):
    """A server on a free port of loopback, or the one that is asked for.

    ``pages`` answers what is read and ``writes`` what is sent by a form: each gets the path, which begins with "/", and
    the fields. A ValueError of theirs is told as a bad request, a FramingError or OSError as a failure. Every address begins
    with a secret ``token``, so that other users of the machine cannot read the pages either; links are relative.
    """

    daemon_threads = True
    request_queue_size = 512  # readers who ask at once; the library's 5 turns the others away

    def __init__(self, pages: Pages = _nothing, port: int = 0, *, writes: Pages = _nothing) -> None:
        self.pages, self.writes = pages, writes
        self.making = Making()
        self.token = secrets.token_urlsafe(16)
        super().__init__((LOOPBACK, port), Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing of a reader that went away: that is no fault."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def hosts(self) -> frozenset[str]:
        """What the Host header of a reader's own request says."""
        return frozenset(f"{name}:{self.server_port}" for name in NAMES)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"


class _Refused(Exception):
    """A request that is not answered: with which status, and why."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and POST; refuses names that are not loopback's (DNS rebinding), requests that other sites make, and
    addresses without the token."""

    server: Server
    server_version, sys_version = "framing", ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer(self._read, self._asked)

    def do_HEAD(self) -> None:
        self._answer(self._read, self._asked, with_body=False)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        known = length.isascii() and length.isdigit() and len(length) <= len(str(LONGEST_WRITE))
        self.data = self.rfile.read(min(int(length), LONGEST_WRITE + 1)) if known else b""  # what is not read resets the answer
        self._answer(self._write, self._sent, write=True)

    def _read(self, path: str, asked: Mapping[str, str]) -> Answer:
        return self.server.making.answer(self.server.pages, path, asked)

    def _write(self, path: str, sent: Mapping[str, str]) -> Answer:
        try:
            return self.server.writes(path, sent)
        finally:
            self.server.making.outdated()

    def _answer(
        self, pages: Pages, fields: Callable[[], Mapping[str, str]], *, write: bool = False, with_body: bool = True
    ) -> None:
        kind, status = PLAIN, HTTPStatus.OK
        try:
            path = self._path(write)
            found = pages(path, fields())
            if found is None:
                raise _Refused(HTTPStatus.NOT_FOUND, "no such page")
            content = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
            kind = HTML if isinstance(found, str) else JSON
        except _Refused as refused:
            content, status = str(refused), refused.status
        except ValueError as error:
            content, status = str(error), HTTPStatus.BAD_REQUEST
        except (FramingError, OSError) as error:
            if isinstance(error, ConnectionError | TimeoutError):
                raise
            content, status = str(error), HTTPStatus.INTERNAL_SERVER_ERROR
        self._send(status, content, kind, with_body=with_body)

    def _path(self, write: bool) -> str:
        """The path behind the token, of a request that may be answered."""
        if refused := refusal(self.headers, self.server.hosts, write=write):
            raise _Refused(HTTPStatus.FORBIDDEN, refused)
        if len(self.path) > LONGEST_REQUEST:
            raise _Refused(HTTPStatus.FORBIDDEN, "the address is too long")
        try:
            path = urlsplit(self.path).path
        except ValueError:
            raise _Refused(HTTPStatus.BAD_REQUEST, "the address cannot be read") from None
        _, token, *rest = [*path.split("/", 2), ""]
        if not secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode()):
            raise _Refused(HTTPStatus.FORBIDDEN, "this page is for who started it: open the address that the terminal shows")
        return f"/{rest[0]}"

    def _asked(self) -> Mapping[str, str]:
        return _fields(urlsplit(self.path).query)

    def _sent(self) -> Mapping[str, str]:
        """The fields of a form."""
        if self.headers.get_content_type() != FORM:
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"expected {FORM}")
        if self.headers.get("Content-Length", "") != str(len(self.data)) or len(self.data) > LONGEST_WRITE:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"expected at most {LONGEST_WRITE:,} bytes, all of them")
        return _fields(self.data.decode("utf-8", "replace"))

    def _send(self, status: HTTPStatus, content: str, kind: str, *, with_body: bool) -> None:
        data = content.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Nothing: the terminal is the user's."""


def _fields(query: str) -> Mapping[str, str]:
    try:
        return dict(parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=20)) if query else {}
    except ValueError:
        raise _Refused(HTTPStatus.BAD_REQUEST, "the address cannot be read") from None


def refusal(headers: Mapping[str, str] | Message, hosts: frozenset[str], *, write: bool = False) -> str:
    """Why a request is refused; '' for one to answer. One that writes has to say that it comes from a page of ours."""
    if headers.get("Host", "") not in hosts:
        return "this page is for this machine only"
    origin = headers.get("Origin")
    if (origin is not None or write) and origin not in {f"http://{host}" for host in hosts}:
        return "this page answers no other site"
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return "this page answers no other site"
    return ""
