"""Where sentences end for the grammar."""

from __future__ import annotations

import pytest

from ....readings import reading_of  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The boat took the lead. Though late, it won.", 2),
        ("They made it so. Maybe it lasts.", 2),
        ("The plan is shown in fig. A of the report.", 1),
        ("They met Dr. Holm at noon.", 1),
        ("Prices rose by 3.5 points in all.", 1),
    ],
)
def test_where_sentences_end(text: str, sentences: int) -> None:
    reading = reading_of(text)
    assert len(set(reading.first)) == sentences
