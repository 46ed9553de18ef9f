"""Numbers in words, and the scales they stand on."""

from __future__ import annotations

import pytest

from framing.report.content.numbers import amount, counted, round_up


@pytest.mark.parametrize(
    ("value", "bound"), [(0.0, 1.0), (0.3, 0.4), (1.0, 1.0), (7.1, 8.0), (99.0, 100.0), (100.0, 100.0), (1e-9, 1e-9)]
)
def test_scales_end_at_round_numbers(value: float, bound: float) -> None:
    assert round_up(value) == pytest.approx(bound)


def test_counts_in_words() -> None:
    assert counted(1, "mentions") == "1 mention" and counted(2, "mentions") == "2 mentions"
    assert amount(39137.5) == "39,138" and amount(2.5) == "2.5" and amount(1234) == "1,234"
