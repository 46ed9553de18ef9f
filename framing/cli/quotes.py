"""``framing quotes``: every quote with its cue, source, type, voice and place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing.cli.options import OUTLET, TABLES, WORKERS, Shared, Tables, with_shared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from framing.annotate.layers import Layers
    from framing.model import Document
    from framing.report.terminal import Style
    from framing.tables import TableSet

Act = Literal["speech", "belief", "perception", "intention", "all"]
ACTS = ("speech", "belief", "perception", "intention")
ACT = typer.Option("--act", metavar="|".join((*ACTS, "all")), help="Only this act; default: speech and belief.")
DIRECT = typer.Option("--direct", help="Only quotes that are all in quotation marks.")


@with_shared
def quotes(
    shared: Shared,
    outlet: Annotated[str | None, OUTLET] = None,
    act: Annotated[Act | None, ACT] = None,
    direct: Annotated[bool, DIRECT] = False,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing quotes seeds --output quotes.csv

    List who says what, one row per quote, in quotation marks or not: its wording, the cue, the source as the text names it, its
    name and type, the voice, and where each stands in code points of the text. All regions are listed, headlines too, unless
    --region names some. With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder.
    """
    from framing.annotate.voice import VOICED_ACTS
    from framing.cli.session import open_session
    from framing.passes import Pass
    from framing.quotes.frames import TABLES as COLUMNS
    from framing.quotes.model import LAYER
    from framing.tables import Spool, TableSet

    session = open_session(shared)
    session.check_output(format)
    acts = VOICED_ACTS if act is None else frozenset(ACTS) if act == "all" else frozenset((act,))
    spool = Spool({"quotes": COLUMNS["quotes"]})
    spool.extend("quotes", ())
    read = partial(_rows, acts=acts, direct=direct, counted=bool(shared.region))
    with session.reading(workers, by="document", outlet=outlet) as how:
        reading = Pass(session.corpus, how, read, LAYER)
        for _, _, rows in reading:
            spool.extend("quotes", rows or ())
    unread = reading.unread()
    run = reading.run(quotes={"acts": sorted(acts), "direct": direct}, unread=unread)
    found = TableSet({"quotes": spool.frame("quotes")}, COLUMNS, run)
    session.deliver(found, format, lambda: text_of(found, session.width, session.style))
    some = ", ".join(unread[:3]) + (" …" if len(unread) > 3 else "")
    notes = [f"in a language that no plugin reads, so without quotes: {len(unread)}, {some}"] if unread else []
    return session.close(reading.failures, notes, corrected=reading.corrected)


def _rows(
    document: Document, layers: Layers, group: str, *, acts: Collection[str], direct: bool, counted: bool
) -> list[tuple[Any, ...]]:
    """The quotes of a document as rows."""
    from framing.quotes.frames import cells_of
    from framing.quotes.model import quotes_in

    found = quotes_in(document, layers, acts=acts, counted=counted)
    return [(document.id, document.outlet, *cells_of(quote)) for quote in found if not direct or quote.form == "direct"]


def text_of(found: TableSet, width: int, style: Style) -> str:
    """The quotes of each document under its name: who, by which cue, what."""
    from itertools import groupby

    from framing.report import layout

    rows = found.table("quotes").iter_rows(named=True)
    blocks = [
        [*layout.heading(name, [outlet], width, style), *(line for row in listed for line in _lines(row, width, style))]
        for (name, outlet), listed in groupby(rows, lambda row: (row["doc_id"], row["outlet"]))
    ]
    return layout.page(blocks or [["no quote fits"]])


def _lines(row: Mapping[str, Any], width: int, style: Style) -> Iterator[str]:
    from framing.report import layout

    who = row["entity"] or row["source"] or "(unknown)"
    kind = ", ".join(part for part in (row["type"], "distanced" if row["voice"] == "distanced" else "") if part)
    head = f"{who}{f' ({kind})' if kind else ''}, {row['cue'] or 'without a cue'}, {row['start']}–{row['end']}"
    yield from layout.indented(head, width)
    yield from map(style.dim, layout.indented(layout.one_line(row["content"]), width, layout.PASSAGE))
