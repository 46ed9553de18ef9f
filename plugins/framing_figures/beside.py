"""A number and what stands beside it, as the tables of rules see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from framing_figures.numbers import Number
from framing_figures.sentence import Sentence


class Beside(NamedTuple):
    """A number with the forms before and after it ('' beyond the ends of the sentence)."""

    sentence: Sentence
    number: Number
    before: str
    after: str

    @property
    def digits(self) -> bool:
        return self.number.kind == "digits"

    def left(self, distance: int) -> str:
        """The form so many tokens before the number; 1 is the one right before."""
        return self.sentence.form(self.number.start - distance)

    def right(self, distance: int) -> str:
        """The form so many tokens behind the number; 1 is the one right after."""
        return self.sentence.form(self.number.end + distance - 1)

    def capital(self, distance: int) -> bool:
        """Whether the word so many tokens before the number begins with a capital."""
        return self.sentence.is_capital(self.number.start - distance)


def beside(sentence: Sentence, number: Number) -> Beside:
    return Beside(sentence, number, sentence.form(number.start - 1), sentence.form(number.end))


class Row(NamedTuple):
    """A rule: whether the number is no figure, or None where the rule says nothing.

    The one number of ``must`` is no figure by this row alone; that of ``must_not`` is left to be one.
    """

    rule: Callable[[Beside], bool | None]
    must: str
    must_not: str


def decided(rows: Iterable[Row], place: Beside) -> bool:
    """What the first row that speaks says; False where none does."""
    return next((verdict for row in rows if (verdict := row.rule(place)) is not None), False)
