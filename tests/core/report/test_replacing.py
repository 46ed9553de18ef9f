"""Names are found word by word, and offsets move along with what takes their place."""

from __future__ import annotations

import pytest

from framing.report.replacing import Moved, Name, Replacing, words_of


def replacing(*names: Name, lower: frozenset[str] = frozenset()) -> Replacing:
    by_first: dict[str, list[Name]] = {}
    for name in names:
        by_first.setdefault(name.words[0], []).append(name)
    return Replacing((by_first,), lower)


LUND = Name(("ada", "lund"), "Person 1", gapped=True)
ALONE = Name(("lund",), "Person 1")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Lund left.", "Person 1 left."),
        ("Ada Lund’s boat", "Person 1’s boat"),
        ("ADA LUND'S BOAT", "Person 1'S BOAT"),
        ("Ada M. Lund left.", "Person 1 left."),
        ("Ada\n  Lund left.", "Person 1 left."),
        ("/news/ada-lund-left", "/news/Person 1-left"),
        ("ada_lund.txt", "Person 1.txt"),
        ("Mrs. Lund left.", "Mrs. Person 1 left."),
        ("Ada “Bee” Lund", "Ada “Bee” Person 1"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text: str, told: str) -> None:
    assert replacing(LUND, ALONE).told(text) == told


@pytest.mark.parametrize("text", ["The Lundgren report", "Blund", "Ada left.", "", "Ada. The Lundy"])
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert replacing(LUND, ALONE).told(text) == text


def test_a_word_that_is_also_common_is_a_name_only_with_a_capital() -> None:
    brown = replacing(Name(("brown",), "Person 1"), lower=frozenset({"brown"}))
    assert brown.told("Brown wore a brown coat. BROWN!") == "Person 1 wore a brown coat. Person 1!"


def test_a_longer_name_that_stays_is_not_cut() -> None:
    names = replacing(Name(("lund", "university"), None), ALONE)
    assert names.told("Lund of Lund University") == "Person 1 of Lund University"


def test_offsets_move_along() -> None:
    text = "Then Ada Lund said that Lund had left."
    moved = Moved(text, replacing(LUND, ALONE).spans(text))
    said, left = text.index("said"), text.index("Lund had")
    ((start, end), (second, stop)) = moved.pieces([(said, said + 4), (left, len(text))])
    assert moved.text[start:end] == "said"
    assert moved.text[second:stop] == "Person 1 had left."


def test_a_passage_that_cuts_a_name_takes_all_of_what_stands_for_it() -> None:
    text = "Ada Lund left."
    moved = Moved(text, replacing(LUND).spans(text))
    ((start, end),) = moved.pieces([(4, 13)])
    assert moved.text[start:end] == "Person 1 left"


def test_pieces_never_overlap() -> None:
    text = "Ada Lund left."
    moved = Moved(text, replacing(LUND).spans(text))
    assert moved.pieces([(0, 3), (4, 8), (9, 13)]) == ((0, 8), (9, 13))


def test_a_withheld_text_is_replaced_as_a_whole() -> None:
    assert Replacing((), frozenset(), "[not shown]").told("Ada Lund") == "[not shown]"


def test_words_have_no_possessive() -> None:
    assert [word.form for word in words_of("Lund’s O’Hara don't")] == ["lund", "o'hara", "don't"]
