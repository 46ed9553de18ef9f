"""The layer ``actors``: who is spoken of, without a codebook. Names of persons, bodies and places, and groups of people.

A name is a run of words with capitals that does not owe them to its place. Within a document a surname is the person whose
full name is the only one with it; an acronym is the body behind whose name it stands in brackets. The label is the
name in full, ``kind`` person, organisation, group, place or name, ``role`` what the text calls a person beside the name,
``acts`` whether the mention does what only somebody does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing import Annotation, Document, Span, Value
from framing.english import CLASSES
from framing.text import QUOTES, Tokens
from framing_stance.actors.acting import acts
from framing_stance.actors.actor_words import (
    BREAKS,
    BY_THEMSELVES,
    CALENDAR,
    COUNTS,
    LINKS,
    MANY,
    NO_NAMES,
    OFFICES,
    ONE_FOR_MANY,
    OPENERS,
    ORGANISATIONS,
    ORIGIN,
    ORIGINS,
    PARTICLES,
    PEOPLES,
    PLACED,
    WHERE,
    WHOSE,
)
from framing_stance.actors.proposal_words import STATES

if TYPE_CHECKING:
    from framing import Annotate, Layers, Settings

LONGEST, LONGEST_WORD = 8, 40  # words of a name, characters of one
_ROLE_REACH = 6  # words between a name and what its bearer is
_OPENING = (QUOTES - {"’"}) | frozenset(": ( [ — – • * ; ! ? .".split())
_QUALIFIERS = frozenset(("former", "deputy", "vice", "acting", "major", "miss", "foreign", "prime"))
_PRONOUNS = CLASSES.subjects | frozenset("that there who what let don didn doesn isn wasn can won".split())
_STOPS = frozenset('. ! ? " ” :'.split())
_NAME_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a name: tokens [start, end), its words as written, and what stands around it."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: str
    role: str = ""
    placed: bool = False
    written: str = ""

    @property
    def name(self) -> str:
        return joined(self.words)


def joined(words: Sequence[str]) -> str:
    """Words of a name as one text."""
    return " ".join(words).replace(" 's", "'s")


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    tokens, lemmas = layers.tokens, layers.lemmas
    names = resolved([*_names(document.text, tokens, layers.sentences)], tokens)
    found = [
        Annotation(
            n.name,
            ((tokens.starts[n.start], tokens.ends[n.end - 1]),),
            attributes={
                "kind": n.kind,
                "role": n.role,
                "placed": n.placed,
                "written": n.written,
                "acts": acts(tokens, lemmas, n.start, n.end),
            },
        )
        for n in names
    ]
    taken = {i for n in names for i in range(n.start, n.end)}
    for i, form in enumerate(tokens.forms):
        group = form if form in MANY or form in ONE_FOR_MANY else lemmas[i] if lemmas[i] in ONE_FOR_MANY else ""
        if group and i not in taken:
            attributes: dict[str, Value] = {"kind": "group", "role": "", "placed": False, "written": form, "acts": True}
            found.append(Annotation(group, ((tokens.starts[i], tokens.ends[i]),), attributes=attributes))
    return found


# ── Names ───────────────────────────────────────────────────────────────────────────────────


def _names(text: str, tokens: Tokens, sentences: Sequence[Span]) -> Iterator[Named]:
    """All mentions of names, in the order of the text; none in lines that write most words with a capital."""
    raised = [
        word[0].isupper() and form[0].isalpha() and form not in BREAKS
        for word, form in zip(tokens.written, tokens.forms, strict=True)
    ]
    lower = {form for form, capital in zip(tokens.forms, raised, strict=True) if not capital}
    inner: set[str] = set()
    kept: list[range] = []
    for start, end in sentences:
        inside = tokens.within(start, end)
        if _is_title(tokens, inside):
            continue
        kept.append(inside)
        inner.update(tokens.forms[i] for i in inside[1:] if raised[i] and tokens.forms[i - 1] not in _OPENING)
    for inside in kept:
        for start, end in _runs(text, tokens, inside, raised):
            yield from _read(tokens, start, end, inside, lower, inner)


def _is_title(tokens: Tokens, inside: range) -> bool:
    """Whether a line is written like a headline: most words with a capital, and no stop at its end."""
    words = [i for i in inside if tokens.forms[i][0].isalpha()]
    raised = sum(tokens.written[i][0].isupper() for i in words)
    stopped = bool(inside) and tokens.forms[inside[-1]] in _STOPS
    return len(words) >= 4 and raised >= (0.95 if stopped else 0.7) * len(words)


def _runs(text: str, tokens: Tokens, inside: range, raised: Sequence[bool]) -> Iterator[Span]:
    """Stretches of capitals, with the small words and stops that a name may hold."""
    i = inside.start
    while i < inside.stop:
        if not raised[i] or tokens.forms[i] in CALENDAR:
            i += 1
            continue
        j, official = i + 1, tokens.forms[i] in ORGANISATIONS
        while j < inside.stop and j - i < 2 * LONGEST and "\n" not in text[tokens.ends[j - 1] : tokens.starts[j]]:
            if raised[j] and tokens.forms[j] not in CALENDAR:
                official = official or tokens.forms[j] in ORGANISATIONS
            elif not (j + 1 < inside.stop and raised[j + 1] and _links(tokens, j, official)):
                break
            j += 1
        yield i, j
        i = j


def _links(tokens: Tokens, i: int, official: bool) -> bool:
    """Whether a token may stand inside a name: "J. Lind", "Ana de Vries", "Ministry of Health", "Farr & Sons"."""
    form, before = tokens.forms[i], tokens.forms[i - 1]
    if form == ".":
        return (len(before) == 1 and before.isalpha()) or before in OFFICES
    if form == "'s":
        return before in WHOSE and not ORGANISATIONS.isdisjoint(tokens.forms[i + 1 : i + 3])  # "People's Congress"
    named = official or (form in LINKS and "act" in tokens.forms[i + 1 : i + 4])  # "Protection of Rivers Act"
    return form == "&" or form in PARTICLES or (form in LINKS and named)


def _read(tokens: Tokens, start: int, end: int, inside: range, lower: set[str], inner: set[str]) -> Iterator[Named]:
    """The name in a run, without what stands before it only by its place or as a title."""
    forms = tokens.forms
    start, inside = _begun(tokens, start, end, inside, lower, inner)
    first = _behind_office(tokens, start, end)
    if first == end:
        return
    role = _office(forms, start, first)
    official = not ORGANISATIONS.isdisjoint(forms[first:end])
    words = tuple(tokens.spelled(i) for i in range(first, end) if forms[i][0].isalnum() or forms[i] == "'s")
    if not 0 < len(words) <= LONGEST or any(len(word) > LONGEST_WORD for word in words) or _describes(tokens, first, end, words):
        return
    before = forms[first - 1] if first > inside.start else ""
    kind = "organisation" if official or _is_acronym(words) else "name"
    role = role or _role_beside(tokens, first, end, inside)
    likely = kind == "name" and before != "the" and (role or 2 <= len(words) <= 4) and _is_like_a_person(words)
    yield Named(first, end, words, "person" if likely else kind, role if likely else "", before in WHERE, joined(words))


def _begun(tokens: Tokens, start: int, end: int, inside: range, lower: set[str], inner: set[str]) -> tuple[int, range]:
    """Where the name of a run begins, behind words with a capital for their place and "Danish" before an organisation."""
    forms = tokens.forms
    while start < end and _opens(tokens, start, inside) and _owes_capital(forms[start], end - start, lower, inner):
        start += 1
        inside = range(start, inside.stop)
    while start < end and (forms[start] in OPENERS or not forms[start][0].isalpha() or _is_count(forms[start])):
        start += 1
    official = not ORGANISATIONS.isdisjoint(forms[start:end])
    if end - start > 1 and (_is_origin(forms[start]) if official else forms[start] in PEOPLES and forms[start].endswith("s")):
        start += 1
    return start, inside


def _behind_office(tokens: Tokens, start: int, end: int) -> int:
    """Where a person's name begins behind an office: "Supreme Court Justice | Ana Lind", "secretary of Health | Ana Lind".

    ``start`` where there is none.
    """
    forms, first = tokens.forms, start
    if end - start == 3 and start > 1 and forms[start - 1] == "of" and forms[start - 2] in OFFICES:
        return start + 1
    while first < end and (forms[first] in OFFICES or (first > start and forms[first] == ".")):
        first += 1
    if first > start:
        return first
    for i in range(end - 2, start, -1):
        if forms[i] in OFFICES:
            begin = i + 1 + (forms[i + 1] == ".")
            is_name = 0 < end - begin <= 4 and ORGANISATIONS.isdisjoint(forms[begin:end]) and forms[begin] not in _NAME_SUFFIXES
            return begin if is_name and "of" not in forms[begin:end] else start
    return start


def _office(forms: Sequence[str], start: int, first: int) -> str:
    """The words of the office that ends before ``first``."""
    words = [form for form in forms[start:first] if form in OFFICES]
    return "" if set(words) <= _QUALIFIERS else " ".join(words)


def _opens(tokens: Tokens, i: int, inside: range) -> bool:
    """Whether a token begins a sentence, or a quotation or bracket in it."""
    return i == inside.start or tokens.forms[i - 1] in _OPENING


def _owes_capital(form: str, length: int, lower: set[str], inner: set[str]) -> bool:
    """Whether the first word of a sentence has its capital for that alone."""
    return form in OPENERS or form in lower or form.endswith("ly") or (length == 1 and form not in inner)


def _is_count(form: str) -> bool:
    """ "Forty-three" before those who are counted."""
    return all(part in COUNTS for part in form.split("-"))


def _is_origin(form: str) -> bool:
    return form in ORIGINS or (len(form) > 4 and form.endswith(ORIGIN))


def _is_acronym(words: Sequence[str]) -> bool:
    return len(words) == 1 and 2 <= len(words[0]) <= 8 and words[0].isupper()


def _is_like_a_person(words: Sequence[str]) -> bool:
    """Whether all words could be a person's: no place or people, no "How", no capitals but initials, no "HomeNews"."""
    lower = [word.lower() for word in words]
    if lower[0] in PLACED | STATES or lower[-1] in PEOPLES | STATES or not NO_NAMES.isdisjoint(lower):
        return False
    return all(len(word) < 3 or sum(map(str.isupper, word)) < 3 for word in words)


