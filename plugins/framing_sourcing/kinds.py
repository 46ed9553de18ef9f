"""The type of a source: of a person by how the text introduces it and by the list of figures, of all else by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from framing_sourcing.figures import figure_type
from framing_sourcing.introductions import introductions
from framing_sourcing.people import People
from framing_sourcing.reading import Reading
from framing_sourcing.source_types import GOVERNMENT, PARTY, body_type, head, is_candidate, load_roles, tell, type_of, weak_type

_MENTIONS = 12  # of a person that are searched for an introduction
_AGE = re.compile(r"[1-9]\d(?:-year-old)?")
_PLAIN = frozenset("voted votes supports supported lives retired caucus caucused vote undecided".split())  # of who has no office
_CLAUSE = frozenset({"who", "which", "that", "and", ","})
_BARE = frozenset("a an the spokesman spokeswoman spokesperson".split())
_DEEPEST = 12  # "the aide of the aide of …"
_BEFORE = 50  # words in which the body of a bare "spokeswoman" was named
_SEAT = re.compile(r"[rdi]-[a-z]")  # "(R-Ohio)"


@dataclass(slots=True)
class Kinds:
    """Types of the sources of one document; ``published`` tells who held which office."""

    reading: Reading
    people: People
    published: date | None = None
    _persons: dict[str, str] = field(default_factory=dict)
    _asked: list[str] = field(default_factory=list)  # persons whose type is being found

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
        found, plain = "", False
        relative = any(map(self._is_candidate, self.people.namesakes(entity)))
        for words in self.descriptions(entity):
            if is_candidate(words):
                return PARTY
            found = found or self.described(words, person=True)
            plain = plain or any(word in _PLAIN or _AGE.fullmatch(word) for word in words)
        if relative and found in ("", GOVERNMENT, "citizen"):
            return PARTY  # who speaks for a candidate of the family
        return found or known or ("citizen" if plain else "")

    def _is_candidate(self, entity: str) -> bool:
        return figure_type(entity, self.published) == (PARTY, True)

    def described(self, words: Sequence[str], *, person: bool = False) -> str:
        """The type of whom words describe; of an office or a relative that of the person it is next to."""
        if any(_SEAT.match(word) for word in words):
            return GOVERNMENT
        told = tell(words, person=person)
        return told.type if told.firm else self._owner(words) or told.type

    def _owner(self, words: Sequence[str]) -> str:
        """The type of the first politician whom words name: "a Berg aide", "Berg's husband"."""
        end = next((i for i, word in enumerate(words) if word in _CLAUSE), len(words))
        found = (self.person(entity) for word in words[:end] if (entity := self.people.of_word(word)))
        return next((kind for kind in found if kind in (GOVERNMENT, PARTY)), "")

    def descriptions(self, entity: str) -> Iterator[list[str]]:
        """The folded words of each introduction of a person, in the order of the text."""
        for name in self.people.mentions.get(entity, ())[:_MENTIONS]:
            for start, end in introductions(self.reading, name):
                words = [form for form in self.reading.forms[start:end] if form[0].isalnum() or form in (",", "%")]
                if len(words) == 2 and (
                    _BARE.issuperset(words) or words[0] in ("its", "their")
                ):  # "Ada Berg, a spokeswoman,": of whom the text spoke last
                    words += ["for", *self._last_named(name.start)]
                yield words

    def _last_named(self, at: int) -> list[str]:
        """The words of the body or person that the text named last before a token."""
        words = self.reading.forms[max(0, at - _BEFORE) : at]
        for i in range(len(words) - 1, -1, -1):
            if self.people.of_word(words[i]) or body_type(words[max(0, i - 2) : i + 1]):
                return list(words[max(0, i - 2) : i + 1])
        return []

    def thing(self, words: Sequence[str], entity: str, at: int = 0) -> str:
        """The type of what is no person: by its words, else by the name it goes by."""
        roles = load_roles()
        if entity.lower() in roles.states:
            return GOVERNMENT  # "China says"
        last = head(words)
        if _BARE.issuperset(words) and len(words) == 2:
            return self.described([*words, "for", *self._last_named(at)])
        if last in roles.speech:  # "a statement by the ministry", "Berg's plan"
            return self._of_speech(words, last, entity)
        if last in roles.quantities:
            rest = words[words.index(last) + 1 :]
            return (self.described(rest[1:]) if rest[:1] == ["of"] else "") or roles.quantities[last]
        if last in roles.peoples:
            return GOVERNMENT if words[0] == "the" else "citizen"
        return (
            self.described(words) or (type_of(entity.lower().split()) if entity else "") or ("company" if " & " in entity else "")
        )

    def _of_speech(self, words: Sequence[str], last: str, entity: str) -> str:
        """The type of whoever speaks by a statement, a letter, a plan …; "document" where nothing tells."""
        before, rest = words[: words.index(last)], words[words.index(last) + 2 :]
        found = body_type(before) or self._owner(words) or type_of(rest) or weak_type(before)
        return found or (type_of([entity.lower()]) if entity else "") or "document"
