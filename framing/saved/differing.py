"""What changed between two runs: articles, how they were made, and every number that is another, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.compare.sample import KEYS
from framing.extension import plugin_of
from framing.saved.changes import Change, changes_of
from framing.tables.contract import Column
from framing.tables.results import TableSet

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison

SAME = 1e-9  # relative, and absolute near 0: numbers as near as this are one number
READ = ("sha256", "outlet", "title", "author", "published", "url", "language", "genre", "story", "meta")  # fields of an article
LEFT_OUT = ("title", "author", "meta")  # of these a study that was frozen does not tell
_SHOWN = 3  # causes that a reason names

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "numbers": (
        Column("group", "String", "as in comparison"),
        Column("measure", "String", "as in scores"),
        Column("target", "String", "as in scores"),
        Column("category", "String", "as in scores"),
        Column("voice", "String", "as in scores"),
        Column("before", "Float64", "estimate in the first run; empty where there is none"),
        Column("after", "Float64", "estimate in the second run; empty where there is none"),
        Column("change", "Float64", "after − before; empty where one is missing"),
        Column("reason", "String", "what changed in what the number rests on"),
    ),
    "articles": (
        Column("doc_id", "String", "identifier of the document"),
        Column("change", "String", "added, removed or changed"),
        Column("fields", "String", "what of it changed: text or fields of the documents table, with commas"),
        Column("group", "String", "group that it is in, or was in where it was removed"),
    ),
    "made": (
        Column("kind", "String", "version, data, measure, layer, codebook, option, dictionary, corrections or comparison"),
        Column("name", "String", "what is another"),
        Column("before", "String", "how it was; empty where it was not there"),
        Column("after", "String", "how it is; empty where it is no longer there"),
    ),
}


@dataclass(frozen=True)
class Differing:
    """What changed between two comparisons; ``same`` counts the numbers that did not."""

    articles: list[dict[str, str]]
    made: list[Change]
    numbers: list[dict[str, Any]]
    same: int
    documents: tuple[int, int]
    runs: tuple[Mapping[str, Any], Mapping[str, Any]] = field(repr=False, default=({}, {}))

    @property
    def nothing(self) -> bool:
        return not (self.articles or self.made or self.numbers)

    def tables(self) -> TableSet:
        """As tables: numbers, articles, and how the runs were made."""
        from framing.tables.contract import frame_of_rows

        made = [change._asdict() for change in self.made]
        kept = {
            "numbers": self.numbers,
            "articles": self.articles,
            "made": [{name: row[name] for name in ("kind", "name", "before", "after")} for row in made],
        }
        frames = {name: frame_of_rows(name, rows, COLUMNS) for name, rows in kept.items()}
        return TableSet(frames, COLUMNS, {"before": dict(self.runs[0]), "after": dict(self.runs[1])})


def differing(before: Comparison, after: Comparison) -> Differing:
    """What changed between two comparisons that are made alike."""
    import polars as pl

    articles, made = _articles(before, after), changes_of(before.run, after.run)
    moved = moved_scores(before, after, {row["doc_id"] for row in articles})
    if before.results.has_texts != after.results.has_texts:  # the categories of pooled measures are codes in one of them
        moved = moved.filter(~pl.col("measure").is_in([n for n, m in after.measures.items() if m.estimand == "pooled"]))
    numbers, same = _numbers(before, after, _Reasons(before, after, articles, made, moved))
    documents = len(before.members), len(after.members)
    return Differing(articles, made, numbers, same, documents, (before.run, after.run))


def close(one: float | None, other: float | None) -> bool:
    """Whether two numbers are one number, or both missing."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME * max(1.0, abs(one), abs(other))


def _articles(before: Comparison, after: Comparison) -> list[dict[str, str]]:
    groups = [dict(each.members.select("doc_id", "group").iter_rows()) for each in (before, after)]
    rows = [{row["doc_id"]: row for row in _read(each).iter_rows(named=True)} for each in (before, after)]
    fields = READ if before.results.has_texts and after.results.has_texts else [name for name in READ if name not in LEFT_OUT]
    told = []
    for doc_id in dict.fromkeys([*rows[0], *rows[1]]):
        was, now = rows[0].get(doc_id), rows[1].get(doc_id)
        if change := _change(was, now, fields):
            group = groups[1].get(doc_id) or groups[0].get(doc_id, "")
            told.append({"doc_id": doc_id, "change": change[0], "fields": change[1], "group": group})
    return told


def _change(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None, fields: Sequence[str]) -> tuple[str, str] | None:
    """What became of an article, and which of its fields are another; None where nothing did."""
    if was is None or now is None:
        return ("added" if was is None else "removed"), ""
    found = ["text" if name == "sha256" else name for name in fields if was[name] != now[name]]
    return ("changed", ", ".join(found)) if found else None


def _read(comparison: Comparison) -> pl.DataFrame:
    return comparison.results.lazy("documents").select("doc_id", *READ).collect()


