"""ProQuest as TXT: named fields, of which one is the text."""

from __future__ import annotations

from framing_readers.exports.proquest import split

from ....exported import STORIES, proquest  # noqa: TID252  tests have no absolute name


def test_a_field_within_the_text_stays() -> None:
    story = STORIES[0]._replace(text=("He wrote:\n\nSubject: the tower\n\nIt is blue.", "Nobody answered."))
    export = split(proquest([story]))
    assert export is not None
    text = export.articles[0].fields["text"]
    assert "Subject: the tower\nIt is blue.\nNobody answered." in text
    assert "Lighthouses" not in text and "Publication title" not in text
    assert export.articles[0].fields["outlet"] == story.outlet


def test_an_article_without_its_text_is_told() -> None:
    text = proquest().replace(
        f"Full text: {STORIES[1].text[0]}\n{STORIES[1].text[1]}\nCREDIT: Staff", "Full text: Not available."
    )
    export = split(text)
    assert export is not None
    assert [bool(article.problem) for article in export.articles] == [False, True, False]
    assert "full text" in export.articles[1].problem


def test_the_older_line_on_the_publication_has_all() -> None:
    text = proquest(STORIES[:1]).replace(
        "Publication title: The Quay Courier; Port Ellis",
        "Publication info: The Quay Courier; Port Ellis [Port Ellis]. 05 Jan 2024: A.4.",
    )
    text = text.replace("Publication date: Jan 5, 2024\n\n", "").replace("First page: 4\n\n", "")
    export = split(text)
    assert export is not None
    found = export.articles[0].fields
    assert (found["outlet"], found["date"], found["page"]) == ("The Quay Courier", "05 Jan 2024", "A.4")


def test_a_single_article_has_no_number() -> None:
    text = proquest(STORIES[:1]).replace("Document 1 of 1\n\n", "")
    export = split(text)
    assert export is not None
    assert [article.fields.get("outlet") for article in export.articles] == ["The Quay Courier"]


def test_other_texts_are_none() -> None:
    assert split("ProQuest was sold.\n\nTitle: that was the word.\n\nSubject: money.") is None
