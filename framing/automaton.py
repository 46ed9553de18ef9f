"""Loop-free automata over the words of a sentence, and the vocabulary that tells what each word satisfies.

A node is visited at most once a word, so a sentence costs its length times the size of the automaton, and
never more: there is nothing to try again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal, NamedTuple

from framing.text import lemma

Seen = Sequence[frozenset[int]]  # for each word of a sentence the numbers of the atoms that it satisfies
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-"})
PLAIN = frozenset((0,))  # a word that satisfies no atom but those that any word satisfies
ACCEPT = 0  # the node at which a machine has read its whole pattern


class Atom(NamedTuple):
    """What one word must be: a ``form`` or ``glob``, folded (and ``exact`` where case counts), any form of a
    ``lemma``, ``any`` word, or a word of a ``gap``, which matches anything and is no part of the mention."""

    kind: Literal["form", "glob", "lemma", "any", "gap"]
    text: str = ""
    exact: str = ""


class Node(NamedTuple):
    """Reads a word if it has an ``atom``, else branches; ``next`` are nodes made before it, so there is no loop."""

    atom: Atom | None
    next: tuple[int, ...]


class Machine(NamedTuple):
    """A loop-free automaton; it begins at its last node and has matched at node 0."""

    nodes: tuple[Node, ...]

    def closure(self, node: int) -> set[int]:
        """The nodes that are reached from a node without reading a word."""
        found: set[int] = set()
        stack = [node]
        while stack:
            here = stack.pop()
            if here not in found:
                found.add(here)
                if self.nodes[here].atom is None:
                    stack.extend(self.nodes[here].next)
        return found

    def first(self) -> list[Atom]:
        """What the first word can be."""
        return [atom for node in self._readers([len(self.nodes) - 1]) if (atom := self.nodes[node].atom)]

    def ends(self) -> tuple[list[int], list[int], list[int]]:
        """The nodes that can read the first, second and last word; no second ones where one word is enough."""
        first = self._readers([len(self.nodes) - 1])
        last = [n for n, node in enumerate(self.nodes) if node.atom and ACCEPT in self.closure(node.next[0])]
        second = [] if set(first) & set(last) else self._readers([self.nodes[node].next[0] for node in first])
        return first, second, last

    def _readers(self, nodes: Sequence[int]) -> list[int]:
        return sorted(n for n in set().union(*map(self.closure, nodes)) if self.nodes[n].atom)


def exact(word: str) -> str:
    """The form in which case counts: like :func:`framing.text.fold`, but keeps capitals."""
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKC", word).translate(_STRAIGHT)
    return "".join(c for c in word if unicodedata.category(c) != "Cf")


@dataclass(frozen=True, eq=False)
class Program:
    """A machine whose atoms are numbered by a vocabulary: ``numbers`` are parallel to its nodes.

    ``first``, ``second`` and ``last`` are the numbers of what those words can be: most places where a first
    word occurs can be passed over for lack of the others. ``second`` is empty for what one word can match.
    """

    machine: Machine
    numbers: tuple[int, ...]
    first: frozenset[int]
    second: frozenset[int]
    last: frozenset[int]

    def starts(self, seen: Seen, candidates: Iterable[int]) -> list[int]:
        """Those of the candidates at which the first word fits, the second could, and the last occurs after them."""
        one, two, end = self.first, self.second, len(seen) - 1
        fitting = [
            i for i in candidates if not one.isdisjoint(seen[i]) and (not two or (i < end and not two.isdisjoint(seen[i + 1])))
        ]
        if not fitting or len(self.numbers) == 2:  # none, or a pattern of one word
            return fitting
        while end >= 0 and self.last.isdisjoint(seen[end]):
            end -= 1
        return [i for i in fitting if i < end or (i == end and not two)]


class Vocabulary:
    """Tells which of many atoms a word satisfies. Each distinct word is looked at once."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self.ids: dict[Atom, int] = {}
        self._plain: dict[str, list[int]] = {}
        self._lemmas: dict[str, list[int]] = {}
        self._globs: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self._cased: dict[int, str] = {}
        self._known: dict[tuple[str, str], frozenset[int]] = {}
        for atom in atoms:
            if atom not in self.ids:
                self._add(atom, self.ids.setdefault(atom, 0 if atom.kind in ("any", "gap") else len(self.ids) + 1))
        self.has_lemmas = bool(self._lemmas)
        self.has_case = bool(self._cased)
        self._affixes = sorted({(len(head), len(tail)) for head, tail in self._globs})

    def _add(self, atom: Atom, number: int) -> None:
        if atom.kind == "glob":
            literal = re.split(r"[*?]", atom.text)
            self._globs.setdefault((literal[0], literal[-1]), []).append((atom.text, number))
        elif atom.kind in ("form", "lemma"):
            self._plain.setdefault(atom.text, []).append(number)
        if atom.kind == "lemma":
            for base in {atom.text, lemma(atom.text)}:
                self._lemmas.setdefault(base, []).append(number)
        if atom.exact:
            self._cased[number] = atom.exact

    def program(self, machine: Machine) -> Program:
        """A machine of these atoms, made ready."""
        numbers = tuple(self.ids[node.atom] if node.atom else 0 for node in machine.nodes)
        first, second, last = (frozenset(numbers[node] for node in nodes) for nodes in machine.ends())
        return Program(machine, numbers, first, second, last)

    def read(self, forms: Sequence[str], bases: Sequence[str], written: Sequence[str]) -> list[frozenset[int]]:
        """For each word the numbers of the atoms that it satisfies; 0 is among them, for whatever any word satisfies."""
        known = self._known.get
        return [known((raw, base)) or self._learn(form, base, raw) for form, base, raw in zip(forms, bases, written, strict=True)]

    def _learn(self, form: str, base: str, written: str) -> frozenset[int]:
        if len(self._known) > 1 << 18:
            self._known.clear()
        found = PLAIN.union(n for n in self._look(form, base) if self._fits(n, written))
        return self._known.setdefault((written, base), found if len(found) > 1 else PLAIN)

    def _look(self, form: str, base: str) -> Iterator[int]:
        yield from self._plain.get(form, ())
        yield from self._lemmas.get(base, ())
        for head, tail in self._affixes:
            if head + tail <= len(form):
                for glob, number in self._globs.get((form[:head], form[len(form) - tail :]), ()):
                    if (len(glob) == head + tail + 1 and glob[head] == "*") or fnmatchcase(form, glob):
                        yield number

    def _fits(self, number: int, written: str) -> bool:
        return number not in self._cased or fnmatchcase(exact(written), self._cased[number])

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_known": {}}


