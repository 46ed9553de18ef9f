"""The passages behind the numbers: of which series, how many, and of how many."""

from __future__ import annotations

from typing import Any

from framing.compare.comparison import compare
from framing.plugins import Plugins
from framing.report.blocks import Quotes, Ref
from framing.report.content import strongest
from framing.report.sections import Subject


def test_a_number_points_to_the_passages_of_its_own_series(weather: Subject) -> None:
    refs = {block.to for block in strongest.make(weather) if isinstance(block, Quotes)}
    assert Ref("Herald", "words.voiced", "weather", "storm") in refs
    assert Ref("Post", "words.voiced", "weather", "storm") not in refs


def test_passages_of_many_are_cut_and_say_of_how_many(make: Any) -> None:
    corpus = [make.article("storm " * 40, "Gazette", 1), make.article("calm", "Herald", 2)]
    subject = Subject(compare(make.scored(corpus, make.word_measure("storm", main=True))), Plugins())
    (quotes,) = [block for block in strongest.make(subject) if isinstance(block, Quotes)]
    assert (len(quotes.passages), quotes.total) == (20, 40)
