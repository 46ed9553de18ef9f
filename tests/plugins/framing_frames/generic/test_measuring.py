"""The measures of the generic frames."""

from __future__ import annotations

from framing import score
from framing.testing import sample_document
from framing_frames.generic.model import SHORTEST

LONG = (
    "The tax on fuel will cost firms $30 billion, the budget office said. " + "Jobs and profits would fall in every town. " * 20
)


def test_an_article_of_one_line_gets_a_reason_and_no_number() -> None:
    row = (
        score([sample_document("The tax will cost firms.")], measures=["frames.economic"], workers=1)
        .table("scores")
        .row(0, named=True)
    )
    assert row["value"] is None and str(SHORTEST) in row["reason"]


def test_a_frame_that_is_told_shows_sentences_of_the_article() -> None:
    results = score([sample_document(LONG)], measures=["frames.economic"], workers=1)
    row = results.table("scores").row(0, named=True)
    assert 0.5 < row["value"] <= 1
    quotes = results.table("evidence")
    assert 1 <= len(quotes) <= 3 and set(quotes["voice"]) <= {"own", "attributed"}
