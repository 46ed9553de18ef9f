"""Two numbers that make one claim, or two."""

from __future__ import annotations

from ...figured import about  # noqa: TID252  tests have no absolute name


def test_a_range_is_converted_with_both_ends() -> None:
    ((low, high),) = about("It weighs 60 to 70 pounds (27 to 32 kilograms).", "other_low", "other_high")
    assert (low, high) == (27, 32)


def test_a_range_may_share_its_scale() -> None:
    assert about("It sold 5 to 7 million tickets.", "value_low", "value_high") == [(5e6, 7e6)]
    assert about("It sold 500,000 to 1 million tickets.", "value_low", "value_high") == [(5e5, 1e6)]


def test_a_change_is_two_claims() -> None:
    assert about("Profit fell from $7 million to $5 million.", "value_low") == [(7e6,), (5e6,)]
