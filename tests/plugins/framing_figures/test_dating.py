"""To which figure a time belongs: every row refuses its sentence, leaves the other, and cannot be left out."""

from __future__ import annotations

from datetime import date

import pytest

from framing.testing import sample_document
from framing_figures import dating

from ...figured import about, figures  # noqa: TID252  tests have no absolute name

ROWS = [
    pytest.param(name, number, id=f"{name}-{row.rule.__name__}")
    for name in ("AFTER", "BEFORE")
    for number, row in enumerate(getattr(dating, name))
]


def first_period(text: str) -> str:
    return str(about(text, "period")[0][0])


@pytest.mark.parametrize(("name", "number"), ROWS)
def test_every_row_is_needed(name: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: tuple[dating.Row, ...] = getattr(dating, name)
    assert not first_period(rows[number].must)
    assert first_period(rows[number].must_not)
    monkeypatch.setattr(dating, name, rows[:number] + rows[number + 1 :])
    assert first_period(rows[number].must)


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        # told in one breath
        ("The storm killed two people and injured 14 on Friday.", ["2016-06-10", "2016-06-10"]),
        ("The club lost 310 members, while 40 joined in May.", ["", "2016-05"]),
        # of another clause
        ("The yard has built 30 boats and has hired Berg since May.", [""]),
        ("The yard built 30 boats because of a grant in 2012.", ["2012"]),
        ("The yard built 30 boats as late as 2012.", ["2012"]),
        ("Crowds of 3,000 met in Oslo, Riga and Turku on Friday.", ["2016-06-10"]),
        # open ends
        ("The office hopes to sell 40 homes by the end of 2018.", ["../2018"]),
        ("Berg has sold 40 homes since the start of 2014.", ["2014/.."]),
        ("Berg sold 40 homes at the end of 2014.", ["2014"]),
        ("Berg has sold 40 homes since Monday.", ["2016-06-13/.."]),
        ("Berg had sold 40 homes until this month.", ["../2016-06"]),
        ("Berg sells 40 homes beginning in February 2017.", ["2017-02/.."]),
        ("Berg sold 40 homes from September 2014 to mid-February 2015.", ["2014-09/2015-02"]),
        # spans that do not fit
        ("The 10-year lease ended this summer.", [""]),
        ("The 10-day fair opened this summer.", ["this summer"]),
        ("Berg got 25 months in February 2015.", [""]),
        # up to now, not the calendar's
        ("Berg sold 40 homes in the last year.", ["past year"]),
        ("Berg sold 40 homes last year.", ["2015"]),
        ("Berg may sell 40 homes over the next month.", ["following month"]),
        # days of the week
        ("Berg will sell 40 homes next Friday.", ["2016-06-17"]),
        ("Berg sold 40 homes last Wednesday.", ["2016-06-08"]),
        ("Berg sells 40 homes this Friday.", ["2016-06-17"]),
        # no years
        ("About 1 in 1850 young adults sold 40 homes.", ["", "", ""]),
        ("Levels were cut to 40 percent below 1990 levels in 2015.", ["2015"]),
    ],
)
def test_a_time_belongs_to_its_clause(sentence: str, periods: list[str]) -> None:
    found = figures(sample_document(sentence, published=date(2016, 6, 15)))
    assert [figure.attributes["period"] for figure in found] == periods
