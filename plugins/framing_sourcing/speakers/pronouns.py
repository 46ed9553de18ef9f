"""Whom a pronoun stands for: the nearest speaker or subject that fits, else nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from framing import Span
from framing_sourcing.speakers.names import Name
from framing_sourcing.speakers.people import People
from framing_sourcing.speakers.source_types import is_people, is_person_word
from framing_sourcing.speakers.wordlists import load_word_lists
from framing_sourcing.syntax.chunks import NounPhrase
from framing_sourcing.syntax.reading import Reading

_REACH = 3  # paragraphs that a pronoun may look back
_FURTHEST = 400  # tokens that it may look back
_RECENT = 40  # sources that a description may look back
_OWNERS = frozenset({"i", "we", "you", "those", "what", "my", "our", "your", "me", "us"})
_SPEAKER, _SUBJECT, _OTHER = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A source that was resolved: its first token, its name, and whether it is a person."""

    at: int
    entity: str
    person: bool
    plural: bool = False


@dataclass(slots=True)
class Pronouns:
    """The antecedents of one document's pronouns; sources are noted in the order of the text."""

    reading: Reading
    people: People
    spoken: list[Mention] = field(default_factory=list)
    _heard: set[str] = field(default_factory=set)  # entities that spoke
    _starts: list[int] = field(default_factory=list)  # of names
    _paragraphs: list[int] = field(default_factory=list)  # first tokens

    def __post_init__(self) -> None:
        self._starts.extend(name.start for name in self.people.names)

    def note(self, mention: Mention) -> None:
        self.spoken.append(mention)
        self._heard.add(mention.entity)

    @property
    def recent(self) -> Sequence[Mention]:
        """The last sources, in the order of the text."""
        return self.spoken[-_RECENT:]

    def antecedent(self, at: int, content: Sequence[Span] = ()) -> str:
        """The entity that the pronoun at a token stands for, who is not named in what it says; '' where that is open."""
        form = self.reading.forms[at].partition("'")[0]
        if form in _OWNERS:
            return ""
        gender = load_word_lists().pronouns.get(form, "")
        return self._of_person(at, gender, content) if gender else self._of_thing(at, form)

    def _of_person(self, at: int, gender: str, content: Sequence[Span]) -> str:
        for fitting in self._sentences_back(at, gender, content):
            best = max(fitting.values())
            leading = [entity for entity, rank in fitting.items() if rank == best]
            if best > _OTHER or len(fitting) == 1:
                chosen = leading[0] if best == _SUBJECT or len(leading) == 1 else self._last_speaker(leading)
                if chosen:
                    self.people.genders.setdefault(chosen, gender)
                return chosen
            return ""
        return ""

    def last_among(self, entities: Collection[str], at: int) -> str:
        """The last person to speak in reach, if it is one of these; else ''."""
        floor = self._floor(at)
        last = next((m for m in reversed(self.recent) if m.person and m.at >= floor), None)
        return last.entity if last is not None and last.entity in entities else ""

    def only_speaker(self, entities: Collection[str]) -> str:
        """The one of these that has spoken so far; '' if none or more."""
        found = self._heard.intersection(entities)
        return found.pop() if len(found) == 1 else ""

    def _last_speaker(self, entities: Sequence[str]) -> str:
        return next((m.entity for m in reversed(self.recent) if m.entity in entities), "")

    def _sentences_back(self, at: int, gender: str, content: Sequence[Span]) -> Iterator[dict[str, int]]:
        """For each sentence back from a pronoun the persons that fit it, with how much they stand out."""
        floor = max(self._floor(at), at - _FURTHEST)
        stop = at
        while stop > floor:
            start = max(floor, self.reading.first[stop - 1])
            fitting = self._fitting(start, stop, at, gender, content)
            if max(fitting.values(), default=0) <= _OTHER and self._has_described_subject(start, stop):
                fitting = {"": _SUBJECT}
            if fitting:
                yield fitting
            stop = start

    def _fitting(self, start: int, stop: int, at: int, gender: str, content: Sequence[Span]) -> dict[str, int]:
        quote = self.reading.quote_at[at]
        found: dict[str, int] = {}
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, stop)):
            name, entity = self.people.names[i], self.people.entities[i]
            inside = self.reading.quote_at[name.start]
            if any(first <= name.start < last for first, last in content):
                continue
            if entity and (inside < 0 or inside == quote) and self._fits(entity, name, gender):
                rank = self._rank(i)
                if rank:
                    found[entity] = max(found.get(entity, 0), rank)
        for mention in self._spoken_within(start, stop):
            if mention.person and " and " not in mention.entity and self.people.gender(mention.entity) in ("", gender):
                found[mention.entity] = _SPEAKER
        return found

    def has_nearer_group(self, at: int) -> bool:
        """Whether persons in the plural stand between a pronoun and the last source that is no person."""
        last = next((m.at for m in reversed(self.recent) if m.entity and not m.person), -1)
        forms = self.reading.forms
        return any(phrase.start > last and is_people(forms[phrase.head]) for phrase in self.subjects_before(at))

    def _has_described_subject(self, start: int, stop: int) -> bool:
        """Whether a sentence opens with "the former governor", who is somebody, and a verb."""
        phrase = self.reading.phrase(start)
        if phrase is None or phrase.end >= stop or self.reading.forms[phrase.start] != "the":
            return False
        return self.reading.group(phrase.end) is not None and is_person_word(self.reading.forms[phrase.end - 1])

    def _fits(self, entity: str, name: Name, gender: str) -> bool:
        known = self.people.gender(entity)
        return known == gender or (not known and name.sure)

    def _rank(self, number: int) -> int:
        """0 for a name inside a larger phrase ("the Berg campaign"), more where a verb follows and no "and" joins others."""
        name, forms, tags = self.people.names[number], self.reading.forms, self.reading.tags
        if name.end < len(tags) and tags[name.end] == "POS":
            return _OTHER
        phrase = self.reading.phrase(name.start)
        if phrase is None or phrase.end > name.end:
            return 0
        joined = number > 0 and forms[phrase.start - 1] == "and" and self.people.names[number - 1].end == phrase.start - 1
        verb = name.end
        if (
            forms[phrase.start - 1] == "," == forms[min(verb, len(forms) - 1)]
            and self.reading.phrase(phrase.start - 2) is not None
        ):
            verb += 1  # "a farmer, Ada Berg, met …"
        return _SUBJECT if self.reading.group(verb) is not None and not joined else _OTHER

    def _spoken_within(self, start: int, stop: int) -> Iterator[Mention]:
        for mention in reversed(self.spoken[-12:]):
            if start <= mention.at < stop:
                yield mention

    def _of_thing(self, at: int, form: str) -> str:
        """ "it" and "they": the last source of this paragraph or the one before that is no person."""
        floor = self._floor(at, 1)
        plural = not form.startswith("it")
        near = [m for m in reversed(self.spoken[-12:]) if floor <= m.at < at and not m.person]
        last = next((m for m in near if plural or not m.plural), None)
        return last.entity if last is not None else ""

    def subjects_before(self, at: int) -> Iterator[NounPhrase]:
        """The phrases before a pronoun that a verb follows, the nearest first, in its paragraph and the one before."""
        floor, quote = max(self._floor(at, 1), at - _FURTHEST), self.reading.quote_at[at]
        for number in range(self.reading.phrase_at[at] - 1, -1, -1):
            phrase = self.reading.phrases[number]
            if phrase.start < floor:
                return
            inside = self.reading.quote_at[phrase.start]
            beside = self.reading.first[at] <= phrase.start and is_people(self.reading.forms[phrase.head])
            if (beside or self.reading.group(phrase.end) is not None) and (inside < 0 or inside == quote):
                yield phrase

    def _floor(self, at: int, reach: int = _REACH) -> int:
        """The first token that a pronoun may refer to: that of the paragraph so many before its own."""
        if not self._paragraphs:
            text, starts = self.reading.text, self.reading.tokens.starts
            self._paragraphs.append(0)
            line = text.find("\n")
            while line >= 0:
                first = bisect_left(starts, line)
                if first != self._paragraphs[-1]:
                    self._paragraphs.append(first)
                line = text.find("\n", line + 1)
        own = bisect_right(self._paragraphs, at) - 1
        return self._paragraphs[max(0, own - reach)]
