"""Tables and blocks of text for the terminal, laid out in one place: columns, grids, headings, passages, notes, pages.

Nothing is wider than asked where that can be: texts give way first, then columns are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from framing.report.blocks import MANY_GROUPS, Cell, Row, Table
from framing.report.passages import excerpt
from framing.report.terminal import Style, cell_len, clean, fit, one_line, truncate, wrap

__all__ = [
    "PASSAGE",
    "Column",
    "Style",
    "aligned",
    "cell_len",
    "clean",
    "excerpt",
    "fit",
    "fitting",
    "grid",
    "heading",
    "indented",
    "notes",
    "one_line",
    "page",
    "quoted",
    "table",
    "titled",
    "truncate",
    "wrap",
]

INDENT = BETWEEN = "  "
LEAST = 10  # columns that a text keeps unless its column says otherwise
PASSAGE = "      "  # stands before a passage under what it shows

# Columns of a listing.


class Column(NamedTuple):
    """A column: its title, its cells, and whether they are text, which stands to the left and may be cut.

    A text keeps ``least`` columns of the terminal and takes ``most``; ``exactly`` says how many a column has whatever it holds.
    """

    title: str
    cells: Sequence[str]
    is_text: bool = False
    least: int = LEAST
    most: int | None = None
    exactly: int | None = None
    bold: bool = False

    @property
    def width(self) -> int:
        """What it would take."""
        if self.exactly is not None:
            return self.exactly
        return max(map(cell_len, (self.title, *self.cells)))

    @property
    def needed(self) -> int:
        """What it has to have."""
        return min(self.width, self.least) if self.is_text and self.exactly is None else self.width


def table(
    columns: Sequence[Column],
    width: int | None,
    style: Style,
    *,
    indent: str = INDENT,
    dropped: Sequence[str] | None = None,
    first: Sequence[str] = (),
) -> Iterator[str]:
    """A header and a line a row, no wider than ``width``.

    Columns that are ``dropped`` are left out where there is no room, the first one first (None: from the right, down to two).
    Texts are cut, the widest first; or those that are named ``first`` take in turn what the needs of all leave.
    """
    cleaned = [c._replace(title=one_line(c.title), cells=[one_line(cell) for cell in c.cells]) for c in columns]
    kept = cleaned if width is None else fitting(cleaned, width, dropped, indent=indent)
    widths = [column.width for column in kept]
    if width is not None:
        room = width - _frame(kept, indent)
        widths = _in_turn(kept, room, first) if first else _narrowed(kept, widths, room)
    rows = zip(*((column.title, *column.cells) for column in kept), strict=True)
    for number, row in enumerate(rows):
        cells = [fit(cell, wide, right=not c.is_text) for cell, wide, c in zip(row, widths, kept, strict=True)]
        line = f"{indent}{BETWEEN.join(cells)}".rstrip()
        if width is not None and cell_len(line) > width:
            line = truncate(line, width)
        elif number:
            line = f"{indent}{BETWEEN.join(_styled(cells, kept, style))}".rstrip()
        yield line if number else style.dim(line)


def fitting(columns: Sequence[Column], width: int, dropped: Sequence[str] | None = None, *, indent: str = INDENT) -> list[Column]:
    """The columns for which there is room."""
    if dropped is None:
        order = [*range(len(columns) - 1, 1, -1)]
    else:
        order = [place for title in dropped for place, column in enumerate(columns) if column.title == title]
    kept, out = list(columns), set[int]()
    for place in order:
        if _frame(kept, indent) + sum(column.needed for column in kept) <= width:
            break
        out.add(place)
        kept = [column for at, column in enumerate(columns) if at not in out]
    return kept


def _frame(columns: Sequence[Column], indent: str) -> int:
    """What the spaces before and between the columns take."""
    return len(indent) + len(BETWEEN) * (len(columns) - 1)


def _narrowed(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    """The widths when the widest text has given way until all fit, or no text can any more."""
    needed = [column.needed for column in columns]
    if sum(widths) <= room:
        return widths

    def cut(most: int) -> list[int]:
        return [min(wide, max(most, least)) for wide, least in zip(widths, needed, strict=True)]

    most = bisect_right(range(max(widths)), room, key=lambda width: sum(cut(width)))  # the least width at which they do not fit
    narrowed = cut(most)
    over = sum(narrowed) - room
    widest = [place for place, wide in enumerate(narrowed) if wide == most and wide > needed[place]]
    for place in widest[max(0, len(widest) - over) :]:
        narrowed[place] -= 1
    return narrowed


def _in_turn(columns: Sequence[Column], room: int, first: Sequence[str]) -> list[int]:
    """What each needs; what is left goes to those named first in turn. Where even that is too much, the first column is cut."""
    widths = [column.needed for column in columns]
    for place in (place for title in first for place, column in enumerate(columns) if column.title == title):
        column, left = columns[place], room - sum(widths)
        wanted = column.width if column.most is None else min(column.width, column.most)
        widths[place] += max(0, min(left, wanted - widths[place]))
    if (short := sum(widths) - room) > 0:
        widths[0] = max(1, widths[0] - short)
    return widths


def _styled(cells: Sequence[str], columns: Sequence[Column], style: Style) -> Iterator[str]:
    return (style.bold(cell) if column.bold else cell for cell, column in zip(cells, columns, strict=True))


def aligned(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: frozenset[int] = frozenset(), most: int = 32
) -> str:
    """Rows as lines with aligned columns, each at most ``most`` wide but the last; ``numbers`` stand to the right."""
    last = len(header) - 1
    whole = [*zip(header, *rows, strict=True)]
    cut = [list(column) if i == last else [truncate(one_line(cell), most) for cell in column] for i, column in enumerate(whole)]
    columns = [Column(column[0], column[1:], i not in numbers) for i, column in enumerate(cut)]
    return "\n".join(table(columns, None, Style(), indent="")) + "\n"


# Blocks of lines.


def heading(name: str, facts: Iterable[str], width: int, style: Style) -> list[str]:
    """A block's first lines."""
    lines = [line for fact in facts for line in indented(one_line(fact), width)]
    return [style.bold(truncate(one_line(name) or "(no name)", width)), *lines]


