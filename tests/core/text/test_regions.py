"""What each paragraph of a page is: the article, its headings, or the furniture around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.english import ENGLISH
from framing.testing import annotations_of
from framing.text.regions import REGIONS, label_paragraphs, paragraphs_of

BODY = "The ferry crews stopped work on Monday and stayed in port all week, the harbour office said."
MORE = "They want better pay and shorter shifts, and the owners have not answered them so far."
HEADLINE = "Ferry strike enters third week"


def labels(*paragraphs: str, title: str = "") -> list[str]:
    return [label for _, label in label_paragraphs("\n\n".join(paragraphs), ENGLISH, title)]


def label_between(paragraph: str, *following: str) -> str:
    """What a paragraph in the middle of an article is."""
    return labels(
        HEADLINE, BODY, MORE, paragraph, *following, "The council will meet the owners and the crews on Friday morning."
    )[3]


LINES = st.lists(st.text(st.sampled_from('Ab .,!?:>-*1\t“"()|/'), max_size=30), max_size=12)


@given(LINES)
def test_every_character_that_is_not_space_lies_in_exactly_one_region(lines: list[str]) -> None:
    text = "\n".join(lines)
    position = 0
    for paragraph, label in label_paragraphs(text, ENGLISH):
        assert label in REGIONS
        assert text[position : paragraph.start].strip() == "" and position <= paragraph.start < paragraph.end
        assert text[paragraph.start : paragraph.end] == paragraph.text
        position = paragraph.end
    assert text[position:].strip() == ""


def test_the_layer_is_the_labelled_paragraphs() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\n{MORE}"
    assert [(a.label, a.quote(text)) for a in annotations_of("regions", text)] == [
        ("headline", HEADLINE),
        ("lead", BODY),
        ("body", MORE),
    ]


def test_paragraphs_are_lines_with_anything_in_them() -> None:
    assert [p.text for p in paragraphs_of("  a b \n\n\t\nc\n")] == ["a b", "c"]


# Headlines, leads, subheads


def test_a_page_has_a_headline_a_lead_and_a_body() -> None:
    assert labels(HEADLINE, BODY, MORE) == ["headline", "lead", "body"]


def test_a_headline_may_be_a_question() -> None:
    assert labels("Will the ferries run again?", BODY, MORE)[0] == "headline"


def test_a_text_that_begins_with_a_sentence_has_no_headline() -> None:
    assert labels("The ferries stay in port.", BODY, MORE) == ["lead", "body", "body"]


def test_a_single_paragraph_is_body() -> None:
    assert labels(BODY) == ["body"] and labels(HEADLINE) == ["body"]


def test_a_title_given_apart_is_the_headline_and_its_repetition_a_repeat() -> None:
    text = f"{HEADLINE} now\n\n{HEADLINE} now\n\n{BODY}\n\n{MORE}"
    found = label_paragraphs(text, ENGLISH, f"{HEADLINE} now", (0, len(HEADLINE) + 4))
    assert [label for _, label in found] == ["headline", "repeat", "lead", "body"]


def test_a_title_is_found_even_where_it_ends_like_a_sentence() -> None:
    assert labels("The ferries stay in port.", BODY, MORE, title="the ferries stay in port.")[0] == "headline"


def test_short_lines_without_full_stop_are_subheads() -> None:
    assert labels(HEADLINE, BODY, "What the owners say", MORE, "“A question of respect”", BODY[::-1] + ".") == [
        "headline",
        "lead",
        "subhead",
        "body",
        "subhead",
        "body",
    ]


def test_a_text_that_does_not_punctuate_has_no_subheads() -> None:
    assert set(labels("we went down to the port", "nobody there", "nothing moved all day long and we left")[1:]) == {
        "lead",
        "body",
    }


@pytest.mark.parametrize(
    "line", ["The crews said no.", "But it was not over!", "“We stay,” she said.", "And the owners:", "5 p.m."]
)
def test_short_sentences_are_body(line: str) -> None:
    assert label_between(line) == "body"


# Comments and lists


def test_a_comment_that_quotes_another_is_body_and_has_no_headline() -> None:
    assert labels("> the ferries never run anyway", BODY, MORE) == ["lead", "body", "body"]


def test_list_items_are_body_and_not_subheads() -> None:
    items = ["- better pay for the crews", "• shorter shifts", "— new boats", "* no cuts"]
    assert labels(HEADLINE, BODY, *items, MORE)[2:6] == ["body"] * 4
    assert (
        labels(HEADLINE, BODY, "They ask for three things:", "1. better pay", "2) shorter shifts", "3. new boats", MORE)[3:6]
        == ["body"] * 3
    )


def test_a_numbered_heading_is_a_subhead() -> None:
    assert label_between("1. The owners knew") == "subhead"


# Repeats


def test_a_text_that_stands_twice_counts_once() -> None:
    paragraphs = [BODY, "No answer came.", MORE]
    assert labels(*paragraphs, *paragraphs) == ["lead", "body", "body", "repeat", "repeat", "repeat"]


def test_a_short_line_may_come_again() -> None:
    assert labels(HEADLINE, BODY, "No answer came.", MORE, "No answer came.") == ["headline", "lead", "body", "body", "body"]


def test_a_repeat_is_recognised_with_other_quotation_marks_and_spaces() -> None:
    assert (
        labels("The crews' “last  offer” was refused by all.", BODY, 'The crews’ "last offer" was refused by all.')[-1]
        == "repeat"
    )


# Furniture


@pytest.mark.parametrize(
    "way",
    ["HomeRegionPort", "Home > Region > ", "Home | Region | ", "News / Port / "],
)
def test_a_breadcrumb_glued_to_the_headline_is_furniture(way: str) -> None:
    assert labels(f"{way}{HEADLINE}", HEADLINE, BODY, MORE) == ["furniture", "headline", "lead", "body"]


def test_a_breadcrumb_is_recognised_with_other_apostrophes() -> None:
    assert labels("HomePortWhy the crews' strike won't end", "Why the crews’ strike won’t end", BODY, MORE)[:2] == [
        "furniture",
        "headline",
    ]


def test_a_paragraph_that_ends_with_the_words_of_the_next_is_no_breadcrumb() -> None:
    assert labels(HEADLINE, "The owners had one answer. Nobody will get more.", "Nobody will get more.", BODY)[1] == "lead"


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Lind",
        "BY MARA LIND AND TOM AMES",
        "By Mara Lind and Tom Ames for the Gazette",
        "By Team Harbour",
        "By Mara Lind ( @maralind )",
        "By MARA LIND | HARBOUR GAZETTE | Updated: 2024-05-03 07:51",
        "Updated at 5:22 p.m. ET",
        "Updated 5 p.m.",
        "Published: 3 May 2024",
        "Last updated on 3 May 2024 at 10:15",
        "Mara Lind | Posted: May 3, 2024",
        "Advertisement",
        "ADVERTISEMENT",
        "- Advertisment -",
        "--- Advertisements ---",
        "Advertisement Continue reading the main story",
        "Source by [author_name]",
        "Source: Harbour office",
        "Photo by Mara Lind",
        "Ferries in port on Monday. (Supplied)",
        "The “Star of the Sea” in a port that nobody would name.(Supplied)",
        "Ferries in port.(Supplied: Tom Ames )",
        "Crews wait at the gate on May 3, 2024. REUTERS/Mara Lind",
        "Crews wait at the gate. (Reuters/Mara Lind)",
        "Crews wait at the gate. Photograph: Mara Lind/The Gazette",
        "Mara Lind/AP Photo",
        "Enlarge this image toggle caption Mara Lind/AP Mara Lind/AP",
        "Mara Lind/AP hide caption",
        "Replay More Videos ... MUST WATCH",
        "Get the stories that matter to you delivered to your inbox. By signing up, you agree to our terms.",
        "Full Coverage: The Harbour Strike",
        "This article is more than 3 years old",
        "6 years ago",
        "Image copyright Gazette Image caption Crews wait at the gate",
        "Facebook Twitter Pinterest Crews wait at the gate",
        "Read more: Why the owners will not pay",
        "Why the owners will not pay Read more",
        "Read the full report here.",
        "Click here to subscribe",
        "Sign up for our daily newsletter",
        "Follow Mara on Twitter",
        "© 2024 Harbour Gazette. All rights reserved.",
        "Copyright 2024 Harbour Gazette. Click here for reprints.",
        "The Associated Press contributed to this report.",
        "Additional reporting by Tom Ames",
        "Story continues below",
        "Loading...",
        "Close",
        "___",
        "* * *",
    ],
)
def test_furniture_that_must_be_recognised(line: str) -> None:
    assert label_between(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "A study published in 2019 found that crews worked 60 hours a week.",
        "Published in 2019, the study changed little.",
        "The parcels were delivered to your neighbour.",
        "She left six years ago.",
        "Posted to the islands in 1998, she never left.",
        "By Monday the crews had gone home.",
        "By the end of May 2024, no ferry ran.",
        "Copyright law was the crews' next worry.",
        "Loading docks closed.",
        "The crews will not wait, the speaker told Reuters.",
        "“Why now?” the speaker asked Reuters.",
        "The minister told Reuters:",
        "She shared the photo with AFP.",
        "Print is dead, the owner said.",
        "Follow the money and you find the owners.",
        "Video by a passenger shows the crews at the gate.",
        "Opinions expressed at the meeting differed.",
        "Subscribers were told on Friday.",
        "Watch out, the sign says.",
        "The owners (and their bank) said no.",
        "More ferries stopped on Tuesday.",
        "It is a matter of pay (via the union, in part):",
    ],
)
def test_sentences_that_must_not_be_taken_for_furniture(line: str) -> None:
    assert label_between(line) == "body"


@pytest.mark.parametrize(
    "description",
    ["Closed gates", "Crews of the ferry at the gate", "Crews near the gate.", "A man and a dog.", "Ferry crews with signs."],
)
def test_a_pictures_description_before_its_caption_is_furniture(description: str) -> None:
    caption = "Ferry crews waited near the gate on Monday.(Supplied: Mara Lind)"
    assert labels(HEADLINE, BODY, description, caption, MORE)[2:4] == ["furniture", "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "The crews were angry.",
        "She waited near the gate.",
        "Nobody came.",
        "“Crews first,” said Lind.",
        "Crews said no.",
        "Will the crews wait?",
        "Then the crews left the gate.",
        "The council had asked the crews of every ferry to come to the gate and wait there.",
    ],
)
def test_a_short_sentence_before_a_caption_is_body(line: str) -> None:
    caption = "Ferry crews waited near the gate on Monday.(Supplied: Mara Lind)"
    assert labels(HEADLINE, BODY, line, caption, MORE)[2:4] == ["body", "furniture"]


def test_a_long_paragraph_is_never_furniture() -> None:
    assert label_between("Photo by nobody: " + "the crews waited and waited " * 12 + "(Supplied)") == "body"


@pytest.mark.parametrize(
    "line",
    [
        "-" * 100_000 + " x",
        "posted " + " " * 100_000 + "x",
        "by A" + " ," * 20_000,
        "(" * 50_000,
        "a/AP " * 39,
        "by" + "\t" * 100_000 + "x",
    ],
)
def test_long_lines_of_marks_do_not_take_forever(line: str) -> None:
    assert len(label_paragraphs(line, ENGLISH)) == 1
