"""Stage 4: scores → what each outlet does, how sure that is, and where two outlets differ most.

Every estimate is a ratio of sums over an outlet's documents (a mean is one whose denominators are 1), or
pooled over them. Outlets with documents enough get an interval; with fewer nothing inferential is
said: the range that leaving out any one paragraph would give stands instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from framing.coding.kept import TABLE as CODES
from framing.coding.kept import rows_of as code_rows
from framing.compare.contrasts import ALL_PAIRS, Verdict, Wanted, contrasts_of, verdicts_of
from framing.compare.corrected import TABLE as CORRECTION
from framing.compare.corrected import Correction, codes_of, correct
from framing.compare.dates import day_of
from framing.compare.differences import Differences, Two
from framing.compare.effect import record
from framing.compare.effect import rows as correction_rows
from framing.compare.estimates import Cell, order_of, ratio_cells, with_passages
from framing.compare.groups import OTHERS, doubts, fields_of, grouped, in_time
from framing.compare.groups import document_group as document_group
from framing.compare.groups import group_value as group_value
from framing.compare.groups import has_field as has_field
from framing.compare.groups import no_such_field as no_such_field
from framing.compare.languages import across_languages
from framing.compare.pooled import pooled_cells
from framing.compare.sample import KEYS, Key, Sample, sample
from framing.copies.clusters import Choice
from framing.errors import RequestError, unknown
from framing.extension import Measure, fetched
from framing.statistics import FEWEST
from framing.tables.contract import frame_of_rows
from framing.tables.results import Results, Tables

if TYPE_CHECKING:
    import polars as pl

    from framing.coding.codes import Codes
    from framing.paper.methods import Methods
    from framing.paper.model import PaperTable


class Comparison(Tables):
    """Estimates by group, the contrasts between groups, strongest first, and the differences between all of them."""

    main = "comparison"
    names: tuple[str, ...] = ("comparison", "contrasts", "differences")

    def __init__(
        self,
        results: Results,
        by: str,
        grouped: pl.DataFrame,
        cells: Sequence[Cell],
        fewest: int,
        run: Mapping[str, Any],
        drawn: Sample | None = None,
    ) -> None:
        """``grouped`` is as :func:`~framing.compare.groups.grouped` gives it; without ``drawn`` the sample is made when asked."""
        self.results = results
        self.by = by
        self._grouped, self._fewest = grouped, fewest
        self._drawn = [drawn] if drawn is not None else []  # a list, which views share
        self._members = grouped.sort("group", "doc_id").select("doc_id", "group")
        self.cells = tuple(cells)
        self.run = run
        self.groups = tuple(dict.fromkeys(cell.group for cell in cells))
        self._frames: dict[str, pl.DataFrame] = {}
        self._whole: Comparison | None = None  # that this is a part of
        self.codes: Codes | None = None  # what people counted
        self.correction: Correction | None = None  # what that does to it
        self.uncorrected: Comparison | None = None  # the same without it

    @property
    def members(self) -> pl.DataFrame:
        """The documents that are compared, each with its group."""
        return self._members

    @property
    def measures(self) -> Mapping[str, Measure]:
        return self.results.measures

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        if name not in self._frames:
            whole = self._whole if name != self.main else None
            self._frames[name] = self._part_of(whole, name) if whole else frame_of_rows(name, self._rows(name))
        return self._frames[name].clone()

    @property
    def saved_tables(self) -> tuple[str, ...]:
        """The tables that are there already, because they were saved or asked for."""
        return tuple(self._frames)

    def view(self) -> Self:
        own = copy(self)
        own.results, own.run = self.results.view(), {**self.run}
        return own

    def only(self, groups: Sequence[str], targets: Collection[str] | None = None) -> Self:
        """The same numbers of these groups alone, in this order, and of series of these targets and of no target.

        What is tested of two groups was tested among all, and stays so.
        """
        own = self.view()
        wanted = {group: place for place, group in enumerate(groups)}
        kept = [c for c in self.cells if c.group in wanted and (targets is None or not c.key[1] or c.key[1] in targets)]
        own.cells = tuple(kept)
        own.groups = tuple(groups)
        own._frames, own._whole = {}, self
        return own

    def told_with(self, results: Results, told: Callable[[str], str], ids: Mapping[str, str]) -> Self:
        """The same numbers with names ``told`` otherwise, of ``results`` whose documents have other ``ids``; no further tests."""
        import polars as pl

        def renamed(frame: pl.DataFrame) -> pl.DataFrame:
            named = [name for name in ("group", "group_a", "group_b", *KEYS) if name in frame.columns]
            new = {name: {value: told(value) for value in frame[name].unique() if value} for name in named}
            return frame.with_columns(pl.col(name).replace(new[name]) for name in named)

        own = self.view()
        own.results = results
        own.run = {**results.run, "compare": self.run["compare"]}
        own._frames, own._whole = {name: renamed(self.table(name)) for name in ("comparison", "contrasts")}, None
        own._members = renamed(self._members).with_columns(pl.col("doc_id").replace({**ids}))
        own.cells = tuple(replace(cell, group=told(cell.group), key=cast(Key, tuple(map(told, cell.key)))) for cell in self.cells)
        own.groups = tuple(map(told, self.groups))
        return own

    def _part_of(self, whole: Comparison, name: str) -> pl.DataFrame:
        """The rows of a table of a whole comparison that are about what this part has."""
        import polars as pl

        keys = pl.DataFrame(list({cell.key for cell in self.cells}), schema=dict.fromkeys(KEYS, pl.String), orient="row")
        groups = [*self.groups, OTHERS]
        table = whole.table(name)
        wanted = [pl.col(side).is_in(groups) for side in ("group", "group_a", "group_b") if side in table.columns]
        return table.filter(*wanted).join(keys, on=KEYS, how="semi", maintain_order="left")

    @property
    def lacks_codes(self) -> bool:
        """Whether it is as an earlier version saved it, without the codes that corrected it: nothing further can be inferred."""
        return self.codes is None and bool(self.run.get("compare", {}).get("coded"))

    def _check_codes(self) -> None:
        if self.lacks_codes:
            raise RequestError("this comparison was saved without the codes that corrected it; compare again with --coded FILE")

    def _rows(self, name: str) -> Sequence[Mapping[str, Any]]:
        self._check_codes()
        if name == "comparison":
            return [cell.row() for cell in self.cells]
        if name == CORRECTION:
            return correction_rows(self)
        if name == CODES:
            return code_rows(self.codes) if self.codes else []
        if name == "contrasts":
            divided = any(map(day_of, fields_of(self.by)))
            return contrasts_of(self.cells, self.measures, self._tests, set(map(frozenset, self._twos())) if divided else None)
        return Differences(self.sample, self.cells, self._twos(), self._fewest).rows()

    def _tests(self, pairs: Sequence[Wanted]) -> Sequence[Verdict | None]:
        return verdicts_of(pairs, self.measures, self.sample, self._fewest)

    @property
    def sample(self) -> Sample:
        """What each document adds to each series."""
        if not self._drawn:
            drawn = sample(self.results, self.by, self._grouped, self._fewest)
            self._drawn.append(correct(drawn, self.results, self.codes)[0] if self.codes else drawn)
        return self._drawn[0]

    def differences(self, twos: Sequence[Two], measures: Collection[str] | None = None) -> pl.DataFrame:
        """The table ``differences`` for pairs of the caller's choice; the second may be :data:`~framing.compare.groups.OTHERS`.

        With ``measures``, only of these, and q is over their rows alone.
        """
        self._check_codes()
        cells = [cell for cell in self.cells if measures is None or cell.key[0] in measures]
        return frame_of_rows("differences", Differences(self.sample, cells, twos, self._fewest).rows())

    @property
    def doubts(self) -> list[str]:
        """What the user should know of the groups, such as two that may be one."""
        notes = self.correction.notes if self.correction else ()
        return [*doubts(self._grouped, self.by), *across_languages(self.results.table("documents")), *notes]

    def _twos(self) -> list[Two]:
        """Which groups are set against which: neighbours in time, else each pair of a few, else each and all others."""
        found = in_time(self.by, self._grouped)
        if found is not None:
            return found
        groups = sorted(self._grouped["group"].unique())
        return list(combinations(groups, 2)) if len(groups) <= ALL_PAIRS else [(group, OTHERS) for group in groups]

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

    def report(self, path: str | Path, *, title: str = "", articles: Literal["cited", "all", "none"] = "cited") -> None:
        """Write the whole report; the suffix sets the format: .html, .md, .docx, and what plugins add.

        ``articles`` says which of them stand in an HTML page. Raises :class:`~framing.errors.RequestError` for a format that
        does not exist or lacks its library.
        """
        fetched("framing.paper.written:report")(self, Path(path), title, articles)

    def figure(
        self,
        name: str,
        path: str | Path,
        *,
        outlets: Sequence[str] = (),
        targets: Sequence[str] = (),
        concepts: Sequence[str] = (),
        sort: Literal["value", "name"] = "value",
        width: float | None = None,
        title: str = "",
    ) -> None:
        """Write one figure of the report, called as its measure is, or "glance"; the suffix sets the format: .svg, .png, .pdf.

        It shows the ``outlets``, ``targets`` and ``concepts`` that are named, else all; outlets stand in the order in which they
        are named, else by value or by name (``sort``). ``width`` is in millimeters. Raises
        :class:`~framing.errors.RequestError` for names that do not exist and a width in which nothing could be read.
        """
        part = {"outlets": outlets, "targets": targets, "concepts": concepts}
        fetched("framing.paper.written:figure")(self, name, Path(path), **part, sort=sort, width=width, title=title)

    def paper_table(self, path: str | Path | None = None, *, corpus: bool = False, **how: Any) -> PaperTable:
        """A table for a paper, a row an outlet; with ``corpus`` that of articles, words and dates.

        ``how`` are the arguments of :func:`framing.paper.paper_table` or :func:`framing.paper.corpus_table`: ``measures``,
        ``targets``, ``concepts``, ``wordings``, ``outlets``, ``sort``, ``title``. With a ``path`` it is also written; the
        suffix sets the format: .md, .tex, .csv, .html, .xlsx, .docx.
        """
        made: PaperTable = fetched(f"framing.paper:{'corpus_table' if corpus else 'paper_table'}")(self, **how)
        if path is not None:
            made.save(path)
        return made

    def methods(self, measures: Sequence[str] | None = None) -> Methods:
        """The Methods section of a paper from the record of the run: ``.text("md")``, ``"tex"``, ``"txt"``, and ``.bibtex``."""
        told: Methods = fetched("framing.paper:methods")(self, measures=measures)
        return told

    def _repr_html_(self) -> str:
        return str(fetched("framing.paper.notebook:shown")(self))

    def __repr__(self) -> str:
        return f"<Comparison by {self.by}: {', '.join(self.groups[:6])}{' …' if len(self.groups) > 6 else ''}>"


def compare(
    results: Results,
    by: str = "outlet",
    *,
    min_documents: int = FEWEST,
    seed: int = 0,
    copies: Choice = "once",
    dated: bool = False,
    coded: Codes | str | Path | Sequence[str | Path] | None = None,
) -> Comparison:
    """Compare groups of documents: one number a group for each measure, target, category and voice.

    ``by`` is a column of the documents table; "week", "month", "quarter" or "year"; "since 2024-03-01", which sets the
    documents before that day against those from it on; a name in the metadata; or several with commas between. Documents
    without a date are a group of their own, with ``dated`` they are left out; where a day divides they always are.
    Groups of ``min_documents`` documents or more get an interval, over documents or, where there are as many, over stories.
    ``seed`` is that of pooled measures, whose larger groups are sampled down. ``copies`` count once an outlet, "all", or not
    at all ("drop") but for the earliest of them anywhere. ``coded`` is a sheet of ``framing sample`` that people have filled
    in, or several of one sample: the numbers of its measures are then corrected by it, and their intervals hold the
    program's errors. Raises :class:`~framing.errors.RequestError` for a field that no document has, and
    :class:`~framing.errors.InputError` for codes that cannot be used.
    """
    members = grouped(results, by, copies, dated=dated)
    drawn = sample(results, by, members, min_documents)
    if coded is not None:
        plain = _compared(results, by, members, drawn, min_documents, seed, copies)
        drawn, correction = correct(drawn, results, codes_of(coded))
    made = _compared(results, by, members, drawn, min_documents, seed, copies)
    if coded is not None:
        made.codes, made.correction, made.uncorrected = correction.codes, correction, plain
        made.names = (*made.names, CORRECTION, CODES)
        made.run = {**made.run, "compare": {**made.run["compare"], "coded": record(correction, made)}}
    return made


def _compared(
    results: Results, by: str, members: pl.DataFrame, drawn: Sample, min_documents: int, seed: int, copies: Choice
) -> Comparison:
    """The comparison of a sample that is drawn."""
    cells = ratio_cells(drawn, results, min_documents)
    cells.extend(pooled_cells(results, members, sorted(members["group"].unique().to_list()), seed))
    order = order_of(results)
    cells.sort(key=lambda cell: (cell.key[0], order.get(cell.key, 0), cell.key, cell.group))
    settings = {"by": by, "min_documents": min_documents, "seed": seed, "copies": copies, "unit": drawn.unit}
    run = {**results.run, "compare": settings}
    return Comparison(results, by, members, with_passages(cells, results, members), min_documents, run, drawn)
