"""Dates and periods of Chinese texts."""

from __future__ import annotations

from datetime import date

import pytest

from framing_chinese.periods import periods_in

PUBLISHED = date(2021, 10, 27)
TOLD = [
    ("2021年4月至2022年7月", "2021-04/2022-07"),
    ("今年5月至10月", "2021-05/2021-10"),
    ("10月26日", "2021-10-26"),
    ("12月3日", "2020-12-03"),
    ("去年11月至今年2月", "2020-11/2021-02"),
    ("去年", "2020"),
    ("昨天", "2021-10-26"),
    ("2019年", "2019"),
]


@pytest.mark.parametrize(("text", "value"), TOLD, ids=[row[0] for row in TOLD])
def test_periods_are_dates_where_the_year_follows(text: str, value: str) -> None:
    assert [period.value for period in periods_in(text, 0, len(text), PUBLISHED)] == [value]


def test_without_a_year_the_words_stand() -> None:
    assert [period.value for period in periods_in("10月26日", 0, 6, None)] == ["10月26日"]
