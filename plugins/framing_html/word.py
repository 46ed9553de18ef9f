"""The report for a word processor, by python-docx (extra ``report``): headings, tables, passages, no marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from framing.report import Made, Subject, blocks
from framing_html.articles import texts_of
from framing_html.drawing import passages_in
from framing_html.markdown import where
from framing_html.marks import in_squares
from framing_html.page import title_of

QUOTED = 3  # passages of a number
_THEN = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say
SQUARES = {"own": "■", "attributed": "□", "distanced": "▨", "unknown": "▪"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


def word(subject: Subject, sections: Sequence[Made], *, title: str = "") -> bytes:
    """The whole report as the content of a .docx file."""
    import docx

    document: Any = docx.Document()
    document.core_properties.comments = "Written by framing"  # says that it holds no articles
    texts = texts_of(subject, (p.doc_id for p in passages_in(sections)))
    about = {row["doc_id"]: row for row in texts.iter_rows(named=True)}
    document.add_heading(legal(title_of(subject, title)), 0)
    for section in sections:
        document.add_heading(legal(section.title), 1)
        if section.error:
            document.add_paragraph(legal(f"This part could not be made: {section.error}"))
        for block in section.blocks:
            _add(document, block, about)
    document.add_paragraph(legal(subject.rights()))
    stream = BytesIO()
    document.save(stream)
    return undated(stream)


def undated(stream: BytesIO) -> bytes:
    """A .docx file whose parts all bear one date, so that the same report gives the same bytes."""
    made = BytesIO()
    with ZipFile(stream) as given, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for part in given.infolist():
            archive.writestr(ZipInfo(part.filename, _THEN), given.read(part), ZIP_DEFLATED)
    return made.getvalue()


def legal(text: str) -> str:
    """Text without the characters that no Word file can hold."""
    return _ILLEGAL.sub("\ufffd", str(text))


def _add(document: Any, block: blocks.Block, about: Mapping[str, Mapping[str, str]]) -> None:
    if isinstance(block, blocks.Heading):
        document.add_heading(legal(block.text), 2)
    elif isinstance(block, blocks.Prose):
        paragraph = document.add_paragraph()
        if block.lead:
            paragraph.add_run(legal(block.lead) + " ").bold = True
        for part in block.parts:
            paragraph.add_run(legal(part.text if isinstance(part, blocks.Cell) else part))
    elif isinstance(block, blocks.Table):
        _table(document, block)
    else:
        _quotes(document, block, about)


def _table(document: Any, table: blocks.Table) -> None:
    if table.title:
        document.add_heading(legal(table.title), 2)
    grid = document.add_table(rows=1, cols=len(table.columns) + 1, style="Light List")
    for cell, told in zip(grid.rows[0].cells, (table.corner, *table.columns), strict=True):
        cell.text = legal(told)
    if table.heads:
        _heads(grid, table)
    for row in table.rows:
        cells = grid.add_row().cells
        for cell, told in zip(cells, (row.label, *map(_told, row.cells)), strict=False):
            cell.text = legal(told)

    if table.note:
        document.add_paragraph(legal(table.note))


def _heads(grid: Any, table: blocks.Table) -> None:
    """A row above the columns' heads, its cells merged over the columns that belong together."""
    below, first = grid.add_row().cells, 1
    for cell, told in zip(below, (table.corner, *table.columns), strict=True):
        cell.text = legal(told)
    for cell in grid.rows[0].cells:
        cell.text = ""
    for head, columns in table.heads:
        grid.rows[0].cells[first].merge(grid.rows[0].cells[first + columns - 1]).text = legal(head)
        first += columns


def _told(cell: blocks.Cell) -> str:
    """A cell as text, mentions by voice with a square each as on the page."""
    if not isinstance(cell.mark, blocks.Voices) or not in_squares(cell.mark):
        return cell.text
    return "".join(sign * int(getattr(cell.mark, voice)) for voice, sign in SQUARES.items()) + f" {cell.text}"


def _quotes(document: Any, block: blocks.Quotes, about: Mapping[str, Mapping[str, str]]) -> None:
    shown = "" if block.beside else f": {min(QUOTED, len(block.passages)):,} of {block.total:,}"
    document.add_paragraph(legal(block.title + shown))
    for passage in block.passages[:QUOTED]:
        paragraph = document.add_paragraph(style="Quote")
        for part, marked in passage.parts(about.get(passage.doc_id, {}).get("text", "")):
            paragraph.add_run(legal(part)).bold = marked
        note = f" — {passage.note}" if passage.note else ""
        paragraph.add_run(legal(f" ({where(about.get(passage.doc_id, {}), passage.doc_id)}){note}"))