def _describes(tokens: Tokens, start: int, end: int, words: Sequence[str]) -> bool:
    """Whether a word with a capital names nobody by itself: "Danish police", "Danish-speaking", "I'd"."""
    follows = tokens.forms[end] if end < len(tokens) else ""
    if (
        _is_origin(tokens.forms[end - 1])
        and (len(words) == 1 or tokens.forms[start] in PLACED)
        and follows.isalpha()
        and follows not in CLASSES.function_words
    ):
        return True
    head, hyphen, tail = words[-1].rpartition("-")
    if len(words) == 1 and tokens.forms[start] in ORGANISATIONS and tokens.forms[start] not in BY_THEMSELVES:
        return True  # "the Party", "the Court": which?
    contracted = len(words) == 1 and "'" in words[0] and tokens.forms[start].partition("'")[0] in _PRONOUNS
    return contracted or (bool(hyphen) and tail.islower() and len(tail) > 3 and bool(head))  # "Danish-speaking"


def _role_beside(tokens: Tokens, start: int, end: int, inside: range) -> str:
    """What a person is called beside the name: "mayor | Lind", "Lind, the mayor of Turku,"."""
    forms = tokens.forms
    if start > inside.start and forms[start - 1] in OFFICES - _QUALIFIERS:
        return forms[start - 1]
    if end + 1 < inside.stop and forms[end] == "," and (forms[end + 1] in ("a", "an", "the") or forms[end + 1] in OFFICES):
        for i in range(end + 1, min(inside.stop, end + _ROLE_REACH)):
            if forms[i] in OFFICES and forms[i] not in _QUALIFIERS:
                return " ".join(form for form in forms[end + 1 : i + 1] if form not in ("a", "an", "the"))
            if not forms[i][0].isalpha():
                break
    return ""


