"""Rivals that nobody listed: what other groups write where one writes a wording, proposed by likeness of the surroundings.

Words that can take one another's place stand among the same words (Harris 1954); in articles on one story the names, numbers
and things around them are the same, so that a pair of sentences is enough to see it. They are proposals to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, Unpack

from framing import Codebook, Document, How, Layers, LayerUnavailable, Pass, Pieces, RequestError, Span, unknown
from framing.tables import TableSet
from framing_terms.kwic import Finder
from framing_terms.slots import Sentence, Slot, Weights, Word, fits, sentences_of, slot_of
from framing_terms.term_tables import TABLES

MOST = 20  # proposals for a concept in one group and story
LEAST = 0.1  # likeness below which two places have too little in common
_COMMON = 0.7  # what a candidate loses that those who write the wording write as often: it is no choice against it
_BESIDE = 0.5  # what one loses that stands beside the wording each time: words that go together are no rivals
_OTHER_FORM = 0.75  # what is left for another form than the wording's: persuaded is rather replaced by deported than by deport
_READ = 200  # mentions that candidates are held against
# Verbs that say little, and those that only report: no rivals of one that says what happened.
_LIGHT = frozenset(
    "be have do make take get give go come keep put let use become seem remain need want try plan include begin start continue "
    "lead follow hold set turn happen add announce answer ask believe call claim confirm declare deny describe estimate expect "
    "explain find hear know learn mean note quote read recall release reply report say see show speak state tell think "
    "write".split()
)


class _Seen(NamedTuple):
    """A candidate beside a mention: how alike their places are, and by what."""

    score: float
    here: Slot
    there: Slot
    wording: str
    shared: list[str]


class _Mention(NamedTuple):
    """A wording in a document: concept, wording, pieces."""

    concept: str
    wording: str
    pieces: Pieces


@dataclass
class _Story:
    """The sentences on one story, and the mentions in each."""

    sentences: list[Sentence] = field(default_factory=list)
    mentions: dict[tuple[int, Span], list[_Mention]] = field(default_factory=dict)  # by document and sentence

    def add(self, number: int, found: Iterable[tuple[Sentence, list[_Mention]]]) -> None:
        """Add the sentences of a document, with the mentions in each."""
        for sentence, mentions in found:
            self.sentences.append(sentence._replace(document=number))
            if mentions:
                self.mentions[number, sentence.span] = mentions

    def slots(self, concept: str) -> list[tuple[Slot, str]]:
        """The slots of a concept's mentions, with the wording of each."""
        placed = (
            (slot_of(mention.pieces, sentence), mention.wording)
            for sentence in self.sentences
            for mention in self.mentions.get((sentence.document, sentence.span), ())
            if mention.concept == concept
        )
        return [(slot, wording) for slot, wording in placed if slot is not None]


def propose_wordings(
    corpus: Iterable[Document], *, pattern: str | None = None, concept: str | None = None, **how: Unpack[How]
) -> TableSet:
    """What other groups write in the place of a pattern, or of the wordings of each concept of the codebook.

    Documents are held against those of the same ``story``, those without one against each other. Raises
    :class:`~framing.errors.RequestError` for unknown names and where there is neither a pattern nor a concept.
    """
    finder = Finder(pattern) if pattern else None
    reading = Pass(corpus, how, partial(_read, finder=finder), layer="regions" if pattern else "terms")
    concepts = [""] if pattern else _concepts(reading.codebook, concept)
    documents, stories = list[tuple[str, str]](), dict[str, _Story]()
    for document, _, found in reading:
        documents.append((document.id, document.text))
        stories.setdefault(document.story, _Story()).add(len(documents) - 1, found or [])
    rows = [row for name in concepts for story in stories.values() for row in _proposals(name, story, documents, pattern or "")]
    rows.sort(key=lambda row: (concepts.index(row[0]), -row[4], row[3], row[2]))
    run = reading.run(wordings={"by": reading.by, "pattern": pattern or "", "concept": concept or "", "stories": len(stories)})
    return TableSet({"wordings": rows}, TABLES, run)


def _concepts(codebook: Codebook, concept: str | None) -> list[str]:
    names = [known.name for known in codebook.concepts]
    if not names:
        raise RequestError("the codebook has no concepts to find rivals for; give a --pattern, or a codebook with --codebook")
    if concept is not None and concept not in names:
        raise unknown("concept", concept, names)
    return names if concept is None else [concept]


def _read(document: Document, layers: Layers, group: str, *, finder: Finder | None) -> list[tuple[Sentence, list[_Mention]]]:
    """The sentences of a document that count, with the wordings in each; the number of the document is to be filled in."""
    found = [_Mention("", "", match.pieces) for match in finder.find(document, layers)] if finder else []
    with suppress(LayerUnavailable):  # whoever gives a pattern may do without a codebook
        found += [_Mention(str(t.attributes["concept"]), t.label, t.pieces) for t in layers.annotations("terms")]
    return [
        (sentence, [mention for mention in found if sentence.span[0] <= mention.pieces[0][0] < sentence.span[1]])
        for sentence in sentences_of(layers, -1, group)
    ]


