"""Patterns in languages whose words do not stand apart: matched on units such as characters, between the edges of words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from framing.language import Language
from framing.model import Pieces, Span, Spanned
from framing.patterns.automaton import Atom, Machine, Node
from framing.patterns.pattern import Pattern
from framing.text.tokens import Tokens

Found = TypeVar("Found", bound=Spanned)


def in_units(pattern: Pattern, units: Callable[[str], Tokens]) -> Pattern:
    """A pattern whose words are read unit by unit, one right after the other."""
    return replace(
        pattern,
        body=_machine(pattern.body, units, backwards=False),
        not_before=tuple(_machine(machine, units, backwards=False) for machine in pattern.not_before),
        not_after=tuple(_machine(machine, units, backwards=True) for machine in pattern.not_after),
        not_near=tuple(
            (reach, _machine(ahead, units, backwards=False), _machine(behind, units, backwards=True))
            for reach, ahead, behind in pattern.not_near
        ),
    )


def _machine(machine: Machine, units: Callable[[str], Tokens], *, backwards: bool) -> Machine:
    """The machine with a node for each unit; it is compiled from its last word, so what follows a node is made before it."""
    nodes: list[Node] = []
    place: list[int] = []  # of each node of the machine, the one that now begins it
    for node in machine.nodes:
        after = tuple(place[number] for number in node.next)
        atoms = _atoms(node.atom, units)
        for atom in atoms if backwards else reversed(atoms):
            nodes.append(Node(atom, after))
            after = (len(nodes) - 1,)
        place.append(len(nodes) - 1)
    return Machine(tuple(nodes))


def _atoms(atom: Atom | None, units: Callable[[str], Tokens]) -> list[Atom | None]:
    if atom is None or atom.kind != "form":
        return [atom]
    read = units(atom.exact or atom.text)
    return [atom._replace(text=read.forms[i], exact=read.written[i] if atom.exact else "") for i in read.words] or [atom]


def unwritten(pattern: Pattern, language: Language) -> str:
    """Why a pattern in letters of another script is none of a language's; '' where it is, or has no letters."""
    text = "".join(node.atom.text for node in pattern.body.nodes if node.atom)
    if language.letters.search(text) or not any(map(str.isalpha, text)):
        return ""
    return f"'{pattern.text}' is not written as language '{language.code}' is; add a pattern in its script"


def whole(matches: Iterable[Found], text: str, language: Language) -> list[Found]:
    """The matches that begin and end where words do, and whose units no mark parts."""
    found = [match for match in matches if not _is_parted(match.pieces, text)]
    if language.whole_words is None or not found:
        return found
    words = sorted(language.whole_words(text))
    starts = [start for start, _ in words]
    return [match for match in found if not (_is_inside(match.start, words, starts) or _is_inside(match.end, words, starts))]


def _is_parted(pieces: Pieces, text: str) -> bool:
    return any(not any(map(str.isalnum, text[one[1] : two[0]])) for one, two in pairwise(pieces))


def _is_inside(offset: int, words: Sequence[Span], starts: Sequence[int]) -> bool:
    place = bisect_left(starts, offset) - 1
    return place >= 0 and words[place][1] > offset
