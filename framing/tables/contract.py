"""The columns of every table that framing gives out: name, type, meaning. A contract with a version (docs/tables.md).

Programs outside read these tables by name: a column is added at the end of a minor version; renaming,
removing or redefining one raises ``TABLES_VERSION``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from framing.model import Annotation

if TYPE_CHECKING:
    import polars

TABLES_VERSION = "4"
MARKER = "framing:results"  # a key of datapackage.json that tells a saved result from articles, with the version of its format
RESULTS_VERSION = "1"

Dtype = Literal["String", "Int64", "Float64", "Date"]


class Column(NamedTuple):
    """A column: its name, the name of its polars type, and what it means.

    A Date is text YYYY-MM-DD in memory, '' where it is unknown, and a date in files of a kind that has dates.
    """

    name: str
    dtype: Dtype
    meaning: str


# What tables of listings have in common.
DOCUMENT: tuple[Column, ...] = (
    Column("doc_id", "String", "document that contains it"),
    Column("outlet", "String", "who published it"),
)
GROUP = Column("group", "String", "outlet, or value of the field asked for; all where everything is one group")
DOCUMENTS: tuple[Column, ...] = (
    Column("doc_id", "String", "identifier of the document, unique in the run"),
    Column("text", "String", "the text that all offsets count in (Unicode code points)"),
    Column("outlet", "String", "who published it"),
    Column("title", "String", "headline, where it was given apart from the text; it then also begins the text"),
    Column("author", "String", "who wrote it, as given"),
    Column("published", "Date", "date of publication, YYYY-MM-DD; empty where unknown"),
    Column("url", "String", "address, as given"),
    Column("language", "String", "language code (ISO 639-1); und where undetermined"),
    Column("genre", "String", "kind of text, as given"),
    Column("story", "String", "event that ties documents together, as given"),
    Column("words", "Int64", "length in words, everything that counts"),
    Column("sha256", "String", "hash of the text in UTF-8, hexadecimal"),
    Column("notes", "String", "what reading had to repair or guess: JSON list of sentences"),
    Column("meta", "String", "further metadata: JSON object"),
    Column("cluster", "String", "doc_id of the earliest of the documents that it is a copy of; empty where it has no copy"),
    Column("counted", "Int64", "1 where it counts if copies count once an outlet, else 0"),
    Column("copied_share", "Float64", "share of its words that another outlet has too, quotations and boilerplate left out"),
)
SCORES: tuple[Column, ...] = (
    Column("doc_id", "String", "document that is scored"),
    Column("measure", "String", "plugin.measure"),
    Column("target", "String", "actor or concept of the codebook; empty for the document as a whole"),
    Column("category", "String", "wording or source type; empty where the measure has none"),
    Column("voice", "String", "own, attributed, distanced or unknown; empty where voices are not distinguished"),
    Column("value", "Float64", "the score in the measure's unit; empty where there is none"),
    Column("numerator", "Float64", "what was counted; empty where the score is no ratio"),
    Column("denominator", "Float64", "out of how much; empty where the score is no ratio"),
    Column("status", "String", "ok; none (no ground for a score); skipped (a layer is missing); failed"),
    Column("reason", "String", "why there is no score; empty where there is one"),
    Column("plugin", "String", "plugin that gave the score"),
)
EVIDENCE: tuple[Column, ...] = (
    Column("doc_id", "String", "document that contains the passage"),
    Column("measure", "String", "plugin.measure of the score it supports"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("start", "Int64", "where the first piece begins: code points from 0 into documents.text"),
    Column("end", "Int64", "where the last piece ends, exclusive"),
    Column("quote", "String", "the wording; several pieces are joined by ' … '"),
    Column("label", "String", "what it shows, in the plugin's words"),
    Column("voice", "String", "whose words the passage is in: own, attributed, distanced or unknown"),
    Column("source", "String", "to whom it is attributed; empty where nobody is named"),
    Column("value", "Float64", "what it adds to the score; empty where it is only counted"),
    Column("pieces", "String", "JSON list of [start, end], only where there are several; else empty"),
)
PARTS: tuple[Column, ...] = (
    Column("doc_id", "String", "document that is scored"),
    Column("part", "Int64", "which paragraph, from 0"),
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("numerator", "Float64", "what was counted in the paragraph"),
    Column("denominator", "Float64", "out of how much"),
)
LAYERS: tuple[Column, ...] = (
    Column("doc_id", "String", "document the annotations are of"),
    Column("layer", "String", "name of the layer"),
    Column("annotations", "String", "JSON list of [label, pieces, roles, attributes]"),
)
COMPARISON: tuple[Column, ...] = (
    Column("group", "String", "outlet, or value of the field compared by"),
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("estimate", "Float64", "the group's number in the measure's unit; empty where there is none"),
    Column("low", "Float64", "lower end of the interval; empty where none is given"),
    Column("high", "Float64", "upper end of the interval; empty where none is given"),
    Column("interval", "String", "what the interval is; empty where none is given"),
    Column("documents", "Int64", "documents that the estimate rests on"),
    Column("stories", "Int64", "stories that it rests on"),
    Column("passages", "Int64", "passages of evidence that it rests on"),
    Column("numerator", "Float64", "sum of the numerators; empty where the measure is no ratio"),
    Column("denominator", "Float64", "sum of the denominators; empty where the measure is no ratio"),
    Column("status", "String", "as in scores"),
    Column("reason", "String", "why there is no estimate or no interval"),
    Column("partial", "Float64", "estimate drawn toward all groups' by how little it rests on; empty for fewer than 3 groups"),
)
CONTRASTS: tuple[Column, ...] = (
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("group_a", "String", "group with the higher estimate"),
    Column("group_b", "String", "group with the lower estimate"),
    Column("estimate_a", "Float64", "estimate of group_a"),
    Column("estimate_b", "Float64", "estimate of group_b"),
    Column("difference", "Float64", "estimate_a − estimate_b, in the measure's unit"),
    Column("low", "Float64", "lower end of the interval of the difference, adjusted for selection; empty where not tested"),
    Column("high", "Float64", "upper end of the interval of the difference, adjusted for selection; empty where not tested"),
    Column("level", "Float64", "level of that interval: 1 − 0.05 × differences with q ≤ 0.05 ÷ all that are tested"),
    Column("p", "Float64", "how often chance alone sets the two so far apart, two-sided; empty where not tested"),
    Column(
        "q",
        "Float64",
        "false discovery rate: p after Benjamini and Hochberg (1995) over the contrasts of measures that may lead, or of others",
    ),
    Column("documents", "Int64", "documents in both groups together"),
    Column("passages", "Int64", "passages of evidence in both groups together"),
    Column("rank", "Int64", "1 for the contrast that is reported first"),
    Column("reason", "String", "what to bear in mind about it"),
)
DIFFERENCES: tuple[Column, ...] = (
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("group_a", "String", "one group"),
    Column("group_b", "String", "the other; (others) where it is all groups but group_a"),
    Column("estimate_a", "Float64", "estimate of group_a"),
    Column("estimate_b", "Float64", "estimate of group_b"),
    Column("difference", "Float64", "estimate_a − estimate_b, in the measure's unit"),
    Column("low", "Float64", "lower end of the interval of the difference; empty where none is given"),
    Column("high", "Float64", "upper end of the interval of the difference; empty where none is given"),
    Column("interval", "String", "what the interval is; empty where none is given"),
    Column("effect", "Float64", "size of the difference, positive where group_a is higher; empty where none is given"),
    Column("effect_size", "String", "which: Cohen's h (shares), log2 ratio (rates) or Hedges' g (means)"),
    Column("p", "Float64", "how often chance alone sets the two so far apart, two-sided; ≤ 0.05 where the interval leaves out 0"),
    Column(
        "q",
        "Float64",
        "false discovery rate: p after Benjamini and Hochberg (1995) over the rows of measures that may lead, or of others",
    ),
    Column("documents", "Int64", "documents on both sides"),
    Column("stories", "Int64", "stories on either side"),
    Column("passages", "Int64", "passages of evidence on both sides"),
    Column("paired", "Int64", "stories, or clusters of copies, on both sides, whose differences are compared within them"),
    Column("reason", "String", "why it is not compared, or has no interval"),
)
CORRECTION: tuple[Column, ...] = (
    Column("group", "String", "as in comparison"),
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("program", "Float64", "the program's own number"),
    Column("program_low", "Float64", "lower end of its interval, which holds no errors of measurement"),
    Column("program_high", "Float64", "upper end of its interval"),
    Column("corrected", "Float64", "the number as coding corrects it; empty where it does not"),
    Column("low", "Float64", "lower end of its interval, which holds sampling and errors of measurement"),
    Column("high", "Float64", "upper end of its interval"),
    Column("coded", "Int64", "documents of the group that were coded"),
    Column("documents", "Int64", "documents of the group that the program could score"),
    Column("weight", "Float64", "weight of the program in the corrected number, from 0 to 1"),
    Column("reason", "String", "why it is not corrected"),
)
CODES: tuple[Column, ...] = (
    Column("item", "String", "identifier of the item in the coding sheet"),
    Column("doc_id", "String", "document that it asks about"),
    Column("measure", "String", "as in scores"),
    Column("target", "String", "as in scores"),
    Column("category", "String", "as in scores"),
    Column("voice", "String", "as in scores"),
    Column("start", "Int64", "where the sentence begins that it asks about: code points from 0 into documents.text"),
    Column("end", "Int64", "where it ends, exclusive; 0 where the whole document is asked about"),
    Column("words", "Int64", "words of the sentence"),
    Column("probability", "Float64", "how likely its document was to be drawn"),
    Column("coded", "Int64", "1 where it was answered, else 0"),
    Column("numerator", "Float64", "what the answer adds to the numerator of the document; empty where there is none"),
    Column("denominator", "Float64", "what it adds to the denominator; empty where the program's own stands"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "documents": DOCUMENTS,
    "scores": SCORES,
    "evidence": EVIDENCE,
    "parts": PARTS,
    "layers": LAYERS,
    "comparison": COMPARISON,
    "contrasts": CONTRASTS,
    "differences": DIFFERENCES,
    "correction": CORRECTION,
    "codes": CODES,
}
PRIMARY_KEYS: Mapping[str, tuple[str, ...]] = {"documents": ("doc_id",)}


def schema(table: str, tables: Mapping[str, tuple[Column, ...]] = TABLES) -> dict[str, Any]:
    """A table's polars schema: column name → data type."""
    import polars

    return {column.name: polars.String if column.dtype == "Date" else getattr(polars, column.dtype) for column in tables[table]}