_Value = tuple[int, int, object]  # words read, minus words in gaps, the positions of the words as a linked list


def best_matches(program: Program, seen: Seen, starts: Sequence[int]) -> dict[int, list[int]]:
    """For each start at which a pattern matches, the positions of the words of its best match.

    The best is the one with the most words of the pattern, and of those the one with the fewest words in its gaps.
    ``starts`` come from :meth:`Program.starts`.
    """
    machine = program.machine
    if len(machine.nodes) == 2:
        return {start: [start] for start in starts}
    reached = _reach(program, seen, starts)
    following: dict[int, _Value] = {}
    found: dict[int, list[int]] = {}
    wanted = set(starts)
    for position in sorted(reached, reverse=True):
        following = _values(machine, reached[position], position, following)
        whole = following.get(len(machine.nodes) - 1)
        if position in wanted and whole is not None:
            found[position] = _unlink(whole[2])
    return found


def _reach(program: Program, seen: Seen, starts: Sequence[int]) -> dict[int, list[int]]:
    """The nodes that stand before each word and whose word fits, in the order in which they were made."""
    nodes, numbers, root = program.machine.nodes, program.numbers, len(program.numbers) - 1
    pending: dict[int, list[int]] = {start: [root] for start in starts}
    reached: dict[int, list[int]] = {}
    queue = sorted(starts, reverse=True)
    while queue:
        position = queue.pop()
        if position in reached:
            continue
        atoms = seen[position] if position < len(seen) else frozenset()
        visited: set[int] = set()
        stack = pending.pop(position)
        ahead: list[int] = []
        while stack:
            node = stack.pop()
            if node in visited:
                continue
            atom, following = nodes[node]
            if atom is None:
                visited.add(node)
                stack.extend(following)
            elif numbers[node] in atoms:
                visited.add(node)
                ahead.extend(following)
        reached[position] = sorted(visited)
        if ahead:
            pending.setdefault(position + 1, []).extend(ahead)
            queue.append(position + 1)
    return reached


def _values(machine: Machine, nodes: Sequence[int], position: int, following: dict[int, _Value]) -> dict[int, _Value]:
    """What each node can still reach: the best of what its followers reach, plus the word it reads itself."""
    values: dict[int, _Value] = {}
    for number in nodes:
        node = machine.nodes[number]
        if number == ACCEPT:
            values[number] = (0, 0, None)
        elif node.atom is None:
            options = [values[option] for option in node.next if option in values]
            if options:
                values[number] = max(options, key=lambda value: value[:2])
        elif (rest := following.get(node.next[0])) is not None:
            words, gaps, path = rest
            values[number] = (words, gaps - 1, path) if node.atom.kind == "gap" else (words + 1, gaps, (position, path))
    return values


def _unlink(path: object) -> list[int]:
    positions: list[int] = []
    while isinstance(path, tuple):
        position, path = path
        positions.append(position)
    return positions
