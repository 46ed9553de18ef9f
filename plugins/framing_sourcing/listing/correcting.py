"""Every source of a corpus as rows of a table of corrections: what an editor starts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.tables import Column, TableSet
from framing_sourcing.listing.summing import Over, with_one_name

if TYPE_CHECKING:
    import polars as pl

COLUMNS = {
    "corrections": (
        Column("correction", "String", "name or type: what the row corrects of a source"),
        Column("document", "String", "empty for all articles, else the id of one"),
        Column("start", "Int64", "empty, as the row is about no passage"),
        Column("end", "Int64", "empty, as the row is about no passage"),
        Column("text", "String", "the source as an article names it"),
        Column("value", "String", "what is right; empty where what was found stays"),
        Column("found", "String", "what was found, not read back"),
        Column("attributions", "Int64", "how often it speaks, not read back"),
        Column("articles", "Int64", "in how many articles, not read back"),
    )
}


class _Amount(NamedTuple):
    attributions: int
    articles: int


def to_correct(attributions: pl.LazyFrame, settled: Sequence[Any], over: Over) -> TableSet:
    """The names and types of all sources, most attributions first, as rows of a table of corrections.

    The value is empty, so that what was found stays, but where the corpus joins two names or gives a name one type: there it
    stands, so that all commands follow ``framing sources``. The rows that were used (``settled``) stand first, as they were.
    """
    import polars as pl

    told = pl.col("source") != ""
    before = attributions.filter(told).select("doc_id", found="source", kind="source_type", settled="corrected")
    after = with_one_name(attributions, over).filter(told).select("source", "source_type", "anonymous")
    joined = pl.concat([before.collect(), after.collect()], how="horizontal")
    amounts = {"attributions": pl.len().cast(pl.Int64), "articles": pl.col("doc_id").n_unique().cast(pl.Int64)}
    at = ("source", "anonymous")
    by_name = joined.group_by(*at).agg(**amounts).sort("attributions", "source", descending=[True, False])
    spellings = _by_source(joined.group_by(*at, "found").agg(**amounts), "found")
    kinds = _by_source(joined.group_by(*at, "kind", "source_type").agg(**amounts), "kind")
    rows = [(row.kind, row.document, row.start, row.end, row.text, row.value, "", None, None) for row in settled]
    known = {(row.kind, row.text) for row in settled if not row.document}
    for source, anonymous, *amount in by_name.iter_rows():
        names = () if anonymous else _names(source, spellings[source, anonymous])
        made = [*names, _type(source, kinds[source, anonymous], _Amount(*amount))]
        rows.extend(row for row in made if (row[0], row[4]) not in known)
    return TableSet({"corrections": rows}, COLUMNS, {})


def _by_source(frame: pl.DataFrame, within: str) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The rows of each source, most attributions first."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in frame.sort("attributions", within, descending=[True, False]).iter_rows(named=True):
        found.setdefault((row["source"], row["anonymous"]), []).append(row)
    return found


def _names(source: str, spellings: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """A row for each name that articles have for a source: those that the corpus joins are given the one it goes by."""
    for row in spellings:
        value = source if row["found"] != source else ""
        yield "name", "", None, None, row["found"], value, source, row["attributions"], row["articles"]


def _type(source: str, kinds: list[dict[str, Any]], amount: _Amount) -> tuple[Any, ...]:
    """The row on the type of a source: the one that the corpus gives it is its value where articles have another."""
    found = {row["source_type"] for row in kinds if row["source_type"]}
    told = ", ".join(f"{row['kind'] or 'none'} {row['attributions']}" for row in kinds) if len(kinds) > 1 else kinds[0]["kind"]
    changed = len(found) == 1 and any(row["kind"] not in ("", row["source_type"]) for row in kinds)
    return "type", "", None, None, source, next(iter(found)) if changed else "", told, *amount