def titled(first: str, rest: str, width: int, style: Style, mark: Callable[[str], str]) -> str:
    """A heading in bold and what follows it, on one line if it fits, else wrapped."""
    if cell_len(f"{first} {rest}") <= width:
        return f"{style.bold(first)} {mark(rest)}".rstrip()
    return "\n".join([*map(style.bold, wrap(first, width, indent=INDENT)), *map(mark, wrap(rest, width, indent=INDENT))])


def indented(text: str, width: int, indent: str = INDENT, *, hang: str = INDENT, most: int | None = None) -> list[str]:
    """A text as lines that are indented, those after the first a bit more; of more than ``most`` the last is cut."""
    return [indent + line for line in wrap(text, width - len(indent), indent=hang, most=most)]


def quoted(told: str, width: int, style: Style, most: int = 3) -> list[str]:
    """A passage under what it shows."""
    return [style.dim(line) for line in indented(one_line(told), width, PASSAGE, most=most)]


def notes(told: Iterable[str], width: int, style: Style, *, hang: str = INDENT) -> list[str]:
    """What stands under everything."""
    return [style.dim(line) for note in told for line in wrap(note, width, indent=hang)]


def page(blocks: Iterable[Sequence[str]]) -> str:
    """Blocks with an empty line between."""
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


# Grids: a table of a report, a column a group, whose labels and cells may take several lines.

LABEL_WIDTH = 30
NARROWEST = 12  # a column of words takes this much before the grid is broken into several
SHORTEST_LABEL = 18


