"""Pages of a command in the browser: a server that is there for the length of the command, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from framing.errors import RequestError
from framing.serving import Server


class Shown(Server):
    """A server whose address the terminal shows."""

    def show(self, open_browser: bool = False) -> None:
        """Print the address, open it in the browser where that is asked for, and answer until Ctrl-C."""
        try:
            print(f"{self.url}  (Ctrl-C stops it)", flush=True)
            if open_browser:
                import webbrowser

                webbrowser.open(self.url)
            self.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)


@contextmanager
def serving(port: int = 0) -> Iterator[Shown]:
    """A server on loopback without pages: give it some (``pages``, ``writes``), then ``show`` it.

    Raises :class:`~framing.errors.RequestError` for a port that is taken.
    """
    try:
        server = Shown(port=port)
    except OSError as error:
        raise RequestError(f"--port {port}: {error.strerror or error}; leave it out to get a free one") from None
    with server:
        yield server