def as_text(table: polars.LazyFrame) -> polars.LazyFrame:
    """A table that was read from a file, its dates as the text that they are in memory."""
    import polars

    dates = [name for name, kind in table.collect_schema().items() if kind == polars.Date]
    return table.with_columns(polars.col(dates).dt.to_string("%Y-%m-%d").fill_null("")) if dates else table


def frame(
    table: str, columns: Mapping[str, Sequence[Any]], tables: Mapping[str, tuple[Column, ...]] = TABLES
) -> polars.DataFrame:
    """A table from its columns as lists, in the contract's order and types; ``tables`` are those of a plugin.

    A missing column is all empty: '' where it holds text, null where it holds numbers, and no text is
    ever null; spans in the column ``pieces`` become :func:`pieces_of` them. Raises ValueError for a column that the contract
    does not know.
    """
    import polars

    types = schema(table, tables)
    if stray := sorted(set(columns) - set(types)):
        raise ValueError(f"table '{table}' has no column {', '.join(stray)}")
    height = max((len(values) for values in columns.values()), default=0)
    cells = {name: columns.get(name, [None] * height) for name in types}
    if "pieces" in cells:
        cells["pieces"] = [pieces_of(cell) if isinstance(cell, tuple) else cell for cell in cells["pieces"]]
    try:
        made = polars.DataFrame(cells, schema=types)
    except UnicodeEncodeError:
        whole = {name: [_storable(cell) for cell in column] for name, column in cells.items()}
        made = polars.DataFrame(whole, schema=types)
    return made.with_columns(polars.col(polars.String).fill_null(""))


