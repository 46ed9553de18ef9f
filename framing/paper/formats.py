"""The formats of a table for a paper: Markdown, LaTeX, CSV, HTML, a spreadsheet, Word."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from html import escape
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import RequestError
from framing.load.reports import COMMENT, marked
from framing.tables.export import FORMULA

if TYPE_CHECKING:
    from framing.paper.model import Column, PaperTable

TEXTS = ("md", "tex", "csv", "html")
FORMATS = (*TEXTS, "xlsx", "docx")
_EXTRAS = {"docx": ("docx", "python-docx"), "xlsx": ("xlsxwriter", "XlsxWriter")}  # what must be importable, and its name
# What no XML can hold, or a terminal would obey.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def check_format(kind: str) -> None:
    """Refuse before the work a format that does not exist, or lacks its library. Raises RequestError."""
    if kind not in FORMATS:
        raise RequestError(f"no format '{kind}' for a table; there are {', '.join(FORMATS)}")
    if kind in _EXTRAS and find_spec(_EXTRAS[kind][0]) is None:
        raise RequestError.lacking(kind, _EXTRAS[kind][1])


def as_text(table: PaperTable, kind: str) -> str:
    """The table as text. Raises RequestError for a format that is no text."""
    writers = {"md": markdown, "tex": latex, "csv": comma_separated, "html": html}
    if kind not in writers:
        raise RequestError(f"no text format '{kind}'; there are {', '.join(writers)}")
    return writers[kind](table)


def content(table: PaperTable, kind: str) -> bytes:
    """The table as the content of a file. Raises RequestError for a format that does not exist or lacks its library."""
    check_format(kind)
    if kind in TEXTS:
        return as_text(table, kind).encode("utf-8", "replace")
    return xlsx(table) if kind == "xlsx" else docx(table)


def save(table: PaperTable, path: Path) -> None:
    """Write the table in the format that the suffix says."""
    from framing.tables.files import write_whole

    kind = path.suffix.lower().removeprefix(".")
    made = marked(content(table, kind), kind)
    with write_whole(path) as temporary:
        temporary.write_bytes(made)


def _full(column: Column) -> str:
    """The head of a column where heads have one line."""
    return f"{column.head}: {column.part}" if column.part and column.part != "Value" else column.head


# Text.


def markdown(table: PaperTable) -> str:
    """A Markdown table with its title above and its notes below."""

    def line(cells: Iterable[str]) -> str:
        return f"| {' | '.join(_plain(cell).replace('|', chr(92) + '|') for cell in cells)} |"

    rules = f"| --- |{' ---: |' * len(table.columns)}"
    rows = [line((label, *(cell.text for cell in cells))) for label, cells in table.rows]
    head = [f"**{_plain(table.title)}**", ""] if table.title else []
    notes = ["", f"*Note.* {_plain(' '.join(table.notes))}"] if table.notes else []
    return "\n".join([*head, line((table.corner, *map(_full, table.columns))), rules, *rows, *notes, ""])


def _plain(text: str) -> str:
    """Text on one line."""
    return " ".join(_ILLEGAL.sub("\ufffd", text).split())


_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "−": "$-$", "–": "--", "—": "---", "“": "``", "”": "''",
    "‘": "`", "’": "'", "<": r"\textless{}", ">": r"\textgreater{}", "…": r"\ldots{}", "÷": r"$\div$", "×": r"$\times$",
    "≤": r"$\leq$", "≥": r"$\geq$",
}  # fmt: skip


def latex_text(text: str) -> str:
    """Text as LaTeX takes it."""
    return "".join(_LATEX.get(c, c) for c in _plain(text))


def latex(table: PaperTable) -> str:
    """A LaTeX table for the package booktabs, with its caption above and its notes below."""

    def line(cells: Iterable[str]) -> str:
        return " & ".join(cells) + r" \\"

    spec = f"l{'r' * len(table.columns)}"
    body = [r"\begin{table}", r"\centering", *([rf"\caption{{{latex_text(table.title)}}}"] if table.title else [])]
    body += [rf"\begin{{tabular}}{{{spec}}}", r"\toprule"]
    if table.in_two_lines:
        spans = [rf"\multicolumn{{{n}}}{{c}}{{{latex_text(head)}}}" for head, n in table.spans]
        body += [line(["", *spans]), " ".join(_rules(table)), line([latex_text(table.corner), *map(latex_text, table.parts)])]
    else:
        body.append(line(map(latex_text, (table.corner, *(column.head for column in table.columns)))))
    body.append(r"\midrule")
    body += [line(map(latex_text, (label, *(cell.text for cell in cells)))) for label, cells in table.rows]
    body += [r"\bottomrule", r"\end{tabular}"]
    if table.notes:
        body += [
            "",
            r"\smallskip",
            rf"\parbox{{\linewidth}}{{\footnotesize\textit{{Note.}} {latex_text(' '.join(table.notes))}}}",
        ]
    return "\n".join([*body, r"\end{table}", ""])


def _rules(table: PaperTable) -> Iterable[str]:
    first = 2
    for _, width in table.spans:
        if width > 1:
            yield rf"\cmidrule(lr){{{first}-{first + width - 1}}}"
        first += width


def html(table: PaperTable) -> str:
    """A plain HTML table."""
    head = "".join(f"<th>{escaped(_full(column))}</th>" for column in table.columns)
    rows = "".join(
        f"<tr><th>{escaped(label)}</th>{''.join(f'<td>{escaped(cell.text)}</td>' for cell in cells)}</tr>"
        for label, cells in table.rows
    )
    caption = f"<caption>{escaped(table.title)}</caption>" if table.title else ""
    notes = f"<p><i>Note.</i> {escaped(' '.join(table.notes))}</p>" if table.notes else ""
    corner = escaped(table.corner)
    return f"<table>{caption}<thead><tr><th>{corner}</th>{head}</tr></thead><tbody>{rows}</tbody></table>{notes}\n"


def escaped(text: str) -> str:
    """Text as it stands in HTML."""
    return escape(_ILLEGAL.sub("\ufffd", text))


def comma_separated(table: PaperTable) -> str:
    """The numbers as CSV, unrounded; shares from 0 to 1, the ends of an interval apart, nothing for what is not there."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_guarded(name) for name in (table.corner, *_names(table))])
    for label, cells in table.rows:
        writer.writerow([_guarded(label), *("" if n is None else n for cell in cells for n in cell.numbers)])
    return stream.getvalue()


