"""A sentence as the rules for figures look at it: forms by position, empty beyond its ends."""

from __future__ import annotations

from dataclasses import dataclass

from framing.text import Tokens
from framing_figures.vocabulary import (
    BOUND_ENDS,
    BOUNDS,
    CURRENCIES,
    IRREGULAR_PLURALS,
    LONGEST_BOUND,
    MEASURES,
    NOT_PLURALS,
    STOPS,
)

_INITIALS = frozenset("us it who".split())


def is_plural_form(form: str) -> bool:
    """Whether a folded word looks like the plural of a noun."""
    if form in IRREGULAR_PLURALS:
        return True
    if form in STOPS or form in NOT_PLURALS or len(form) < 4 or not form[-2].isalpha():
        return False
    return form.endswith("s") and not form.endswith(("ss", "us", "is"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens [begin, stop) of one sentence."""

    tokens: Tokens
    begin: int
    stop: int

    def form(self, i: int) -> str:
        """The folded form of a token; '' outside the sentence."""
        return self.tokens.forms[i] if self.begin <= i < self.stop else ""

    def is_word(self, i: int) -> bool:
        return self.form(i)[:1].isalpha()

    def ends_phrase(self, i: int) -> bool:
        """Whether no word of a noun phrase stands at i: a mark, a number or a function word (but "US" is no "us")."""
        form = self.form(i)
        if not form[:1].isalpha():
            return True
        return form in STOPS and not (form in _INITIALS and self.tokens.written[i].isupper())

    def is_capital(self, i: int) -> bool:
        """Whether a word begins with a capital."""
        return self.begin <= i < self.stop and self.tokens.written[i][0].isupper()

    def touches(self, i: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return self.begin < i < self.stop and self.tokens.ends[i - 1] == self.tokens.starts[i]

    def is_plural_noun(self, i: int) -> bool:
        """Whether the word at i looks like the plural of a noun, initials such as "MPs" among them."""
        form = self.form(i)
        return is_plural_form(form) or (form[-1:] == "s" and self.tokens.written[i][:-1].isupper() and len(form) > 2)

    def is_plural(self, i: int) -> bool:
        """Whether a plural noun stands at i, or one or two words on, before anything else ends the phrase."""
        for j in range(i, min(i + 3, self.stop)):
            if self.is_plural_noun(j):
                return True
            if self.ends_phrase(j):
                return False
        return False

    def counts_people(self, i: int) -> bool:
        """Whether a plural in lower case or a unit follows at once."""
        return (is_plural_form(self.form(i)) and not self.is_capital(i)) or self.form(i) in CURRENCIES or self.form(i) in MEASURES

    def continues(self, i: int) -> bool:
        """Whether a word that may belong to a noun phrase stands at i."""
        return self.is_word(i) and (not self.ends_phrase(i) or self.form(i) in ("of", "more", "other", "such"))

    def is_bounded(self, i: int, without: str = "") -> bool:
        """Whether words such as "more than" stand before i; those that end like one in ``without`` do not count."""
        start, bound = self.bound_before(i)
        return start < i and bool(bound) and self.form(i - 1) not in without.split()

    def bound_before(self, i: int) -> tuple[int, str]:
        """Where the bound before a number at i begins, and what it is; i itself where there is none."""
        if self.form(i - 1) not in BOUND_ENDS:
            return i, ""
        for length in range(min(LONGEST_BOUND, i - self.begin), 0, -1):
            words = tuple(self.tokens.forms[i - length : i])
            if words in BOUNDS:
                bound = BOUNDS[words]
                start, more = self.bound_before(i - length) if length else (i, "")
                return (start, bound or more) if start < i - length else (i - length, bound)
        return i, ""
