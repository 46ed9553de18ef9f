"""Stage 4: scores → what each outlet does, how sure that is, and where two outlets differ most.

Every estimate is a ratio of sums over an outlet's documents (a mean is one whose denominators are 1), or
pooled over them. Outlets with documents enough get a document-clustered bootstrap interval; with fewer
nothing inferential is said: the range that leaving out any one paragraph would give stands instead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from framing.contrasts import contrasts_of
from framing.errors import RequestError, unknown
from framing.estimates import KEYS, Cell, Key, Sums, group_cells, pooled_cells, pooled_measures
from framing.extension import Measure
from framing.model import Document
from framing.results import Results, Tables
from framing.tables import DOCUMENTS, frame_of_rows

if TYPE_CHECKING:
    import polars as pl

MIN_DOCUMENTS = 5
DRAWS = 2000


class Comparison(Tables):
    """Estimates by group, and the contrasts between groups, strongest first."""

    main = "comparison"
    names = ("comparison", "contrasts")

    def __init__(
        self, results: Results, by: str, members: pl.DataFrame, cells: Sequence[Cell], sums: Sums, run: Mapping[str, Any]
    ) -> None:
        self.results = results
        self.by = by
        self._members = members.select("doc_id", "group")
        self._sums = sums
        self.cells = tuple(cells)
        self.run = run
        self.groups = tuple(dict.fromkeys(cell.group for cell in cells))
        self._frames: dict[str, pl.DataFrame] = {}

    @property
    def measures(self) -> Mapping[str, Measure]:
        return self.results.measures

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        if name not in self._frames:
            contrasts = name == "contrasts"
            rows = contrasts_of(self.cells, self.measures, self._sums.difference) if contrasts else [c.row() for c in self.cells]
            self._frames[name] = frame_of_rows(name, rows)
        return self._frames[name]

    def evidence(self, wanted: pl.Expr) -> pl.DataFrame:
        """Rows of the table ``evidence`` that fit a condition, with the group of each, in the order of the documents."""

        rows = self.results.lazy("evidence").join(self._members.lazy(), on="doc_id", maintain_order="left").filter(wanted)
        return rows.collect()

    def passages(self, group: str, key: Key) -> pl.DataFrame:
        """The evidence of a group for a series, heaviest first. An empty category or voice in ``key`` means any."""
        import polars as pl

        measure, target, category, voice = key
        wanted = (pl.col("group") == group) & (pl.col("measure") == measure) & (pl.col("target") == target)
        for name, value in (("category", category), ("voice", voice)):
            if value:
                wanted &= pl.col(name) == value
        weight = pl.col("value").abs().fill_null(0)
        return self.evidence(wanted).sort(weight, descending=True, maintain_order=True)

    def __repr__(self) -> str:
        return f"<Comparison by {self.by}: {', '.join(self.groups[:6])}{' …' if len(self.groups) > 6 else ''}>"


def compare(
    results: Results, by: str = "outlet", *, draws: int = DRAWS, min_documents: int = MIN_DOCUMENTS, seed: int = 0
) -> Comparison:
    """Compare groups of documents: one number a group for each measure, target, category and voice.

    ``by`` is a column of the documents table, "month", "year" or a name in the metadata. Groups of
    ``min_documents`` documents or more get a BCa bootstrap interval (``draws`` resamples of documents,
    ``seed``). Raises :class:`~framing.errors.RequestError` for a field that no document has.
    """
    import polars as pl

    groups = _groups(results, by)
    series = _series(results, groups)
    names = sorted(groups["group"].unique().to_list())
    pooled = pl.col("measure").is_in(pooled_measures(results))
    cells = pooled_cells(results, series.filter(pooled), names, seed)
    sums = Sums(min_documents)
    for number, group in enumerate(names):
        rows, members = series.filter(~pooled, group=group), groups.filter(group=group)
        cells.extend(
            group_cells(results, group, rows, members, sums, draws=draws, min_documents=min_documents, seed=seed + number)
        )
    order = _order(results)
    cells.sort(key=lambda cell: (cell.key[0], order.get(cell.key, 0), cell.key, cell.group))
    settings = {"by": by, "draws": draws, "min_documents": min_documents, "seed": seed}
    return Comparison(results, by, groups, _with_passages(cells, results, groups), sums, {**results.run, "compare": settings})


def _groups(results: Results, by: str) -> pl.DataFrame:
    import polars as pl

    documents = results.lazy("documents")
    if by in _DATES:
        by_value = pl.col("published").str.slice(0, _DATES[by])
    elif by in _GROUPABLE:
        by_value = pl.col(by)
    else:
        by_value = pl.col("meta").map_elements(lambda meta: group_value(json.loads(meta).get(by)), return_dtype=pl.String)
    found = documents.select("doc_id", "story", by_value.alias("group")).sort("doc_id").collect()  # however the files were named
    if not (found["group"] != "").any():
        raise no_such_field(by)
    return found.with_columns(pl.col("group").replace("", _NO_GROUP))


_NO_GROUP = "(none)"  # where a document has no value
_DATES = {"month": 7, "year": 4}  # characters of a date
_GROUPABLE = tuple(column.name for column in DOCUMENTS if column.name not in ("text", "words", "sha256", "notes", "meta"))


def group_value(value: object) -> str:
    """A value of the metadata as the name of a group; '' for none."""
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def has_field(document: Document, by: str) -> bool:
    """Whether a document has a value to compare by."""
    if by in _DATES:
        return document.published is not None
    name = "id" if by == "doc_id" else by
    return (getattr(document, name, "") if by in _GROUPABLE else group_value(document.meta.get(by))) not in ("", None)


def document_group(document: Document, by: str) -> str:
    """The group that a document falls in."""
    if by in _DATES:
        return document.published.isoformat()[: _DATES[by]] if document.published else _NO_GROUP
    name = "id" if by == "doc_id" else by
    return (document.field(name) if by in _GROUPABLE else group_value(document.meta.get(by))) or _NO_GROUP


def no_such_field(by: str) -> RequestError:
    """The error for a field to compare by that no document has."""
    known = f"{', '.join(_GROUPABLE)}, month, year"
    return RequestError(f"no document has a field '{by}' to compare by; documents have {known} and what their metadata add")


def _series(results: Results, groups: pl.DataFrame) -> pl.DataFrame:
    """Every score with its group and with what it adds to the sums (n, d) by its measure's estimand."""
    import polars as pl

    means = [name for name, measure in results.measures.items() if measure.estimand == "mean"]
    scales = {name: float(measure.scale) for name, measure in results.measures.items()}
    ok = pl.col("status") == "ok"
    as_mean = pl.col("measure").is_in(means) | pl.col("numerator").is_null() | pl.col("denominator").is_null()
    return (
        results.lazy("scores")
        .join(groups.lazy(), on="doc_id", maintain_order="left")
        .with_columns(pl.col("measure").replace_strict(scales).cast(pl.Float64).alias("scale"))
        .with_columns(
            pl.when(ok)
            .then(pl.when(as_mean).then("value").otherwise(pl.col("numerator") * pl.col("scale")))
            .otherwise(0.0)
            .alias("n"),
            pl.when(ok).then(pl.when(as_mean).then(1.0).otherwise("denominator")).otherwise(0.0).alias("d"),
        )
        .collect()
    )