# ── Who is who ──────────────────────────────────────────────────────────────────────────────


def resolved(names: Sequence[Named], tokens: Tokens) -> list[Named]:
    """Surnames and given names as the full names they are of, acronyms as the bodies they shorten; none that may be two."""
    persons = _settled(names)
    by_word: dict[str, set[tuple[str, ...]]] = {}
    for words in sorted(persons):
        for word in (words[0], surname(words)):
            by_word.setdefault(word, set()).add(words)
    shortened = _acronyms(names, tokens)
    found = []
    for name in names:
        if name.kind == "person" and len(name.words) > 1 and name.words not in persons:
            name = replace(name, kind="place" if name.placed else "name", role="")
        full = by_word.get(name.words[0], set()) if len(name.words) == 1 else set()
        if len(full) == 1:
            name = replace(name, words=next(iter(full)), kind="person")
        elif len(full) > 1:
            continue  # which of the two?
        elif name.name in shortened:
            name = replace(name, words=shortened[name.name], kind="organisation")
        found.append(name)
    return found


def _settled(names: Sequence[Named]) -> set[tuple[str, ...]]:
    """The full names of persons: more often without than with a word before them that says where."""
    full = [name for name in names if name.kind == "person" and len(name.words) > 1]
    placed = Counter(name.words for name in full if name.placed)
    alone = Counter(name.words[0] for name in names if len(name.words) == 1)
    where = Counter(name.words[0] for name in names if len(name.words) == 1 and name.placed)
    return {
        words
        for words, count in Counter(name.words for name in full).items()
        if 2 * placed[words] < count
        and not count < min(alone[words[0]], alone[surname(words)])  # two names beside each other
        and not any(where[word] > 1 for word in words)
    }


def suffix(words: Sequence[str]) -> str:
    """The "jr" that tells a person from another of the name; '' where there is none."""
    return words[-1].lower() if words[-1].lower() in _NAME_SUFFIXES else ""


def surname(words: Sequence[str]) -> str:
    """The last word of a name that is no "Jr."."""
    return next((word for word in reversed(words) if word.lower() not in _NAME_SUFFIXES), words[-1])


def _acronyms(names: Sequence[Named], tokens: Tokens) -> dict[str, tuple[str, ...]]:
    """Acronyms that stand in brackets behind the name whose initials they are; none that stand behind two."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        i = name.end
        if i + 2 < len(tokens) and tokens.forms[i] == "(" and tokens.forms[i + 2] == ")" and len(name.words) > 1:
            acronym = tokens.spelled(i + 1)
            if acronym == "".join(word[0] for word in name.words if word[0].isupper()):
                found.setdefault(acronym, set()).add(name.words)
    return {acronym: next(iter(full)) for acronym, full in found.items() if len(full) == 1}
