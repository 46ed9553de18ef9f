"""The first screen: what was compared, one finding, one picture, passages side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.compare.shown_precision import shown
from framing.model import Evidence, Score
from framing.plugins import Plugins
from framing.report.blocks import Block, Cell, Interval, Prose, Quotes, Stack, Table
from framing.report.content import answer
from framing.report.sections import Subject


def said(block: Block) -> str:
    assert isinstance(block, Prose)
    told = "".join(part.text if isinstance(part, Cell) else part for part in block.parts)
    return f"{block.lead} {told}".strip()


def other_words(number: int) -> str:
    """Words that no other article has, so that none is a copy."""
    return " ".join(f"w{number}x{place}" for place in range(40))


def subject(make: Any, articles: list[Any], *measures: Any) -> Subject:
    return Subject(compare(make.scored(articles, *measures)), Plugins())


def test_it_begins_with_what_was_compared_and_what_was_found(weather: Subject) -> None:
    compared, finding, picture, beside, caution = answer.make(weather)
    assert said(compared) == "3 outlets, 6 articles, 28 words: Gazette (2), Herald (2) and Post (2)."
    assert said(finding) == "Weather: Most often, Gazette writes “calm” in its own voice; Herald writes “storm” in its own voice."
    assert isinstance(picture, Table) and (picture.name, picture.columns) == ("answer", ("calm", "storm"))
    assert isinstance(beside, Quotes) and beside.beside
    assert [(p.doc_id, p.note) for p in beside.passages] == [("Gazette-0", "in its own words"), ("Herald-0", "in its own words")]
    assert said(caution) == answer.FEW


def test_dates_are_told_and_how_many_have_none(make: Any) -> None:
    days = [date(2024, 5, 9), date(2024, 5, 1), None]
    corpus = [make.article("storm", number=n, published=day) for n, day in enumerate(days)]
    told = answer.compared(subject(make, corpus, make.word_measure("storm")).comparison)
    assert told == "1 outlet, 3 articles, 2024-05-01 to 2024-05-09 (1 without a date), 3 words: Gazette (3)."


def test_one_group_is_compared_with_nothing(make: Any) -> None:
    alone = subject(make, [make.article("storm")], make.word_measure("storm", caution="it errs"))
    assert [said(block) for block in answer.make(alone)][1:] == ["There is one outlet, and nothing to compare it with."]


@pytest.fixture(scope="module")
def naming(make: Any) -> Any:
    fields = {"meaning": "share of the words", "unit": "share of words", "show": "share", "contrast": True, "lists": "offices"}
    return make.fake_measure("words.share", make.naming, main=True, **fields)


def test_few_articles_without_wordings_say_who_is_heard(make: Any, naming: Any) -> None:
    corpus = [
        make.article("storm storm storm calm", "Post"),
        make.article("calm calm", "Gazette"),
        make.article("calm", "Herald"),
    ]
    _, finding, picture, beside, _ = answer.make(subject(make, corpus, naming))
    assert (
        said(finding)
        == "In these three texts the type of source heard most often is calm in Gazette and Herald and storm in Post."
    )
    assert isinstance(picture, Table) and picture.columns == ("words", "calm", "storm", "all others")
    assert [row.label for row in picture.rows] == ["Gazette", "Herald", "Post"], "the largest share of the commonest first"
    post = picture.rows[2].cells
    assert (
        post[0].text == "4 words" and isinstance(post[0].mark, Stack) and [cell.text for cell in post[1:]] == ["25%", "75%", "0%"]
    )
    assert isinstance(beside, Quotes) and [p.doc_id for p in beside.passages] == ["Gazette-1", "Post-1"]


def test_the_strongest_contrast_is_a_sentence_and_a_picture_by_value(make: Any, naming: Any) -> None:
    corpus = [
        make.article(
            "calm " * (left + n % 3 if left else 0) + "storm " * (8 - left + n % 2) + other_words(9 * left + n), outlet, n
        )
        for outlet, left in (("Post", 8), ("Gazette", 0), ("Herald", 4))
        for n in range(9)
    ]
    _, finding, picture, beside, caution = answer.make(subject(make, corpus, naming))
    assert said(finding) == "“calm” makes up 95% of the words in Post and 0% in Gazette: more than chance would produce."
    assert isinstance(picture, Table) and picture.title == "“calm” as a share of the words"
    assert [row.label for row in picture.rows] == ["Post", "Herald", "Gazette"]
    assert all(isinstance(row.cells[0].mark, Interval) for row in picture.rows)
    assert isinstance(beside, Quotes)
    assert [p.note.partition(":")[0] for p in beside.passages] == ["in a source’s words", "none of this; instead"]
    assert said(caution) == answer.SAMPLED


def test_of_many_groups_the_picture_has_the_highest_and_the_lowest(make: Any, naming: Any) -> None:
    corpus = [
        make.article(
            "calm " * (place + 1 + n % 3) + "storm " * (12 - place + n % 2) + other_words(7 * place + n), f"Paper {place:02}", n
        )
        for place in range(12)
        for n in range(7)
    ]
    picture = list(answer.make(subject(make, corpus, naming)))[2]
    assert (
        isinstance(picture, Table)
        and len(picture.rows) == answer.OUTLETS
        and picture.note == "4 outlets in between are left out here."
    )
    assert (picture.rows[0].label, picture.rows[-1].label) == ("Paper 11", "Paper 00")


def test_no_sentence_names_a_measure(make: Any, naming: Any, weather: Subject) -> None:
    corpus = [make.article("calm", "Post"), make.article("storm", "Gazette")]
    for about in (weather, subject(make, corpus, naming), subject(make, corpus, replace(naming, lists=""))):
        for block in answer.make(about):
            assert not isinstance(block, Prose) or not any(name in said(block) for name in about.comparison.measures)


def test_a_voice_that_is_read_badly_says_so(make: Any) -> None:
    def scare(document: Any, layers: Any) -> Any:
        evidence = (Evidence(((0, 4),), voice="distanced"),)
        yield Score(1, 10, target="weather", category=document.text[:4], voice="distanced", evidence=evidence)

    measure = make.fake_measure("terms.mentions", scare, show="count", main=True)
    about = subject(make, [make.article("calm", "Post"), make.article("gale")], measure)
    told = [said(block) for block in answer.make(about) if isinstance(block, Prose)]
    row = shown("terms.mentions", "distanced")
    assert row and f"Read the passages before you rely on this: of those shown as distanced, {row.told}." in told


def test_a_difference_that_may_be_chance_begins_with_that_and_says_what_one_article_holds(make: Any, naming: Any) -> None:
    def told(most: int) -> str:
        texts = {"Post": ("storm", "calm"), "Gazette": ("calm", "storm")}
        corpus = [
            make.article(f"{often} " * (most if number == 0 else 3) + f"{seldom} {other_words(number)}", outlet, number)
            for outlet, (often, seldom) in texts.items()
            for number in range(3)
        ]
        return said(answer.finding(subject(make, corpus, naming)).sentence)

    few = "There are too few articles to tell a difference between these 2 outlets from chance. In these articles, “"
    assert told(3).startswith(few) and told(12).startswith(few)
    assert "one article" not in told(3) and ": more than chance" not in told(3)
    assert told(12).endswith(" passages behind the larger number stand in one article.")
