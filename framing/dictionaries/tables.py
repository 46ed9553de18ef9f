"""Tables: CSV with a row an entry (term or pattern, category, weight), and LIWC-22's ``.dicx`` with a column a category."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping

from framing.dictionaries.globs import Unsupported, term_of
from framing.dictionaries.losses import Losses, flat
from framing.dictionaries.model import Builder, Dictionary
from framing.dictionaries.source import Source, add_term
from framing.errors import InputError
from framing.patterns.language import parse_pattern

NESTED = " > "  # between the categories of a path
_NESTED = re.compile(" (?:> )+")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "pattern": ("pattern",),
    "term": ("term", "word", "entry", "token", "phrase", "words", "terms"),
    "category": ("category", "label", "concept", "key", "sentiment", "class", "categories"),
    "weight": ("weight", "score", "value", "valence"),
}
FIRST_OF_WIDE = ("dicterm",)
_CELL = 1 << 20  # characters


def columns_of(header: Iterable[str]) -> dict[str, int]:
    """Where the columns are whose names are known."""
    names = [name.strip().casefold() for name in header]
    found = {kind: next((names.index(alias) for alias in aliases if alias in names), -1) for kind, aliases in COLUMNS.items()}
    return {kind: place for kind, place in found.items() if place >= 0}


def rows_of(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with the lines they end on; the delimiter is the one of the first line."""
    csv.field_size_limit(_CELL)
    first = text.lstrip("\n").partition("\n")[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count))
    try:
        for row in table:
            if any(cell.strip() for cell in row):
                yield table.line_num, row
    except csv.Error as error:
        raise InputError(f"{where}, line {table.line_num}: not a CSV file: {error}") from None


def read(source: Source) -> Dictionary:
    """Read a table with a header: an entry a row, or a term a row and a category a column."""
    builder = Builder(source.where)
    rows = rows_of(source.text, source.where)
    _, header = next(rows, (0, [""]))
    columns = columns_of(header)
    if header[0].strip().casefold() in FIRST_OF_WIDE:
        return read_wide(source)
    if "category" not in columns or not {"pattern", "term"} & columns.keys():
        known = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in COLUMNS.items())
        raise builder.error(
            f"expected columns for term (or pattern) and category, found {', '.join(header)[:200]}; known: {known}"
        )
    for line, row in rows:
        cells = {kind: row[place].strip() if place < len(row) else "" for kind, place in columns.items()}
        _add(builder, cells, line)
    return builder.dictionary(source.name, "csv", source.sha256)


def _add(builder: Builder, cells: Mapping[str, str], line: int) -> None:
    written = cells.get("pattern") or cells.get("term", "")
    weight = _weight(cells.get("weight", "")) if cells.get("weight") else 1.0
    if not written or not _path(cells["category"]):
        builder.lose(written or cells["category"], "is left out: a row needs a term and a category", line)
        return
    if weight is None:
        builder.lose(written, f"is left out: its weight '{cells['weight'][:40]}' is no number", line)
        return
    path = builder.category(_path(cells["category"]), line)
    if not cells.get("pattern"):
        add_term(builder, path, written, weight=weight, line=line)
        return
    try:
        parse_pattern(written)
    except InputError as error:
        builder.lose(written, f"is left out: {error}", line)
        return
    builder.add(path, " ".join(written.split()), weight, line)


def _path(text: str) -> list[str]:
    return [name for part in _NESTED.split(f" {' '.join(text.split())} ") if (name := part.strip())]


def _weight(text: str) -> float | None:
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        return None
    return weight if math.isfinite(weight) else None


def read_wide(source: Source) -> Dictionary:
    """Read a term a row and a category a column: X or a weight where the term belongs to the category, else nothing or 0."""
    builder = Builder(source.where)
    rows = rows_of(source.text, source.where)
    _, header = next(rows, (0, [""]))
    paths = [builder.category([name or f"column {place}"]) for place, name in enumerate(header[1:], 2)]
    for line, (term, *cells) in rows:
        for path, cell in zip(paths, map(str.strip, cells), strict=False):
            weight = 1.0 if cell.casefold() == "x" else _weight(cell) if cell else 0.0
            if weight is None:
                builder.lose(term, f"is not kept in {path[0]}: '{cell[:40]}' is neither X nor a number", line)
            elif weight:
                add_term(builder, path, term, weight=weight, line=line, wildcards="*")
    return builder.dictionary(source.name, "liwc22", source.sha256)


def write(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The rows of a table; the column is called pattern, and holds those, where a term says too little."""
    kind = "term" if all(map(_is_term, (e.pattern for _, c in dictionary.walk() for e in c.entries))) else "pattern"
    yield _row((kind, "category", "weight"))
    for path, category in dictionary.walk():
        if any(NESTED in f" {name} " for name in path):
            losses.add(path, "", f"'{NESTED.strip()}' in its name would be read as nesting, so it is left out")
            continue
        for entry in category.entries:
            yield _row((entry.pattern, NESTED.join(path), f"{entry.weight!r}".removesuffix(".0")))


def write_wide(dictionary: Dictionary, losses: Losses) -> Iterator[str]:
    """The rows of a LIWC-22 dictionary."""
    categories = list(flat(dictionary, "LIWC-22", losses))
    weights: dict[str, dict[str, float]] = {}
    for category in categories:
        for entry in category.entries:
            with losses.noting(category.name, entry):
                weights.setdefault(term_of(entry.pattern, wildcards="*"), {})[category.name] = entry.weight
            if entry.weight == 0:
                losses.add(category.name, entry.pattern, "has the weight 0, which would say that it does not belong here")
    names = list(dict.fromkeys(category.name for category in categories))
    yield _row(("DicTerm", *names))
    for term in sorted(weights):
        yield _row((term, *(_mark(weights[term].get(name)) for name in names)))


def _mark(weight: float | None) -> str:
    return "" if not weight else "X" if weight == 1 else f"{weight!r}".removesuffix(".0")


def _is_term(pattern: str) -> bool:
    try:
        return term_of(pattern) == pattern
    except Unsupported:
        return False


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
