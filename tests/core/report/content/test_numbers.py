"""Numbers in words, and the scales they stand on."""

from __future__ import annotations

from typing import Any

import pytest

from framing.report.content.numbers import amount, count, counted, decimal, percent, round_up, short, show_number


@pytest.mark.parametrize(
    ("value", "bound"), [(0.0, 1.0), (0.3, 0.4), (1.0, 1.0), (7.1, 8.0), (99.0, 100.0), (100.0, 100.0), (1e-9, 1e-9)]
)
def test_scales_end_at_round_numbers(value: float, bound: float) -> None:
    assert round_up(value) == pytest.approx(bound)


def test_counts_in_words() -> None:
    assert counted(1, "mentions") == "1 mention" and counted(2, "mentions") == "2 mentions"
    assert amount(39137.5) == "39,138" and amount(2.5) == "2.5" and amount(1234) == "1,234"
    assert count(1, "article") == "1 article" and count(1200, "story", "stories") == "1,200 stories"


def test_a_number_has_no_more_places_than_it_carries(make: Any) -> None:
    def told(value: float | None, show: str) -> str:
        return show_number(value, make.fake_measure("words.x", len, show=show))

    assert [told(value, "share") for value in (None, 0.0, 0.001, 0.336)] == ["–", "0%", "<1%", "34%"]
    assert [told(value, "signed") for value in (-0.001, 0.25, -0.25)] == ["0.00", "+0.25", "−0.25"]
    assert [told(value, "number") for value in (12.0, 12.34, 0.123)] == ["12", "12.3", "0.12"]


def test_where_there_is_no_number_there_is_nothing() -> None:
    assert percent(None) == decimal(None) == "" and percent(0.256) == "26%"
    assert decimal(-1234.567, 1) == "−1,234.6" and decimal(0.5, signed=True) == "+0.50"


def test_a_meaning_is_short() -> None:
    assert short("share of the words; by office") == "share of the words" and short("tone (of words)") == "tone"
