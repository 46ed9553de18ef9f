"""Nexis Uni: where articles begin and end, and what belongs to them."""

from __future__ import annotations

from framing_readers.exports.nexis import split

from ....exported import STORIES, nexis  # noqa: TID252  tests have no absolute name


def test_the_cover_belongs_to_no_article() -> None:
    """Not even where its date stands on a line of its own, just above the head of the only article."""
    lines = nexis(STORIES[:1])
    at = lines.index("Date and Time: = Friday, March 1, 2024 4:12:00 PM GMT")
    lines[at : at + 1] = ["Date and Time:", "March 1, 2024 4:12:00 PM GMT"]
    export = split("\n".join(lines))
    assert export is not None and export.announced == 1
    (article,) = export.articles
    assert article.fields["outlet"] == STORIES[0].outlet and article.fields["date"] == "5 January 2024"
    assert article.fields["title"] == STORIES[0].title and article.fields["text"] == "\n".join(STORIES[0].text)


def test_the_foot_belongs_to_no_article() -> None:
    lines = nexis(STORIES[:1])
    at = next(number for number, line in enumerate(lines) if line.startswith("Load-Date"))
    foot = [
        "Classification",
        "Language: ENGLISH",
        "Publication-Type: Newspaper",
        "Journal Code: QC",
        "Subject: LIGHTHOUSES (90%)",
    ]
    lines[at + 1 : at + 1] = [*foot, "Page 1 of 2", "Copyright 2024 The Quay Courier"]
    export = split("\n".join(lines))
    assert export is not None
    assert export.articles[0].fields["text"] == "\n".join(STORIES[0].text)


def test_a_date_in_an_article_begins_none() -> None:
    story = STORIES[0]._replace(text=("Who wrote it", "January 2, 2024", "Copyright, he said, was his.", "Section: nobody knew."))
    export = split("\n".join(nexis([story])))
    assert export is not None
    assert export.articles[0].fields["text"] == "\n".join(story.text)


def test_an_export_that_breaks_off_says_where() -> None:
    lines = nexis()
    last = len(lines) - 1 - lines[::-1].index("End of Document")
    export = split("\n".join(lines[: last - 3]))
    assert export is not None
    assert [bool(article.problem) for article in export.articles] == [False, False, True]
    assert "breaks off" in export.articles[2].problem


def test_an_export_in_another_language_is_no_article() -> None:
    export = split("Der Turm\n\nDer Hafenbote\n\n5. Januar 2024\n\nEr wird blau.\n\nEnde des Dokuments\n")
    assert export is not None and export.articles[0].problem


def test_other_texts_are_none() -> None:
    assert split("The film\n\nEnd of Document was its title.\n\nEnd of Document\n") is None
    assert split("Section: four.\n\nThe body of the text.") is None
