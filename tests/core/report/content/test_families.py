"""A section for each plugin: shares of a whole stacked, voices side by side, many groups as rows."""

from __future__ import annotations

from typing import Any

from framing.compare.comparison import compare
from framing.model import Score
from framing.plugins import Plugins
from framing.report.blocks import Block, Stack, Table, Voices
from framing.report.content import sections_of
from framing.report.sections import Subject


def family(subject: Subject) -> list[Block]:
    """What stands in the section of the measures of words."""
    return [block for section in sections_of(subject) if section.name == "report.words" for block in section.blocks]


def test_numbers_are_drawn_by_what_they_are(weather: Subject) -> None:
    voiced, shares = (block for block in family(weather) if isinstance(block, Table))
    assert voiced.columns == ("Gazette", "Herald", "Post") and [row.label for row in voiced.rows] == ["weather", "calm", "storm"]
    calm = voiced.rows[1].cells[0]
    assert calm.text == "2 own, 2 attributed" and calm.mark == Voices(own=2, attributed=2, most=6)
    assert shares.is_stacked and isinstance(shares.rows[0].cells[0].mark, Stack)
    assert [row.label for row in shares.rows] == ["Herald", "Gazette"], "by the commonest category"
    assert [cell.text for cell in shares.rows[0].cells] == ["6 words", "100% (6/6)", "0%"]
    assert shares.note == "No ground for a number: Post."


def test_many_groups_become_rows(make: Any) -> None:
    corpus = [make.article("calm and storm", f"Paper {number}", number) for number in range(9)]
    measure = make.fake_measure("words.voiced", make.choosing, show="count", main=True)
    (table,) = [block for block in family(Subject(compare(make.scored(corpus, measure)), Plugins())) if isinstance(block, Table)]
    assert table.title.endswith(": weather") and table.columns == ("calm", "storm") and len(table.rows) == 9


def test_no_table_has_more_columns_than_fit_a_page_and_rows_go_by_value(make: Any) -> None:
    def of_each(document: Any, layers: Any) -> Any:
        for target in range(8):
            yield Score(1 + int(document.id.split("-")[1]), 10, target=f"target {target}")

    corpus = [make.article("calm", f"Paper {number}", number) for number in range(8)]
    measure = make.fake_measure("words.each", of_each, main=True)
    tables = [block for block in family(Subject(compare(make.scored(corpus, measure)), Plugins())) if isinstance(block, Table)]
    assert [(table.name, len(table.columns)) for table in tables] == [("words.each", 6), ("words.each.2", 2)]
    assert [row.label for row in tables[0].rows] == [f"Paper {number}" for number in range(7, -1, -1)]


def test_a_section_with_nothing_to_draw_does_not_stand(make: Any) -> None:
    silent = make.fake_measure("words.silent", lambda document, layers: [], main=True, caution="it errs")
    results = make.scored([make.article("storm")], silent, make.word_measure("storm"))
    assert family(Subject(compare(results), Plugins())) == []
