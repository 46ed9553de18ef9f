"""Factiva: articles with the codes of their fields, and without."""

from __future__ import annotations

import pytest

from framing_readers.exports.factiva import split

from ....exported import STORIES, factiva_coded, factiva_plain  # noqa: TID252  tests have no absolute name


def test_a_code_within_a_text_is_none() -> None:
    """A code stands once, and below those that Factiva prints before it."""
    story = STORIES[0]._replace(text=(STORIES[0].text[0], "HD\tstood on the door.", "BY  the sea, that is."))
    export = split("\n".join(factiva_coded([story])))
    assert export is not None
    found = export.articles[0].fields
    assert found["title"] == story.title and found["author"] == story.author
    assert found["text"].split("\n") == [STORIES[0].text[0], "HD\tstood on the door.", "BY  the sea, that is."]


@pytest.mark.parametrize(
    "head", [["NEWS", "A longer headline it is", "By Ada Pell"], ["NEWS", "A longer headline it is", "Ada Pell"]]
)
def test_the_title_is_told_from_section_and_author(head: list[str]) -> None:
    export = split("\n".join([*head, *factiva_plain(STORIES[:1])[3:]]))
    assert export is not None
    found = export.articles[0].fields
    assert (found["section"], found["title"], found["author"]) == ("NEWS", "A longer headline it is", "Ada Pell")


def test_the_summary_of_the_search_is_no_article() -> None:
    export = split("\n".join(factiva_plain()))
    assert export is not None and len(export.articles) == 3
    assert not any("Results Found" in article.fields["text"] for article in export.articles)


def test_a_text_behind_the_last_article_is_told() -> None:
    export = split("\n".join([*factiva_coded(), "HD\tOne more", "LP\t" + "It rained on the quay and in the town. " * 8]))
    assert export is not None
    assert "ends it" in export.articles[-1].problem


def test_an_article_without_its_outlet_is_told_by_its_number() -> None:
    lines = [line for line in factiva_coded() if line != f"SN\t{STORIES[1].outlet}"]
    export = split("\n".join(lines))
    assert export is not None
    assert [bool(article.problem) for article in export.articles] == [False, True, False]
    assert "GULL000020240105ek1500002" in export.articles[1].problem


def test_other_texts_are_none() -> None:
    assert split("Document 12 was lost.\n\nHD\tradio was on.\n\nIN the morning") is None
