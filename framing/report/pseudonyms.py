"""Names of private persons, and what stands in their place in what is passed on: "Person 1", "Person 2" …, over all articles.

Who is a person comes from the layers ``persons`` and ``actors`` over the corpus; a run of capitals that may be one counts as
one. A person keeps the name where at least two thirds of the articles that say who it is give a public office. Everybody
else is replaced: the full name however it is written, the surname and the given name alone, with and without "'s", in
capitals. Organizations, places and outlets stay. So does a surname alone where most articles that have it name nobody in
full whose it is: there it is another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from framing.report.replacing import Name, Replacing, words_of

PERSON = "Person {}"
SOMEBODY = "[name]"  # of several persons any could be meant
WITHHELD = "[not shown: names in this language cannot be recognized]"
OFFICE = 2 / 3  # of the articles that say who somebody is
_SHORT = 3  # letters of a given name that stands alone, at least

Key = tuple[str, str]  # first and last word of a name, folded; the first is '' of a name of one word


@dataclass
class Known:
    """What the corpus says of one person."""

    key: Key
    spellings: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)
    offices: int = 0  # articles that give a public office
    told: int = 0  # articles that say who it is
    sure: bool = False

    @property
    def is_public(self) -> bool:
        return self.offices > 0 and self.offices >= OFFICE * self.told

    def names(self, new: str | None) -> Iterable[Name]:
        """The full name as it may be written."""
        if self.key[0]:
            yield Name((*_split(self.key[0]), *_split(self.key[1])), new, gapped=True)
        for spelling in self.spellings:
            words = _split(spelling)
            if len(words) > 1:
                yield Name(words, new)


def _split(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_of(text))


@dataclass(frozen=True)
class Pseudonyms:
    """Who is replaced, in the order in which articles name them, who keeps the name, and what else must stay."""

    replaced: tuple[Known, ...]
    kept: tuple[Known, ...]
    phrases: tuple[str, ...]  # names of organizations
    outlets: tuple[str, ...]
    lower: frozenset[str]  # words that the articles also write small
    having: Mapping[str, frozenset[str]]  # surname → articles that have it with a capital
    unreadable: frozenset[str] = frozenset()  # articles in which names cannot be recognized

    def told(self, text: str) -> str:
        """Words that are of no one article, such as a heading or the name of a target, with names replaced.

        A given name that is all of a text, such as a key term, is replaced too.
        """
        words = _split(text)
        return self._given.get(words[0], self.anywhere.told(text)) if len(words) == 1 else self.anywhere.told(text)

    @cached_property
    def _given(self) -> dict[str, str]:
        """The given names of those who are replaced and of nobody who is not, with what stands for each."""
        kept, found = {known.key[0] for known in self.kept} | self.lower, dict[str, str]()
        for known in self.replaced:
            first, number = known.key[0], self._numbers[known.key]
            if len(first) >= _SHORT and (first not in kept):
                found[first] = SOMEBODY if first in found else number
        return found

    @cached_property
    def anywhere(self) -> Replacing:
        return self._replacing({**self._everywhere})

    def of(self, doc_id: str) -> Replacing:
        """What replaces the names in an article."""
        if doc_id not in self._made:
            alone = self._alone(doc_id)
            withheld = Replacing((), frozenset(), WITHHELD)
            self._made[doc_id] = withheld if doc_id in self.unreadable else self._replacing({**self._everywhere, **alone})
        return self._made[doc_id]

    @cached_property
    def _made(self) -> dict[str, Replacing]:
        return {}

    def _replacing(self, alone: Mapping[str, str]) -> Replacing:
        words = [Name(_split(word), new) for word, new in alone.items()]
        bodies = (phrase for word in alone for phrase in self._bodies.get(word, ()))
        return Replacing((self._full, _indexed([*words, *bodies])), self.lower)

    @cached_property
    def _numbers(self) -> dict[Key, str]:
        return {known.key: PERSON.format(number) for number, known in enumerate(self.replaced, 1)}

    @cached_property
    def _full(self) -> dict[str, list[Name]]:
        people = [*((known, self._numbers[known.key]) for known in self.replaced), *((known, None) for known in self.kept)]
        names = [name for known, new in people for name in known.names(new)]
        return _indexed([*names, *(Name(_split(outlet), None) for outlet in self.outlets)])

    @cached_property
    def _bodies(self) -> dict[str, list[Name]]:
        """Organizations by each common word in their names, so that "White" in one is nobody's name."""
        found: dict[str, list[Name]] = {}
        for phrase in self.phrases:
            words = _split(phrase)
            for word in words:
                if word in self.lower:
                    found.setdefault(word, []).append(Name(words, None))
        return found

    @cached_property
    def _everywhere(self) -> dict[str, str]:
        """The surnames that mean a replaced person in every article, with what stands for each."""
        bearers: dict[str, list[Known]] = {}
        for known in self.replaced:
            bearers.setdefault(known.key[1], []).append(known)
        kept = {known.key[1] for known in self.kept}
        return {
            last: self._numbers[of[0].key] if len(of) == 1 else SOMEBODY
            for last, of in bearers.items()
            if last not in kept and not self._is_anothers(last, of)
        }

    def _is_anothers(self, last: str, bearers: Sequence[Known]) -> bool:
        """Whether most articles that have a surname name nobody in full of whom it is."""
        naming = {doc_id for known in bearers for doc_id in known.articles}
        return len(self.having.get(last, frozenset()) - naming) > len(naming)

    @cached_property
    def _here(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for known in self.replaced:
            for doc_id in known.articles:
                found.setdefault(doc_id, []).append(known)
        return found

    @cached_property
    def _kept_here(self) -> dict[str, set[str]]:
        """The words of the names that are kept, by article."""
        found: dict[str, set[str]] = {}
        for known in self.kept:
            for doc_id in known.articles:
                found.setdefault(doc_id, set()).update(known.key)
        return found

    def _alone(self, doc_id: str) -> dict[str, str]:
        """The surnames and given names that mean a replaced person in an article."""
        alone: dict[str, str] = {}
        kept = self._kept_here.get(doc_id, set())
        for known in self._here.get(doc_id, ()):
            first, last = known.key
            number = self._numbers[known.key]
            alone[last] = SOMEBODY if last in kept or alone.get(last, number) != number else number
            if len(first) >= _SHORT and first not in self.lower and first not in kept:
                alone.setdefault(first, number)
        return alone


def _indexed(names: Iterable[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in dict.fromkeys(names):
        if name.words:
            found.setdefault(name.words[0], []).append(name)
    return found
