"""Rivals that nobody listed: what other groups write where one writes a wording, proposed by likeness of the surroundings.

Words that can take one another's place stand among the same words (Harris 1954); in articles on one story the names,
numbers and things around them are the same, so a few sentences are enough to see it. They are proposals to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from framing.annotate import Layers
from framing.codebook import Codebook
from framing.errors import LayerUnavailable, RequestError, unknown
from framing.model import Document, Pieces, Span
from framing.results import Tables
from framing_terms.kwic import Finder
from framing_terms.reading import How, Reading, made
from framing_terms.slots import Sentence, Slot, Weights, Word, length, likeness, sentences_of, slot_of
from framing_terms.term_tables import TABLES

if TYPE_CHECKING:
    import polars as pl

MOST = 20  # proposals for a concept in one group and story
_UNLIKE = 0.5  # what is left of the score of a candidate that never has the ending of the wording (persuaded, deported)
_BESIDE = 0.5  # what one loses that stands beside the wording each time: words that go together are no rivals
_READ = 50  # occurrences on either side that the passages are chosen from
_Ranked = tuple[float, list[Slot], list[str]]  # score, occurrences, what stands around both


class Proposals(Tables):
    """The proposed rivals, most likely first; ``run`` is the manifest."""

    main = "wordings"
    names = ("wordings",)
    columns = {name: TABLES[name] for name in names}  # noqa: RUF012  as in Tables

    def __init__(self, found: pl.DataFrame, run: Mapping[str, Any]) -> None:
        self._found, self.run = found, run

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        return self._found

    def __repr__(self) -> str:
        return f"<Proposals: {len(self)} wordings>"


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
) -> Proposals:
    """What other groups write in the place of a pattern, or of the wordings of each concept of the codebook.

    Documents are held against those of the same ``story``, those without one against each other. Raises
    :class:`~framing.errors.RequestError` for unknown names and where there is neither a pattern nor a concept.
    """
    reading = Reading(corpus, how, layer="regions" if pattern else "terms")
    finder = Finder(pattern) if pattern else None
    concepts = [""] if pattern else _concepts(reading.codebook, concept)
    documents, stories = list[tuple[str, str]](), dict[str, _Story]()
    for document, layers, group in reading:
        documents.append((document.id, document.text))
        try:
            _read(stories.setdefault(document.story, _Story()), document, layers, group, len(documents) - 1, finder)
        except LayerUnavailable:  # told in the failures
            continue
    rows = [row for name in concepts for story in stories.values() for row in _proposals(name, story, documents, pattern or "")]
    rows.sort(key=lambda row: (concepts.index(row[0]), -row[4], row[3], row[2]))
    run = reading.run(wordings={"by": reading.by, "pattern": pattern or "", "concept": concept or "", "stories": len(stories)})
    return Proposals(made("wordings", rows), run)


def _concepts(codebook: Codebook, concept: str | None) -> list[str]:
    names = [known.name for known in codebook.concepts]
    if not names:
        raise RequestError("the codebook has no concepts to find rivals for; give a --pattern, or a codebook with --codebook")
    if concept is not None and concept not in names:
        raise unknown("concept", concept, names)
    return names if concept is None else [concept]


def _read(story: _Story, document: Document, layers: Layers, group: str, number: int, finder: Finder | None) -> None:
    found = [_Mention("", "", match.pieces) for match in finder.find(document, layers)] if finder else []
    with suppress(LayerUnavailable):  # whoever gives a pattern may do without a codebook
        found += [_Mention(str(t.attributes["concept"]), t.label, t.pieces) for t in layers.annotations("terms")]
    sentences = list(sentences_of(layers, number, group))
    story.sentences.extend(sentences)
    for sentence in sentences:
        start, end = sentence.span
        if inside := [mention for mention in found if start <= mention.pieces[0][0] < end]:
            story.mentions[number, sentence.span] = inside


def _proposals(concept: str, story: _Story, documents: list[tuple[str, str]], pattern: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one concept in one story: the best candidates of each group that others' slots are like."""
    slots, weights = story.slots(concept), Weights.from_sentences(story.sentences)
    for group in sorted({sentence.group for sentence in story.sentences}) if slots else ():
        others = [(slot, wording) for slot, wording in slots if slot.sentence.group != group]
        if others:
            candidates = _candidates(concept, story, group)
            ranked = _ranked(candidates, [slot for slot, _ in others], weights)
            for score, seen, shared in _apart(ranked):
                yield _row(concept, group, score, seen, shared, others, story, documents, pattern, weights)


