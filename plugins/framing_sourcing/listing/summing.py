"""Attributions added up: by source, and by type of source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from framing.text import fold
from framing_sourcing.listing.source_tables import TABLES
from framing_sourcing.speakers.one_name import one_names

if TYPE_CHECKING:
    import polars as pl

Names = Mapping[str, str]
Over = Callable[[Names, Names, Iterable[str]], tuple[Names, Names]]  # puts what the user corrects before what is found
KEY = ("group", "key", "anonymous")  # what makes two mentions one source


def keyed(attributions: pl.LazyFrame) -> pl.LazyFrame:
    """The attributions with a key that two spellings of one name share."""
    import polars as pl

    folded = pl.col("source").map_elements(_folded, return_dtype=pl.String)
    return attributions.with_columns(key=folded.str.strip_prefix("the "))


def with_one_name(attributions: pl.LazyFrame, over: Over) -> pl.LazyFrame:
    """The attributions, each named source under the name and the type that it has in the whole corpus.

    What the user's corrections say of an attribution stays.
    """
    import polars as pl

    named = (pl.col("anonymous") == 0) & (pl.col("source") != "")
    told = attributions.filter(named).group_by("source", "source_type").len().collect()
    names, kinds = over(*one_names(told.rows()), told["source"])
    renamed = pl.when(pl.col("corrected").str.contains("name")).then("source").otherwise(pl.col("source").replace(names))
    source = renamed if names else pl.col("source")
    kind = source.replace_strict(kinds, default=pl.col("source_type"), return_dtype=pl.String)
    typed = named & (pl.col("source_type") != "") & ~pl.col("corrected").str.contains("type")
    return attributions.with_columns(
        source=pl.when(named).then(source).otherwise("source"),
        source_type=pl.when(typed).then(kind).otherwise("source_type"),
    )


def retyped(attributions: pl.LazyFrame, over: Over) -> dict[str, int]:
    """By name over the corpus how many attributions are given another type than their document has."""
    import polars as pl

    before = attributions.select(found="source_type").collect()
    after = with_one_name(attributions, over).select("source", "source_type").collect()
    both = pl.concat([before, after], how="horizontal").group_by("source").agg((pl.col("found") != pl.col("source_type")).sum())
    return dict(both.rows())


def _folded(name: str) -> str:
    """A name as it is read: however its letters are coded, without what is invisible."""
    return " ".join(fold(name).split())


def summary_of(attributions: pl.LazyFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """The table ``sources`` with the key of each, most words first."""
    import polars as pl

    rows = keyed(attributions)
    summed = rows.group_by(KEY).agg(_commonest("source"), _commonest("source_type"), **_amounts())
    cues = rows.filter(pl.col("cue") != "").group_by(*KEY, "cue").len().sort("len", "cue", descending=[True, False])
    listed = cues.group_by(KEY, maintain_order=True).agg(cues=pl.format("{} {}", "cue", "len").str.join(", "))
    told = pl.col("source") != ""
    table = _with_shares(summed.join(listed, on=KEY, how="left"), groups).with_columns(
        pl.col("cues").fill_null(""), source_type=pl.when(told).then("source_type").otherwise(pl.lit(""))
    )
    shown = table.select(*(column.name for column in TABLES["sources"]), "key")
    return shown.sort(
        "group", "words", "attributions", "source", "anonymous", descending=[False, True, True, False, False]
    ).collect()


def types_of(attributions: pl.LazyFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """The table ``types``, most words first, what could not be typed last."""
    import polars as pl

    sources = pl.struct("key", "anonymous").n_unique().cast(pl.Int64)
    summed = keyed(attributions).group_by("group", "source_type").agg(sources=sources, **_amounts())
    shown = _with_shares(summed, groups).select(column.name for column in TABLES["types"])
    untyped = pl.col("source_type") == ""
    return shown.sort("group", untyped, "words", "source_type", descending=[False, False, True, False]).collect()


def _amounts() -> dict[str, pl.Expr]:
    """What is counted of a source or a type."""
    import polars as pl

    forms = {name: pl.col("form") == name for name in ("direct", "mixed", "indirect")}
    sides = {name: pl.col("slant") == side for name, side in (("against", "against"), ("in_favour", "for"))}
    return {
        "articles": pl.col("doc_id").n_unique().cast(pl.Int64),
        "attributions": pl.len().cast(pl.Int64),
        "words": pl.col("words").sum(),
        "distanced": pl.col("distanced").sum(),
        **{name: found.sum().cast(pl.Int64) for name, found in (forms | sides).items()},
    }


def _with_shares(summed: pl.LazyFrame, groups: pl.DataFrame) -> pl.LazyFrame:
    """With the share of the group's attributed words, and that of the cues that take sides."""
    import polars as pl

    given = groups.lazy().select("group", given=pl.when(pl.col("attributed") > 0).then("attributed"))
    loaded = (pl.col("against") + pl.col("in_favour")) / pl.col("attributions")
    return summed.join(given, on="group", how="left").with_columns(share=pl.col("words") / pl.col("given"), loaded=loaded)


def _commonest(column: str) -> pl.Expr:
    """The most frequent text of a column that is not empty; the first in the alphabet of several."""
    import polars as pl

    return pl.col(column).filter(pl.col(column) != "").mode().sort().first().fill_null("")
