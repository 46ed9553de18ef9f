"""A comparison as a notebook shows it: what was compared, and every measure of an article as a whole, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.extension import fetched
from framing.paper.formats import escaped
from framing.report.blocks import Table
from framing.report.content import GLANCE
from framing.report.content.numbers import count
from framing.report.sections import Subject
from framing.report.signs import signs

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison


def shown(comparison: Comparison) -> str:
    """HTML without style or script, every text escaped."""
    head = f"{count(len(comparison.members), 'document')} in {count(len(comparison.groups), 'group')} by {comparison.by}"
    tables = [_table(block) for block in fetched(GLANCE.make)(Subject.of(comparison)) if isinstance(block, Table)]
    more = ".report(path), .figure(name, path), .paper_table(), .methods() and .table(name) say more"
    notes = "; ".join(signs(comparison))
    return f"<p>{escaped(head)}</p>{''.join(tables)}<p>{escaped(notes)}</p><p>{escaped(more)}</p>"


def _table(table: Table) -> str:
    head = "".join(f"<th>{escaped(column)}</th>" for column in (table.corner, *table.headed))
    rows = "".join(
        f"<tr><th>{escaped(row.label)}</th>{''.join(f'<td>{escaped(cell.text)}</td>' for cell in row.cells)}</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