def _storable(cell: Any) -> Any:
    """Text with U+FFFD for each half of a surrogate pair, which no table can hold; offsets stay."""
    return re.sub("[\ud800-\udfff]", "\ufffd", cell) if isinstance(cell, str) else cell


def frame_of_tuples(
    table: str, rows: Sequence[tuple[Any, ...]], tables: Mapping[str, tuple[Column, ...]] = TABLES
) -> polars.DataFrame:
    """A table from its rows as tuples, with a cell for every column in the contract's order; see :func:`frame`."""
    names = [column.name for column in tables[table]]
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(names)
    return frame(table, dict(zip(names, columns, strict=True)), tables)


def frame_of_rows(
    table: str, rows: Sequence[Mapping[str, Any]], tables: Mapping[str, tuple[Column, ...]] = TABLES
) -> polars.DataFrame:
    """A table from its rows as mappings, in which what is missing is empty; see :func:`frame`."""
    names = [column.name for column in tables[table]]
    return frame(table, {name: [row.get(name) for row in rows] for name in names}, tables)


def frame_of(
    table: str, rows: Sequence[Mapping[str, Any]] | Sequence[tuple[Any, ...]], tables: Mapping[str, tuple[Column, ...]] = TABLES
) -> polars.DataFrame:
    """A table from its rows: mappings, in which what is missing is empty, or tuples with a cell for every column.

    Columns come in the order and with the types of ``tables``. Raises ValueError for a tuple of another length.
    """
    if rows and isinstance(rows[0], tuple):
        return frame_of_tuples(table, cast("Sequence[tuple[Any, ...]]", rows), tables)
    return frame_of_rows(table, cast("Sequence[Mapping[str, Any]]", rows), tables)


def read_pieces(row: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """The pieces of a row with the columns ``start``, ``end`` and ``pieces``."""
    listed = json.loads(row["pieces"]) if row["pieces"] else [[row["start"], row["end"]]]
    return tuple((start, end) for start, end in listed)


def layer_text(annotations: Sequence[Annotation]) -> str:
    """The column ``annotations`` of the table ``layers``."""
    return json.dumps(
        [[a.label, a.pieces, a.roles, a.attributes] for a in annotations], ensure_ascii=False, separators=(",", ":")
    )


def layer_of(text: str) -> tuple[Annotation, ...]:
    """The annotations that :func:`layer_text` wrote. Raises ValueError or TypeError for what it has not."""
    return tuple(
        Annotation(label, _spans(pieces), {role: _spans(spans) for role, spans in roles.items()}, attributes)
        for label, pieces, roles, attributes in json.loads(text)
    )


def _spans(listed: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in listed)


def pieces_of(pieces: Sequence[tuple[int, int]]) -> str:
    """The column ``pieces``: JSON where there are several."""
    return json.dumps([list(piece) for piece in pieces]) if len(pieces) > 1 else ""
