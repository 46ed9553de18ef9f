"""What a run gives: tables that show themselves, and load into other tools without a helper."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Union

from framing.copies.clusters import Copies, find_copies, with_copies
from framing.errors import unknown
from framing.model import Annotation
from framing.tables.contract import TABLES, Column, frame_of, layer_of, layer_text
from framing.tables.spool import Spool

if TYPE_CHECKING:
    import pandas
    import polars as pl

    from framing.extension import Measure

SHOWN_ROWS = 20
Given = Union["pl.DataFrame", Callable[[], "pl.DataFrame"], Sequence[Mapping[str, Any]], Sequence[tuple[Any, ...]]]


class Tables(ABC):
    """Some tables, one of them the main one: what a DataFrame library gets when handed the object itself.

    A plugin may bring tables of its own; ``columns`` then describes them.
    """

    main: str
    names: tuple[str, ...]
    columns: Mapping[str, tuple[Column, ...]] = TABLES
    run: Mapping[str, Any]

    @abstractmethod
    def table(self, name: str) -> pl.DataFrame:
        """A table by name. Raises :class:`~framing.errors.RequestError` that says which there are."""

    def to_polars(self) -> pl.DataFrame:
        """The main table as a polars DataFrame."""
        return self.table(self.main)

    def to_pandas(self) -> pandas.DataFrame:
        """The main table as a pandas DataFrame (needs pandas)."""
        import pandas

        frame = pandas.DataFrame(self.table(self.main).to_dict(as_series=False))
        return frame.astype({column.name: "float64" for column in self.columns[self.main] if column.dtype == "Float64"})

    def to_dict(self) -> dict[str, Any]:
        """Every table as a list of rows, and the run's manifest under ``run``."""
        return {**{name: self.table(name).to_dicts() for name in self.names}, "run": dict(self.run)}

    def save(self, path: str | Path, *, separator: str = "") -> None:
        """Write everything to a folder, or to one file whose suffix says the format: .sqlite, .csv, .jsonl, .parquet, .xlsx.

        With a ``separator`` (comma, semicolon, tab) CSV is such that a spreadsheet opens it.
        """
        from framing.tables.export import save

        save(self, Path(path), separator=separator)

    def view(self) -> Self:
        """The same tables for a plugin: what it does to them, others do not see."""
        return copy(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table(self.main).__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self.table(self.main))

    def _repr_html_(self) -> str:
        table = self.table(self.main)
        head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(_cell(v))}</td>' for v in row)}</tr>" for row in table.head(SHOWN_ROWS).rows()
        )
        more = f"<caption>{min(SHOWN_ROWS, len(table))} of {len(table)} rows of {escape(self.main)}</caption>"
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


class TableSet(Tables):
    """Tables that stand by themselves, by name, the first of them the main one, with the columns that describe them.

    Each is given as its rows, mappings (what is missing is empty) or tuples with a cell for every column, as a frame, or as
    a function that makes the frame whenever it is asked for.
    """

    def __init__(
        self,
        tables: Mapping[str, Given],
        columns: Mapping[str, tuple[Column, ...]],
        run: Mapping[str, Any],
    ) -> None:
        self.run = run
        self._given = {n: frame_of(n, given, columns) if isinstance(given, Sequence) else given for n, given in tables.items()}
        self.names = tuple(self._given)
        self.columns = {name: columns[name] for name in self.names}
        self.main = self.names[0]

    def table(self, name: str) -> pl.DataFrame:
        if name not in self._given:
            raise unknown("table", name, self.names)
        given = self._given[name]
        return given() if callable(given) else given

    def led_by(self, main: str) -> Self:
        """The same with another of the tables as the main one."""
        turned = copy(self)
        turned.main = main
        return turned

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(f'{name} ({len(self.table(name))})' for name in self.names)}>"


class Results(Tables):
    """The scores of a run with their documents and evidence; :func:`framing.compare` needs nothing else.

    ``run`` is the manifest: versions, options, hashes, failures. ``measures`` describes each measure by name.
    """

    main = "scores"
    names = ("documents", "scores", "evidence")
    beside = ("parts", "layers")  # tables that only the next comparison or report needs

    def __init__(
        self, spool: Spool, run: Mapping[str, Any], measures: Mapping[str, Measure], *, copies_known: bool = False
    ) -> None:
        """``copies_known``: the table ``documents`` says already which of them are copies."""
        self._spool, self._copies_known = spool, copies_known
        self.run = run
        self.measures = measures
        self.home: Path | None = None  # the folder that it was read from

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        return self.lazy(name).collect()

    def lazy(self, name: str) -> pl.LazyFrame:
        """A table (or ``parts``, the scores paragraph by paragraph) as a query."""
        table = self._spool.lazy(name)
        return with_copies(table, self.copies) if name == "documents" and not self._copies_known else table

    def only(self, measures: Collection[str]) -> Results:
        """The results of some of the measures."""
        import polars as pl

        wanted = pl.col("measure").is_in(list(measures))
        found = self.mapped(lambda name, table: table.filter(wanted) if "measure" in table.columns else table)
        found.run = {**self.run, "measures": {name: about for name, about in self.run["measures"].items() if name in measures}}
        found.measures = {name: measure for name, measure in self.measures.items() if name in measures}
        return found

    def mapped(self, by: Callable[[str, pl.DataFrame], pl.DataFrame]) -> Results:
        """The results with each table, whose name ``by`` is told, turned into another."""
        spool = Spool()
        for name in (*self.names, *self.beside):
            spool.add(name, by(name, self._spool.frame(name)))
        found = copy(self)
        found._spool = spool
        return found

    def view(self) -> Self:
        own = copy(self)
        own._spool, own.run, own.measures = self._spool.view(), {**self.run}, {**self.measures}
        return own

    @property
    def has_texts(self) -> bool:
        """Whether the texts are there, which a study that was frozen leaves out."""
        return "left_out" not in self.run

    def count(self) -> int:
        """How many documents there are."""
        import polars as pl

        return int(self._spool.lazy("documents").select(pl.len()).collect().item())

    @cached_property
    def copies(self) -> Copies:
        """Which documents are copies of each other; found when first asked for."""
        return find_copies(self._spool.lazy("documents").select("doc_id", "outlet", "published", "language", "text").collect())

    def annotations(self) -> Iterator[tuple[str, str, tuple[Annotation, ...]]]:
        """The layers that are kept with the scores: id of the document, name of the layer, its annotations."""
        for row in self._spool.lazy("layers").sort("doc_id", "layer", maintain_order=True).collect().iter_rows():
            yield row[0], row[1], layer_of(row[2])

    def with_annotations(self, found: Iterable[tuple[str, str, Sequence[Annotation]]]) -> Results:
        """The results with these layers in place of those that were kept."""
        layers = frame_of("layers", [(doc_id, layer, layer_text(made)) for doc_id, layer, made in found])
        return self.mapped(lambda name, table: layers if name == "layers" else table)

    def text(self, doc_id: str) -> str:
        """The text of a document, '' if there is none of that id."""
        import polars as pl

        found = self._spool.lazy("documents").filter(pl.col("doc_id") == doc_id).select("text").collect()
        return str(found["text"][0]) if len(found) else ""

    def __repr__(self) -> str:
        documents = self._spool.lazy("documents").select("outlet").collect()
        return f"<Results: {len(documents)} documents of {documents['outlet'].n_unique()} outlets, {len(self)} scores>"
