"""What is read of an article for its headline: the line itself, how its prose writes words, whom it names, what it attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing import Annotation, Document, Pieces, Span, Voices
from framing.english import CLASSES
from framing.text import fold
from framing_stories.headlines.casing import Written, written_in
from framing_stories.headlines.persons import surname

if TYPE_CHECKING:
    from framing import Layers

HEDGES = frozenset(
    "may might could can possibly perhaps probably likely unlikely reportedly allegedly alleged apparently apparent appear seem "
    "suggest suspected suspect purported supposedly potential potentially possible if would chance "
    "risk odds threat fear hope".split()
)
TELLING = frozenset(
    "may might could possibly perhaps probably likely reportedly allegedly apparently".split()
)  # that hedge a sentence
_NOBODY = frozenset(("", "other", "document", None))  # types of source that do not say that somebody speaks
_FEWEST_SHARED = 3  # content words that a sentence has of its headline, at least
_EARLY, _OFTEN = 2, 5  # first sentences of an article; mentions by which somebody is no passer-by in it
_LONGEST_SOURCE = 6  # words of who is said to speak; what is longer is a thing more often
_SHARE = 0.6  # of the headline's content words
_INSIDE = 0.75  # of the words that they share, which lie in what is attributed
_ABLE = frozenset("not n't n’t never no only hardly barely scarcely see hear feel smell taste afford remember".split())
_HEDGED_REACH = 4  # words behind a hedge among which stands what it hedges


class Wording(NamedTuple):
    """A wording of the codebook in a headline: its concept, its name, where it stands."""

    concept: str
    name: str
    start: int
    end: int


class Below(NamedTuple):
    """A sentence of the article that may say what its headline says: where, its text, whether it is one of the first two of the
    article, its lemmas, the headline's actors in it; whether it attributes that, to whom, how it hedges.
    """

    span: Span
    text: str
    leads: bool
    lemmas: frozenset[str]
    actors: frozenset[str]
    attributed: bool = False
    source: str = ""
    hedge: str = ""


class Read(NamedTuple):
    """An article's headline (None where it has none), and what its prose tells that helps to read it."""

    span: Span | None
    written: Written
    actors: tuple[tuple[str, str], ...]  # name, kind
    names: frozenset[str]  # words with a capital that its first sentences have, or that it has often
    wordings: tuple[Wording, ...] = ()
    below: tuple[Below, ...] = ()  # the sentences that share most with the headline, what shares most first


def read(document: Document, layers: Layers, group: str) -> Read:
    """The headline of an article and what its prose tells."""
    spans = [span for span in layers.sentences if layers.counts(span[0])]
    written = written_in(document.text, spans)
    actors = tuple((a.label, str(a.attributes.get("kind"))) for a in layers.try_annotations("actors") if layers.counts(a.start))
    headline = next(((a.start, a.end) for a in layers.annotations("regions") if a.label == "headline"), None)
    early = written_in(document.text, spans[:_EARLY]).raised
    names = frozenset(word for word, number in written.raised.items() if word in early or number >= _OFTEN)
    if headline is None:
        return Read(None, written, actors, names)
    terms = tuple(
        Wording(str(a.attributes.get("concept")), a.label, a.start, a.end)
        for a in layers.try_annotations("terms")
        if headline[0] <= a.start < headline[1]
    )
    return Read(headline, written, actors, names, terms, tuple(_below(document, layers, headline, spans, actors)))


def content(layers: Layers, span: Span) -> list[tuple[str, Span]]:
    """The words of content in a stretch, as lemmas with their places."""
    tokens, lemmas = layers.tokens, layers.lemmas
    return [
        (lemmas[i], (tokens.starts[i], tokens.ends[i]))
        for i in tokens.within(*span)
        if len(tokens.forms[i]) > 1 and tokens.forms[i][0].isalnum() and lemmas[i] not in CLASSES.function_words
    ]


def is_ability(forms: Sequence[str], at: int) -> bool:
    """Whether a "could" or "can" tells what somebody was able to do, or not: "could not swim", "could hear", "can only"."""
    return forms[at] in ("could", "can") and bool(_ABLE.intersection(forms[at + 1 : at + 2]))


def _below(
    document: Document, layers: Layers, headline: Span, spans: Sequence[Span], actors: Sequence[tuple[str, str]]
) -> Iterator[Below]:
    """The sentences that share enough with the headline, those that share most first."""
    wanted = {lemma for lemma, _ in content(layers, headline)}
    line = set(fold(document.text[slice(*headline)]).replace("’s", "").replace("'s", "").split())
    acting = {last for name, _ in actors if (last := fold(surname(name))) in line}
    enough, found = max(_FEWEST_SHARED, _SHARE * len(wanted)), []
    for place, span in enumerate(spans):
        lemmas = frozenset(lemma for lemma, _ in content(layers, span))
        if len(wanted & lemmas) >= enough:
            forms = {layers.tokens.forms[i] for i in layers.tokens.within(*span)}
            text = " ".join(document.text[slice(*span)].split())
            known = Below(span, text, place < _EARLY, lemmas, frozenset(acting & forms))
            found.append((-len(wanted & lemmas), place, known))
    yield from (_told(document, layers, known, wanted) for _, _, known in sorted(found, key=lambda each: each[:2]))


def _told(document: Document, layers: Layers, known: Below, wanted: set[str]) -> Below:
    """The sentence with whom it gives the headline's words to, and how it hedges them."""
    hedge = _hedge(layers, known.span, wanted)
    places = [place for lemma, place in content(layers, known.span) if lemma in wanted]
    for found in layers.try_annotations("attributions"):
        if found.attributes.get("act") in Voices.ACTS and found.attributes.get("source_type") not in _NOBODY:
            told = found.roles.get("content", found.pieces)
            around = (*found.roles.get("source", ()), *found.roles.get("cue", ()))
            said = [place for place in places if _holds(told, place[0]) or not _holds(around, place[0])]
            inside = [place for place in said if _holds(told, place[0])]
            source = _source(found, document.text)
            named = len(source.split()) <= _LONGEST_SOURCE
            if named and len(inside) >= max(_FEWEST_SHARED, _INSIDE * len(said)):
                return known._replace(attributed=True, source=source, hedge=hedge)
    return known._replace(hedge=hedge)


def _holds(pieces: Pieces, at: int) -> bool:
    return any(start <= at < end for start, end in pieces)


def _source(found: Annotation, text: str) -> str:
    """The source as the program names it, else in the words of the text; '' where they name nobody ("some of them")."""
    if entity := str(found.attributes.get("entity") or ""):
        return entity
    named = " ".join(text[start:end] for start, end in found.roles.get("source", ()))
    return "" if CLASSES.names_nobody(named) else named


def _hedge(layers: Layers, span: Span, wanted: set[str]) -> str:
    """The word by which a sentence hedges one of the headline's words right behind it; '' where none does."""
    tokens, lemmas = layers.tokens, layers.lemmas
    inside = tokens.within(*span)
    for i in inside:
        if tokens.forms[i] in TELLING and tokens.written[i].islower() and not is_ability(tokens.forms, i):
            behind = [lemmas[j] for j in range(i + 1, min(i + 1 + _HEDGED_REACH, inside.stop))]
            following = next((lemma for lemma in behind if lemma not in CLASSES.function_words), "")
            if following in wanted:
                return tokens.forms[i]
    return ""
