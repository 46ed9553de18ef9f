"""Loop-free automata over the words of a sentence, and the vocabulary that tells what each word satisfies.

A node is visited at most once a word, so a sentence costs its length times the size of the automaton, and
never more: there is nothing to try again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import repeat
from typing import Literal, NamedTuple

from framing.errors import InputError
from framing.forms import fold, spelling
from framing.language import Language

# Parts of speech that a pattern can ask for, by the first letters of their Penn Treebank tags.
TAGS = {"NOUN": ("NN",), "NAME": ("NNP",), "VERB": ("VB", "BE", "HV", "DO"), "ADJ": ("JJ",), "ADV": ("RB",)}
Seen = Sequence[frozenset[int]]  # for each word of a sentence the numbers of the atoms that it satisfies
PLAIN = frozenset((0,))  # a word that satisfies no atom but those that any word satisfies
ACCEPT = 0  # the node at which a machine has read its whole pattern


class Atom(NamedTuple):
    """What one word must be: a ``form`` or ``glob``, folded (and ``exact`` where case counts), any form of a
    ``lemma``, ``any`` word, or a word of a ``gap``, which matches anything and is no part of the mention; ``tag`` is the
    part of speech that it must have, one of :data:`TAGS`."""

    kind: Literal["form", "glob", "lemma", "any", "gap"]
    text: str = ""
    exact: str = ""
    tag: str = ""


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
        ending = {ACCEPT}  # nodes from which the end is reached without reading a word
        for number, node in enumerate(self.nodes):
            if node.atom is None and not ending.isdisjoint(node.next):
                ending.add(number)
        last = [n for n, node in enumerate(self.nodes) if node.atom and node.next[0] in ending]
        second = [] if set(first) & set(last) else self._readers([self.nodes[node].next[0] for node in first])
        return first, second, last

    def longest(self) -> int:
        """The most words that it can read."""
        words = [0]
        for node in self.nodes[1:]:
            words.append(max(words[after] for after in node.next) + (node.atom is not None))
        return words[-1]

    def _readers(self, nodes: Sequence[int]) -> list[int]:
        return sorted(n for n in set().union(*map(self.closure, nodes)) if self.nodes[n].atom)


@dataclass(frozen=True, eq=False)
class Program:
    """A machine whose atoms are numbered by a vocabulary: ``numbers`` are parallel to its nodes.

    ``first``, ``second`` and ``last`` are the numbers of what those words can be: most places where a first
    word occurs can be passed over for lack of the others. ``second`` is empty for what one word can match.
    ``longest`` is how many words it can read, with those in gaps.
    """

    machine: Machine
    numbers: tuple[int, ...]
    first: frozenset[int]
    second: frozenset[int]
    last: frozenset[int]
    longest: int

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

    def __init__(self, atoms: Iterable[Atom], language: Language) -> None:
        self.language = language
        self.ids: dict[Atom, int] = {}
        self._plain: dict[str, list[int]] = {}
        self._lemmas: dict[str, list[int]] = {}
        self._globs: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self._cased: dict[int, str] = {}
        self._tagged: dict[int, tuple[str, ...]] = {}
        self._known = _Known(self)
        for atom in atoms:
            if atom not in self.ids:
                self._add(atom, self.ids.setdefault(atom, 0 if atom.kind in ("any", "gap") else len(self.ids) + 1))
        self.has_lemmas = bool(self._lemmas)
        self.has_case = bool(self._cased)
        self.has_tags = bool(self._tagged)
        self._affixes = sorted({(len(head), len(tail)) for head, tail in self._globs})

    def _add(self, atom: Atom, number: int) -> None:
        if atom.kind == "glob":
            literal = re.split(r"[*?]", atom.text)
            self._globs.setdefault((literal[0], literal[-1]), []).append((atom.text, number))
        elif atom.kind in ("form", "lemma"):
            self._plain.setdefault(atom.text, []).append(number)
        if atom.kind == "lemma":
            for base in {atom.text, self.lemma(atom.text)}:
                self._lemmas.setdefault(base, []).append(number)
        if atom.exact:
            self._cased[number] = atom.exact
        if atom.tag:
            self._tagged[number] = TAGS[atom.tag]

    def lemma(self, form: str) -> str:
        """The dictionary form of a folded word."""
        if self.language.lemma is None:
            raise InputError(
                f"<{form}>: {self.language.name} ({self.language.code}) has no dictionary forms; write the forms out"
            )
        return self.language.lemma(form)

    def program(self, machine: Machine) -> Program:
        """A machine of these atoms, made ready."""
        numbers = tuple(self.ids[node.atom] if node.atom else 0 for node in machine.nodes)
        first, second, last = (frozenset(numbers[node] for node in nodes) for nodes in machine.ends())
        return Program(machine, numbers, first, second, last, machine.longest())

    def read(
        self, forms: Sequence[str], bases: Sequence[str], written: Sequence[str], tags: Sequence[str] = ()
    ) -> list[frozenset[int]]:
        """For each word the numbers of the atoms that it satisfies; 0 is among them, for whatever any word satisfies."""
        keys: Iterable[_Key] = forms
        if (self.has_tags and tags) or written is not forms:
            keys = zip(forms, bases, written, tags or repeat("", len(forms)), strict=True)
        elif self.has_lemmas:
            keys = zip(forms, bases, strict=True)
        return list(map(self._known.__getitem__, keys))

    def learn(self, form: str, base: str, written: str, tag: str) -> frozenset[int]:
        """What :meth:`read` says of a word that it meets for the first time."""
        spellings = [(form, base)]
        if "\n" in written:  # broken at the end of a line: the hyphen may be the word's own
            hyphened = fold(written.replace("\n", ""))
            spellings.append((hyphened, self.lemma(hyphened) if self._lemmas else hyphened))
        found = PLAIN.union(n for each in spellings for n in self._look(*each) if self._fits(n, written, tag))
        return found if len(found) > 1 else PLAIN

    def _look(self, form: str, base: str) -> Iterator[int]:
        yield from self._plain.get(form, ())
        if self._lemmas:
            yield from self._lemmas.get(base, ())
            if self.language.other_lemma:
                yield from self._lemmas.get(self.language.other_lemma(form), ())
        for head, tail in self._affixes:
            if head + tail <= len(form):
                for glob, number in self._globs.get((form[:head], form[len(form) - tail :]), ()):
                    if (len(glob) == head + tail + 1 and glob[head] == "*") or fnmatchcase(form, glob):
                        yield number

    def _fits(self, number: int, written: str, tag: str) -> bool:
        if number in self._tagged and not tag.startswith(self._tagged[number]):
            return False
        return number not in self._cased or fnmatchcase(spelling(written), self._cased[number])


_Key = str | tuple[str, str] | tuple[str, str, str, str]  # a form, with its base, with how it is written and its tag


class _Known(dict[_Key, frozenset[int]]):
    """The atoms that words satisfy, as far as they have been met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, key: _Key) -> frozenset[int]:
        if len(self) > 1 << 18:
            self.clear()
        form, base, written, tag = (key, key, key, "") if isinstance(key, str) else key if len(key) == 4 else (*key, key[0], "")
        return self.setdefault(key, self._vocabulary.learn(form, base, written, tag))

    def __reduce__(self) -> tuple[type[_Known], tuple[Vocabulary]]:
        return type(self), (self._vocabulary,)


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
