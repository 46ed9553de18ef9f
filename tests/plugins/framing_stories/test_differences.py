"""What versions of a text add, cut and change."""

from __future__ import annotations

from framing_stories.differences import differences


def test_a_sentence_that_moved_is_no_difference() -> None:
    first, second, third = (
        "The bridge was closed on Tuesday after cracks were found.",
        "Nobody was hurt, the engineer said in the evening.",
        "Lorries must take the old road for nine weeks.",
    )
    assert differences(f"{first} {second} {third}", f"{third} {first} {second}") == []
    (found,) = differences(f"{first} {second}", f"{first} {third}")[:1]
    assert (found.kind, found.there) == ("adds", None)


def test_long_repetitive_texts_are_no_trouble() -> None:
    text = "Again and again it rained. " * 3000
    assert differences(text, text + "Then the sun came out.")[0].kind == "adds"