def _order(results: Results) -> dict[tuple[str, ...], int]:
    """Where each series stands among a document's scores of its measure: the codebook's order, whatever the documents'."""
    import polars as pl

    placed = results.lazy("scores").select(*KEYS, pl.int_range(pl.len()).over("doc_id", "measure").alias("place"))
    return {row[:4]: row[4] for row in placed.group_by(*KEYS).agg(pl.col("place").min()).collect().iter_rows()}


def _with_passages(cells: Sequence[Cell], results: Results, groups: pl.DataFrame) -> list[Cell]:
    """The cells, each told how many passages it rests on; two mentions judged by one sentence are one passage."""
    import polars as pl

    evidence = results.lazy("evidence").join(groups.lazy(), on="doc_id").group_by("group", *KEYS)
    found = evidence.agg(pl.struct("doc_id", "start", "end").n_unique()).collect()
    exact = {row[:5]: row[5] for row in found.iter_rows()}
    any_voice: dict[tuple[str, ...], int] = {}
    any_category: dict[tuple[str, ...], int] = {}
    for row in found.iter_rows():
        any_voice[row[:4]] = any_voice.get(row[:4], 0) + row[5]
        any_category[row[:3]] = any_category.get(row[:3], 0) + row[5]

    def passages(cell: Cell) -> int:
        measure, target, category, voice = cell.key
        if voice:
            return int(exact.get((cell.group, *cell.key), 0))
        if category:
            return any_voice.get((cell.group, measure, target, category), 0)
        return any_category.get((cell.group, measure, target), 0)

    return [replace(cell, passages=passages(cell)) for cell in cells]
