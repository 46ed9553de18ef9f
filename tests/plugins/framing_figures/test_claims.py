"""Numeric claims: bounds, conversions, signs, parts."""

from __future__ import annotations

import pytest

from ...figured import about, figures  # noqa: TID252  tests have no absolute name


def test_an_amount_and_its_conversion_are_one_claim() -> None:
    text = "The bridge cost 10 million yuan ($1.4 million) and a ferry."
    (figure,) = figures(text)
    assert figure.quote(text) == "10 million yuan"
    assert [text[start:end] for start, end in figure.roles["conversion"]] == ["$1.4 million"]
    assert figure.attributes["other_low"] == 1.4e6
    assert figure.attributes["other_unit"] == "dollar"


def test_bounds_leave_an_end_open() -> None:
    assert about("More than 400 nurses came.", "value_low", "value_high", "approx") == [(400, None, "more than")]
    assert about("Up to 400 nurses came.", "value_low", "value_high", "approx") == [(None, 400, "at most")]
    assert about("Nearly 400 nurses came.", "value_low", "value_high", "approx") == [(400, 400, "nearly")]


def test_parts_know_their_whole() -> None:
    text = "Police arrested 340 protesters, including 28 minors and 9 who had knives."
    whole, *parts = figures(text)
    assert [part.attributes["part_of"] for part in parts] == [whole.start, whole.start]
    text = "Some 60 boats sailed, of which 12 sank."
    whole, part = figures(text)
    assert part.attributes["part_of"] == whole.start
    assert part.attributes["noun"] == "boat"


def test_a_part_of_something_known_without_number() -> None:
    assert about("Fifty of these members have left.", "noun", "part", "part_of") == [("member", True, None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales changed by -5 percent in May.", [(-5.0, -5.0)]),
        ("Sales fell (-5 percent).", [(-5.0, -5.0)]),
        ("The firm made −$3 million.", [(-3e6, -3e6)]),
        ("It fell to −5 degrees at night.", [(-5.0, -5.0)]),
        ("It fell to minus 5 degrees.", [(-5.0, -5.0)]),
        ("Some 3-5 percent of people left.", [(3.0, 5.0)]),
        ("A rise of 3–5 percent came.", [(3.0, 5.0)]),
        ("- 5 percent of farms were hit.", [(5.0, 5.0)]),
        ("There were 0 deaths.", [(0.0, 0.0)]),
        ("The town had zero new cases.", [(0.0, 0.0)]),
        ("They started from zero and lost 0-3.", []),
        ("Zero tolerance holds at Ground Zero.", []),
    ],
)
def test_minus_signs_and_zeros_are_read(text: str, values: list[tuple[float, float]]) -> None:
    assert about(text, "value_low", "value_high") == values