def _proposals(concept: str, story: _Story, documents: list[tuple[str, str]], pattern: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one concept in one story: the best candidates of each group that others' slots are like."""
    slots, weights = story.slots(concept), Weights.from_sentences(story.sentences)
    for group in sorted({sentence.group for sentence in story.sentences}) if slots else ():
        others = [(slot, wording) for slot, wording in slots if slot.sentence.group != group][:_READ]
        if others:
            candidates = _candidates(concept, story, group)
            for score, seen in _apart(_ranked(candidates, others, story, weights)):
                yield _row(concept, score, seen, candidates[_key(seen.here.own)], story, documents, pattern)


def _candidates(concept: str, story: _Story, group: str) -> dict[str, list[Slot]]:
    """The words and phrases of a group, but those of sentences with the concept, by lemma."""
    found: dict[str, list[Slot]] = {}
    for sentence in story.sentences:
        mentions = story.mentions.get((sentence.document, sentence.span), ())
        if sentence.group == group and not any(mention.concept == concept for mention in mentions):
            for words in _phrases(sentence.words):
                found.setdefault(_key(words), []).append(Slot(sentence, words))
    return found


def _key(words: Iterable[Word]) -> str:
    return " ".join(word.lemma for word in words)


def _phrases(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Each word alone, a noun with what stands right before it, and a verb with the one after its "to"; numbers are none."""
    for i, word in enumerate(words):
        if not word.is_number:
            yield (word,)
            following = words[i + 1] if i + 1 < len(words) else word
            to = following.before == "to _" and following.place - word.place == 2
            noun = following.span[0] - word.span[1] == 1 and word.kind != "verb" and following.kind in ("noun", "name", "")
            if noun or (to and word.kind == following.kind == "verb"):
                yield word, following


def _ranked(
    candidates: Mapping[str, list[Slot]], others: Sequence[tuple[Slot, str]], story: _Story, weights: Weights
) -> list[tuple[float, _Seen]]:
    """Candidates that are like a mention, with the pair that shows it, most likely first."""
    places = [(slot, wording, slot.neighbours(), slot.sentence.lemmas) for slot, wording in others]
    beside = Counter(lemma for _, _, around, _ in places for lemma in around)
    used = _rates(story, {slot.sentence.document for slot, _ in others})
    own = {word.lemma for slot, _ in others for word in slot.own}
    found = []
    for key, slots in candidates.items():
        lemmas = key.split()
        if own.issuperset(lemmas) or _LIGHT.issuperset(lemmas):
            continue
        seen = max((pair for slot in slots for pair in _pairs(slot, places, weights)), default=None, key=lambda pair: pair.score)
        if seen is not None:
            here = _rates(story, {seen.here.sentence.document})
            usual = min(min(1.0, used.get(lemma, 0) / here[lemma]) for lemma in lemmas)
            apart = 1 - _BESIDE * max(beside[lemma] for lemma in lemmas) / len(others)
            score = seen.score * apart * (1 - _COMMON * usual)
            if score >= LEAST:
                found.append((score, seen))
    return sorted(found, key=lambda item: (-item[0], item[1].here.sentence.document, item[1].here.span))


def _pairs(slot: Slot, places: Iterable[tuple[Slot, str, Mapping[str, int], set[str]]], weights: Weights) -> Iterator[_Seen]:
    """A candidate beside each mention of its kind that stands in the same place."""
    lemmas, around = slot.sentence.lemmas, None
    for there, wording, neighbours, of_sentence in places:
        if slot.kind == there.kind and len(lemmas & of_sentence) > 1:
            around = around or slot.neighbours()
            if fits(around, neighbours, slot.kind == "verb"):
                score, shared = weights.likeness(around, neighbours)
                score *= 1 if slot.own[0].tag == there.own[0].tag else _OTHER_FORM
                yield _Seen(score, slot, there, wording, shared)


def _rates(story: _Story, documents: set[int]) -> dict[str, float]:
    """How often each lemma stands in some documents, per word of content."""
    words = [word.lemma for sentence in story.sentences if sentence.document in documents for word in sentence.words]
    return {lemma: count / len(words) for lemma, count in Counter(words).items()}


def _apart(ranked: Iterable[tuple[float, _Seen]]) -> Iterator[tuple[float, _Seen]]:
    """The first few, none of which has a word in common with a better one."""
    taken: set[str] = set()
    listed = 0
    for score, seen in ranked:
        lemmas = {word.lemma for word in seen.here.own}
        if listed < MOST and not lemmas & taken:
            taken |= lemmas
            listed += 1
            yield score, seen


def _row(
    concept: str, score: float, seen: _Seen, slots: Sequence[Slot], story: _Story, documents: list[tuple[str, str]], pattern: str
) -> tuple[Any, ...]:
    sentence, other = seen.here.sentence, seen.there.sentence
    place, text = sentence.document, documents[sentence.document][1]
    forms = Counter(" ".join(documents[s.sentence.document][1][slice(*s.span)].split()) for s in slots)
    start, end = seen.here.span
    known = [
        mention
        for mention in story.mentions.get((place, sentence.span), ())
        if mention.concept and any(s < end and start < e for s, e in mention.pieces)
    ]
    return (
        concept,
        seen.wording or pattern,
        sentence.group,
        min(forms, key=lambda form: (-forms[form], form)),
        score,
        len(slots),
        len({slot.sentence.document for slot in slots}),
        ", ".join(seen.shared[:6]),
        "; ".join(f"{mention.concept}: {mention.wording}" for mention in known),
        *(documents[place][0], start, end),
        " ".join(text[slice(*sentence.span)].split()),
        documents[other.document][0],
        " ".join(documents[other.document][1][slice(*other.span)].split()),
    )
