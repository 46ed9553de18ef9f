"""A server of this process, answered in a thread of its own while a test runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import HTTPServer
from typing import TypeVar

Served = TypeVar("Served", bound=HTTPServer)


def served(made: Served) -> Iterator[Served]:
    """The server, answering; for a fixture: ``yield from served(Server(…))``."""
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()
