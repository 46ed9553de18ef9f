"""Which person a phrase names: by its head, after a comma, or as one of several."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.english import CLASSES
from framing_sourcing.speakers.bodies import FIELDS, Bodies
from framing_sourcing.speakers.names import PROPER, Name
from framing_sourcing.speakers.people import People
from framing_sourcing.speakers.pronouns import Pronouns
from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.source_types import is_people, is_person_word, is_state, type_of
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.relatives import in_apposition_to
from framing_sourcing.syntax.words import TIMES
from framing_sourcing.syntax.wordtags import NOUNS

_LATE = frozenset({"late", "early", "last", "this"})
_CUT = 4  # tokens of a name that may lie before a phrase: "Ada A. | Berg", 'Ada "Bee" | Berg'


_SEEKING = {  # who is named with what is sought, or with where one is sent to
    "for": frozenset("candidate nominee hopeful contender".split()),
    "to": frozenset("ambassador envoy".split()),
}


@dataclass(slots=True)
class Named:
    """Finds the names of persons in the sources of one document."""

    reading: Reading
    people: People
    bodies: Bodies
    pronouns: Pronouns
    _at: dict[int, int] = field(default_factory=dict)  # token after a name → its number
    _from: dict[int, int] = field(default_factory=dict)  # first token of a name → its number

    def __post_init__(self) -> None:
        self._at.update((name.end, i) for i, name in enumerate(self.people.names))
        self._from.update((name.start, i) for i, name in enumerate(self.people.names))

    def heads(self, start: int, stop: int, end: int) -> list[tuple[Name, str]]:
        """The name at the head of a source, those that "and" joins to it; or else the name after its comma."""
        reading = self.reading
        first = self.name_ending(start, stop, end)
        if first is None:
            named = self._after_office(stop, end) or self._after_body(start, stop, end)
            named = named or self._called(stop) or self._in_apposition(stop, end)
            return [] if named is None else [named]
        found = [first]
        while stop + 1 < end and (phrase := reading.phrase(stop + 1)) is not None:
            if reading.forms[stop] in ("and", "&"):
                following = self.name_ending(stop + 1, min(phrase.end, end), end)
                if following is None:
                    break
                found.append(following)
            elif reading.forms[stop] != "of":  # "Senator Ada Berg of Ohio and …"
                break
            stop = phrase.end
        return found

    def name_ending(self, start: int, stop: int, end: int) -> tuple[Name, str] | None:
        number = self._at.get(stop, self._at.get(stop - 1) if self.reading.forms[stop - 1] == "." else None)
        if number is None or self.people.names[number].start < start - _CUT:
            return None
        name = self.people.names[number]
        entity = self.people.entities[number] or self.pronouns.only_speaker(self.people.sharing(name))
        if not name.sure and entity not in self.people.persons and self._is_thing(name, start, stop, end):
            return None
        return name, entity

    def is_person(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is the name of somebody who surely is a person."""
        found = self.name_ending(phrase.start, phrase.end, phrase.end)
        return found is not None and (found[0].sure or found[1] in self.people.persons)

    def _is_thing(self, name: Name, start: int, stop: int, end: int) -> bool:
        """Whether a name that no given name or title marks is rather that of a body, a country or a group."""
        if self.reading.tags[stop - 1] == "NNPS" or self.reading.forms[start] == "the":
            return True
        words = self.reading.forms[name.start : name.end]
        told = type_of(words[1:] or words)  # "Gao" before a family name is no office of that name
        return bool(told) or " ".join(words) in load_roles().states or bool(self.bodies.name(start, stop, end))

    def _called(self, stop: int) -> tuple[Name, str] | None:
        """ "a resident | named Ada Berg": the name need not lie in the source."""
        named = self.reading.phrase(stop + 1) if [*self.reading.forms[stop : stop + 1]] == ["named"] else None
        return self.name_ending(stop + 1, named.end, named.end) if named is not None else None

    def _after_office(self, stop: int, end: int) -> tuple[Name, str] | None:
        """ "Secretary | of Transport Ada Berg", "envoy | to Norbo Ada Berg": a name behind the last words of an office."""
        forms = self.reading.forms
        joins = stop + 1 < end and (forms[stop] == "of" or forms[stop - 1] in _SEEKING.get(forms[stop], ()))
        phrase = self.reading.phrase(stop + 1) if joins else None
        found = self.name_ending(stop + 1, min(phrase.end, end), end) if phrase is not None else None
        return found if found is not None and found[0].sure and found[0].start > stop + 1 else None

    def _after_body(self, start: int, stop: int, end: int) -> tuple[Name, str] | None:
        """ "House Energy | and Commerce Committee Chairman Ada Berg": a name with an office, behind a body's joined name."""
        phrase = self.reading.phrase(stop + 1) if stop + 1 < end and self.reading.forms[stop] in ("and", "&") else None
        if phrase is None or phrase.start != stop + 1 or self.reading.tags[stop - 1] not in PROPER:
            return None
        found = self.name_ending(stop + 1, min(phrase.end, end), end)
        words = self.reading.forms[start:stop]
        if found is None or not found[0].sure or found[0].start < stop + 3:
            return None
        return found if words[-1] in FIELDS or not (type_of(words) or is_people(words[-1]) or is_state(words)) else None

    def _in_apposition(self, stop: int, end: int) -> tuple[Name, str] | None:
        """ "the mayor of the town, Ada Berg", "the chairman, the farmer Ada Berg": the name right after a comma."""
        reading = self.reading
        of_person = is_person_word(reading.forms[stop - 1])
        for i in range(stop, end - 1):
            if reading.forms[i] == "," and (phrase := reading.phrase(i + 1)) is not None and phrase.start == i + 1:
                if reading.tags[i + 1] not in PROPER and not of_person:
                    return None
                found = self.name_ending(i + 1, min(end, phrase.end), end)
                sure = found is not None and (found[0].sure or (of_person and len(found[0].words) > 1))
                return found if sure else None
        return None

    def appositive(self, phrase: NounPhrase) -> str:
        """Whom "a lawyer" in "Ada Berg, a lawyer whose …" is."""
        named = in_apposition_to(self.reading, phrase)
        found = self.name_ending(named.start, named.end, named.end) if named is not None else None
        return found[1] if found is not None and found[0].sure else ""

    def end_of_name(self, phrase: NounPhrase) -> int:
        """The end of a phrase, or of the name in it: "Ada A. Berg" is cut by its initial, "Ada Berg late Friday" is not."""
        end = max((self.people.names[self._from[i]].end for i in range(*phrase[:2]) if i in self._from), default=phrase.end)
        late = all(form in TIMES or form in _LATE for form in self.reading.forms[end : phrase.end])
        return end if late and end != phrase.end else self._before_day(phrase)

    def _before_day(self, phrase: NounPhrase) -> int:
        """The end of a phrase without the day that the chunker took in: "the ministry | late Monday"."""
        end, forms = phrase.end, self.reading.forms
        while end > phrase.start + 1 and (forms[end - 1] in CLASSES.weekdays or (end < phrase.end and forms[end - 1] in _LATE)):
            end -= 1
        return end if end < phrase.end and self.reading.tags[end - 1] in NOUNS else phrase.end
