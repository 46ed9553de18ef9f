"""The report as Markdown, for a repository: the same sections, tables and passages, without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from framing.report import Made, Subject, blocks
from framing_html.articles import texts_of
from framing_html.drawing import passages_in
from framing_html.page import title_of

GENERATOR = "<!-- generator: framing -->"  # says that it holds no articles
QUOTED = 3  # passages of a number
# What Markdown, or HTML in it, would read as markup: anywhere, at the start of a line, in addresses and between colons.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$@]|^(?=[-+=#>])|^\d+(?=[.)])|(?<=www)\.|:(?=//|\w+:)", re.IGNORECASE)
_CONTROL = {**dict.fromkeys(range(0x20), " "), **dict.fromkeys(range(0x7F, 0xA0), " ")}


def markdown(subject: Subject, sections: Sequence[Made], *, title: str = "") -> str:
    """The whole report."""
    title = title_of(subject, title)
    texts = texts_of(subject, (passage.doc_id for passage in passages_in(sections)))
    about = {row["doc_id"]: row for row in texts.iter_rows(named=True)}
    lines = [GENERATOR, "", f"# {plain(title)}", ""]
    for section in sections:
        lines += [f"## {plain(section.title)}", ""]
        if section.error:
            lines += [f"This part could not be made: {plain(section.error)}", ""]
        for block in section.blocks:
            lines += [*_block(block, about), ""]
    lines += [plain(subject.rights())]
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """Text of others on one line, with nothing in it that is markup."""
    return _SPECIAL.sub(lambda found: _escaped(found[0]), " ".join(str(text).translate(_CONTROL).split()))


def _escaped(found: str) -> str:
    """Markup made text: a backslash before it, or after the number that would begin a list."""
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def _block(block: blocks.Block, about: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    if isinstance(block, blocks.Heading):
        return [f"### {plain(block.text)}"]
    if isinstance(block, blocks.Prose):
        lead = f"**{plain(block.lead)}** " if block.lead else ""
        said = "".join(part.text if isinstance(part, blocks.Cell) else part for part in block.parts)
        return [lead + plain(said)]
    return _table(block) if isinstance(block, blocks.Table) else _quotes(block, about)


def where(about: Mapping[str, str], doc_id: str) -> str:
    """Outlet and headline of an article, "Gazette, “A headline”"; its id where it has neither."""
    title = f"“{about['title']}”" if about.get("title") else ""
    return ", ".join(part for part in (about.get("outlet"), title) if part) or doc_id


def _table(table: blocks.Table) -> Iterable[str]:
    if table.title:
        yield f"### {plain(table.title)}"
        yield ""
    yield f"| {plain(table.corner)} | {' | '.join(map(plain, table.headed))} |"
    yield f"| --- |{' --- |' * len(table.columns)}"
    for row in table.rows:
        yield _row(row, len(table.columns))
    if table.note:
        yield ""
        yield plain(table.note)


def _row(row: blocks.Row, columns: int) -> str:
    label = plain(row.label) if row.cells else f"**{plain(row.label)}**"
    cells = [plain(cell.text) for cell in row.cells] or [""] * columns
    return f"| {label} | {' | '.join(cells)} |"


def _quotes(block: blocks.Quotes, about: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    yield plain(block.title) + ("" if block.beside else f": {min(QUOTED, len(block.passages)):,} of {block.total:,}")
    yield ""
    for passage in block.passages[:QUOTED]:
        said = "".join(part for part, _ in passage.parts(about.get(passage.doc_id, {}).get("text", "")))
        note = f" — {plain(passage.note)}" if passage.note else ""
        yield f"> {plain(said)} ({plain(where(about.get(passage.doc_id, {}), passage.doc_id))}){note}"
        yield ">"
