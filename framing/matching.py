"""Find many patterns in a text: a dictionary look-up a word, and an automaton where a pattern's first word occurs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from framing.automaton import PLAIN, Machine, Program, Seen, Vocabulary, best_matches
from framing.model import Pieces, Span, Spanned
from framing.text import Tokens

K = TypeVar("K", bound=Hashable)

# A negating word counts if it is among the last few words before a mention and nothing ends the clause between.
NEGATION_REACH = 4
_NEGATORS = frozenset(["not", "never", "no", "without", "cannot", "neither", "nor", "nobody", "none"])
_NO_NEGATION = frozenset(["only", "just", "merely", "simply", "doubt", "matter", "wonder"])  # "not only", "no doubt"
_CLAUSE_WORDS = frozenset(["but", "although", "though", "because", "while", "whereas", "who", "which", "that", "and"])
_CLAUSE_MARKS = frozenset(",;:.!?…—–()[]")
_JOINING = frozenset("\"'“”„‟‘’‚«»‹›`-‐‑") | {"'s"}


@dataclass(frozen=True)
class Pattern:
    """A parsed pattern: its text, what it reads, and the neighbours it must not have (``before`` is read backwards)."""

    text: str
    body: Machine
    not_before: tuple[Machine, ...] = ()
    not_after: tuple[Machine, ...] = ()
    not_near: tuple[tuple[int, Machine, Machine], ...] = ()


@dataclass(frozen=True)
class Match(Spanned, Generic[K]):
    """Where a pattern was found: its words in pieces, without what stands in its gaps; ``negated`` after "not", "never" …"""

    key: K
    pieces: Pieces
    negated: bool = False


@dataclass(frozen=True)
class _Entry(Generic[K]):
    """A pattern made ready: like :class:`Pattern`, with programs for machines."""

    key: K
    body: Program
    not_before: tuple[Program, ...]
    not_after: tuple[Program, ...]
    not_near: tuple[tuple[int, Program, Program], ...]


@dataclass
class _Sentence:
    """The words of one sentence (their token positions) and the atoms of each."""

    tokens: Tokens
    words: Sequence[int]
    seen: Seen
    neighbours: dict[Program, list[int]] = field(default_factory=dict)


class PatternSet(Generic[K]):
    """Many patterns under keys, ready to be found; picklable."""

    def __init__(self, patterns: Iterable[tuple[K, Pattern]]) -> None:
        pairs = list(patterns)
        self._vocabulary = Vocabulary(node.atom for _, p in pairs for m in machines(p) for node in m.nodes if node.atom)
        ready = self._vocabulary.program
        self._entries: list[_Entry[K]] = []
        self._starts: dict[int, list[int]] = {}  # by atom the entries that may begin with it
        self._entries_at: dict[frozenset[int], tuple[int, ...]] = {}  # the same by the atoms of a word, as far as asked for
        for number, (key, p) in enumerate(pairs):
            near = tuple((reach, ready(ahead), ready(behind)) for reach, ahead, behind in p.not_near)
            before, after = tuple(map(ready, p.not_before)), tuple(map(ready, p.not_after))
            self._entries.append(_Entry(key, ready(p.body), before, after, near))
            for atom in dict.fromkeys(p.body.first()):
                self._starts.setdefault(self._vocabulary.ids[atom], []).append(number)

    @property
    def needs_lemmas(self) -> bool:
        """Whether any pattern asks for a lemma; else the lemmas may be an empty list."""
        return self._vocabulary.has_lemmas

    def find(self, tokens: Tokens, lemmas: Sequence[str], sentences: Sequence[Span], text: str | None = None) -> list[Match[K]]:
        """All matches in the order of the text, for each key and start the best (most words, then shortest gaps).

        ``text`` is needed only where a pattern has {case}.
        """
        if self._vocabulary.has_case and text is None:
            raise ValueError("a pattern with {case} needs the text")
        forms = tokens.forms
        bases = lemmas if self._vocabulary.has_lemmas else forms
        written = forms
        if self._vocabulary.has_case and text is not None:
            written = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
        atoms = self._vocabulary.read(forms, bases, written)
        telling = [position for position, found in enumerate(atoms) if found is not PLAIN]
        matches: list[Match[K]] = []
        for span in sentences:
            inside = tokens.within(*span)
            if bisect_left(telling, inside.start) < bisect_left(telling, inside.stop):
                words = tokens.words[bisect_left(tokens.words, inside.start) : bisect_left(tokens.words, inside.stop)]
                matches += self._in_sentence(_Sentence(tokens, words, [atoms[word] for word in words]))
        return matches

    def _beginning(self, atoms: frozenset[int]) -> tuple[int, ...]:
        """The entries that may begin with a word of these atoms."""
        found = self._entries_at.get(atoms)
        if found is None:
            found = self._entries_at[atoms] = tuple({n for atom in atoms if atom for n in self._starts.get(atom, ())})
        return found

    def _in_sentence(self, sentence: _Sentence) -> list[Match[K]]:
        starts: dict[int, list[int]] = {}
        for position, atoms in enumerate(sentence.seen):
            if atoms is not PLAIN:
                for number in self._beginning(atoms):
                    starts.setdefault(number, []).append(position)
        best: dict[tuple[K, int], list[int]] = {}
        for number in sorted(starts):
            entry = self._entries[number]
            likely = entry.body.starts(sentence.seen, starts[number])
            for start, path in best_matches(entry.body, sentence.seen, likely).items():
                before = best.get((entry.key, start))
                if (before is None or _rank(path) > _rank(before)) and _allowed(entry, sentence, path):
                    best[entry.key, start] = path
        ordered = sorted(best.items(), key=lambda item: (item[0][1], item[1][-1]))
        return [Match(key, _pieces(sentence, path), _negated(sentence, start)) for (key, start), path in ordered]


def longest(matches: Iterable[Match[K]]) -> list[Match[K]]:
    """Of matches that share a word only the one with the most text of its own, in the order of the text.

    Ties go to the one that spans less, then to the earlier, then to the one given first. A match inside
    another's gap shares no word with it, and stays.
    """
    kept: list[Match[K]] = []
    taken: list[Span] = []  # sorted, disjoint
    for match in sorted(matches, key=_rank_text):
        if not any(_overlaps(taken, piece) for piece in match.pieces):
            kept.append(match)
            for piece in match.pieces:
                taken.insert(bisect_left(taken, piece), piece)
    return sorted(kept, key=lambda match: match.pieces)


def _rank_text(match: Match[K]) -> tuple[int, int, int]:
    own = sum(end - start for start, end in match.pieces)
    return -own, match.end - match.start, match.start


def _overlaps(taken: Sequence[Span], piece: Span) -> bool:
    after = bisect_left(taken, piece)
    return (after > 0 and taken[after - 1][1] > piece[0]) or (after < len(taken) and taken[after][0] < piece[1])


def machines(pattern: Pattern) -> Iterator[Machine]:
    """All automata of a pattern."""
    yield pattern.body
    yield from pattern.not_before
    yield from pattern.not_after
    for _, ahead, behind in pattern.not_near:
        yield ahead
        yield behind


def _rank(path: Sequence[int]) -> tuple[int, int]:
    return len(path), path[0] - path[-1]


def _allowed(entry: _Entry[K], sentence: _Sentence, path: Sequence[int]) -> bool:
    start, end = path[0], path[-1]
    return not (
        any(_stands(sentence, ahead, False, end + 1, end + 1) for ahead in entry.not_before)
        or any(_stands(sentence, behind, True, start - 1, start - 1) for behind in entry.not_after)
        or any(_stands(sentence, ahead, False, end + 1, end + reach) for reach, ahead, _ in entry.not_near)
        or any(_stands(sentence, behind, True, start - reach, start - 1) for reach, _, behind in entry.not_near)
    )


def _stands(sentence: _Sentence, program: Program, backwards: bool, low: int, high: int) -> bool:
    """Whether a neighbour begins (read backwards: ends) between two words of the sentence, both included."""
    places = sentence.neighbours.get(program)
    if places is None:
        seen = sentence.seen[::-1] if backwards else sentence.seen
        found = best_matches(program, seen, program.starts(seen, range(len(seen))))
        places = sorted(len(seen) - 1 - place if backwards else place for place in found)
        sentence.neighbours[program] = places
    position = bisect_left(places, low)
    return position < len(places) and places[position] <= high


def _pieces(sentence: _Sentence, path: Sequence[int]) -> Pieces:
    """The words of a match as spans; words with only space, hyphens or quotation marks between them are one span."""
    tokens, words = sentence.tokens, sentence.words
    pieces: list[Span] = []
    previous = -1
    for position in path:
        token = words[position]
        joined = previous >= 0 and all(tokens.forms[mark] in _JOINING for mark in range(previous + 1, token))
        start = pieces.pop()[0] if joined else tokens.starts[token]
        pieces.append((start, tokens.ends[token]))
        previous = token
    return tuple(pieces)


def _negated(sentence: _Sentence, start: int) -> bool:
    """Whether a negating word stands among the four words before, in the same clause."""
    forms, words = sentence.tokens.forms, sentence.words
    low = words[max(0, start - NEGATION_REACH)]
    after = ""
    for token in range(words[start] - 1, low - 1, -1):
        form = forms[token]
        if form in _CLAUSE_MARKS or form in _CLAUSE_WORDS:
            return False
        if (form in _NEGATORS or form.endswith("n't")) and after not in _NO_NEGATION:
            return True
        after = form if form[:1].isalnum() else after
    return False
