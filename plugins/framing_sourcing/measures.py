"""The measures of sourcing: pure functions from a document's layers to scores.

An attribution counts if it is speech or belief and lies in a region that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp, log

from framing import Annotation, Document, Evidence, Layers, Measuring, Score, Voices, no_score
from framing_sourcing.counting import counted, source_of, words_in
from framing_sourcing.grammar.judging import SLANTS, judgement_of
from framing_sourcing.listing.naming import name_of
from framing_sourcing.speakers.source_types import TYPES

_NONE = "no attributions"
_UNNAMED = "no attribution with a named source"


def _evidence(attribution: Annotation, document: Document, label: str = "") -> Evidence:
    source = source_of(attribution, document)
    return Evidence(attribution.pieces, label or source, source=source, voice="attributed")


def _by_name(attribution: Annotation, document: Document) -> Evidence:
    """Evidence for a list by name: without a label where the source has no name."""
    return Evidence(
        attribution.pieces, name_of(attribution, document), source=source_of(attribution, document), voice="attributed"
    )


def _cue(attribution: Annotation) -> str:
    return str(attribution.attributes["cue_lemma"])


def _told(layers: Layers) -> list[Annotation]:
    """The attributions whose source is named, or names nobody."""
    return [a for a in counted(layers) if a.attributes["entity"] or a.attributes["anonymous"]]


def attributed_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Words inside the content of an attribution / words; 0 to 1, high: others speak more than the outlet (Pareti 2015)."""
    found = counted(layers)
    inside = words_in(layers, (piece for attribution in found for piece in attribution.pieces))
    yield Score(numerator=inside, denominator=layers.words, evidence=tuple(_evidence(a, document) for a in found))


def attributions(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions / words, times 1,000; from 0, high: sources are used more often (Pareti 2015)."""
    found = counted(layers)
    evidence = tuple(_evidence(a, document, _cue(a)) for a in found)
    yield Score(numerator=len(found), denominator=layers.words, evidence=evidence)


def types_with(own: Iterable[str]) -> Measuring:
    """The measure of source types, with the codebook's own types beside those that ship."""

    def types(document: Document, layers: Layers) -> Iterable[Score]:
        """For each type of source its attributions / attributions whose source can be typed; 0 to 1 (Gans 1979)."""
        return _by_type(own, document, layers, len)

    return types


def type_words_with(own: Iterable[str]) -> Measuring:
    """The measure of the words that each type of source gets, with the codebook's own types beside those that ship."""

    def type_words(document: Document, layers: Layers) -> Iterable[Score]:
        """For each type of source the words given to it / words given to sources that can be typed; 0 to 1."""
        return _by_type(own, document, layers, lambda found: words_in(layers, (piece for a in found for piece in a.pieces)))

    return type_words


def _by_type(
    own: Iterable[str], document: Document, layers: Layers, amount: Callable[[Sequence[Annotation]], int]
) -> list[Score]:
    by_type: dict[str, list[Annotation]] = {name: [] for name in (*own, *TYPES)}
    for attribution in counted(layers):
        if name := str(attribution.attributes["source_type"]):
            by_type.setdefault(name, []).append(attribution)
    amounts = {name: amount(found) for name, found in by_type.items()}
    if not sum(amounts.values()):
        return [no_score(_NONE if not counted(layers) else "no attribution whose source can be typed")]
    return [
        Score(
            category=name,
            numerator=amounts[name],
            denominator=sum(amounts.values()),
            evidence=tuple(_by_name(a, document) for a in found),
        )
        for name, found in by_type.items()
    ]


def anonymous_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions whose source names nobody / attributions whose source is told; 0 to 1, high: less can be checked."""
    found = _told(layers)
    yield _share(found, [a for a in found if a.attributes["anonymous"]], document)


def unresolved_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions whose source is missing, a pronoun that could not be told, or a bare "many" / attributions; 0 to 1.

    All others have a type, be it "other": they are what the types of sources are shares of.
    """
    found = counted(layers)
    yield _share(found, [a for a in found if not a.attributes["source_type"]], document)


def direct_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions that quote, wholly or in part / attributions; 0 to 1, high: sources speak in their own words."""
    found = counted(layers)
    yield _share(found, [a for a in found if a.label in ("direct", "mixed")], document)


def slant(document: Document, layers: Layers) -> Iterable[Score]:
    """Cues against, and cues for, what they report / cues; 0 to 1 each (Cole & Shaw 1974; Geis 1987)."""
    found = [a for a in counted(layers) if _cue(a)]
    for side in SLANTS if found else ("",):
        yield _share(found, [a for a in found if judgement_of(_cue(a)).slant == side], document, side, cue=True)


def _share(
    found: Sequence[Annotation], part: Sequence[Annotation], document: Document, category: str = "", cue: bool = False
) -> Score:
    if not found:
        return no_score(_NONE)
    evidence = tuple(_evidence(a, document, _cue(a) if cue else "") for a in part)
    return Score(category=category, numerator=len(part), denominator=len(found), evidence=evidence)


def sources(document: Document, layers: Layers) -> Iterable[Score]:
    """Distinct sources that are named; a count from 0."""
    found = _by_source(layers)
    yield Score(value=len(found), evidence=tuple(_evidence(said[0], document, name) for name, said in found.items()))


def diversity(document: Document, layers: Layers) -> Iterable[Score]:
    """Effective number of sources: exp of the Shannon entropy of attributions over sources; from 1 (Jost 2006)."""
    found = _by_source(layers)
    if not found:
        return [no_score(_UNNAMED)]
    whole = Score(value=effective_number([len(said) for said in found.values()]))
    each = (
        Score(category=name, numerator=len(said), evidence=tuple(_evidence(a, document) for a in said))
        for name, said in sorted(found.items())
    )
    return [whole, *each]


def concentration(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions of the most used source / attributions with a named source; 0 to 1 (Berger & Parker 1970)."""
    found = _by_source(layers)
    if not found:
        return [no_score(_UNNAMED)]
    leading = max(found.items(), key=lambda item: (len(item[1]), item[0]))[1]
    evidence = tuple(_evidence(a, document) for a in leading)
    return [Score(numerator=len(leading), denominator=sum(map(len, found.values())), evidence=evidence)]


def scare_quotes(document: Document, layers: Layers) -> Iterable[Score]:
    """Passages held at arm's length by quotation marks / words, times 1,000; from 0, high: more distance (Predelli 2003)."""
    found = [a for a in layers.counted("scare_quotes") if a.label in Voices.SCARE_QUOTED]
    yield Score(numerator=len(found), denominator=layers.words, evidence=tuple(Evidence(a.pieces, a.label) for a in found))


def _by_source(layers: Layers) -> Mapping[str, list[Annotation]]:
    """The attributions of each named source, in the order in which they first speak."""
    found: dict[str, list[Annotation]] = {}
    for attribution in counted(layers):
        if entity := str(attribution.attributes["entity"]):
            found.setdefault(entity, []).append(attribution)
    return found


def effective_number(counts: Sequence[float]) -> float:
    """exp of the Shannon entropy of counts: how many equally used sources would be as diverse (Jost 2006)."""
    total = sum(counts)
    return exp(-sum(count / total * log(count / total) for count in counts if count)) if total else 0.0
