"""A flood as four outlets tell it, and the blocks of a section on it, for tests of the sections that plugins bring."""

from __future__ import annotations

from typing import Any

from framing import load_plugins
from framing.compare.comparison import compare
from framing.report.blocks import Block
from framing.report.sections import Subject, make_sections

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


def told(make: Any) -> Subject:
    """The comparison of the four outlets."""
    corpus = [make.article(f"{lead}\n\n{BODY}", outlet, 1) for outlet, lead in TOLD.items()]
    return Subject(compare(make.scored(corpus, make.word_measure("dike"))), load_plugins())


def of_one(make: Any) -> Subject:
    """The comparison of one outlet with nobody."""
    return Subject(compare(make.scored([make.article(BODY, "Gazette", 1)], make.word_measure("dike"))), load_plugins())


def blocks(subject: Subject, name: str) -> list[Block]:
    """What the section of this name says."""
    (made,) = make_sections(subject, [section for section in subject.plugins.sections if section.name == name])
    assert not made.error, made.error
    return list(made.blocks)


def is_empty(subject: Subject, name: str) -> bool:
    """Whether the section of this name, which there is, has nothing to say."""
    sections = [section for section in subject.plugins.sections if section.name == name]
    assert sections, name
    return make_sections(subject, sections) == []
