"""The layer ``heard``: each source of an article once, with its gender as told, how it is introduced and what it may say.

The label is the name, or the first wording of a source without one. ``order`` counts from 1; ``words`` are those given to it
in what counts; ``first`` and ``last`` say whether it speaks first and last. ``person`` is false for bodies, documents and
groups, whose gender is empty.
``credential`` says how it is introduced and ``reason`` whether how it comes to know is told as well. The roles
``gender``, ``credential`` and ``reason`` are the words that tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from framing import Annotate, Annotation, Document, Layers, Pieces, Settings, Span, Value
from framing_frames.heard.credentials import NAMED, NOTHING, ROLE, Introductions
from framing_frames.heard.gender import UNTOLD, Persons, Told, genders, key_of
from framing_frames.heard.sources import Source, sources_of

ELITE = frozenset({"government official", "party or campaign", "police", "international body", "expert", "company"})
NOT_ELITE = frozenset({"citizen", "victim", "accused", "NGO"})
_SIDES = {**dict.fromkeys(ELITE, "elite"), **dict.fromkeys(NOT_ELITE, "non-elite")}


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    sources = sources_of(document, layers)
    if not sources:
        return []
    told, introductions = genders(layers, sources), Introductions(layers, Persons(layers, sources))
    final = max(range(len(sources)), key=lambda number: sources[number].said[-1].start)
    found = [
        _heard(document, layers, source, number, told.get(key_of(source, number), Told()), introductions, number == final)
        for number, source in enumerate(sources)
    ]
    return sorted(found, key=lambda annotation: (annotation.start, annotation.end))


def _heard(
    document: Document, layers: Layers, source: Source, number: int, told: Told, introductions: Introductions, last: bool
) -> Annotation:
    pieces = _merged([piece for attribution in source.said for piece in attribution.pieces])
    gender = told.gender if source.person else ""
    role, reason = (introductions.role(source), introductions.reason(source)) if source.person else (None, None)
    roles: dict[str, Pieces] = {}
    if source.person and gender != UNTOLD:
        roles["gender"] = _places(layers, sorted(set(told.at[gender])))
    if role is not None:
        roles["credential"] = _places(layers, [role])
    if reason is not None:
        roles["reason"] = _places(layers, [reason])
    credential = ROLE if role is not None or reason is not None else NAMED if source.named else NOTHING
    about: Mapping[str, Value] = {
        "person": source.person,
        "gender": gender,
        "credential": credential if source.person else "",
        "reason": reason is not None,
        "source_type": source.type,
        "side": _SIDES.get(source.type, ""),
        "anonymous": source.anonymous,
        "order": number + 1,
        "words": sum(layers.tokens.words_within(start, end) for start, end in pieces),
        "attributions": len(source.said),
        "first": number == 0,
        "last": last,
    }
    return Annotation(source.name or _wording(document, source), pieces, roles, about)


def _wording(document: Document, source: Source) -> str:
    pieces = source.said[0].roles["source"]
    return " ".join(document.text[pieces[0][0] : pieces[-1][1]].split())


def _places(layers: Layers, tokens: list[int]) -> Pieces:
    return tuple((layers.tokens.starts[i], layers.tokens.ends[i]) for i in tokens)


def _merged(spans: list[Span]) -> Pieces:
    """The same stretches in order, none overlapping another."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
