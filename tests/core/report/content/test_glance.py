"""At a glance: the measures of an article as a whole, each on a scale of its own."""

from __future__ import annotations

from typing import Any

from framing.compare.comparison import compare
from framing.plugins import Plugins
from framing.report.blocks import Ref, Table
from framing.report.content import glance
from framing.report.sections import Subject


def test_a_row_a_group_and_a_column_a_measure_with_its_scale(weather: Subject) -> None:
    (table,) = glance.make(weather)
    assert isinstance(table, Table) and (table.name, table.corner) == ("glance", "outlet")
    assert table.columns == ("storms (0 – 600)",), "measures by category have tables of their own"
    assert [row.label for row in table.rows] == ["Herald", "Gazette", "Post"], "by the first column"
    assert table.rows[0].cells[0].to == Ref("Herald", "words.storm") and table.rows[0].cells[0].note.startswith("6 ")


def test_more_than_six_measures_stand_in_several_tables(make: Any) -> None:
    measures = [make.word_measure("storm", f"words.storm{n}", main=n == 6) for n in range(8)]
    tables = list(glance.make(Subject(compare(make.scored([make.article("storm")], *measures)), Plugins())))
    assert [(table.name, len(table.columns)) for table in tables if isinstance(table, Table)] == [("glance", 6), ("glance2", 2)]
