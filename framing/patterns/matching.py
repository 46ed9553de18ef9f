"""Find many patterns in a text: a dictionary look-up a word, and an automaton where a pattern's first word occurs."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

from framing.english import ENGLISH
from framing.forms import is_disguised, visible
from framing.language import Language, Negation
from framing.model import Pieces, Span, Spanned
from framing.patterns.automaton import PLAIN, Program, Seen, Vocabulary, best_matches
from framing.patterns.pattern import Pattern, machines
from framing.patterns.plain_terms import PlainTerms
from framing.patterns.prefilter import Likely
from framing.patterns.units import in_units, whole
from framing.text.sentences import sentence_spans, whole_lines
from framing.text.tokens import Tokens, tokenize

K = TypeVar("K", bound=Hashable)
LAST = sys.maxsize

_BROKEN = ("-\n", "‐\n", "\xad\n")  # where a word may be broken at the end of a line
_JOINING = frozenset("\"'“”„‟‘’‚«»‹›`-‐‑") | {"'s"}


@dataclass(frozen=True)
class Match(Spanned, Generic[K]):
    """Where a pattern was found: its words in pieces, without what stands in its gaps.

    ``negated`` after "not", "never" …; ``disguised`` where a word has letters of another script that look like Latin ones.
    """

    key: K
    pieces: Pieces
    negated: bool = False
    disguised: bool = False


@dataclass(frozen=True)
class _Entry(Generic[K]):
    """A pattern made ready: like :class:`Pattern`, with programs for machines."""

    key: K
    body: Program
    not_before: tuple[Program, ...]
    not_after: tuple[Program, ...]
    not_near: tuple[tuple[int, Program, Program], ...]

    @cached_property
    def is_one_word(self) -> bool:
        """Whether it is one word without conditions, which is found wherever it occurs."""
        return len(self.body.numbers) == 2 and not (self.not_before or self.not_after or self.not_near)


@dataclass
class _Sentence:
    """The words of one sentence (their token positions) and the atoms of each."""

    tokens: Tokens
    words: Sequence[int]
    seen: Seen
    negation: Negation | None
    neighbours: dict[Program, list[int]] = field(default_factory=dict)

    @cached_property
    def negates(self) -> bool:
        """Whether any word of it could negate a mention."""
        forms = self.tokens.forms[self.words[0] : self.words[-1] + 1]
        return self.negation is not None and not self.negation.words.isdisjoint(forms)


class PatternSet(Generic[K]):
    """Many patterns under keys, ready to be found in texts of a language; picklable.

    Raises :class:`~framing.errors.InputError` for a pattern that asks for dictionary forms where the language has none.
    """

    def __init__(self, patterns: Iterable[tuple[K, Pattern]], language: Language = ENGLISH) -> None:
        self.language = language
        self._patterns = pairs = [(key, in_units(p, language.units) if language.units else p) for key, p in patterns]
        self._plain: PlainTerms[K] | None = None
        atoms = (node.atom for _, p in pairs for m in machines(p) for node in m.nodes if node.atom)
        self._vocabulary = Vocabulary(atoms, language)
        ready = self._vocabulary.program
        self._entries: list[_Entry[K]] = []
        self._starts: dict[int, list[int]] = {}  # by atom the entries that may begin with it
        self._entries_at: dict[tuple[frozenset[int], frozenset[int]], tuple[int, ...]] = {}  # by the atoms of two words
        for number, (key, p) in enumerate(pairs):
            near = tuple((reach, ready(ahead), ready(behind)) for reach, ahead, behind in p.not_near)
            before, after = tuple(map(ready, p.not_before)), tuple(map(ready, p.not_after))
            self._entries.append(_Entry(key, ready(p.body), before, after, near))
            for atom in dict.fromkeys(p.body.first()):
                self._starts.setdefault(self._vocabulary.ids[atom], []).append(number)
        self._likely = Likely([entry.body for entry in self._entries], self._vocabulary)

    @staticmethod
    def longest(matches: Iterable[Match[K]]) -> list[Match[K]]:
        """Of matches that share a word only the one with the most text of its own; see :func:`longest`."""
        return longest(matches)

    @property
    def needs_lemmas(self) -> bool:
        """Whether any pattern asks for a lemma; else the lemmas may be an empty list."""
        return self._vocabulary.has_lemmas

    @property
    def needs_tags(self) -> bool:
        """Whether any pattern asks for a part of speech."""
        return self._vocabulary.has_tags

    def find(
        self,
        tokens: Tokens,
        lemmas: Sequence[str],
        sentences: Sequence[Span],
        text: str | None = None,
        tags: Sequence[str] = (),
    ) -> list[Match[K]]:
        """All matches in the order of the text, for each key and start the best (most words, then shortest gaps).

        Without the ``text`` a word that is broken at the end of a line is found without its hyphen only;
        ``tags`` are the parts of speech, needed where :attr:`needs_tags`. Where the language has units, these are the ``tokens``
        and the text is needed.
        """
        forms = tokens.forms
        bases = lemmas if self._vocabulary.has_lemmas else forms
        written = forms
        if self._vocabulary.has_case or (text is not None and any(end in text for end in _BROKEN)):
            written = tokens.written
        atoms = self._vocabulary.read(forms, bases, written, tags)
        telling = [position for position, found in enumerate(atoms) if found is not PLAIN]
        matches: list[Match[K]] = []
        done = 0
        for number, position in enumerate(telling):
            if position < done:
                continue
            place = bisect_right(sentences, (tokens.starts[position], LAST)) - 1
            if place < 0 or tokens.starts[position] >= sentences[place][1]:
                continue
            inside = tokens.within(*sentences[place])
            done = max(inside.stop, position + 1)
            here = telling[number : bisect_left(telling, done, number)]
            if self._likely.in_one([atoms[word] for word in here]):
                words = tokens.words[bisect_left(tokens.words, inside.start) : bisect_left(tokens.words, inside.stop)]
                matches += self._in_sentence(_Sentence(tokens, words, [atoms[word] for word in words], self.language.negation))
        return whole(matches, text or "", self.language) if self.language.units else matches

    def count(self, text: str) -> Counter[K]:
        """How often each key is found in a text by itself, without layers: what cannot match is hardly looked at."""
        return next(self.count_each([text]))

    def count_each(self, texts: Iterable[str]) -> Iterator[Counter[K]]:
        """The same for many texts, which is faster where the patterns are plain words."""
        if self.needs_tags:
            raise ValueError("parts of speech are in a layer; find() takes them")
        if self._plain is None and self.language.units is None and all(p.words for _, p in self._patterns):
            self._plain = PlainTerms(((key, p.words) for key, p in self._patterns), self.language.sentences or sentence_spans)
        return self._plain.count(texts) if self._plain is not None else map(self._count_lines, texts)

    def _count_lines(self, text: str) -> Counter[K]:
        """Line by line, as no token and no sentence leaves one; only a line with what a pattern needs is read."""
        counts: Counter[K] = Counter()
        lines = list(whole_lines(text))
        for number in range(len(lines)) if self.language.units else self._likely.lines(lines):
            line = lines[number]
            tokens = (self.language.units or self.language.tokens or tokenize)(line)
            lemmas = list(map(self._vocabulary.lemma, tokens.forms)) if self.needs_lemmas else ()
            sentences = (self.language.sentences or sentence_spans)(line)
            counts.update([match.key for match in self.find(tokens, lemmas, sentences, line)])
        return counts

    def _beginning(self, atoms: frozenset[int], following: frozenset[int]) -> tuple[int, ...]:
        """The entries that may begin with a word of these atoms before a word of those."""
        if len(self._entries_at) > 1 << 18:
            self._entries_at.clear()
        likely = {
            number
            for atom in atoms
            if atom
            for number in self._starts.get(atom, ())
            if not (second := self._entries[number].body.second) or not second.isdisjoint(following)
        }
        return self._entries_at.setdefault((atoms, following), tuple(likely))

    def _in_sentence(self, sentence: _Sentence) -> list[Match[K]]:
        starts: dict[int, list[int]] = {}
        present: set[int] = set()
        known = self._entries_at
        for position, both in enumerate(pairwise((*sentence.seen, frozenset[int]()))):
            if both[0] is not PLAIN:
                present |= both[0]
                numbers = known.get(both)
                for number in self._beginning(*both) if numbers is None else numbers:
                    starts.setdefault(number, []).append(position)
        best: dict[tuple[K, int], list[int]] = {}
        for number in sorted(starts):
            entry = self._entries[number]
            if entry.is_one_word:
                for start in starts[number]:
                    best.setdefault((entry.key, start), [start])
                continue
            if entry.body.last.isdisjoint(present):
                continue
            likely = entry.body.starts(sentence.seen, starts[number])
            for start, path in best_matches(entry.body, sentence.seen, likely).items():
                before = best.get((entry.key, start))
                if (before is None or _rank(path) > _rank(before)) and _allowed(entry, sentence, path):
                    best[entry.key, start] = path
        ordered = sorted(best.items(), key=lambda item: (item[0][1], item[1][-1]))
        return [_match(key, sentence, path) for (key, _), path in ordered]


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


def _match(key: K, sentence: _Sentence, path: Sequence[int]) -> Match[K]:
    tokens, words = sentence.tokens, sentence.words
    matched = [words[position] for position in path]
    negation = sentence.negation if sentence.negates else None
    negated = negation is not None and negation.negates(tokens.forms, matched, words[0], words[-1] + 1)
    written = tokens.written
    disguised = any(not written[token].isascii() and is_disguised(written[token]) for token in matched)
    return Match(key, _pieces(sentence, path), negated, disguised)


def _pieces(sentence: _Sentence, path: Sequence[int]) -> Pieces:
    """The words of a match as spans; words with only space, hyphens or quotation marks between them are one span."""
    tokens, words = sentence.tokens, sentence.words
    pieces: list[Span] = []
    previous = -1
    for position in path:
        token = words[position]
        joined = previous >= 0 and all(_joins(tokens.forms[mark]) for mark in range(previous + 1, token))
        start = pieces.pop()[0] if joined else tokens.starts[token]
        pieces.append((start, tokens.ends[token]))
        previous = token
    return tuple(pieces)


def _joins(mark: str) -> bool:
    return mark in _JOINING or not visible(mark)
