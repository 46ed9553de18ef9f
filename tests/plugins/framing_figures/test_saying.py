"""When somebody said it is no time of what was counted."""

from __future__ import annotations

from datetime import date

import pytest

from framing.testing import sample_document

from ...figured import figures  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("The office warned Friday that 40 homes were at risk.", ""),
        ("Berg told reporters outside the old mill on Friday the fire hurt 40 people.", ""),
        ("Berg on Friday defended the sale of 40 homes.", ""),
        ("Berg said Monday, June 13, the fire hurt 40 people.", ""),
        ("In a report released Monday the office counted 40 homes.", ""),
        ("A raid in April that killed 40 people shook the town.", "2016-04"),
        ("The fire on Friday hurt 40 people.", "2016-06-10"),
    ],
)
def test_a_time_of_speaking_is_no_time_of_a_figure(sentence: str, period: str) -> None:
    found = figures(sample_document(sentence, published=date(2016, 6, 15)))
    assert [figure.attributes["period"] for figure in found] == [period]
