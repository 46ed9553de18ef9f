"""Numbers in words and digits: their value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing_figures.numbers import is_trigger, read_number
from framing_figures.vocabulary import ONES, TENS

from ...figured import about  # noqa: TID252  tests have no absolute name


def spelled(value: int) -> str:
    """A number below a million in words."""
    ones = {number: word for word, number in ONES.items()}
    tens = {number: word for word, number in TENS.items()}
    if value >= 1000:
        rest = f" {spelled(value % 1000)}" if value % 1000 else ""
        return f"{spelled(value // 1000)} thousand{rest}"
    if value >= 100:
        rest = f" and {spelled(value % 100)}" if value % 100 else ""
        return f"{spelled(value // 100)} hundred{rest}"
    if value >= 20:
        return tens[value - value % 10] + (f"-{ones[value % 10]}" if value % 10 else "")
    return ones[value]


@given(st.integers(2, 999_999))
def test_numbers_in_words_have_their_value(value: int) -> None:
    from framing.text.tokens import tokenize

    tokens = tokenize(f"{spelled(value)} cows")
    found = read_number(tokens, 0, 0, len(tokens))
    assert found is not None
    assert (found.low, found.high) == (value, value)
    assert tokens.forms[found.end] == "cows"


@given(st.integers(2200, 10**12))
def test_grouped_digits_have_their_value(value: int) -> None:
    assert about(f"They keep {value:,} cows.", "value_low", "value_high", "noun") == [(value, value, "cow")]


@pytest.mark.parametrize("form", ["the", "people", "seven-up", "-", "a", "of", "second"])
def test_other_words_are_no_numbers(form: str) -> None:
    from framing.text.tokens import tokenize

    tokens = tokenize(form)
    assert not is_trigger(form) or read_number(tokens, 0, 0, len(tokens)) is None or form == "seven-up"
