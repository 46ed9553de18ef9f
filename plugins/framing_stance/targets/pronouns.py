"""Pronouns that surely refer to a person among the targets; doubtful ones are left out.

"He" or "she" is the target's if the target is the only person whom it can mean: since the begin of the sentence before,
no other person is spoken of ("the officer", "his lawyer") who is not known to be of the other sex, by a title, a given
name or an earlier pronoun. Where there is another, two things settle it, as they do for readers (Lappin & Leass 1994): in
its own sentence only the target has been spoken of so far; or "he" begins a clause and the target was the subject of
the sentence before, which spoke of it first. A target whose pronouns are "he" is never "she". Inside quotation
marks a pronoun refers to nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from framing import Span
from framing.english import CLASSES
from framing.text import Quotation, Tokens
from framing_stance.targets.pronoun_words import BODIES, GENDER, GIVEN, NO_PERSON, PERSONS, PRONOUNS, THINGS, TITLES

__all__ = ["BODIES", "PERSONS", "PRONOUNS", "TITLES", "People", "is_person", "resolve"]

REACH = 120  # tokens back that are looked at, at most
_SUBJECTS = frozenset(("he", "she"))
_BEFORE_SUBJECT = frozenset('. ! ? ; : , " “ ” ) — – and but so then when while as because if that later also still'.split())
_BEFORE_OBJECT = frozenset(
    "of to with by for from against at in on about than without between among under over after before".split()
)


def is_person(alias: str) -> bool:
    """Whether an alias is written like the full name of a person: two to four capitalised words, none of an office or body.

    Words of places and things make no person unless a given name stands first: "Anna Hill", but not "Capitol Hill".
    """
    words = alias.split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() and word.lower() not in BODIES for word in words):
        return False
    return words[0].lower() in GIVEN or not any(word.lower() in NO_PERSON or word.lower() in THINGS for word in words)


class People:
    """Who is spoken of where: the names and the persons without name in a document."""

    def __init__(self, text: str, tokens: Tokens, lemmas: Sequence[str]) -> None:
        self.tokens = tokens
        self._capital = [
            text[start].isupper() and form.isalpha() for start, form in zip(tokens.starts, tokens.forms, strict=True)
        ]
        surnames = self._surnames()
        self._genders = self._gender_of_names(surnames)
        self.spoken_of = [
            i
            for i, form in enumerate(tokens.forms)
            if (self._capital[i] and form in surnames) or (lemmas[i] in PERSONS and form == lemmas[i] and not self._capital[i])
        ]

    def _surnames(self) -> set[str]:
        """Words of names: capitalised words beside one another, or behind a title; none that occur without a capital."""
        forms, capital = self.tokens.forms, self._capital
        found: set[str] = set()
        never = (
            BODIES
            | NO_PERSON
            | CLASSES.function_words
            | {form for form, raised in zip(forms, capital, strict=True) if not raised}
        )
        for i in range(1, len(forms)):
            titled = self._title_before(i) in TITLES
            if capital[i] and (titled or (capital[i - 1] and forms[i - 1] not in never)) and forms[i] not in never:
                found.update((forms[i], forms[i - 1]) if capital[i - 1] else (forms[i],))
        return found

    def _title_before(self, i: int) -> str:
        forms = self.tokens.forms
        return forms[i - 2] if i > 1 and forms[i - 1] == "." else forms[i - 1] if i else ""

    def _gender_of_names(self, surnames: set[str]) -> dict[str, str]:
        """The sex of names, by a title or given name before them; those of both are left out."""
        found: dict[str, set[str]] = {}
        for i, form in enumerate(self.tokens.forms):
            if not self._capital[i] or form not in surnames:
                continue
            known = GENDER.get(self._title_before(i)) or (
                GIVEN.get(self.tokens.forms[i - 1]) if i and self._capital[i - 1] else None
            )
            for name in (form, *([self.tokens.forms[i - 1]] if i and known and self._capital[i - 1] else [])):
                if known:
                    found.setdefault(name, set()).add(known)
        return {name: next(iter(sexes)) for name, sexes in found.items() if len(sexes) == 1}

    def gender(self, i: int) -> str:
        """ "he" or "she" where the person spoken of at a token is known to be so, else ''."""
        form = self.tokens.forms[i]
        return self._genders.get(form, "") or GENDER.get(form, "") or (GIVEN.get(form, "") if self._capital[i] else "")

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
    open_ones: list[tuple[int, str]] = []  # "he" or "she" who may be anybody
    gender = {name: sex for i, name in reversed(named.items()) if (sex := people.gender(i))}
    found: list[tuple[int, str]] = []
    before = 0
    for start, end in sentences:
        here = tokens.within(start, end)
        for i in here:
            pronoun = PRONOUNS.get(tokens.forms[i])
            if pronoun is None or _within(inside, tokens.starts[i]):
                continue
            low = max(before, i - REACH)
            someone = [at for at, sex in open_ones if low <= at and sex == pronoun]
            name = _meant(people, range(low, i), here.start, pronoun, someone, named, gender)
            if name and gender.setdefault(name, pronoun) == pronoun:
                found.append((i, name))
                named[i] = name
            elif tokens.forms[i] in _SUBJECTS:
                open_ones = [*open_ones[-8:], (i, pronoun)]
        before = here.start
    return found


def _meant(
    people: People,
    seen: range,
    here: int,
    pronoun: str,
    someone: Sequence[int],
    named: Mapping[int, str],
    gender: Mapping[str, str],
) -> str | None:
    """The person whom a pronoun behind ``seen`` means, whose sentence begins at ``here``."""
    names = {named[at] for at in seen if at in named}
    fitting = {name for name in names if gender.get(name, pronoun) == pronoun}
    if len(fitting) != 1:
        return None
    (name,) = fitting
    spoken_of = [at for at in people.between(seen.start, seen.stop) if at not in named and people.gender(at) in ("", pronoun)]
    others = sorted((*spoken_of, *someone))
    if not others:
        return name
    mine = [at for at in seen if named.get(at) == name]
    inner = [at for at in others if at >= here]
    if inner:
        return None
    return name if mine[-1] >= here or _continues(people.tokens, seen, here, mine[0], others[0]) else None


def _continues(tokens: Tokens, seen: range, here: int, mine: int, other: int) -> bool:
    """Whether a pronoun is a subject and its person the subject of the sentence before, which spoke of it first."""
    forms = tokens.forms
    subject = forms[seen.stop] in _SUBJECTS and (seen.stop == here or forms[seen.stop - 1] in _BEFORE_SUBJECT)
    return subject and mine < min(other, here) and forms[mine - 1] not in _BEFORE_OBJECT


def _within(spans: Sequence[Span], offset: int) -> bool:
    at = bisect_right(spans, (offset, float("inf"))) - 1
    return at >= 0 and offset < spans[at][1]
