"""The report for a word processor, by python-docx (extra ``report``): headings, tables, passages, no marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from framing.report import Made, Subject, blocks
from framing_html.articles import texts_of
from framing_html.drawing import passages_in
from framing_html.page import title_of

QUOTED = 3  # passages of a number
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


def word(subject: Subject, sections: Sequence[Made], *, title: str = "") -> bytes:
    """The whole report as the content of a .docx file."""
    import docx

    document: Any = docx.Document()
    texts = dict(texts_of(subject, (p.doc_id for p in passages_in(sections))).select("doc_id", "text").iter_rows())
    document.add_heading(legal(title_of(subject, title)), 0)
    for section in sections:
        document.add_heading(legal(section.title), 1)
        if section.error:
            document.add_paragraph(legal(f"This part could not be made: {section.error}"))
        for block in section.blocks:
            _add(document, block, texts)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def legal(text: str) -> str:
    """Text without the characters that no Word file can hold."""
    return _ILLEGAL.sub("\ufffd", str(text))


def _add(document: Any, block: blocks.Block, texts: Mapping[str, str]) -> None:
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
        _quotes(document, block, texts)


def _table(document: Any, table: blocks.Table) -> None:
    if table.title:
        document.add_heading(legal(table.title), 2)
    grid = document.add_table(rows=1, cols=len(table.columns) + 1, style="Light List")
    for cell, told in zip(grid.rows[0].cells, (table.corner, *table.columns), strict=True):
        cell.text = legal(told)
    for row in table.rows:
        cells = grid.add_row().cells
        for cell, told in zip(cells, (row.label, *(c.text for c in row.cells)), strict=False):
            cell.text = legal(told)


def _quotes(document: Any, block: blocks.Quotes, texts: Mapping[str, str]) -> None:
    document.add_paragraph(legal(f"{block.title}: {min(QUOTED, len(block.passages)):,} of {block.total:,}"))
    for passage in block.passages[:QUOTED]:
        paragraph = document.add_paragraph(style="Quote")
        for part, marked in passage.parts(texts.get(passage.doc_id, "")):
            paragraph.add_run(legal(part)).bold = marked
        paragraph.add_run(legal(f" ({passage.doc_id}){' — ' + passage.note if passage.note else ''}"))
