"""Periods in words."""

from __future__ import annotations

import pytest

from framing_figures.spoken import spoken

from ...figured import listed  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("XXXX-05/XXXX-10", "May to October"),
        ("2021-04/2022-07", "April 2021 to July 2022"),
        ("2016-05-04", "4 May 2016"),
        ("2016/..", "since 2016"),
        ("../XXXX-05-31", "until 31 May"),
        ("2022", "2022"),
        ("past five years", "past five years"),
        ("mon", "mon"),
        ("", ""),
    ],
)
def test_periods_are_printed_in_words(period: str, words: str) -> None:
    assert spoken(period) == words


def test_no_period_looks_like_a_formula() -> None:
    found = listed("Berg closed 310 shops from May to October.", "In December 40 mines closed, and in May 20 mills.")
    periods = [row["period"] for row in found.table("figures").to_dicts()]
    assert periods[0] == "XXXX-05/XXXX-10" and not any(period.startswith(("-", "=", "+", "@")) for period in periods)