def _candidates(concept: str, story: _Story, group: str) -> dict[str, list[Slot]]:
    """The words and pairs of words of a group, but those of sentences with the concept, by lemma."""
    found: dict[str, list[Slot]] = {}
    for sentence in story.sentences:
        mentions = story.mentions.get((sentence.document, sentence.span), ())
        if sentence.group == group and not any(mention.concept == concept for mention in mentions):
            for words in _phrases(sentence.words):
                slot = Slot(sentence, words[0].place, words[-1].place, words[0].ending)
                found.setdefault(" ".join(word.lemma for word in words), []).append(slot)
    return found


def _phrases(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Each word alone, and with the one that follows at once; numbers are none."""
    for i, word in enumerate(words):
        if not word.lemma[0].isdigit():
            yield (word,)
            following = words[i + 1] if i + 1 < len(words) else word
            if following.span[0] - word.span[1] == 1 and not following.lemma[0].isdigit():
                yield word, following


def _ranked(candidates: Mapping[str, list[Slot]], others: list[Slot], weights: Weights) -> list[_Ranked]:
    """Candidates with their score and what stands around both, most likely first."""
    there, endings = weights.around(others), Counter(slot.ending for slot in others)
    beside = Counter(lemma for slot in others for lemma in slot.neighbours())
    around = {key: weights.around(slots) for key, slots in candidates.items()}
    usual = sum(map(length, around.values())) / max(1, len(around))
    found = []
    for key, slots in candidates.items():
        score, shared = likeness(there, around[key], usual)
        same = sum(endings[slot.ending] for slot in slots) / (len(slots) * len(others))
        apart = 1 - _BESIDE * max(beside[lemma] for lemma in key.split()) / len(others)
        if len(shared) > 1:
            found.append((score * apart * (_UNLIKE + (1 - _UNLIKE) * same), slots, shared))
    return sorted(found, key=lambda item: (-item[0], item[1][0].sentence.document, item[1][0].sentence.span, item[1][0].first))


def _apart(ranked: Iterable[_Ranked]) -> Iterator[_Ranked]:
    """The first few, none of which has a word in common with a better one."""
    taken: set[str] = set()
    listed = 0
    for item in ranked:
        slot = item[1][0]
        lemmas = {word.lemma for word in slot.sentence.words if slot.first <= word.place <= slot.last}
        if listed < MOST and not lemmas & taken:
            taken |= lemmas
            listed += 1
            yield item


def _row(
    concept: str,
    group: str,
    score: float,
    seen: list[Slot],
    shared: list[str],
    others: list[tuple[Slot, str]],
    story: _Story,
    documents: list[tuple[str, str]],
    pattern: str,
    weights: Weights,
) -> tuple[Any, ...]:
    def alike(here: Slot, there: Slot) -> float:
        return sum(weights.of(lemma) for lemma in here.neighbours().keys() & there.neighbours().keys())

    best, (beside, wording) = max(
        ((here, there) for here in seen[:_READ] for there in others[:_READ]), key=lambda pair: alike(pair[0], pair[1][0])
    )
    place, text = best.sentence.document, documents[best.sentence.document][1]
    forms = Counter(" ".join(documents[s.sentence.document][1][slice(*_span(s))].split()) for s in seen)
    start, end = _span(best)
    known = [
        mention
        for mention in story.mentions.get((place, best.sentence.span), ())
        if mention.concept and any(s < end and start < e for s, e in mention.pieces)
    ]
    other = beside.sentence
    return (
        concept,
        wording or pattern,
        group,
        min(forms, key=lambda form: (-forms[form], form)),
        score,
        len(seen),
        len({slot.sentence.document for slot in seen}),
        ", ".join(shared[:6]),
        "; ".join(f"{mention.concept}: {mention.wording}" for mention in known),
        *(documents[place][0], start, end),
        " ".join(text[slice(*best.sentence.span)].split()),
        documents[other.document][0],
        " ".join(documents[other.document][1][slice(*other.span)].split()),
    )


def _span(slot: Slot) -> Span:
    """Where a candidate stands in its document."""
    words = [word.span for word in slot.sentence.words if slot.first <= word.place <= slot.last]
    return words[0][0], words[-1][1]