def _names(table: PaperTable) -> list[str]:
    """What heads each column of numbers."""
    return [
        _plain(f"{column.head}: {name}" if column.part or len(column.names) > 1 else column.head)
        for column in table.columns
        for name in column.names
    ]


def _guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if re.match(FORMULA, text) else text


# Files.


def xlsx(table: PaperTable) -> bytes:
    """A spreadsheet: numbers as numbers, heads over what belongs together, notes below; by XlsxWriter."""
    import xlsxwriter

    stream = BytesIO()
    book: Any = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"comments": COMMENT})
    sheet = book.add_worksheet("Table")
    bold, soft = (book.add_format(given) for given in ({"bold": True, "text_wrap": True}, {"italic": True}))
    row = 0
    if table.title:
        sheet.write_string(0, 0, _plain(table.title), bold)
        row = 2
    for column, name in enumerate((table.corner, *_names(table))):
        sheet.write_string(row, column, name, bold)
    sheet.freeze_panes(row + 1, 1)
    shown = {True: book.add_format({"num_format": "0.0%"}), False: None}
    percents = [column.percent for column in table.columns for _ in column.names]
    for row, (label, cells) in enumerate(table.rows, start=row + 1):  # noqa: B020  the rows go on below the head
        sheet.write_string(row, 0, _plain(label))
        numbers = [number for cell in cells for number in cell.numbers]
        for column, (number, percent) in enumerate(zip(numbers, percents, strict=True), start=1):
            if isinstance(number, str):
                sheet.write_string(row, column, number)
            elif number is not None:
                sheet.write_number(row, column, number, shown[percent])
    for line, note in enumerate(table.notes, start=row + 2):
        sheet.write_string(line, 0, _plain(note), soft)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, max(1, len(percents)), 14)
    book.close()
    return stream.getvalue()


def docx(table: PaperTable) -> bytes:
    """A Word document with the table, heads merged over what belongs together, notes below; by python-docx."""
    import docx as word

    document: Any = word.Document()
    document.core_properties.comments = COMMENT
    if table.title:
        document.add_paragraph(_plain(table.title), style="Caption")
    lines = 2 if table.in_two_lines else 1
    grid = document.add_table(rows=lines, cols=len(table.columns) + 1, style="Light List")
    _fill(grid.rows[lines - 1].cells, [table.corner, *table.parts])
    if lines == 2:
        first = 1
        for head, width in table.spans:
            cell = grid.cell(0, first).merge(grid.cell(0, first + width - 1))
            cell.text = _plain(head)
            first += width
    for label, cells in table.rows:
        _fill(grid.add_row().cells, [label, *(cell.text for cell in cells)])
    if table.notes:
        paragraph = document.add_paragraph()
        paragraph.add_run("Note. ").italic = True
        paragraph.add_run(_plain(" ".join(table.notes)))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(cells: Sequence[Any], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = _plain(text)
