"""Blocks that a plugin made, checked field by field before anyone draws them: what is wrong says where."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from numbers import Integral, Real
from typing import Any, TypeVar

from framing.errors import PluginError
from framing.report.blocks import (
    Block,
    Cell,
    Course,
    Heading,
    Interval,
    Mark,
    Passage,
    Prose,
    Quotes,
    Ref,
    Row,
    Stack,
    Table,
    Voices,
)

T = TypeVar("T")
_FEW = 40  # characters of a wrong value that are told


def checked(block: object, where: str) -> Block:
    """A block with every field of the type it has to have, its texts no more than texts.

    Raises :class:`~framing.errors.PluginError`, which names ``where``, the kind of block and the field.
    """
    if isinstance(block, Heading):
        return Heading(text(block.text, f"{where}: Heading: text"))
    if isinstance(block, Prose):
        at = f"{where}: Prose"
        return Prose(_each(block.parts, f"{at}: parts", _part), text(block.lead, f"{at}: lead"))
    if isinstance(block, Quotes):
        at = f"{where}: Quotes"
        passages = _each(block.passages, f"{at}: passages", _passage)
        to = None if block.to is None else _ref(block.to, f"{at}: to")
        return Quotes(text(block.title, f"{at}: title"), passages, _whole(block.total, f"{at}: total"), to, bool(block.beside))
    if isinstance(block, Table):
        return _table(block, f"{where}: Table")
    raise PluginError(f"{where}: expected a block of framing.report.blocks, got {type(block).__name__}")


def text(given: object, where: str) -> str:
    """A text as nothing but text: no subclass that may claim to be markup."""
    if not isinstance(given, str):
        raise _wrong(where, "text", given)
    return str.__str__(given)


def _table(table: Table, at: str) -> Table:
    columns = _each(table.columns, f"{at}: columns", text)
    rows = _each(table.rows, f"{at}: rows", _row)
    for number, row in enumerate(rows, 1):
        if len(row.cells) > len(columns):
            raise PluginError(f"{at}: rows {number}: {len(row.cells)} cells for {len(columns)} columns")
    title, note, corner = (text(getattr(table, name), f"{at}: {name}") for name in ("title", "note", "corner"))
    heads = _each(table.heads, f"{at}: heads", _head)
    if heads and sum(width for _, width in heads) != len(columns):
        raise PluginError(f"{at}: heads span {sum(width for _, width in heads)} columns of {len(columns)}")
    return Table(text(table.name, f"{at}: name"), title, columns, rows, note, corner, heads)


def _head(given: object, at: str) -> tuple[str, int]:
    if not isinstance(given, tuple) or len(given) != 2 or type(given[1]) is not int or given[1] < 1:
        raise _wrong(at, "a text and how many columns it spans", given)
    return text(given[0], at), given[1]


def _row(row: object, at: str) -> Row:
    if not isinstance(row, Row):
        raise _wrong(at, "a Row", row)
    return Row(text(row.label, f"{at}: label"), _each(row.cells, f"{at}: cells", _cell))


def _part(part: object, at: str) -> str | Cell:
    if not isinstance(part, str | Cell):
        raise _wrong(at, "text or a Cell", part)
    return text(part, at) if isinstance(part, str) else _cell(part, at)


def _cell(cell: object, at: str) -> Cell:
    if not isinstance(cell, Cell):
        raise _wrong(at, "a Cell", cell)
    mark = None if cell.mark is None else _mark(cell.mark, f"{at}: mark")
    to = cell.to
    if to is not None:
        to = _passage(to, f"{at}: to") if isinstance(to, Passage) else _ref(to, f"{at}: to")
    return Cell(text(cell.text, f"{at}: text"), mark, to, text(cell.note, f"{at}: note"))


def _ref(ref: object, at: str) -> Ref:
    if not isinstance(ref, Ref):
        raise _wrong(at, "a Ref", ref)
    return Ref(*(text(value, f"{at}: Ref: {name}") for name, value in zip(Ref._fields, ref, strict=True)))


def _passage(passage: object, at: str) -> Passage:
    if not isinstance(passage, Passage):
        raise _wrong(at, "a Passage", passage)
    at = f"{at}: Passage"
    pieces = _each(passage.pieces, f"{at}: pieces", _piece)
    if not pieces:
        raise PluginError(f"{at}: pieces: there is none")
    return Passage(text(passage.doc_id, f"{at}: doc_id"), pieces, text(passage.note, f"{at}: note"))


def _piece(piece: object, at: str) -> tuple[int, int]:
    if not isinstance(piece, tuple | list) or len(piece) != 2:
        raise _wrong(at, "a pair of start and end", piece)
    start, end = (_whole(offset, at) for offset in piece)
    if start >= end:
        raise _wrong(at, "start before end", piece)
    return start, end


def _mark(mark: object, at: str) -> Mark:
    if isinstance(mark, Interval):
        at = f"{at}: Interval"
        value, least, most = (_number(getattr(mark, name), f"{at}: {name}") for name in ("value", "least", "most"))
        low, high = (None if side is None else _number(side, f"{at}: low or high") for side in (mark.low, mark.high))
        return Interval(value, low, high, least, most, bool(mark.sampled))
    if isinstance(mark, Stack):
        return Stack(_each(mark.parts, f"{at}: Stack: parts", _share))
    if isinstance(mark, Voices):
        names = ("own", "attributed", "distanced", "unknown", "most")
        return Voices(*(_number(getattr(mark, name), f"{at}: Voices: {name}") for name in names))
    if isinstance(mark, Course):
        at = f"{at}: Course"
        ends = (_number(getattr(mark, name), f"{at}: {name}") for name in ("least", "most"))
        return Course(_each(mark.points, f"{at}: points", _point), *ends)
    raise _wrong(at, "an Interval, a Stack, Voices or a Course", mark)


def _point(point: object, at: str) -> tuple[float, float | None, float | None] | None:
    if point is None:
        return None
    if not isinstance(point, tuple | list) or len(point) != 3:
        raise _wrong(at, "a value, its low and its high", point)
    low, high = (None if side is None else _number(side, at) for side in point[1:])
    return _number(point[0], at), low, high


def _share(part: object, at: str) -> tuple[str, float, str]:
    if not isinstance(part, tuple | list) or len(part) != 3:
        raise _wrong(at, "a name, a share and its text", part)
    return text(part[0], at), _number(part[1], at), text(part[2], at)


def _number(given: object, at: str) -> float:
    number: Any = given
    if not isinstance(given, Real) or isinstance(given, bool) or not isfinite(number):
        raise _wrong(at, "a finite number", given)
    kept: float = number if type(number) in (int, float) else float(number)
    return kept


def _whole(given: object, at: str) -> int:
    if not isinstance(given, Integral) or isinstance(given, bool) or given < 0:
        raise _wrong(at, "a whole number, 0 or more", given)
    return int(given)


def _each(given: object, at: str, check: Callable[[Any, str], T]) -> tuple[T, ...]:
    if not isinstance(given, tuple | list):
        raise _wrong(at, "a tuple", given)
    return tuple(check(item, f"{at} {number}") for number, item in enumerate(given, 1))


def _wrong(at: str, expected: str, given: object) -> PluginError:
    told = repr(given)
    return PluginError(f"{at}: expected {expected}, got {type(given).__name__} {told[:_FEW]}{'…' if len(told) > _FEW else ''}")
