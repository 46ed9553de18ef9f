"""The table of the corpus, mostly the first of a paper: articles, words and dates of each outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.paper.limits import chosen_groups
from framing.paper.model import NOTHING, Cell, Column, PaperTable, Sort, check_distinct, titled
from framing.paper.table import by_value

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison

ALL = "All"
COLUMNS = (
    Column("Articles", names=("articles",)),
    Column("Words", names=("words",)),
    Column("Words per article (median)", names=("words per article, median",)),
    Column("First date", names=("first date",)),
    Column("Last date", names=("last date",)),
)


def corpus_table(comparison: Comparison, *, outlets: Sequence[str] = (), sort: Sort = "value", title: str = "") -> PaperTable:
    """The corpus by outlet (or other group), most articles first unless it is to go by name; the last row has all together.

    Raises :class:`~framing.errors.RequestError` for an outlet that does not exist.
    """
    groups = chosen_groups(comparison, outlets)
    check_distinct(groups, comparison.by)
    documents = documents_of(comparison, groups)
    parts = {str(key[0]): part for key, part in documents.partition_by("group", as_dict=True).items()}
    if sort == "name":
        groups = sorted(groups)
    elif not outlets:
        groups = by_value(groups, {group: float(len(part)) for group, part in parts.items()})
    rows = [(group, _row(parts.get(group, documents.clear()))) for group in groups]
    if len(rows) > 1:
        rows.append((ALL, _row(documents)))
    table = PaperTable(comparison.by.capitalize(), COLUMNS, tuple(rows), tuple(_notes(comparison, documents)))
    return titled(table, title)


def documents_of(comparison: Comparison, groups: Sequence[str]) -> pl.DataFrame:
    """The documents that are compared and in these groups, with their group, words, date and language."""
    import polars as pl

    about = comparison.results.lazy("documents").select("doc_id", "words", "published", "language", "title", "story").collect()
    return comparison.members.select("doc_id", "group").join(about, on="doc_id").filter(pl.col("group").is_in(list(groups)))


def _row(documents: pl.DataFrame) -> tuple[Cell, ...]:
    words, dates = documents["words"], sorted(day for day in documents["published"].to_list() if day)
    total, median = int(words.sum() or 0), words.median()
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return (
        Cell(f"{len(documents):,}", (len(documents),)),
        Cell(f"{total:,}", (total,)),
        Cell(NOTHING if median is None else f"{float(median):,.0f}", (None if median is None else float(median),)),  # type: ignore[arg-type]
        Cell(first or NOTHING, (first,)),
        Cell(last or NOTHING, (last,)),
    )


def _notes(comparison: Comparison, documents: pl.DataFrame) -> Iterable[str]:
    run = comparison.run
    regions = [str(region) for region in run.get("regions", ())]
    yield "Words: words and numbers of the parts that count" + (f" ({' and '.join(regions)})." if regions else ".")
    undated = sum(not day for day in documents["published"].to_list())
    if undated:
        yield f"{undated:,} of {len(documents):,} articles have no date."
    left = int(run.get("documents", 0)) - len(comparison.members)
    if left > 0:
        yield f"{left:,} of {run['documents']:,} articles are not counted, such as copies of a text that an outlet has already."
