"""Dates are read as they are written, and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.load.readers.dates import order_of, parse_date, time_of

DAY = date(2021, 10, 26)


@pytest.mark.parametrize(
    "written",
    [
        *("2021-10-26", "2021-10-26T23:59:00Z", "2021-10-26 08:10:00+08:00", "2021/10/26", "20211026", "20211026081000"),
        *("26 October 2021", "26th of October, 2021", "26 Oct. 2021", "26-Oct-2021", "Oct 26, 2021", "October 26 2021"),
        *("OCTOBER 26TH, 2021", "Tuesday, 26 October 2021", "Tue, 26 Oct 2021 08:10:00 GMT", "Oct 26, 2021, 8:10 AM"),
        *("Tue Oct 26 08:10:00 +0000 2021", "Tue Oct 26 08:10:00 2021", "2021年10月26日", "2021년 10월 26일 08:10"),
        *("October 26, 2021 | 8:10 am", "26/10/2021", "10/26/2021", "26.10.2021", "  2021-10-26\n"),
        *(1635206400, "1635206400", "1635206400000", 1635206400.0, DAY, datetime(2021, 10, 26, 23, 59, tzinfo=UTC)),
    ],
)
def test_a_date_that_can_be_read(written: Any) -> None:
    assert parse_date(written) == (DAY, "")


@pytest.mark.parametrize("written", ["03/04/2021", "3.4.2021", "03-04-2021 10:00"])
def test_a_date_that_could_be_two_days_is_not_guessed(written: str) -> None:
    found, note = parse_date(written)
    assert found is None
    assert note == f"date ambiguous: '{written}' may have day or month first; write it as YYYY-MM-DD"


@pytest.mark.parametrize(
    ("written", "order"),
    [
        *(("26/10/2021", "day"), ("26.10.2021 08:10", "day"), ("10/26/2021", "month")),
        *((written, "") for written in ("03/04/2021", "31/31/2021", "2021-10-26", "26 October 2021", 26, None)),
    ],
)
def test_whether_day_or_month_stands_first(written: Any, order: str) -> None:
    assert order_of(written) == order


def test_a_day_that_is_the_same_either_way_is_read() -> None:
    assert parse_date("04/04/2021")[0] == date(2021, 4, 4)


@pytest.mark.parametrize(
    "written", ["yesterday", "2021", "2021-10", "2021-13-40", "30 February 2021", "31/31/2021", "Marching on", "٢٠٢١-١٠-٢٦"]
)
def test_a_date_that_is_none(written: str) -> None:
    assert parse_date(written) == (None, f"date not understood: '{written}'; expected YYYY-MM-DD")


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_is_no_date_and_no_complaint(nothing: str | None) -> None:
    assert parse_date(nothing) == (None, "")


@given(st.text() | st.from_regex(r"\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}"))
def test_whatever_is_written_is_read_or_noted(written: str) -> None:
    found, note = parse_date(written)
    assert (found is None) == bool(note) or not written.strip()


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_dates_come_back(day: date) -> None:
    assert parse_date(day.isoformat()) == (day, "")


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2021-10-26T08:10:00Z", "2021-10-26T08:10:00+00:00"),
        ("2021-10-26T23:10:00-05:00", "2021-10-27T04:10:00+00:00"),
        ("Tue, 26 Oct 2021 08:10:00 GMT", "2021-10-26T08:10:00+00:00"),
        ("1635235800", "2021-10-26T08:10:00+00:00"),
        ("2021-10-26T08:10:00", ""),  # whose eight o'clock?
        ("2021-10-26T00:00:00Z", ""),  # a day, written as a time
        ("2021-10-26", ""),
        ("soon", ""),
        (None, ""),
    ],
)
def test_a_time_is_known_with_its_zone_alone(written: str | None, time: str) -> None:
    assert time_of(written) == time
