"""The measures of sourcing: pure functions from a document's layers to scores.

An attribution counts if it is speech or belief and lies in a region that counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log

from framing.annotate import Layers
from framing.extension import Measuring
from framing.model import Annotation, Document, Evidence, Score, no_score
from framing_sourcing.lexicon import load_lexicon
from framing_sourcing.source_types import TYPES
from framing_sourcing.speakers import is_pronoun

ACTS = frozenset({"speech", "belief"})
_NONE = "no attributions"


def counted(layers: Layers) -> list[Annotation]:
    """The attributions of speech and belief in regions that count."""
    return [a for a in layers.counted("attributions") if a.attributes["act"] in ACTS]


def source_of(attribution: Annotation, document: Document) -> str:
    """The source's name, else its wording; '' where it has none, or only a pronoun that could not be resolved."""
    if entity := str(attribution.attributes["entity"]):
        return entity
    named = " ".join(" ".join(document.text[start:end].split()) for start, end in attribution.roles["source"])
    return "" if is_pronoun(named) else named


def _evidence(attribution: Annotation, document: Document, label: str = "") -> Evidence:
    source = source_of(attribution, document)
    return Evidence(attribution.pieces, label or source, source=source, voice="attributed")


def attributed_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Words inside the content of an attribution / words; 0 to 1, high: others speak more than the outlet."""
    attributions = counted(layers)
    covered: set[int] = set()
    for attribution in attributions:
        for start, end in attribution.pieces:
            covered.update(i for i in layers.tokens.within(start, end) if layers.tokens.forms[i][0].isalnum())
    inside = sum(layers.counts(layers.tokens.starts[i]) for i in covered)
    yield Score(numerator=inside, denominator=layers.words, evidence=tuple(_evidence(a, document) for a in attributions))


def attributions(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions / words, times 1,000; from 0, high: sources are used more often."""
    found = counted(layers)
    evidence = tuple(_evidence(a, document, str(a.attributes["cue_lemma"])) for a in found)
    yield Score(numerator=len(found), denominator=layers.words, evidence=evidence)


def types_with(own: Iterable[str]) -> Measuring:
    """The measure of source types, with the codebook's own types beside those that ship."""
    names = (*own, *(name for name in TYPES if name not in set(own)))

    def types(document: Document, layers: Layers) -> Iterable[Score]:
        """For each type of source its attributions / all attributions whose source can be typed; 0 to 1."""
        found = typed(layers)
        if not found:
            return [no_score(_NONE if not counted(layers) else "no attribution names a source")]
        return [_type_score(name, found, document) for name in names]

    return types


def typed(layers: Layers) -> list[Annotation]:
    """The attributions that count and whose source can be typed."""
    return [a for a in counted(layers) if a.attributes["source_type"]]


def _type_score(name: str, found: Sequence[Annotation], document: Document) -> Score:
    of_type = [a for a in found if a.attributes["source_type"] == name]
    return Score(
        category=name, numerator=len(of_type), denominator=len(found), evidence=tuple(_evidence(a, document) for a in of_type)
    )


def anonymous_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions whose source names nobody / attributions whose source can be typed; 0 to 1, high: less can be checked."""
    found = typed(layers)
    yield _share(found, [a for a in found if a.attributes["anonymous"]], document)


def unresolved_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions whose source is missing or could not be told / attributions; 0 to 1."""
    found = counted(layers)
    yield _share(found, [a for a in found if not a.attributes["entity"] and not a.attributes["anonymous"]], document)


def direct_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions that quote, wholly or in part / attributions; 0 to 1, high: sources speak in their own words."""
    found = counted(layers)
    yield _share(found, [a for a in found if a.label in ("direct", "mixed")], document)


def slant(document: Document, layers: Layers) -> Iterable[Score]:
    """Cues that judge what they report (claim, admit, insist) / cues of speech; 0 to 1 (Cole & Shaw 1974)."""
    lexicon = load_lexicon()
    found = [a for a in counted(layers) if a.attributes["act"] == "speech"]
    yield _share(found, [a for a in found if lexicon.is_loaded(str(a.attributes["cue_lemma"]))], document, cue=True)


def _share(found: Sequence[Annotation], part: Sequence[Annotation], document: Document, cue: bool = False) -> Score:
    if not found:
        return no_score(_NONE)
    evidence = tuple(_evidence(a, document, str(a.attributes["cue_lemma"]) if cue else "") for a in part)
    return Score(numerator=len(part), denominator=len(found), evidence=evidence)


def sources(document: Document, layers: Layers) -> Iterable[Score]:
    """Distinct sources that are named; a count from 0."""
    first: dict[str, Annotation] = {}
    for attribution in counted(layers):
        if attribution.attributes["entity"]:
            first.setdefault(str(attribution.attributes["entity"]), attribution)
    yield Score(value=len(first), evidence=tuple(_evidence(a, document, name) for name, a in first.items()))


def diversity(document: Document, layers: Layers) -> Iterable[Score]:
    """Effective number of sources: exp of the Shannon entropy of attributions over sources; from 1 (Jost 2006)."""
    counts = _entities(layers)
    if not counts:
        return [no_score("no attribution with a named source")]
    whole = Score(value=effective_number(list(counts.values())))
    return [whole, *(Score(category=name, numerator=count) for name, count in sorted(counts.items()))]


def concentration(document: Document, layers: Layers) -> Iterable[Score]:
    """Attributions of the most used source / attributions with a named source; 0 to 1 (Berger & Parker 1970)."""
    counts = _entities(layers)
    if not counts:
        return [no_score("no attribution with a named source")]
    name, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    leading = [a for a in counted(layers) if a.attributes["entity"] == name]
    return [Score(numerator=count, denominator=sum(counts.values()), evidence=tuple(_evidence(a, document) for a in leading))]


def scare_quotes(document: Document, layers: Layers) -> Iterable[Score]:
    """Passages held at arm's length by quotation marks / words, times 1,000; from 0, high: more distance (Predelli 2003)."""
    found = [a for a in layers.counted("scare_quotes") if a.label in ("distancing", "so-called", "term")]
    yield Score(numerator=len(found), denominator=layers.words, evidence=tuple(Evidence(a.pieces, a.label) for a in found))


def _entities(layers: Layers) -> Counter[str]:
    return Counter(str(a.attributes["entity"]) for a in counted(layers) if a.attributes["entity"])


def effective_number(counts: Sequence[float]) -> float:
    """exp of the Shannon entropy of counts: how many equally used sources would be as diverse (Jost 2006)."""
    total = sum(counts)
    return exp(-sum(count / total * log(count / total) for count in counts if count)) if total else 0.0
