"""Periods of a date, the two sides of a day, and who was first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.compare.dates import PERIODS, Moment, first_of, in_words, period_of, periods_between, side_of, since, who_was_first
from framing.errors import RequestError
from framing.model import PUBLISHED_TIME, Document

DAYS = st.dates(date(1999, 1, 1), date(2031, 12, 31)).map(date.isoformat)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-03-01", ["2024-W09", "2024-03", "2024-Q1", "2024"]),
        ("2024-12-31", ["2025-W01", "2024-12", "2024-Q4", "2024"]),  # ISO 8601: the week of the first Thursday
        ("2021-01-02", ["2020-W53", "2021-01", "2021-Q1", "2021"]),
        ("", ["", "", "", ""]),
    ],
)
def test_the_periods_of_a_day(day: str, expected: list[str]) -> None:
    assert [period_of(day, every) for every in PERIODS] == expected


@given(DAYS, DAYS, st.sampled_from(PERIODS))
def test_periods_are_in_the_order_of_time_and_none_is_skipped(one: str, other: str, every: str) -> None:
    first, last = sorted((one, other))
    found = periods_between(first, last, every)
    assert found == sorted(set(found)) and (found[0], found[-1]) == (period_of(first, every), period_of(last, every))
    days = range(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1, 5)
    assert {period_of(date.fromordinal(day).isoformat(), every) for day in days} <= set(found)


def test_the_day_itself_is_after() -> None:
    assert [side_of(day, "2024-03-01") for day in ("2024-02-29", "2024-03-01", "")] == [
        "before 2024-03-01",
        "from 2024-03-01",
        "",
    ]
    with pytest.raises(RequestError, match="--before-after March: is no date; write it as YYYY-MM-DD"):
        since("March")


MORNING, NOON = "2024-03-01T08:00:00+00:00", "2024-03-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("told", "names", "time"),
    [
        ([("Post", Moment("2024-03-02")), ("Sun", Moment("2024-03-01"))], ("Sun",), ""),
        ([("Post", Moment("2024-03-01")), ("Sun", Moment("2024-03-01"))], ("Post", "Sun"), ""),
        ([("Post", Moment("2024-03-01", NOON)), ("Sun", Moment("2024-03-01", MORNING))], ("Sun",), MORNING),
        ([("Post", Moment("2024-03-01", NOON)), ("Sun", Moment("2024-03-01"))], ("Post", "Sun"), ""),  # one time tells nothing
        ([("Post", Moment("2024-03-01", NOON)), ("Sun", Moment("2024-03-01", NOON))], ("Post", "Sun"), NOON),
        ([("Post", None), ("Sun", Moment("2024-03-05")), ("Post", Moment("2024-03-04"))], ("Post",), ""),
    ],
)
def test_who_is_first_is_claimed_only_where_something_tells(
    told: list[tuple[str, Moment | None]], names: tuple[str, ...], time: str
) -> None:
    found = first_of(told)
    assert found is not None and (found.names, found.time) == (names, time)


def article(outlet: str, day: int | None, time: str = "") -> tuple[str, Document]:
    meta: dict[str, Any] = {PUBLISHED_TIME: time} if time else {}
    return outlet, Document(outlet, "The ferry sank.", outlet=outlet, published=day and date(2024, 3, day), meta=meta)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([article("Post", 2), article("Sun", 1)], "Sun, 2024-03-01"),
        ([article("Post", 1), article("Sun", 1)], "Post and Sun on the same day, 2024-03-01"),
        ([article("Post", 1, MORNING), article("Sun", 1, NOON)], "Post, 2024-03-01 08:00 UTC"),
        ([article("Post", 2), article("Sun", 1), article("Mail", None)], "Sun, 2024-03-01; 1 more without a date"),
        ([article("Post", None), article("Sun", 1)], "not known, since fewer than two have a date"),
    ],
)
def test_who_is_first_in_words(told: list[tuple[str, Document]], expected: str) -> None:
    assert in_words(who_was_first(told)) == expected
