"""When something was counted."""

from __future__ import annotations

from datetime import date

import pytest

from framing.testing import sample_document

from ...figured import about, figures  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2022 the island had 14 doctors.", ["2022"]),
        ("From April 2021 to July 2022, 310 shops closed.", ["2021-04/2022-07"]),
        ("The agency closed 310 shops between May and October of 2019.", ["2019-05/2019-10"]),
        ("Since 2015 the city has planted 8,000 trees.", ["2015/.."]),
        ("By 2030 some 40 mines will close.", ["../2030"]),
        ("Last year 22 wolves were counted.", ["last year"]),
        ("Sales hit 3 million in 2018 and 4 million in 2019.", ["2018", "2019"]),
        ("The club, which was founded in 1901, has 300 members.", [""]),
        ("Berg said on Monday that 40 people drowned.", [""]),
        ("On 4 July 1990 the ferry carried 120 guests.", ["1990-07-04"]),
        ("A June 24 vote cost $3 million.", [""]),
        ("Deaths were 12 percent higher than in 2015.", [""]),
    ],
)
def test_periods(text: str, periods: list[str]) -> None:
    assert [period for (period,) in about(text, "period")] == periods


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("last year", "2015"),
        ("this month", "2016-06"),
        ("in May", "2016-05"),
        ("in December", "2015-12"),
        ("on Monday", "2016-06-13"),
        ("yesterday", "2016-06-14"),
    ],
)
def test_periods_are_told_by_the_date_of_publication(wording: str, period: str) -> None:
    document = sample_document(f"The mill burned 300 tonnes {wording}.", published=date(2016, 6, 15))
    assert [figure.attributes["period"] for figure in figures(document)] == [period]


@pytest.mark.parametrize(
    ("sentence", "published", "period"),
    [
        # looking ahead
        ("The mill will burn 300 tonnes until 15 February.", date(2016, 1, 25), "../2016-02-15"),
        ("The mill will burn 300 tonnes through Jan. 31.", date(2015, 10, 12), "../2016-01-31"),
        ("The mill will burn 300 tonnes on March 1.", date(2016, 2, 24), "2016-03-01"),
        ("The mill will burn 300 tonnes on Friday.", date(2016, 6, 15), "2016-06-17"),
        ("The mill must burn 300 tonnes by Friday.", date(2016, 6, 15), "../2016-06-17"),
        ("The strike threatens 300 jobs in March.", date(2016, 2, 8), "2016-03"),
        # looking back
        ("The mill had burnt 300 tonnes as of 5 September.", date(2016, 1, 25), "2015-09-05"),
        ("The mill has burnt 300 tonnes since November.", date(2016, 1, 25), "2015-11/.."),
        ("The mill was to burn 300 tonnes by Feb. 9.", date(2016, 2, 16), "../2016-02-09"),
        ("The mill burned 300 tonnes on June 26.", date(2016, 4, 6), "2015-06-26"),
        ("The mill burned 300 tonnes on Friday.", date(2016, 6, 15), "2016-06-10"),
    ],
)
def test_a_date_without_a_year_lies_where_the_words_say(sentence: str, published: date, period: str) -> None:
    found = figures(sample_document(sentence, published=published))
    assert [figure.attributes["period"] for figure in found] == [period]


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("The mill raised prices by 5 percent in May, and it will raise them to 25 percent if nobody pays.", ["2016-05", ""]),
        ("In a report released Monday the office said that the fire killed 12 people.", [""]),
        ("The lender paid 80 million crowns, as Harbour Tonight has learned.", [""]),
    ],
)
def test_a_date_sticks_to_its_own_clause(sentence: str, periods: list[str]) -> None:
    found = figures(sample_document(sentence, published=date(2016, 6, 15)))
    assert [figure.attributes["period"] for figure in found] == periods
