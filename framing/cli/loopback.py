"""Pages of a command in the browser: a server that is there for the length of the command, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread

from framing.errors import RequestError
from framing.serving import Server


class Shown(Server):
    """A server whose address the terminal shows. Pages are answered in threads of their own; the main thread is free for work."""

    def __init__(self, port: int = 0) -> None:
        self._work: SimpleQueue[Callable[[], object]] = SimpleQueue()
        super().__init__(port=port)

    def later(self, work: Callable[[], object]) -> None:
        """Let :meth:`show` do some work, while pages are answered: where plugins are called, deadlines and Ctrl-C hold."""
        self._work.put(work)

    def show(self, open_browser: bool = False) -> None:
        """Print the address, open it in the browser where that is asked for, and answer until Ctrl-C."""
        answering = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True)
        try:
            answering.start()
            print(f"{self.url}  (Ctrl-C stops it)", flush=True)
            if open_browser:
                import webbrowser

                webbrowser.open(self.url)
            while answering.is_alive():
                self._do_next()
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
        finally:
            if answering.is_alive():
                self.shutdown()

    def _do_next(self) -> None:
        try:
            work = self._work.get(timeout=0.5)  # Windows tells Ctrl-C between two waits
        except Empty:
            return
        work()


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
