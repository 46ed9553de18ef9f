"""What is asked, supposed, denied or said of somebody else is no verdict on the target."""

from __future__ import annotations

import pytest

from framing.codebook import Codebook, Target
from framing.testing import sample_document, scores

BOOK = Codebook(targets=(Target("Moser", ("Moser",)), Target("Tann", ("Tann",))))


def sign(text: str, target: str, measure: str = "stance.toward") -> str:
    rows = scores(measure, sample_document(f"A head\n\n{text}"), codebook=BOOK)
    (value,) = [row["value"] for row in rows if row["target"] == target]
    return "none" if value is None else "+" if value > 0 else "-"


@pytest.mark.parametrize(
    ("text", "moser", "tann"),
    [
        ("Moser is honest and admirable, but Tann is a vile crook.", "+", "-"),
        ("Moser is honest and admirable, whereas Tann is a vile crook.", "+", "-"),
        ("Moser is honest and admirable; Tann is a vile crook.", "+", "-"),
        ("Moser is honest and admirable, but Tann lied and cheated.", "+", "-"),
        ("Moser is a wonderful minister and Tann is a vile crook.", "+", "-"),
        ("Moser and Tann are vile crooks.", "-", "-"),
        ("Moser is a vile crook; Tann is honest and admirable.", "-", "+"),
        ("Unlike the incompetent Tann, Moser is honest.", "+", "-"),
        ("Moser is a far more honest minister than Tann ever was.", "+", "none"),
        ("It is not true that Moser is a vile crook.", "none", "none"),
        ("It is false that Moser is a vile crook.", "none", "none"),
        ("It is true that Moser is a vile crook.", "-", "none"),
        ("Moser is far from incompetent.", "+", "none"),
        ("Moser is anything but incompetent.", "none", "none"),
        ("Moser's brother was a vile crook.", "none", "none"),
        ("Moser’s successor was an incompetent crook.", "none", "none"),
        ("Moser's lies are a disgrace.", "-", "none"),
        ("Was Moser a vile crook?", "none", "none"),
        ("If Moser were a vile crook, the village would know.", "none", "none"),
        ("Moser met the wonderful nurses.", "none", "none"),
        ("Moser thanked the wonderful nurses.", "none", "none"),
        ("Moser resigned.", "none", "none"),
        ("Moser is a vile crook.", "-", "none"),
    ],
)
def test_in_the_outlet_s_own_voice(text: str, moser: str, tann: str) -> None:
    assert (sign(text, "Moser"), sign(text, "Tann")) == (moser, tann)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Moser was a crook,” said Tann.", "-"),
        ("“Moser is a truly wonderful minister,” said Tann.", "+"),
        ("The claim that Moser is a vile crook is false.", "none"),
        ("The claim that Moser is a vile crook is everywhere.", "-"),
    ],
)
def test_in_the_words_of_sources(text: str, expected: str) -> None:
    assert sign(text, "Moser", "stance.attributed") == expected
