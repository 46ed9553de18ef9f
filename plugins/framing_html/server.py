"""Pages served on loopback, to this machine's own reader and no other site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
LONGEST_REQUEST = 4096
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
Pages = Callable[[str, Mapping[str, str]], str | None]


class Server(ThreadingHTTPServer):
    """A server of pages on a free port of loopback, or the one that is asked for."""

    daemon_threads = True

    def __init__(self, pages: Pages, port: int = 0) -> None:
        self.pages = pages
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
        return f"http://{LOOPBACK}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; refuses names that are not loopback's (DNS rebinding) and requests that other sites make."""

    server: Server
    server_version, sys_version = "framing", ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        if refused := refusal(self.headers, self.server.hosts) or (
            len(self.path) > LONGEST_REQUEST and "the address is too long"
        ):
            return self._send(HTTPStatus.FORBIDDEN, refused, with_body=with_body, kind="text/plain; charset=utf-8")
        try:
            parts = urlsplit(self.path)
            asked = dict(parse_qsl(parts.query, errors="replace", max_num_fields=20)) if parts.query else {}
        except ValueError:
            told = "the address cannot be read"
            return self._send(HTTPStatus.BAD_REQUEST, told, with_body=with_body, kind="text/plain; charset=utf-8")
        page = self.server.pages(parts.path, asked)
        if page is None:
            return self._send(HTTPStatus.NOT_FOUND, "no such page", with_body=with_body, kind="text/plain; charset=utf-8")
        return self._send(HTTPStatus.OK, page, with_body=with_body)

    def _send(self, status: HTTPStatus, content: str, *, with_body: bool, kind: str = HEADERS["Content-Type"]) -> None:
        data = content.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Nothing: the terminal is the user's."""


def refusal(headers: Mapping[str, str] | Message, hosts: frozenset[str]) -> str:
    """Why a request is refused; '' for one to answer."""
    if headers.get("Host", "") not in hosts:
        return "this page is for this machine only"
    origin = headers.get("Origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return "this page answers no other site"
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return "this page answers no other site"
    return ""
