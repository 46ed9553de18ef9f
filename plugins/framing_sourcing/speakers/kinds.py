"""The type of a source: of a person by how the text introduces it and by the list of figures, of all else by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from framing.english import CLASSES
from framing_sourcing.speakers.bodies import Bodies
from framing_sourcing.speakers.figures import figure_type
from framing_sourcing.speakers.introductions import introductions
from framing_sourcing.speakers.names import PROPER
from framing_sourcing.speakers.people import People
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.source_types import (
    AGENTS,
    CHARGED,
    GOVERNMENT,
    PARTY,
    body_type,
    head,
    is_candidate,
    singular,
    tell,
    type_of,
    weak_type,
)
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.reading import Reading

_MENTIONS = 12  # of a person that are searched for an introduction
_AGE = re.compile(r"[1-9]\d(?:-year-old)?")
_PLAIN = frozenset("voted votes supports supported lives retired caucus caucused vote undecided".split())  # of who has no office
_MEMBERS = frozenset(
    (
        "democrat republican tory conservative liberal progressive socialist libertarian independent centrist democratic gop "
        "leftist communist party"
    ).split()
)
_CLAUSE = frozenset({"who", "which", "that", "and", ","})
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_POLITICAL = frozenset({GOVERNMENT, PARTY})
_SPOKEN_FOR = _POLITICAL | {"accused", "victim", "company", "NGO", "police"}  # whose lawyer has their type
_HELPERS = frozenset({"adviser", "advisor", "strategist", "aide"})
_DEEPEST = 12  # "the aide of the aide of …"
_SHARE = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:two|three|four|five|ten|10)\b")
_BEFORE = 50  # words in which the body of a bare "spokeswoman" was named
_SEAT = re.compile(r"[rdi]-[a-z]")  # "(R-Ohio)"


@dataclass(slots=True)
class Kinds:
    """Types of the sources of one document; ``published`` tells who held which office."""

    reading: Reading
    people: People
    bodies: Bodies
    published: date | None = None
    _persons: dict[str, str] = field(default_factory=dict)
    _asked: list[str] = field(default_factory=list)  # persons whose type is being found
    _accused: set[str] | None = None

    def person(self, entity: str) -> str:
        """The type of a person; '' where nothing tells."""
        if entity and entity not in self._persons and len(self._asked) < _DEEPEST:
            self._persons[entity] = ""  # guards against asking in a circle
            self._asked.append(entity)
            self._persons[entity] = self._of_person(entity)
            self._asked.pop()
        return self._persons.get(entity, "")

    def _of_person(self, entity: str) -> str:
        known, now = figure_type(entity, self.published)
        if now:
            return known
        descriptions: list[list[str]] = []
        found = "accused" if entity in self._charged() else ""
        for words in self.descriptions(entity):
            if is_candidate(words):
                return PARTY
            descriptions.append(words)
            told = self.described(words, person=True)
            found = told if told and (found in ("", "other") or (told == "accused" and CHARGED.intersection(words))) else found
        if found in ("", GOVERNMENT, "citizen", "company") and any(map(self._is_candidate, self.people.namesakes(entity))):
            return PARTY  # who speaks for a candidate of the family
        if _is_citizen(found, descriptions):
            return "citizen"
        return found or known or ("citizen" if any(map(_is_plain, descriptions)) else "")

    def _charged(self) -> set[str]:
        """The persons of whom the text says that they were charged or arrested: "Berg was indicted", "police arrested Berg"."""
        if self._accused is None:
            reading = self.reading
            groups = (g for g in reading.groups if reading.forms[g.head] in CHARGED and not g.negated)
            named = (self._named_beside(g) for g in groups if g.form in ("finite", "ed") and _charges(reading, g))
            self._accused = {entity for entity in named if entity}
        return self._accused

    def _named_beside(self, group: VerbGroup) -> str:
        """The person whom a passive verb follows, or an active one has as its object."""
        phrase = self.reading.phrase(group.start - 1 if group.passive else group.end)
        last = phrase.end - 1 if phrase is not None else -1
        return self.people.of_word(self.reading.forms[last]) if last >= 0 and self.reading.tags[last] in PROPER else ""

    def _is_candidate(self, entity: str) -> bool:
        return figure_type(entity, self.published) == (PARTY, True)

    def described(self, words: Sequence[str], *, person: bool = False) -> str:
        """The type of whom words describe; of an office or a relative that of the person it is next to."""
        if any(_SEAT.match(word) for word in words):
            return GOVERNMENT
        told = tell(words, person=person)
        if told.type in _POLITICAL and _has_helped_a_party(words):
            return PARTY
        kinds = _SPOKEN_FOR if AGENTS.intersection(words) else _POLITICAL
        return told.type if told.firm else self._owner(words, kinds) or told.type

    def _owner(self, words: Sequence[str], kinds: frozenset[str] = _POLITICAL) -> str:
        """The type, if it is of these ``kinds``, of the first person whom words name: "a Berg aide", "Berg's husband"."""
        end = next((i for i, word in enumerate(words) if word in _CLAUSE), len(words))
        found = (self.person(entity) for word in words[:end] if (entity := self.people.of_word(word)))
        return next((kind for kind in found if kind in kinds), "")

    def descriptions(self, entity: str) -> Iterator[list[str]]:
        """The folded words of each introduction of a person, in the order of the text."""
        for name in self.people.mentions.get(entity, ())[:_MENTIONS]:
            for start, end in introductions(self.reading, name):
                words = [form for form in self.reading.forms[start:end] if form[0].isalnum() or form in (",", "%")]
                if _is_bare(words):  # "Ada Berg, a spokeswoman,": of whom the text spoke last
                    words += ["for", *self._last_named(name.start)]
                yield self._spelled_out(words, start)

    def _spelled_out(self, words: list[str], at: int) -> list[str]:
        """Words with the names of the bodies that "the committee" and "the NBF" among them stand for."""
        found: list[str] = []
        heads = load_word_lists().bodies
        for before, word in zip(["", *words], words, strict=False):
            name = self.bodies.short_for(word)
            if not name and before in ("the", "its", "their") and word in heads:
                name = self.bodies.definite([word], at)
            found.extend(name.lower().split() if name else [word])
        return found

    def _last_named(self, at: int) -> list[str]:
        """The words of the body or person that the text named last before a token."""
        first = max(0, at - _BEFORE)
        words = self.reading.forms[first:at]
        for i in range(len(words) - 1, -1, -1):
            named = self.reading.tags[first + i] in PROPER  # not "times", "post"
            if named and (self.people.of_word(words[i]) or body_type(words[max(0, i - 2) : i + 1])):
                return list(words[max(0, i - 2) : i + 1])
        return []

    def thing(self, words: Sequence[str], entity: str, at: int = 0) -> str:
        """The type of what is no person: by its words, else by the name it goes by."""
        roles = load_roles()
        last = head(words)
        if entity == "US" or (entity.lower() in roles.states and entity.lower().endswith(last)):
            return GOVERNMENT  # "China says"
        if _is_bare(words):
            return self.described([*words, "for", *self._last_named(at)])
        if last in roles.speech or (last == "paper" and "white" in words):  # "a statement by the ministry", "Berg's plan"
            return self._of_speech(words, last, entity)
        if last in roles.quantities:
            rest = words[words.index(last) + 1 :]
            return (self._of_many(rest[1:]) if [*rest[:1]] == ["of"] else "") or roles.quantities[last]
        if last in roles.peoples:
            return GOVERNMENT if words[0] == "the" else "citizen"
        if _is_paper(entity) and words and words[-1] == entity.lower().split()[-1]:
            return "media"
        return self.described(words) or (type_of(entity.lower().split()) if entity else "") or _by_form(entity, words)

    def _of_many(self, words: Sequence[str]) -> str:
        """The type of those of whom a share is told: members of a party answer a poll as voters."""
        noun = singular(head(words))
        return "citizen" if noun in _MEMBERS or [*words[:1]] == ["those"] else self.described(words)

    def _of_speech(self, words: Sequence[str], last: str, entity: str) -> str:
        """The type of whoever speaks by a statement, a letter, a plan …; "document" where nothing tells."""
        at = words.index(last)
        before, rest = words[:at], _author(words[at + 1 :])
        found = body_type(before) or self._owner(words) or type_of(rest) or weak_type(before)
        return found or (type_of([entity.lower()]) if entity else "") or "document"


def _author(words: Sequence[str]) -> Sequence[str]:
    """Who is named behind a statement or paper as its author: "by the court", but not "against the mayor", "on the port"."""
    by = next((i for i, word in enumerate(words) if word in ("by", "from")), -1)
    if by >= 0:
        return words[by + 1 :]
    return () if words[:1] and words[0] in _ABOUT else words[1:]


_ABOUT = frozenset("about against on to into regarding concerning over for".split())


def _has_helped_a_party(words: Sequence[str]) -> bool:
    """ "The former political adviser to the president", "a former Senate strategist": no official, whomever they served."""
    i = next((i for i, word in enumerate(words) if word in _CLAUSE or word in ("to", "for", "of")), len(words)) - 1
    if i < 1 or singular(words[i]) not in _HELPERS or "former" not in words[:i]:
        return False
    return words[i].startswith("strategist") or "political" in words[:i] or weak_type(words[:i]) == PARTY


def _charges(reading: Reading, group: VerbGroup) -> bool:
    """Whether a verb says that somebody is charged with a crime: "was charged with fraud", but "charged that", "charged fees"."""
    after = reading.forms[group.end : group.end + 1]
    return reading.forms[group.head] != "charged" or (group.passive and after in (["with"], ["in"], ["over"]))


def _by_form(entity: str, words: Sequence[str]) -> str:
    """The type that only the form of a name or number tells: "Berg & Lund", "six in 10"."""
    if any(word.endswith("-year-old") for word in words) or _SHARE.search(" ".join(words)):
        return "citizen"
    return "company" if " & " in entity else ""


def _is_bare(words: Sequence[str]) -> bool:
    """Whether words name a post and not whose: "a spokesman", "its director"."""
    if len(words) == 1:
        return words[0] in _SPOKESPEOPLE
    return len(words) == 2 and (
        (words[0] in ("its", "their") and bool(type_of(words[1:]) or singular(words[1]) in load_roles().offices))
        or (words[0] in CLASSES.articles and words[1] in _SPOKESPEOPLE)
    )


def _is_paper(name: str) -> bool:
    """Whether a name is like that of a newspaper: "the Springfield Star"."""
    first, _, last = name.rpartition(" ")
    return first[:1].isupper() and last[:1].isupper() and last.lower() in load_roles().papers - _MEMBERS


def _is_citizen(found: str, descriptions: Sequence[Sequence[str]]) -> bool:
    """Whether somebody of this type is told of as a citizen: "Ada Berg, 52, a Republican", "Ada Berg, 52, a nurse"."""
    if found == PARTY:
        return any(map(_is_plain, descriptions)) and not any(map(_has_post, descriptions))
    aged = any(_AGE.fullmatch(words[0]) for words in descriptions if words)
    return aged and found in ("expert", "company", "media")


def _is_plain(words: Sequence[str]) -> bool:
    """Whether somebody is introduced as voters and passers-by are: by age, as a resident."""
    return any(word in _PLAIN or _AGE.fullmatch(word) for word in words)


def _has_post(words: Sequence[str]) -> bool:
    """Whether words describe somebody who works for a party, and is not merely a member."""
    return tell([word for word in words if word not in _MEMBERS], person=True).type == PARTY
