"""Into which group each document falls: by a field of it, several fields, or a period of its date."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.compare.dates import PERIODS, day_of, finest, is_of_time, value_of
from framing.copies.clusters import COLUMNS as COPY_COLUMNS
from framing.copies.clusters import Choice, counts
from framing.errors import RequestError
from framing.load.readers.decoding import clean_line
from framing.model import Document
from framing.tables.contract import DOCUMENTS

if TYPE_CHECKING:
    import polars as pl

    from framing.tables.results import Results

NO_GROUP = "(none)"  # where a document has no value
OTHERS = "(others)"  # all groups but one
NAMED = 5  # documents in a note
BETWEEN = " · "  # stands between the values of several fields
_TAKEN = re.compile(rf"\\*(?:{re.escape(NO_GROUP)}|{re.escape(OTHERS)})")  # a value that would pass for what is no value
_DOT = re.compile(r"(?<!\S)(\\*·)(?!\S)")  # in a value, what would pass for what stands between two
_NOT_GROUPABLE = {"text", "words", "sha256", "notes", "meta", *COPY_COLUMNS}
GROUPABLE = tuple(column.name for column in DOCUMENTS if column.name not in _NOT_GROUPABLE)


def fields_of(by: str) -> tuple[str, ...]:
    """The fields in a comma list."""
    return tuple(name.strip() for name in by.split(","))


def grouped(results: Results, by: str, copies: Choice, *, dated: bool = False) -> pl.DataFrame:
    """The documents that count: ``doc_id``, ``story``, ``cluster``, ``group``, and each field's value as ``by0``, ``by1`` ….

    However the files were named, rows are in the order of their ids. Documents without a date are left out where a field
    divides by a day, or all fields of time ask for one (``dated``). Raises :class:`~framing.errors.RequestError` for a
    field that no document has.
    """
    import polars as pl

    fields = fields_of(by)
    values = [_values(field).alias(f"by{i}") for i, field in enumerate(fields)]
    found = results.lazy("documents").select("doc_id", "story", "cluster", "counted", *values).sort("doc_id").collect()
    found = found.filter(counts(found, copies))
    for i, field in enumerate(fields):
        if not (found[f"by{i}"] != "").any():
            raise no_such_field(field)
    for i in _needed(fields, dated=dated):
        found = found.filter(pl.col(f"by{i}") != "")
    names = [f"by{i}" for i in range(len(fields))]
    found = found.drop("counted").with_columns(_replaced(found, name, _named) for name in names)
    parts = [_replaced(found, name, lambda value: _part(value, len(fields))) for name in names]
    return found.with_columns(pl.concat_str(parts, separator=BETWEEN).alias("group"))


def _needed(fields: Sequence[str], *, dated: bool) -> list[int]:
    """The fields without which a document takes no part."""
    return [i for i, field in enumerate(fields) if day_of(field) or (dated and is_of_time(field))]


def undated(results: Results, by: str, *, dated: bool = False) -> list[str]:
    """The ids of the documents that take no part since they have no date."""
    import polars as pl

    if not _needed(fields_of(by), dated=dated):
        return []
    found = results.lazy("documents").filter(pl.col("published") == "").select("doc_id").sort("doc_id").collect()
    return found["doc_id"].to_list()


def left_out(ids: Sequence[str], documents: int) -> list[str]:
    """Which documents take no part since they have no date, as a note; the first ones are named."""
    if not ids:
        return []
    named = ", ".join(map(clean_line, ids[:NAMED]))
    more = f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else ""
    have, are = ("has", "is") if len(ids) == 1 else ("have", "are")
    return [f"{len(ids):,} of {documents:,} documents {have} no date and {are} left out: {named}{more}"]


def _replaced(found: pl.DataFrame, name: str, by: Callable[[str], str]) -> pl.Expr:
    import polars as pl

    return pl.col(name).replace({value: by(value) for value in found[name].unique() if by(value) != value})


def _named(value: str) -> str:
    """A value as it is called: one that would pass for none, or for all others, has a backslash before it."""
    return f"\\{value}" if _TAKEN.fullmatch(value) else value or NO_GROUP


def _part(name: str, fields: int) -> str:
    """A value among those of several fields: a dot in it that would pass for the end of it has a backslash before it."""
    return _DOT.sub(r"\\\1", name) if fields > 1 else name


def _values(field: str) -> pl.Expr:
    import polars as pl

    if is_of_time(field):
        return pl.col("published").map_elements(lambda day: value_of(day, field), return_dtype=pl.String)
    if field in GROUPABLE:
        return pl.col(field)
    return pl.col("meta").map_elements(lambda meta: group_value(json.loads(meta).get(field)), return_dtype=pl.String)


def in_time(by: str, members: pl.DataFrame) -> list[tuple[str, str]] | None:
    """Each group with the one before it in time that is otherwise alike; None where ``by`` has no date among its fields.

    Of several fields of the date the finest one counts, and one that divides by a day less than any. Documents without a
    date are before and after nothing.
    """
    fields = {f"by{i}": field for i, field in enumerate(fields_of(by))}
    dated = [name for name, field in fields.items() if is_of_time(field)]
    if not dated:
        return None
    finest_one = finest(fields[name] for name in dated)
    when = next(name for name in dated if fields[name] == finest_one)
    columns = [name for name in fields if name not in dated]
    chains: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for group, date, *rest in members.select("group", when, *columns).unique().sort("group", when).iter_rows():
        if date != NO_GROUP:
            chains.setdefault(tuple(rest), []).append((date, group))
    return [(later[1], earlier[1]) for chain in chains.values() for earlier, later in pairwise(sorted(chain))]


def group_value(value: object) -> str:
    """A value of the metadata as the name of a group; '' for none."""
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def has_field(document: Document, by: str) -> bool:
    """Whether a document has a value to compare by, in every field of a comma list."""
    return all(_value(document, field) for field in fields_of(by))


def check_field(documents: Iterable[Document], by: str) -> None:
    """Refuse a field to compare by that no document has. Raises :class:`~framing.errors.RequestError`."""
    missing = dict.fromkeys(fields_of(by))
    for document in documents:
        missing = {field: None for field in missing if not _value(document, field)}
        if not missing:
            return
    raise no_such_field(next(iter(missing)))


def document_group(document: Document, by: str) -> str:
    """The group that a document falls in."""
    fields = fields_of(by)
    return BETWEEN.join(_part(_named(_value(document, field)), len(fields)) for field in fields)


def _value(document: Document, field: str) -> str:
    if is_of_time(field):
        return value_of(document.published.isoformat() if document.published else "", field)
    name = "id" if field == "doc_id" else field
    return document.field(name) if field in GROUPABLE else group_value(document.meta.get(field))


def no_such_field(by: str) -> RequestError:
    """The error for a field to compare by that no document has."""
    if day_of(by):
        return RequestError(
            f"no document has a date to be before or after {day_of(by)}; give the articles their dates (published)"
        )
    known = ", ".join((*GROUPABLE, *PERIODS))
    return RequestError(f"no document has a field '{by}' to compare by; documents have {known} and what their metadata add")


def doubts(members: pl.DataFrame, by: str) -> list[str]:
    """What the user should know of the groups: values that may be one spelled two ways, and documents without a value."""
    told = []
    for i, field in enumerate(fields_of(by)):
        counted = dict(members.group_by(f"by{i}").len().sort(f"by{i}").iter_rows())
        if without := counted.pop(NO_GROUP, 0):
            told.append(f"{without} of {len(members)} documents have no {field}; they stand as {NO_GROUP}")
        told.extend(
            f"{counted[name]} of {len(members)} documents have the {field} “{clean_line(name[1:])}”, a name that the program "
            f"uses itself; they stand as “{clean_line(name)}”"
            for name in counted
            if name.startswith("\\") and _TAKEN.fullmatch(name)
        )
        alike: dict[str, list[str]] = {}
        for name in counted if not is_of_time(field) else ():
            alike.setdefault(_spelling(name), []).append(name)
        for names in alike.values():
            if len(names) > 1:
                quoted = " and ".join(f"“{clean_line(name)}”" for name in names)
                told.append(f"{quoted} may be one {field}; they are compared as {len(names)}: give them one name in the metadata")
    return told


def _spelling(name: str) -> str:
    """A name without case, marks, spaces, accents and a leading article: what spellings of one name have in common."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ").removeprefix("the ")
    return "".join(c for c in plain if c.isalnum()) or name