def moved_scores(before: Comparison, after: Comparison, changed: Iterable[str]) -> pl.DataFrame:
    """The scores that are another in articles which are not: ``doc_id`` and the series, with both values."""
    import polars as pl

    keys = ["doc_id", *KEYS]
    told = ["value", "numerator", "denominator", "status"]
    same = before.members.select("doc_id").join(after.members.select("doc_id"), on="doc_id")
    same = same.filter(~pl.col("doc_id").is_in(list(changed)))
    one, other = (
        c.results.lazy("scores").select(*keys, *told).join(same.lazy(), on="doc_id", how="semi") for c in (before, after)
    )
    joined = one.with_columns(pl.lit(True).alias("there")).join(
        other.with_columns(pl.lit(True).alias("there")), on=keys, how="full", coalesce=True, suffix="_after"
    )
    apart = pl.col("there").is_null() | pl.col("there_after").is_null() | pl.col("status").ne_missing(pl.col("status_after"))
    for name in told[:3]:
        a, b = pl.col(name), pl.col(f"{name}_after")
        apart |= a.is_null() != b.is_null()
        apart |= ((a - b).abs() > SAME * pl.max_horizontal(pl.lit(1.0), a.abs(), b.abs())).fill_null(False)
    return joined.filter(apart).select(*keys, pl.col("value").alias("before"), pl.col("value_after").alias("after")).collect()


def _numbers(before: Comparison, after: Comparison, reasons: _Reasons) -> tuple[list[dict[str, Any]], int]:
    cells = [{(cell.group, *cell.key): cell for cell in each.cells} for each in (before, after)]
    told, same = list[dict[str, Any]](), 0
    for key in dict.fromkeys([*cells[0], *cells[1]]):
        was, now = ((found.estimate if (found := each.get(key)) else None) for each in cells)
        if close(was, now):
            same += was is not None
            continue
        change = None if was is None or now is None else now - was
        row = dict(zip(("group", *KEYS), key, strict=True))
        told.append({**row, "before": was, "after": now, "change": change, "reason": reasons.of(key)})
    return told, same


class _Reasons:
    """Why a number is another: its articles, their scores and what may have moved these, or how they are compared."""

    def __init__(
        self,
        before: Comparison,
        after: Comparison,
        articles: Iterable[Mapping[str, str]],
        made: Iterable[Change],
        moved: pl.DataFrame,
    ) -> None:
        self._made = list(made)
        self._measures = before.measures, after.measures
        self._articles: dict[str, Counter[str]] = {}
        for row in articles:
            self._articles.setdefault(row["group"], Counter())[row["change"]] += 1
        groups = [dict(each.members.select("doc_id", "group").iter_rows()) for each in (before, after)]
        changed = {row["doc_id"] for row in articles}
        self._shifted = Counter(
            group
            for doc_id in groups[0].keys() | groups[1].keys()
            if doc_id not in changed and groups[0].get(doc_id) != groups[1].get(doc_id)
            for group in {groups[0].get(doc_id), groups[1].get(doc_id)} - {None}
        )
        self._moved: Counter[tuple[str, ...]] = Counter()
        for doc_id, *key in moved.select("doc_id", *KEYS).iter_rows():
            self._moved[(groups[1].get(doc_id) or groups[0][doc_id], *key)] += 1

    def of(self, key: tuple[str, ...]) -> str:
        """The reasons for a number, by its group and series."""
        group, measure, target = key[:3]
        if missing := [when for when, known in zip(("first", "second"), self._measures, strict=True) if measure not in known]:
            return f"not scored in the {missing[0]} run"
        told = []
        if found := self._articles.get(group):
            told.append(", ".join(f"{n} {'article' if n == 1 else 'articles'} {change}" for change, n in sorted(found.items())))
        if shifted := self._shifted.get(group):
            told.append(f"{shifted} unchanged {'article counts' if shifted == 1 else 'articles count'} here in only one run")
        if moved := self._moved.get((group, *key[1:])):
            score = "article scores" if moved == 1 else "articles score"
            told.append(f"{moved} unchanged {score} otherwise{self._causes(measure, target)}")
        return "; ".join(told) or self._elsewhere(measure)

    def _causes(self, measure: str, target: str) -> str:
        """What may have moved the scores of a measure, the nearest first."""
        near = [
            c for c in self._made if c.kind != "comparison" and c.plugin in ("", plugin_of(measure)) and c.target in ("", target)
        ]
        near.sort(key=lambda change: (not change.target, not change.plugin))
        if not near:
            return " (nothing in how the runs were made says why)"
        more = f", and {len(near) - _SHOWN} more" if len(near) > _SHOWN else ""
        return f" ({'; '.join(change.name for change in near[:_SHOWN])}{more})"

    def _elsewhere(self, measure: str) -> str:
        compared = [change.name for change in self._made if change.kind == "comparison"]
        if compared:
            return ", ".join(compared)
        if any(m[measure].estimand == "pooled" for m in self._measures):
            return "pooled groups are drawn down to the smallest, which is another"
        return "what it is compared by"
