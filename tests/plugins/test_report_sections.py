"""The sections that plugins bring to a report: key terms, figures, omissions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing import load, load_plugins, score
from framing.compare.comparison import compare
from framing.report.blocks import Block, Passage, Prose, Table
from framing.report.sections import Subject, make_sections

ROOT = Path(__file__).parents[2]
BODY = (
    "The river rose for two days before it broke through the old dike in the north of the town, and by the evening the "
    "water stood in every street between the station and the market. Families carried what they could up to the school, "
    "where volunteers handed out blankets and soup until late at night. Shops stayed closed on Tuesday, buses did not run, "
    "and the bridge was blocked by a fallen lime tree. Engineers walked along what is left of the dike and marked the weak "
    "places with paint. Nobody could say when the trains would go again, or who was going to pay for the pumps."
)
TOLD = {
    "Gazette": 'In Arbel 40 houses were destroyed on Monday. "The dike was rotten," said Dana Holt, the mayor.',
    "Herald": "In Arbel 40 houses were destroyed on Monday. Dana Holt, the mayor, said that the dike was rotten.",
    "Post": 'In Arbel 60 houses were destroyed on Monday. "We were lucky," said Dana Holt, the mayor.',
    "Sentinel": "The water came at night, and nobody was warned of it. Rain, rain and again rain fell on the valley.",
}


@pytest.fixture(scope="module")
def subject(make: Any) -> Subject:
    corpus = [make.article(f"{told}\n\n{BODY}", outlet, 1) for outlet, told in TOLD.items()]
    return Subject(compare(make.scored(corpus, make.word_measure("dike"))), load_plugins())


def blocks(subject: Subject, name: str) -> list[Block]:
    (made,) = make_sections(subject, [section for section in subject.plugins.sections if section.name == name])
    assert not made.error, made.error
    return list(made.blocks)


def test_key_terms_stand_with_their_counts(subject: Subject) -> None:
    lines = {block.lead: block for block in blocks(subject, "terms.keyness") if isinstance(block, Prose)}
    said = ["" if isinstance(part, str) else part.text for part in lines["Sentinel"].parts]
    assert "rain" in said
    assert " 3 against 0" in lines["Sentinel"].parts[said.index("rain") + 1]  # type: ignore[operator]
    assert "nothing is tested" in str(lines[""].parts[0])


def test_a_fact_of_two_stands_in_both_columns_and_its_conflict_is_marked(subject: Subject) -> None:
    (table,) = [block for block in blocks(subject, "figures.aligned") if isinstance(block, Table)]
    shared = next(row for row in table.rows if row.label.startswith("1. ") or "40 houses" in row.label)
    cells = dict(zip(table.columns, shared.cells, strict=True))
    assert "40 houses" in cells["Gazette"].text and "40 houses" in cells["Herald"].text and cells["Post"].text == "–"
    assert isinstance(cells["Gazette"].to, Passage) and cells["Gazette"].to.doc_id == "Gazette-1"
    assert "contradicts" in shared.label and "✗" in table.note


def test_what_others_report_and_one_does_not() -> None:
    plugins = load_plugins(only=("sourcing", "stance", "stories", "terms"))
    results = score(load([ROOT / "seeds"], plugins=plugins), plugins=plugins, measures=("terms.mentions",))
    (table,) = [block for block in blocks(Subject(compare(results), plugins), "stories.omissions") if isinstance(block, Table)]
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        assert "○ not found" in texts and texts.count("●") >= 2, row.label
        assert all(isinstance(cell.to, Passage) == (cell.text == "●") for cell in row.cells)


def test_one_group_has_nothing_to_be_set_against(make: Any) -> None:
    alone = Subject(compare(make.scored([make.article(BODY, "Gazette", 1)], make.word_measure("dike"))), load_plugins())
    names = {"terms.keyness", "figures.aligned", "stories.omissions"}
    assert make_sections(alone, [section for section in alone.plugins.sections if section.name in names]) == []
