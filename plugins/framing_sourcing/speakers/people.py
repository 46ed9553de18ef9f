"""Who is who among the persons of a text: full names, surnames, given names and their genders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from framing.text import fold
from framing_sourcing.speakers.figures import bearer
from framing_sourcing.speakers.names import Name
from framing_sourcing.speakers.wordlists import load_word_lists


@dataclass(slots=True)
class People:
    """The persons of a text, each under one name: the first full one that is not all capitals."""

    names: Sequence[Name]
    published: date | None = None
    places: Collection[str] = ()  # folded names that the text has as places: "in Washington"
    entities: list[str] = field(default_factory=list)  # parallel to the names; '' where two persons share the name
    mentions: dict[str, list[Name]] = field(default_factory=dict)  # entity → its mentions
    genders: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)  # entities of which a mention is surely a person's
    _by_last: dict[str, list[str]] = field(default_factory=dict)  # in the order of the text
    _by_first: dict[str, list[str]] = field(default_factory=dict)
    _sure: set[str] = field(default_factory=set)  # full names that are surely persons
    _suffixes: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # full name → "", "jr", "sr", … with which it occurs
    _owners: dict[str, str] = field(default_factory=dict)  # a surname that two share → whose it is by itself

    def __post_init__(self) -> None:
        for words in (name.words for name in self.names if len(name.words) > 1):
            self._suffixes.setdefault(_plain(words), set()).add(_suffix(words))
            if len(words) > 2 and _suffix(words):
                self._suffixes.setdefault(_plain(words[1:]), set()).add(_suffix(words))
        full = self._full_names()
        self._settle_surnames(full)
        for name in self.names:
            entity = self._of_one_word(name) if len(name.words) == 1 else full.get(self._key(name.words), "")
            self.entities.append(entity)
            if entity:
                self.mentions.setdefault(entity, []).append(name)
                if name.sure:
                    self.persons.add(entity)
                if name.titles and (gender := self._title_gender(name)):
                    self.genders.setdefault(entity, gender)

    def _key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """What tells a full name from others: first and last word, and "Jr." beside another of the name."""
        first, last = _plain(words)
        suffix = _suffix(words) if len(self._suffixes.get((first, last), ())) > 1 else ""
        return (first, suffix, last) if suffix else (first, last)

    def _full_names(self) -> dict[tuple[str, ...], str]:
        """Names of two and more words by their first and last; one that is the end of a longer one belongs to it."""
        entities: dict[tuple[str, ...], str] = {}
        tails: dict[tuple[str, ...], str] = {}
        for name in self.names:
            if len(name.words) < 2:
                continue
            key = self._key(name.words)
            known = entities.get(key)
            if known is None or (known.isupper() and not name.text.isupper()):
                entities[key] = name.text
            if name.sure:
                self._sure.add(entities[key])
            if len(name.words) > 2:
                tails.setdefault(self._key(name.words[1:]), name.text)
        for key, text in entities.items():
            longer = tails.get(key)
            if longer is not None and self._key((*longer.split(),)) in entities:
                entities[key] = entities[self._key((*longer.split(),))]
            elif text not in self._by_last.setdefault(key[-1], []):
                self._by_last[key[-1]].append(text)
                self._by_first.setdefault(key[0], []).append(text)
        return entities

    def _settle_surnames(self, full: dict[tuple[str, ...], str]) -> None:
        """Whose a shared surname is: of whom it was used before the text named the other."""
        shared = {last for last, entities in self._by_last.items() if len(entities) > 1}
        if not shared:
            return
        seen: dict[str, list[str]] = {}
        for name in self.names:
            last = _last(name.words)
            if last not in shared or last in self._owners:
                continue
            if len(name.words) > 1:
                known = seen.setdefault(last, [])
                entity = full[self._key(name.words)]
                if "" in known and len(known) == 1:
                    self._owners[last] = entity
                if entity not in known:
                    known.append(entity)
            elif not self._title_gender(name):
                known = seen.setdefault(last, [])
                if len(known) == 1 and known[0]:
                    self._owners[last] = known[0]
                elif not known:
                    known.append("")

    def _of_one_word(self, name: Name) -> str:
        """The person whom a surname, a given name or a family name at the front stands for."""
        word = fold(name.words[0])
        if word in self.places and not name.titles:
            return name.text  # the place, though the text has a George Washington
        sharing = self._by_last.get(word) or self._by_first.get(word) or []
        if not self._sure.intersection(sharing) and (known := bearer(word, self.published)):
            return known
        gender = self._title_gender(name) if len(sharing) > 1 else ""
        if gender:
            sharing = [e for e in sharing if self.gender(e) == gender] or [e for e in sharing if not self.gender(e)]
        if len(sharing) > 1:
            known = bearer(word, self.published)
            return next(
                (e for e in sharing if known and _plain((*e.split(),)) == _plain((*known.split(),))), self._owners.get(word, "")
            )
        return sharing[0] if sharing else name.text

    def sharing(self, name: Name) -> list[str]:
        """The full names that end in a surname."""
        return self._by_last.get(_last(name.words), [])

    def of_word(self, word: str) -> str:
        """The person of the text with this folded surname, or the well-known one; '' where there are several or none."""
        sharing = [entity for entity in self._by_last.get(word, ()) if entity in self._sure]
        if len(sharing) == 1:
            return sharing[0]
        return self._owners.get(word, "") or bearer(word, self.published)

    def namesakes(self, entity: str) -> list[str]:
        """The other persons of the text with the same surname."""
        return [e for e in self._by_last.get(_last((*entity.split(),)), ()) if e in self._sure and e != entity]

    def gender(self, entity: str) -> str:
        """ "male", "female", or '' where nothing told."""
        return self.genders.get(entity) or load_word_lists().given_names.get(fold(entity.partition(" ")[0]), "")

    def _title_gender(self, name: Name) -> str:
        genders = load_word_lists().titles
        return next((gender for title in name.titles if (gender := genders.get(title))), "")


@lru_cache(maxsize=1 << 14)
def _plain(words: tuple[str, ...]) -> tuple[str, str]:
    """The first and last folded word of a name, without suffixes and middle initials; "A. J. Cole" is "A.J. Cole"."""
    folded = [fold(word).replace(".", "") for word in words]
    named = [word for word in folded if word not in load_word_lists().suffixes] or folded
    bare = [word for word in named if len(word) > 1] or named
    return ("".join(named[:-1]) if len(bare) == 1 and len(named) > 1 else bare[0]), bare[-1]


def full_key(words: tuple[str, ...]) -> tuple[str, ...]:
    """What tells a full name from others: first word, suffix, last word, all folded."""
    first, last = _plain(words)
    return first, _suffix(words), last


def _suffix(words: Sequence[str]) -> str:
    """ "jr", "sr" … at the end of a name; '' for none."""
    last = fold(words[-1]).rstrip(".")
    return last if last in load_word_lists().suffixes else ""


def _last(words: tuple[str, ...]) -> str:
    return _plain(words)[1]
