"""Documents before a day against those from it on: over all of them, and within each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.compare.comparison import Comparison, compare
from framing.compare.dates import since
from framing.copies.clusters import Choice
from framing.errors import RequestError, unknown
from framing.statistics import FEWEST
from framing.tables.results import Results, Tables

if TYPE_CHECKING:
    import polars as pl


class BeforeAfter(Tables):
    """Two comparisons as one: ``whole`` has a group on either side of the day, ``within`` one of each group on either side.

    Each has its own family of q-values; rows of the whole stand first.
    """

    main = "differences"
    names = Comparison.names

    def __init__(self, whole: Comparison, within: Comparison) -> None:
        self.whole, self.within = whole, within
        self.results, self.run = within.results, within.run

    def table(self, name: str) -> pl.DataFrame:
        import polars as pl

        if name not in self.names:
            raise unknown("table", name, self.names)
        return pl.concat([self.whole.table(name), self.within.table(name)])


def before_after(
    results: Results, day: str, by: str = "outlet", *, min_documents: int = FEWEST, seed: int = 0, copies: Choice = "once"
) -> BeforeAfter:
    """Compare the documents before ``day`` (YYYY-MM-DD) with those from it on, over all and within each group of ``by``.

    Documents without a date take no part. Raises :class:`~framing.errors.RequestError` for what is no day, and where one
    side of it has no document.
    """
    field = since(day)
    whole, within = (
        compare(results, each, min_documents=min_documents, seed=seed, copies=copies) for each in (field, f"{by},{field}")
    )
    if len(whole.groups) < 2:
        raise RequestError(f"all documents with a date are {whole.groups[0]}; choose a day between their dates")
    return BeforeAfter(whole, within)
