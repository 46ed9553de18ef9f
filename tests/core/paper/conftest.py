"""A made-up corpus large enough for intervals: two outlets of eight articles, one of two."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from framing.compare.comparison import Comparison, compare

SIZES = {"Gazette": 8, "Herald": 8, "Post": 2}


@pytest.fixture(scope="session")
def ferries(make: Any) -> Comparison:
    """Storms by 1,000 words and as a share of two words: often in the Herald, seldom in the Gazette."""
    documents = []
    for outlet, size in SIZES.items():
        for number in range(size):
            storms = 1 + number % 2 + (6 if outlet == "Herald" else 0)
            day = date(2024, 3, 1 + number) if outlet != "Post" else None
            text = f"{'storm ' * storms}{'calm ' * (3 + number)}came over the quiet water that day."
            documents.append(make.article(text, outlet, number, published=day))
    share = {"unit": "share of words", "show": "share", "meaning": "share of a word among the two", "main": True}
    measures = (
        make.word_measure(
            "storm", "words.storm", meaning="storms per 1,000 words", unit="per 1,000 words", scale=1000.0, main=True,
            contrast=True, source="dictionary count (Stone et al. 1966)",
        ),
        make.fake_measure("words.share", make.naming, **share),
        make.fake_measure("words.voiced", make.choosing, meaning="mentions of a word", unit="per 10", show="count", main=True),
    )  # fmt: skip
    return compare(make.scored(documents, *measures))
