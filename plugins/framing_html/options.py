"""The options that ``report`` and ``view`` share."""

from __future__ import annotations

import typer

BY = typer.Option("--by", metavar="FIELD", help="Outlet, genre, month … or any metadata; default: outlet.")
MEASURES = typer.Option(
    "--measures",
    metavar="A,B",
    help="Measures (stance.toward) or plugins (stance); default: all of plugins that a comparison shows.",
)
ALL = typer.Option("--all", help="All measures, with tables of their own.")
MIN_DOCUMENTS = typer.Option(
    "--min-documents", min=6, metavar="N", help="Documents a group needs to get an interval; default: 6."
)
