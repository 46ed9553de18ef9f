"""Pronouns that surely refer to a person among the targets; doubtful ones are left out.

"He" or "she" is the target's if, since the begin of the sentence before, the target is the only person named and no
other person is spoken of ("the officer", "his lawyer"). A target whose pronouns are "he" is never "she". Inside
quotation marks a pronoun refers to somebody named inside them, or to nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from framing.model import Span
from framing.quotation import Quotation
from framing.text import Tokens

PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
REACH = 120  # tokens back that are looked at, at most
PERSONS = frozenset(
    "adviser advisor aide ally attorney author boss boy brother candidate chief child coach colleague critic daughter defendant "
    "deputy director doctor driver father friend girl governor guard husband judge lawmaker lawyer leader man mayor minister "
    "mother nominee officer official opponent owner partner predecessor president professor prosecutor reporter rival senator "
    "sister soldier son spokesman spokesperson spokeswoman student successor suspect teacher teenager victim widow wife witness "
    "woman worker".split()
)
BODIES = frozenset(
    "agency army association authority bank board bureau club college commission committee company congress corporation council "
    "court department foundation government group house inc institute ministry party police press school senate service times "
    "tribune union university post journal news street state states city county of and the".split()
)
TITLES = frozenset("mr mrs ms dr sen rep gov sir dame lord lady judge president senator justice general".split())


def is_person(alias: str) -> bool:
    """Whether an alias is written like the full name of a person: two to four capitalised words, none of an office or body."""
    words = alias.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() and word.lower() not in BODIES for word in words)


class People:
    """Who is spoken of where: the names and the persons without name in a document."""

    def __init__(self, text: str, tokens: Tokens, lemmas: Sequence[str], sentences: Sequence[Span]) -> None:
        self.tokens = tokens
        first = {tokens.within(*span).start for span in sentences}
        capital = [text[start].isupper() and form.isalpha() for start, form in zip(tokens.starts, tokens.forms, strict=True)]
        surnames = self._surnames(capital)
        self.spoken_of = [
            i
            for i, form in enumerate(tokens.forms)
            if (capital[i] and form in surnames and (i not in first or self._in_name(capital, i)))
            or (lemmas[i] in PERSONS and not capital[i])
        ]

    def _in_name(self, capital: Sequence[bool], i: int) -> bool:
        return (i > 0 and capital[i - 1]) or (i + 1 < len(capital) and capital[i + 1])

    def _surnames(self, capital: Sequence[bool]) -> set[str]:
        """Words of names: capitalised words beside one another, or behind a title."""
        forms = self.tokens.forms
        found: set[str] = set()
        for i in range(1, len(forms)):
            titled = forms[i - 1] in TITLES or (forms[i - 1] == "." and i > 1 and forms[i - 2] in TITLES)
            if capital[i] and (titled or (capital[i - 1] and forms[i - 1] not in BODIES)) and forms[i] not in BODIES:
                found.update((forms[i], forms[i - 1]) if capital[i - 1] else (forms[i],))
        return found

    def between(self, low: int, high: int) -> list[int]:
        """The tokens in [low, high) that speak of a person."""
        return self.spoken_of[bisect_right(self.spoken_of, low - 1) : bisect_right(self.spoken_of, high - 1)]


def resolve(
    people: People, sentences: Sequence[Span], quotations: Iterable[Quotation], named: Mapping[int, str]
) -> list[tuple[int, str]]:
    """Positions of pronouns and the person each refers to; ``named`` are the tokens of mentions of persons."""
    tokens = people.tokens
    inside = [(quotation.start, quotation.end) for quotation in quotations if not quotation.depth]
    named = dict(named)
    gender: dict[str, str] = {}
    found: list[tuple[int, str]] = []
    before = 0
    for start, end in sentences:
        here = tokens.within(start, end)
        for i in here:
            pronoun = PRONOUNS.get(tokens.forms[i])
            if pronoun is None or _within(inside, tokens.starts[i]):
                continue
            low = max(before, i - REACH)
            names = {named[at] for at in range(low, i) if at in named}
            others = [at for at in people.between(low, i) if at not in named]
            if len(names) == 1 and not others:
                (name,) = names
                if gender.setdefault(name, pronoun) == pronoun:
                    found.append((i, name))
                    named[i] = name
        before = here.start
    return found


def _within(spans: Sequence[Span], offset: int) -> bool:
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and offset < spans[at][1]