def grid(drawn: Table, width: int, style: Style) -> str:
    """A table under its title; with many columns they become the rows, and where they do not fit it is broken into several."""
    drawn = replace(drawn, columns=drawn.headed, heads=())
    if len(drawn.columns) > MANY_GROUPS:
        drawn = _transposed(drawn)
    label, each, columns = _widths(drawn, width)
    lines = [titled(clean(drawn.title), clean(drawn.note), width, style, style.dim)]
    for first in range(0, len(drawn.columns), columns):
        lines.extend(_part(drawn, slice(first, first + columns), label, each, style))
    return "\n".join(lines)


def _widths(drawn: Table, width: int) -> tuple[int, int, int]:
    """The width of the labels and of a column, and how many columns stand side by side: all of them if that can be."""
    parts = [clean(part) for row in drawn.rows for cell in row.cells for part in cell.text.split("\n")]
    widest = max(map(cell_len, (*parts, *map(clean, drawn.columns))))
    unbroken = [word for text in (*parts, *map(clean, drawn.columns)) for word in text.split()]
    unbroken += [part for part in parts if "(" not in part and "[" not in part]
    numbers = [word for part in parts for word in part.split()]  # which are never broken
    needed = max(min(NARROWEST, max(map(cell_len, unbroken))), *map(cell_len, numbers), 0)
    label = min(LABEL_WIDTH, max(NARROWEST, *(cell_len(clean(row.label)) for row in drawn.rows)), width // 3)
    columns = len(drawn.columns)
    if width < label + columns * (needed + 2):
        label = min(label, max(SHORTEST_LABEL, width - columns * (needed + 2)))
    if width < label + columns * (needed + 2):
        columns = max(1, (width - label) // (max(needed, min(widest, 16)) + 2))
    return label, max(4, min(widest, (width - label) // columns - 2)), columns


def _part(drawn: Table, part: slice, label: int, each: int, style: Style) -> Iterable[str]:
    heads = [wrap(clean(head), each, most=3) for head in drawn.columns[part]]
    yield from (style.dim(line) for line in _lines([], heads, label, each))
    for row in drawn.rows:
        indent = row.label[: len(row.label) - len(row.label.lstrip())]
        room = label - len(indent)
        hang = INDENT if max(map(cell_len, clean(row.label).split()), default=0) <= room - 2 else ""
        labels = [indent + line for line in wrap(clean(row.label), room, indent=hang, most=2)]
        yield from _lines(labels, [_cell_lines(clean(cell.text), each) for cell in row.cells[part]], label, each)


def _cell_lines(text: str, width: int) -> list[str]:
    """A cell on one line if it fits, else each of its parts (which a line feed divides) on lines of its own."""
    whole = text.replace("\n", ", ")
    if cell_len(whole) <= width:
        return [whole]
    return [line for part in text.split("\n") for line in wrap(part, width)]


def _lines(labels: Sequence[str], cells: Sequence[Sequence[str]], label: int, each: int) -> Iterable[str]:
    """A row whose label and cells may take several lines, line by line."""
    for i in range(max(1, len(labels), *map(len, cells))):
        shown = BETWEEN.join(fit(cell[i] if i < len(cell) else "", each) for cell in cells)
        yield f"{fit(labels[i] if i < len(labels) else '', label)}{BETWEEN}{shown}".rstrip()


def _transposed(drawn: Table) -> Table:
    """Columns as rows; a row that heads others stands before the names of these."""
    head = ""
    columns: list[str] = []
    picked: list[tuple[Cell, ...]] = []
    for row in drawn.rows:
        if not row.cells:
            head = row.label
            continue
        columns.append(f"{head}: {row.label.strip()}" if row.label.startswith(INDENT) else row.label)
        picked.append(row.cells)
    rows = tuple(Row(name, tuple(cells[i] for cells in picked)) for i, name in enumerate(drawn.columns))
    return Table(drawn.name, drawn.title, tuple(columns), rows, note=drawn.note)
