"""A single figure for a paper: a table of the report as SVG that stands alone, or as PNG or PDF made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil
from textwrap import wrap
from typing import Any

from framing import RequestError, unknown
from framing.report import Made, blocks, layout
from framing_html import marks
from framing_html.drawing import every
from framing_html.markup import Html, el, join
from framing_html.ordering import as_given
from framing_html.ordering import by_value as ordered

LABEL, COLUMN, LINE, MARGIN = 210, 150, 16, 16  # pixels
TALL, PLAIN, HEAD = 46, 28, 32  # of a row with marks, without, of one that heads others
SMALLEST, LEGIBLE = 9.5, 4.0  # pixels of the smallest letters, and points that they must keep in print
POINTS = 72 / 25.4  # a millimeter in points
CHARACTER = 6.6  # width of a character on average
PPI = 300.0
STYLE = """text{font:12px "Noto Sans","DejaVu Sans",Arial,sans-serif;fill:#1a1d21}
.title{font-size:14px;font-weight:bold}.soft{fill:#4a525b;font-size:11px}.b{font-weight:bold}
.axis{stroke:#d9dde2}.rule{stroke:#d9dde2}.range{stroke:#a6c1d7;stroke-width:5}.range.thin{stroke:#20639b;stroke-width:1.5}.dot{fill:#20639b}.dot.hollow{fill:#fff;stroke:#8a9199;stroke-width:1.2}.through{stroke:#20639b;stroke-width:1.5}
.v-own{fill:#20639b}.v-attributed{fill:none;stroke:#b8620a;stroke-width:1.6}.v-distanced{fill:none;stroke:#8d3f8f;stroke-width:1.2}.v-unknown{fill:#8a9199}.hatch{stroke:#8d3f8f;stroke-width:1.2}
.s0{fill:#20639b}.s1{fill:#e0a030}.s2{fill:#2f8f7f}.s3{fill:#c1568c}.s4{fill:#7fb2dd}.s5{fill:#8a5a2b}.s6{fill:#9a8fd0}.s7{fill:#b7c45a}.srest{fill:#c3c8ce}
.mark text{font-size:9.5px}.mark .t0,.mark .t2,.mark .t3,.mark .t5{fill:#fff}"""


def figure_of(
    sections: Iterable[Made],
    name: str,
    kind: str,
    *,
    title: str = "",
    width: float | None = None,
    by_value: Sequence[str] = (),
    groups: Sequence[str] = (),
) -> bytes:
    """The figure of that name as svg, png or pdf.

    ``title`` stands in place of its own, ``width`` is in millimeters, and the groups that ``by_value`` names are put in the
    order of their numbers. Raises :class:`~framing.errors.RequestError` that says which figures there are, and for a width in
    which nothing could be read.
    """
    tables = {block.name: block for block in every(list(sections), blocks.Table) if isinstance(block, blocks.Table)}
    if name not in tables:
        raise unknown("figure", name, tables)
    table = replace(tables[name], title=title) if title else tables[name]
    drawn = svg(ordered(table, by_value) if by_value else as_given(table, groups), width).encode("utf-8", "replace")
    return drawn if kind == "svg" else typeset(drawn, kind)


def typeset(drawn: bytes, kind: str) -> bytes:
    """An SVG as png (300 dots an inch) or pdf, by typst, which needs no other program (extra ``report``)."""
    from importlib import import_module

    typst: Any = import_module("typst")

    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("figure.svg")\n'
    made = typst.compile({"main": page, "figure.svg": drawn}, format=kind, ppi=PPI)
    return bytes(made[0] if isinstance(made, list) else made)


def svg(table: blocks.Table, millimeters: float | None = None) -> Html:
    """A table with its marks as a picture, as wide as asked for."""
    widths = _widths(table)
    width = LABEL + sum(widths) + 2 * MARGIN
    body: list[Html] = []
    y = float(MARGIN)
    for line in wrap(layout.clean(table.title), int(width / 7.5)):
        y += LINE + 2
        body.append(_text(line, MARGIN, y, "title"))
    heads = [_lines(column, each) for column, each in zip(table.headed, widths, strict=True)]
    y += 20 + LINE * max(map(len, heads), default=0)
    body.extend(_heads(heads, widths, y, table.is_stacked))
    y += 8
    for row in table.rows:
        body.append(el("line", x1=MARGIN, x2=width - MARGIN, y1=y, y2=y, class_="rule"))
        height = _height(row)
        body.append(_row(row, widths, y))
        y += height
    high = y + MARGIN
    box = f"0 0 {width:g} {high:g}"
    style = el("style", Html(STYLE))
    paper = el("rect", width=width, height=high, fill="#fff")
    size = (width, high) if millimeters is None else _printed(width, high, millimeters)
    return el("svg", style, paper, *body, xmlns="http://www.w3.org/2000/svg", viewBox=box, width=size[0], height=size[1])


def _printed(width: float, height: float, millimeters: float) -> tuple[str, str]:
    """The size of a picture that is so wide in print. Raises RequestError where its letters would be too small to read."""
    points = SMALLEST * millimeters * POINTS / width
    if points < LEGIBLE:
        least = ceil(LEGIBLE * width / (SMALLEST * POINTS))
        raise RequestError(
            f"at {millimeters:g} mm the letters of this figure would be {points:.1f} points high, and {LEGIBLE:g} can be read; "
            f"give it --width {least}, or fewer columns with --outlets, --targets or --concepts"
        )
    return f"{millimeters:g}mm", f"{millimeters * height / width:.4g}mm"


def _widths(table: blocks.Table) -> list[float]:
    def widest(column: int) -> float:
        cells = [row.cells[column] for row in table.rows if len(row.cells) > column]
        if any(cell.mark and marks.wide(cell.mark) for cell in cells):
            return marks.WIDE + 16
        if any(cell.mark for cell in cells):
            return COLUMN
        words = [*(cell.text for cell in cells), *table.headed[column].split()]
        return max(72.0, min(COLUMN, 16 + CHARACTER * max(map(layout.cell_len, words), default=0)))

    return [widest(column) for column in range(len(table.columns))]


def _lines(column: str, width: float) -> list[str]:
    return wrap(layout.clean(column), int(width / CHARACTER), break_long_words=False)[:4] or [""]


def _heads(heads: Sequence[Sequence[str]], widths: Sequence[float], y: float, stacked: bool) -> Iterable[Html]:
    x = float(MARGIN + LABEL)
    for column, (lines, width) in enumerate(zip(heads, widths, strict=True)):
        if stacked and column:
            kind = marks.colour(column - 1)
            yield el("rect", x=x, y=y - LINE * len(lines) - 8, width=9, height=9, rx=2, class_=kind)
        for place, line in enumerate(reversed(lines)):
            yield _text(line, x, y - place * LINE, "soft")
        x += width


def _height(row: blocks.Row) -> int:
    if not row.cells:
        return HEAD
    heights = [marks.height(cell.mark) for cell in row.cells if cell.mark]
    return int(TALL + max(heights) - marks.HEIGHT) if heights else PLAIN


def _row(row: blocks.Row, widths: Sequence[float], y: float) -> Html:
    label = _text(layout.truncate(layout.clean(row.label).replace("\n", " "), 32), MARGIN, y + 19, "" if row.cells else "b")
    x = float(MARGIN + LABEL)
    parts = [label]
    for cell, width in zip(row.cells, widths, strict=False):
        parts.append(_cell(cell, x, y))
        x += width
    return join(parts)


def _cell(cell: blocks.Cell, x: float, y: float) -> Html:
    said = layout.truncate(layout.clean(cell.text).replace("\n", " "), 24)
    if cell.mark is None:
        return _text(said, x, y + 19)
    width, low = marks.WIDE if marks.wide(cell.mark) else marks.WIDTH, marks.height(cell.mark) - marks.HEIGHT
    return join(
        [
            el("g", marks.draw(cell.mark, width), class_="mark", transform=f"translate({x:g} {y + 6:g})"),
            _text(said, x, y + 38 + low),
        ]
    )


def _text(said: str, x: float, y: float, kind: str = "") -> Html:
    return el("text", said, x=float(x), y=float(y), class_=kind)
