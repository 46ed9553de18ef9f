"""A passage is shown with its sentence, its pieces marked, and nothing invented."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from framing.report.passages import LEFT, RIGHT, excerpt

TEXT = "The ferry sank. Its owner, who lives abroad, blamed the storm for the loss. Nobody answered.\nA second paragraph."


def passage(*pieces: tuple[int, int]) -> dict[str, Any]:
    listed = str([list(piece) for piece in pieces]) if len(pieces) > 1 else ""
    return {"start": pieces[0][0], "end": pieces[-1][1], "pieces": listed}


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_the_sentence_around_the_evidence_is_shown_with_the_evidence_marked() -> None:
    assert excerpt(TEXT, passage(at("blamed"))) == "Its owner, who lives abroad, ‹blamed› the storm for the loss."


def test_each_piece_of_a_split_wording_is_marked() -> None:
    shown = excerpt(TEXT, passage(at("Its owner"), at("blamed the storm")))
    assert shown == "‹Its owner›, who lives abroad, ‹blamed the storm› for the loss."


def test_a_passage_that_is_the_whole_sentence_is_not_marked() -> None:
    assert excerpt(TEXT, passage(at("Nobody answered."))) == "Nobody answered."


def test_a_long_sentence_is_cut_around_the_evidence() -> None:
    text = f"{'left ' * 100}needle {'right ' * 100}"
    start = text.index("needle")
    shown = excerpt(text, passage((start, start + 6)), most=60)
    assert "‹needle›" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 90


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_passage_of_any_text_is_shown_in_the_words_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = excerpt(text, passage((start, end)), most=80)
    bare = shown.replace(LEFT, "").replace(RIGHT, "").removeprefix("… ").removesuffix(" …")
    original = " ".join(text.replace(LEFT, "").replace(RIGHT, "").split())
    assert " ".join(bare.split()) in original
