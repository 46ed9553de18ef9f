"""Persons by description: "the lawyer" is the only one whom the text introduces as a lawyer."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing_sourcing.speakers.figures import known_as
from framing_sourcing.speakers.kinds import Kinds
from framing_sourcing.speakers.people import People
from framing_sourcing.speakers.pronouns import Pronouns
from framing_sourcing.speakers.source_types import is_person_word
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.wordtags import NOUNS

_MOST = 50  # persons of one description that are told apart
_PASSING = frozenset({"longtime", "veteran", "embattled"})  # adjectives that no introduction need have


@dataclass(slots=True)
class Described:
    """Finds whom a definite phrase describes."""

    reading: Reading
    people: People
    kinds: Kinds
    pronouns: Pronouns
    _known: dict[bool, dict[str, list[tuple[str, frozenset[str]]]]] = field(default_factory=dict)

    def person(self, phrase: NounPhrase, stop: int) -> str:
        """The only person with these words; of several, or of those with the noun alone, the one who spoke last; else ''."""
        forms = self.reading.forms[phrase.start : stop]
        noun = forms[-1]
        if forms[0] not in ("the", "this", "that") or self.reading.tags[stop - 1] not in NOUNS or not is_person_word(noun):
            return ""
        words = frozenset(form for form in forms[1:] if form[0].isalnum()) - _PASSING
        former = words & {"former"}
        alike = self._introduced(bool(former)).get(noun, [])[:_MOST]
        for wanted in (words, former | {noun}):
            found = {entity for entity, about in alike if wanted <= about}
            if len(found) == 1 and wanted == words:
                return found.pop()
            if found:
                return self.pronouns.last_among(found, phrase.start)
        return ""

    def _introduced(self, former: bool) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """By word, the persons whose introductions, or offices they have, or had, as is known, have it; with all such words."""
        if former not in self._known:
            known = self._known[former] = {}
            on = self.people.published
            for entity in self.people.mentions:
                offices = known_as(entity, on, former=former)
                if offices or entity in self.people.persons:
                    about = offices.union(*self.kinds.descriptions(entity))
                    for word in about:
                        known.setdefault(word, []).append((entity, about))
        return self._known[former]
