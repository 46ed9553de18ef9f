"""Rivals of an event: what different outlets call the same thing, person or deed, without a pattern to start from.

In articles on one story two expressions are rivals where they stand in the same role: nouns with the same words before and verbs
around them, a person's name and what that person is called before it ("the dictator Kim"), verbs with the same object. The
list of words that news writers choose between (``framing.english.rival_words``) says which of them may be one; headlines count
more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log
from typing import NamedTuple

from framing import Document, Layers, Span
from framing.english import rival_words
from framing_terms.slots import Sentence, Word, sentences_of

_FEWEST_NAMED = 3  # mentions of a person of whom role and name are held against each other
_HEADLINE = 3.0  # what a use in a headline counts, beside one in the text
_BOTH_HEADLINES = 1.5  # what it adds to a pair that it stands in headlines of different outlets
_LISTED = 2.0  # what the list of words adds to the likeness of two nouns
_LEAST = 0.8  # score of two nouns below which they are not told
_OF_A_KIND = 0.25  # likeness by which nouns that no list knows may be rivals
_MODIFIERS = 3  # words before a noun that belong to its name
_ROLE_WORDS = 4
_SHARED = 2  # words around them that nouns of no list share at least


class Use(NamedTuple):
    """An expression where an outlet uses it."""

    group: str
    document: int
    span: Span
    text: str
    in_headline: bool


class Rival(NamedTuple):
    """Two expressions for one thing: of which kind, how likely, by what, and where each is used."""

    kind: str  # thing, person, name, deed
    score: float
    shared: tuple[str, ...]
    a: tuple[Use, ...]
    b: tuple[Use, ...]


class Found(NamedTuple):
    """What is read in an article: its sentences, the number of the document still to be filled in, headlines and persons."""

    sentences: list[Sentence]
    headlines: list[Span]
    persons: list[tuple[str, Span]]


def found_in(document: Document, layers: Layers, group: str) -> Found:
    """The sentences of an article that count, and those of its headline, with the persons that it names."""
    headlines = [(a.start, a.end) for a in layers.annotations("regions") if a.label == "headline"]
    sentences = list(sentences_of(layers, -1, group, headlines))
    actors = (a for a in layers.try_annotations("actors") if a.attributes.get("kind") == "person" and layers.counts(a.start))
    return Found(sentences, headlines, [(actor.label, (actor.start, actor.end)) for actor in actors])


@dataclass
class Event:
    """The sentences on one story with their persons and headlines."""

    sentences: list[Sentence] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    persons: list[tuple[int, str, str, Span]] = field(default_factory=list)  # document, group, label, span
    headlines: set[tuple[int, Span]] = field(default_factory=set)

    def add(self, number: int, text: str, group: str, found: Found) -> None:
        """An article with its sentences, headline and persons."""
        self.texts[number] = text
        for sentence in found.sentences:
            self.sentences.append(sentence._replace(document=number))
            if any(start <= sentence.span[0] < end for start, end in found.headlines):
                self.headlines.add((number, sentence.span))
        self.persons.extend((number, group, label, span) for label, span in found.persons)

    def use(self, sentence: Sentence, words: Sequence[Word]) -> Use:
        """An expression of a sentence."""
        span = words[0].span[0], words[-1].span[1]
        text = " ".join(self.texts[sentence.document][slice(*span)].split())
        return Use(sentence.group, sentence.document, span, text, (sentence.document, sentence.span) in self.headlines)


def rivals(event: Event) -> list[Rival]:
    """The rivals of an event, most likely first; a pair of expressions once, and one expression in few pairs."""
    found = [*_things(event), *_persons(event), *_names(event), *_deeds(event)]
    found = [rival._replace(score=rival.score + _BOTH_HEADLINES * _in_headlines(rival)) for rival in found]
    found.sort(key=lambda rival: (-rival.score, rival.a[0].text.casefold(), rival.b[0].text.casefold()))
    times: Counter[str] = Counter()
    kept = []
    for rival in found:
        sides = {rival.a[0].text.casefold(), rival.b[0].text.casefold()}
        if len(sides) == 2 and all(times[side] < 2 for side in sides):
            times.update(sides)
            kept.append(rival)
    return kept


def _in_headlines(rival: Rival) -> bool:
    """Whether one outlet has the one in a headline, and another the other."""
    return _apart([use for use in rival.a if use.in_headline], [use for use in rival.b if use.in_headline])


def _apart(a: Sequence[Use], b: Sequence[Use]) -> bool:
    """Whether some outlet has the one and another the other."""
    return any(x != y for x in {use.group for use in a} for y in {use.group for use in b})


def _weight(uses: Sequence[Use]) -> float:
    return sum(_HEADLINE if use.in_headline else 1.0 for use in uses)


def _nouns_of(sentence: Sentence) -> Iterator[tuple[tuple[Word, ...], Word, Word | None]]:
    """Heads of noun phrases: the words before each that belong to it, the head, and a verb right before the phrase."""
    words = sentence.words
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        glued = following is not None and following.span[0] - word.span[1] == 1 and following.kind in ("noun", "name")
        if word.kind != "noun" or glued or word.is_number:
            continue
        begin = i
        while begin and i - begin < _MODIFIERS and _belongs(words[begin - 1], words[begin]):
            begin -= 1
        before = words[begin - 1] if begin and words[begin].place - words[begin - 1].place <= 2 else None
        yield words[begin:i], word, before if before is not None and before.kind == "verb" else None


def _belongs(word: Word, following: Word) -> bool:
    return following.span[0] - word.span[1] == 1 and word.kind in ("noun", "name", "adjective") and not word.is_number


def _things(event: Event) -> Iterator[Rival]:
    """Nouns with the same words around them, of which outlets use the one or the other."""
    bare: dict[str, list[Use]] = {}
    around: dict[str, Counter[str]] = {}
    for sentence in event.sentences:
        for modifiers, head, verb in _nouns_of(sentence):
            contexts = around.setdefault(head.lemma, Counter())
            contexts.update(f"{word.lemma} _" for word in modifiers)
            if verb is not None:
                contexts[f"{verb.lemma} …"] += 1
            if head.after:
                following = next((w for w in sentence.words if w.place > head.place), None)
                if following is not None and following.place == head.place + 2:
                    contexts[f"{head.after} {following.lemma}"] += 1
            if not modifiers:
                bare.setdefault(head.lemma, []).append(event.use(sentence, [head]))
    total = Counter(context for contexts in around.values() for context in contexts)
    lines = rival_words().nouns
    for a, b in combinations(sorted(bare), 2):
        together = not lines.get(a, frozenset()).isdisjoint(lines.get(b, frozenset()))
        shared = sorted(around[a].keys() & around[b].keys(), key=lambda each: (total[each], each))
        alike = _likeness(around[a], around[b], total)
        if not together and (alike < _OF_A_KIND or len(shared) < _SHARED):
            continue
        if _apart(bare[a], bare[b]):
            often = log(1 + min(_weight(bare[a]), _weight(bare[b])))
            score = often * (alike * 2 + _LISTED * together)
            if score >= _LEAST:
                yield Rival("thing", score, tuple(shared[:4]), _ranked(bare[a]), _ranked(bare[b]))


def _likeness(a: Counter[str], b: Counter[str], total: Counter[str]) -> float:
    """Share of what stands around both in what stands around the one that has less of it; what few words have tells most."""

    def tells(contexts: Iterable[str]) -> float:
        return sum(1 / total[context] for context in sorted(contexts))

    least = min(tells(a), tells(b))
    return tells(a.keys() & b.keys()) / least if least else 0.0


def _ranked(uses: Sequence[Use]) -> tuple[Use, ...]:
    """Those in headlines first; the form that is used most comes first of all."""
    forms = Counter(use.text for use in uses)
    return tuple(sorted(uses, key=lambda use: (-forms[use.text], use.text, not use.in_headline, use.document, use.span)))


def _persons(event: Event) -> Iterator[Rival]:
    """A person's last name and what the person is called before it, and two such callings."""
    by_label: dict[str, list[tuple[int, str, Span]]] = {}
    for number, group, label, span in event.persons:
        by_label.setdefault(label, []).append((number, group, span))
    sentences: dict[int, list[Sentence]] = {}
    for sentence in event.sentences:
        sentences.setdefault(sentence.document, []).append(sentence)
    for label, places in sorted(by_label.items()):
        if len(places) < _FEWEST_NAMED or " " not in label:
            continue
        names: list[Use] = []
        callings: dict[str, list[Use]] = {}
        for number, group, span in places:
            for sentence in sentences.get(number, ()):
                if sentence.span[0] <= span[0] < sentence.span[1]:
                    inside = [w for w in sentence.words if span[0] <= w.span[0] < span[1]]
                    if inside:
                        names.append(Use(group, number, inside[-1].span, _text(event, number, inside[-1:]), False))
                        called = _called(sentence, inside[0])
                        if called:
                            use = event.use(sentence, called)
                            callings.setdefault(use.text.casefold(), []).append(use)
        yield from _of_person(names, callings)


