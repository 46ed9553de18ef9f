"""LexisNexis as TXT: heads that are centred, fields in capitals, and texts that look like either."""

from __future__ import annotations

import pytest

from framing_readers.exports.lexis import split

from ....exported import STORIES, lexis  # noqa: TID252  tests have no absolute name


def fields(text: str, number: int = 0) -> dict[str, str]:
    export = split(text)
    assert export is not None
    return dict(export.articles[number].fields)


def test_broken_lines_are_joined_and_paragraphs_kept() -> None:
    assert fields(lexis())["text"] == "\n\n".join(STORIES[0].text)


@pytest.mark.parametrize(
    "inside",
    ["NAME: nobody, he said.", "LENGTH: that was the question.", "Copyright was another one.", "CITY: Port Ellis, of course."],
)
def test_what_looks_like_a_field_within_a_text_stays(inside: str) -> None:
    story = STORIES[0]._replace(text=(STORIES[0].text[0], inside, STORIES[0].text[1]))
    found = fields(lexis([story]))
    assert found["text"] == "\n\n".join(story.text)
    assert found["words"].endswith(" words")


def test_rights_may_stand_in_the_head() -> None:
    text = lexis(STORIES[:1]).replace(
        f"{STORIES[0].outlet:>49}\n",
        f"{'Copyright 2024 Quay Ltd':>52}\n{'All Rights Reserved':>49}\n\n{STORIES[0].outlet:>49}\n",
        1,
    )
    assert fields(text)["outlet"] == STORIES[0].outlet


def test_a_correction_is_announced_and_no_text() -> None:
    text = lexis(STORIES[:1]).replace(" words\n\n", " words\n\nCORRECTION APPENDED\n\n")
    assert fields(text)["text"] == "\n\n".join(STORIES[0].text)


def test_numbers_are_the_archives() -> None:
    text = lexis(announced=10).replace("2 of 10 DOCUMENTS", "7 of 10 DOCUMENTS")
    export = split(text)
    assert export is not None and export.announced == 10
    assert [article.number for article in export.articles] == [1, 7, 3]


def test_other_texts_are_none() -> None:
    assert split("2 of 10 DOCUMENTS were lost, the clerk said.\nLENGTH: four metres") is None


def test_a_number_that_an_article_cites_cuts_no_text_and_announces_nothing() -> None:
    story = STORIES[0]._replace(text=(STORIES[0].text[0], "1 of 99 DOCUMENTS", STORIES[0].text[1]))
    export = split(lexis([story, *STORIES[1:]]))
    assert export is not None and export.announced == len(STORIES)
    assert [article.problem for article in export.articles] == [""] * len(STORIES)
    assert export.articles[0].fields["text"] == "\n\n".join(story.text)


def test_two_exports_in_one_file_are_both_split() -> None:
    export = split(lexis() + lexis(STORIES[:1]))
    assert export is not None
    assert [article.number for article in export.articles] == [*range(1, len(STORIES) + 1), 1]
