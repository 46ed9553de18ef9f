"""``framing view``: the report in the browser, with all its passages and articles to search."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from framing import RequestError
from framing.cli import Shared, new_app, opened, options, with_shared
from framing_html.options import ALL, BY, MEASURES, MIN_DOCUMENTS

if TYPE_CHECKING:
    from framing_html.server import Server

PORT = typer.Option("--port", min=0, max=65535, metavar="N", help="Port on this machine; default: a free one.")
OPEN = typer.Option("--open", help="Open it in the browser.")

app = new_app()


@app.command(short_help="Show the report in the browser, its passages to search.")
@with_shared
def view(
    shared: Shared,
    by: Annotated[str | None, BY] = None,
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, ALL] = False,
    port: Annotated[int, PORT] = 0,
    open_browser: Annotated[bool, OPEN] = False,
    workers: Annotated[int | None, options.WORKERS] = None,
    min_documents: Annotated[int | None, MIN_DOCUMENTS] = None,
) -> int:
    """Example: framing view seeds

    Serve the report to this machine's browser until Ctrl-C, with every passage and article of the corpus a page away:
    filtered by outlet, measure, target, wording and voice, and by what they say. Only this machine can see it, and no
    other site can ask for it. The paths may also be one result that was saved before.
    """
    from framing_html.served import Site
    from framing_html.store import fill

    if shared.output is not None:
        raise RequestError("view writes no file; to write the report: framing report … --output report.html")
    with (
        _server(port) as server,
        opened(shared, None, by=by, measures=measures, everything=everything, workers=workers, min_documents=min_documents) as (
            subject,
            sections,
            close,
        ),
        _stopping(),
        TemporaryDirectory(prefix="framing-") as folder,
    ):
        server.pages = Site(subject, sections, fill(Path(folder, "view.sqlite"), subject.comparison)).page
        code = close()
        _serve(server, open_browser)
        return code


@contextmanager
def _stopping() -> Iterator[None]:
    """A request to end (SIGTERM) is as good as Ctrl-C: what was written for the time being goes."""
    import signal
    import threading

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _server(port: int) -> Server:
    """The server, which has no pages yet. Raises RequestError for a port that is taken."""
    from framing_html.server import Server

    try:
        return Server(lambda path, asked: None, port)
    except OSError as error:
        raise RequestError(f"--port {port}: {error.strerror or error}; leave it out to get a free one") from None


def _serve(server: Server, open_browser: bool) -> None:
    try:
        print(f"{server.url}  (Ctrl-C stops it)", flush=True)
        if open_browser:
            import webbrowser

            webbrowser.open(server.url)
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
