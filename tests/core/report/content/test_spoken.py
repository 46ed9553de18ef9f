"""Words as a sentence has them."""

from __future__ import annotations

import pytest

from framing.report.content.spoken import listed


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [("A", 3, "A"), ("AB", 3, "A and B"), ("ABC", 3, "A, B and C"), ("ABCDE", 3, "A, B and 3 more"), ("AB", 1, "2 more")],
)
def test_names_in_a_row(names: str, most: int, said: str) -> None:
    assert listed(names, most) == said
