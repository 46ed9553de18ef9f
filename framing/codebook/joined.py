"""A codebook with what plugins add to it: targets, concepts and types of source; what the researcher wrote stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from framing.codebook.file import Codebook, Concept, Target
from framing.forms import fold

Named = TypeVar("Named", bound=Target | Concept)


def joined(codebook: Codebook, added: Iterable[Codebook]) -> Codebook:
    """A codebook with the targets, concepts, source types, cues and lines of the page of others.

    A label that is there already keeps its entry; patterns of a source type that is there are added behind its own. The hash
    stays that of the researcher's file, since a plugin's part is known by the plugin's version. Joining twice changes nothing.
    """
    for other in added:
        codebook = replace(
            codebook,
            targets=_further(codebook.targets, other.targets),
            concepts=_further(codebook.concepts, other.concepts),
            sources=_sources(codebook, other),
            cues=tuple(dict.fromkeys((*codebook.cues, *other.cues))),
            furniture=tuple(dict.fromkeys((*codebook.furniture, *other.furniture))),
        )
    return codebook


def told(codebook: Codebook, added: Iterable[Codebook]) -> list[str]:
    """What others add to a codebook, a line each, and which of their entries give way to one of the same label."""
    lines = []
    for other in added:
        own = {fold(each.name) for each in _labelled(codebook)}
        parts = {"targets": other.targets, "concepts": other.concepts, "source types": other.sources}
        parts |= {"cues": other.cues, "lines of the page": other.furniture}
        counts = [f"{name}: {len(held)}" for name, held in parts.items() if held]
        kept = [each.name for each in _labelled(other) if fold(each.name) in own]
        rest = f"; the codebook's own stand for {', '.join(kept)}" if kept else ""
        lines.append(f"plugin codebook '{other.name}' adds {', '.join(counts) or 'nothing'}{rest}")
    return lines


def _labelled(codebook: Codebook) -> list[Target | Concept]:
    return [*codebook.targets, *codebook.concepts]


def _further(own: Sequence[Named], others: Sequence[Named]) -> tuple[Named, ...]:
    known = {fold(each.name) for each in own}
    return (*own, *(each for each in others if fold(each.name) not in known))


def _sources(codebook: Codebook, other: Codebook) -> dict[str, tuple[str, ...]]:
    names = {fold(name): name for name in codebook.sources}
    found = dict(codebook.sources)
    for kind, patterns in other.sources.items():
        name = names.get(fold(kind), kind)
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *patterns)))
    return found