def _of_person(names: Sequence[Use], callings: Mapping[str, Sequence[Use]]) -> Iterator[Rival]:
    own = {word.casefold() for use in names for word in use.text.split()}
    called = {
        text: uses for text, uses in callings.items() if own.isdisjoint(text.split()) and not text.endswith((".", "mr", "mrs"))
    }
    for text, uses in sorted(called.items()):
        if _apart(names, uses):
            yield Rival("person", 1 + log(1 + len(uses)) + 0.3 * (" " in text), (), _ranked(names), _ranked(uses))
    for (a, first), (b, second) in combinations(sorted(called.items()), 2):
        if _apart(first, second) and set(a.split()).isdisjoint(b.split()):
            yield Rival("person", 0.8 + log(1 + min(len(first), len(second))), (), _ranked(first), _ranked(second))


def _text(event: Event, number: int, words: Sequence[Word]) -> str:
    return event.texts[number][words[0].span[0] : words[-1].span[1]]


def _called(sentence: Sentence, first: Word) -> Sequence[Word]:
    """The words right before a name that say who bears it; they end in a noun."""
    words = sentence.words
    end = words.index(first)
    begin = end
    while begin and end - begin < _ROLE_WORDS and _belongs(words[begin - 1], words[begin]):
        begin -= 1
    return words[begin:end] if begin < end else ()


