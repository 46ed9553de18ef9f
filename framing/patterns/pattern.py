"""A pattern as it was read, before it is made ready for a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.patterns.automaton import Machine


@dataclass(frozen=True)
class Pattern:
    """A parsed pattern: its text, what it reads, and the neighbours it must not have (``before`` is read backwards)."""

    text: str
    body: Machine
    not_before: tuple[Machine, ...] = ()
    not_after: tuple[Machine, ...] = ()
    not_near: tuple[tuple[int, Machine, Machine], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of a pattern that is nothing but words, one after another; else nothing."""
        nodes = self.body.nodes[:0:-1]
        plain = not (self.not_before or self.not_after or self.not_near)
        plain = plain and all(n.atom and n.atom[0] == "form" and not n.atom.exact and not n.atom.tag for n in nodes)
        return tuple(node.atom.text for node in nodes if node.atom) if plain else ()

    @property
    def has_lemmas(self) -> bool:
        """Whether it asks for a dictionary form."""
        return any(node.atom.kind == "lemma" for machine in machines(self) for node in machine.nodes if node.atom)

    @property
    def parts_of_words(self) -> tuple[str, ...]:
        """What it asks for with a wildcard in a word."""
        return tuple(n.atom.text for m in machines(self) for n in m.nodes if n.atom and n.atom.kind == "glob")

    @property
    def has_tags(self) -> bool:
        """Whether it asks for a part of speech."""
        return any(node.atom.tag for machine in machines(self) for node in machine.nodes if node.atom)


def machines(pattern: Pattern) -> Iterator[Machine]:
    """All automata of a pattern."""
    yield pattern.body
    yield from pattern.not_before
    yield from pattern.not_after
    for _, ahead, behind in pattern.not_near:
        yield ahead
        yield behind
