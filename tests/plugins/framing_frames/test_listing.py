"""What speaks for a frame, listed."""

from __future__ import annotations

from framing import Document
from framing.codebook import Codebook
from framing.report.layout import Style
from framing_frames.listing import as_text, list_frames

LONG = (
    "The tax on fuel will cost firms $30 billion, the budget office said. " + "Jobs and profits would fall in every town. " * 20
)
DOCUMENTS = [
    Document("1", LONG, outlet="Post", language="en"),
    Document("2", "Kurz.", outlet="Post", language="de"),
    Document("3", "Too short to tell.", outlet="Post", language="en"),
]


def test_an_article_that_is_short_or_not_english_has_a_reason_and_no_probability() -> None:
    found = list_frames(DOCUMENTS, Codebook(), by="outlet", workers=1)
    reasons = {row["doc_id"]: (row["probability"] is None, row["reason"]) for row in found.table("frames").iter_rows(named=True)}
    assert reasons["1"] == (False, "") and reasons["2"] == (True, "not English") and reasons["3"][0]


def test_a_tier_stands_beside_each_number_and_the_text_says_what_it_was_learned_from() -> None:
    text = as_text(list_frames(DOCUMENTS[:1], Codebook(), by="outlet", workers=1), 100, Style(False), 1)
    assert "Tier A" in text and "climate change" in text
    line = next(line for line in text.splitlines() if line.strip().startswith("economic"))
    assert line.split()[1] in ("A", "B", "C")