def _names(event: Event) -> Iterator[Rival]:
    """Names of one country or body: the country and its capital."""
    uses: dict[str, list[Use]] = {}
    for sentence in event.sentences:
        for key, words in _named(sentence):
            uses.setdefault(key, []).append(event.use(sentence, words))
    lines = rival_words().names
    for a, b in combinations(sorted(uses), 2):
        if not lines[a].isdisjoint(lines[b]) and _apart(uses[a], uses[b]):
            score = 0.5 + log(1 + min(len(uses[a]), len(uses[b])))
            yield Rival("name", score, (), _ranked(uses[a]), _ranked(uses[b]))


def _named(sentence: Sentence) -> Iterator[tuple[str, Sequence[Word]]]:
    names = rival_words().names
    words = sentence.words
    for i, word in enumerate(words):
        pair = f"{word.lemma}_{words[i + 1].lemma}" if i + 1 < len(words) else ""
        if pair in names and words[i + 1].span[0] - word.span[1] == 1:
            yield pair, words[i : i + 2]
        elif word.lemma in names and word.kind in ("name", "noun"):
            yield word.lemma, [word]


def _deeds(event: Event) -> Iterator[Rival]:
    """Verbs of one list with the same noun behind them."""
    by_object: dict[str, dict[str, list[Use]]] = {}
    lines = rival_words().verbs
    for sentence in event.sentences:
        for i, word in enumerate(sentence.words):
            if word.lemma in lines and word.kind == "verb":
                for following in sentence.words[i + 1 : i + 5]:
                    if following.kind == "noun":
                        by_object.setdefault(following.lemma, {}).setdefault(word.lemma, []).append(event.use(sentence, [word]))
    for thing, verbs in sorted(by_object.items()):
        for a, b in combinations(sorted(verbs), 2):
            if not lines[a].isdisjoint(lines[b]) and _apart(verbs[a], verbs[b]):
                score = 0.4 + 0.5 * log(1 + min(_weight(verbs[a]), _weight(verbs[b])))
                yield Rival("deed", score, (thing,), _ranked(verbs[a]), _ranked(verbs[b]))
