"""Two articles with their sources, as ``framing sources`` lists them, for tests of the listing."""

from __future__ import annotations

from functools import cache
from typing import Any

import framing
from framing.testing import sample_document
from framing_sourcing.listing.sources import Sources, list_sources

ONE = """The harbour closed on Monday. "It leaks," said Anna Lund, a professor. Police said that two boats sank.

Critics claim the repair was never paid for. Lund believes that the port will open in May."""


TWO = """Rain fell for three days. Anna Lund said that the quay would hold. It was said that the mayor had left.

The port will open soon, Lund said. The union claims that the crews were "rescued" at noon."""


def articles() -> list[framing.Document]:
    texts = (("a", "Herald", ONE), ("b", "Herald", TWO), ("c", "Tribune", ONE), ("d", "Empty Post", "Rain fell on the town."))
    return [sample_document(text, id=name, outlet=outlet) for name, outlet, text in texts]


@cache
def listed(by: str = "outlet") -> Sources:
    return list_sources(articles(), by=by)


def rows(sources: Sources, table: str = "sources", **fields: Any) -> list[dict[str, Any]]:
    every = sources.table(table).iter_rows(named=True)
    return [row for row in every if all(row[name] == value for name, value in fields.items())]
