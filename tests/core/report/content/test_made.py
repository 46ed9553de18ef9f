"""How it was made: the run, what failed, and every measure with its limits."""

from __future__ import annotations

from typing import Any

from framing.compare.comparison import compare
from framing.plugins import Plugins
from framing.report.blocks import Heading, Prose, Table
from framing.report.content import made
from framing.report.sections import Subject


def test_the_run_and_the_measures_stand_in_tables(weather: Subject) -> None:
    run, measures = made.make(weather)
    assert isinstance(run, Table) and isinstance(measures, Table)
    facts = {row.label: row.cells[0].text for row in run.rows}
    assert facts["articles"] == "6" and facts["what counts"] == "lead, body" and "seed" in facts
    assert [row.label for row in measures.rows] == ["words.voiced", "words.share", "words.storm"]
    assert measures.rows[2].cells[3].text == "ratio of sums over its articles, × 1000"


def test_what_failed_is_told_the_first_of_many(make: Any) -> None:
    def fail(document: Any, layers: Any) -> Any:
        raise ValueError("no ground")

    corpus = [make.article("storm", number=number) for number in range(made.LISTED + 2)]
    subject = Subject(compare(make.scored(corpus, make.fake_measure("words.bad", fail))), Plugins())
    told = [block for block in made.make(subject) if isinstance(block, Heading | Prose)]
    assert told[0] == Heading("What failed") and len(told) == made.LISTED + 2
    assert told[1] == Prose(("Gazette-0: words.bad: ValueError: no ground",)) and told[-1] == Prose(("and 2 more",))
