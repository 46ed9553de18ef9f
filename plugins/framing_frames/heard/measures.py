"""Measures of who is heard: pure functions from the layer ``heard`` to scores. Only sources that are one person have a gender."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from framing import Annotation, Document, Evidence, Layers, Score, no_score
from framing_frames.heard.credentials import CREDENTIALS
from framing_frames.heard.gender import UNTOLD
from framing_frames.heard.words import FEMALE

_NOBODY = "no source that is one person"
_UNTOLD = "the article tells the gender of no source"
ELITE = "elite"


def persons(layers: Layers) -> list[Annotation]:
    """The sources of what counts that are one person."""
    return [a for a in layers.counted("heard") if a.attributes["person"]]


def told(layers: Layers) -> list[Annotation]:
    """Those of them whose gender the article tells."""
    return [a for a in persons(layers) if a.attributes["gender"] != UNTOLD]


def women(document: Document, layers: Layers) -> Iterable[Score]:
    """Women / sources whose gender the article tells; 0 to 1, the untold left out."""
    yield _share(told(layers), _is_woman, _UNTOLD)


def women_by_type(document: Document, layers: Layers) -> Iterable[Score]:
    """The same for each type of source that the article has."""
    known = told(layers)
    kinds = sorted({kind for a in known if (kind := str(a.attributes["source_type"]))})
    for kind in kinds:
        yield _share([a for a in known if a.attributes["source_type"] == kind], _is_woman, _UNTOLD, kind)
    if not kinds:
        yield no_score(_UNTOLD)


def women_words(document: Document, layers: Layers) -> Iterable[Score]:
    """Words given to women / words given to sources whose gender the article tells; 0 to 1."""
    known = told(layers)
    if not (total := sum(map(_words, known))):
        return [no_score(_UNTOLD)]
    found = [a for a in known if _is_woman(a)]
    return [Score(numerator=sum(map(_words, found)), denominator=total, evidence=_evidence(found))]


def gender_untold(document: Document, layers: Layers) -> Iterable[Score]:
    """Sources whose gender the article does not tell / sources that are one person; 0 to 1."""
    yield _share(persons(layers), lambda a: a.attributes["gender"] == UNTOLD, _NOBODY)


def credentials(document: Document, layers: Layers) -> Iterable[Score]:
    """For each way to introduce a source the sources introduced so / sources that are one person; 0 to 1."""
    found = persons(layers)
    if not found:
        return [no_score(_NOBODY)]
    return [_share(found, _introduced(way), _NOBODY, way) for way in CREDENTIALS]


def elite(document: Document, layers: Layers) -> Iterable[Score]:
    """Sources of the elite / sources of the elite and not of it; 0 to 1; documents and media are neither (Gans 1979)."""
    found = [a for a in layers.counted("heard") if a.attributes["side"]]
    yield _share(found, lambda a: a.attributes["side"] == ELITE, "no source that is of the elite or not of it")


def first_word(document: Document, layers: Layers) -> Iterable[Score]:
    """1 for the type of the source that speaks first, in articles whose first source has a type; 0 or 1 of 1."""
    return _at("first", layers)


def last_word(document: Document, layers: Layers) -> Iterable[Score]:
    """1 for the type of the source that speaks last, in articles whose last source has a type; 0 or 1 of 1."""
    return _at("last", layers)


def _at(place: str, layers: Layers) -> Iterable[Score]:
    found = [a for a in layers.counted("heard") if a.attributes[place] and a.attributes["source_type"]]
    if not found:
        return [no_score("no source that has a type is there")]
    return [Score(category=str(a.attributes["source_type"]), numerator=1, denominator=1, evidence=_evidence([a])) for a in found]


def _share(found: Sequence[Annotation], wanted: Callable[[Annotation], bool], reason: str, category: str = "") -> Score:
    if not found:
        return no_score(reason, category=category)
    part = [a for a in found if wanted(a)]
    return Score(category=category, numerator=len(part), denominator=len(found), evidence=_evidence(part))


def _evidence(found: Iterable[Annotation]) -> tuple[Evidence, ...]:
    return tuple(Evidence(a.pieces, a.label, source=a.label, voice="attributed") for a in found)


def _introduced(way: str) -> Callable[[Annotation], bool]:
    return lambda a: a.attributes["credential"] == way


def _is_woman(annotation: Annotation) -> bool:
    return annotation.attributes["gender"] == FEMALE


def _words(annotation: Annotation) -> int:
    return int(annotation.attributes["words"] or 0)
