"""Where a pattern may be found: lines that need no tokens else, and sentences. What is passed over has no match, ever."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from framing.patterns.automaton import PLAIN, Program, Vocabulary
from framing.patterns.plain_terms import LETTERS, as_bytes
from framing.text.tokens import tokenize

Told = Sequence[tuple[int, frozenset[int]]]  # words before a stretch, at least, and the atoms that its words satisfy

_BREAK, _LINE_END = " \n ", "\n"  # between lines that are looked at together
_FOREIGN, _BROKEN = b"?", b"\2"
_WORDS = bytes(
    _BROKEN[0] if byte == ord("\n") else _FOREIGN[0] if letter == 1 else letter or 32 for byte, letter in enumerate(LETTERS)
)
_BREAKS, _WORDLESS = frozenset((-1,)), frozenset((-2,))  # what a break between lines and a stretch without a word satisfy


class Likely:
    """For patterns as programs, by the words they begin and end with and by how far these can be apart."""

    def __init__(self, programs: Sequence[Program], vocabulary: Vocabulary) -> None:
        self._programs = programs
        self._stretches = _Stretches(vocabulary)
        self._starts: dict[int, list[int]] = {}  # by atom the programs that may begin with it
        for number, program in enumerate(programs):
            for atom in program.first:
                self._starts.setdefault(atom, []).append(number)
        self._lasts: dict[frozenset[int], frozenset[int]] = {}  # by the atoms of a word what may end what begins with it
        ends = frozenset[int]().union(*(program.first | program.last for program in programs))
        texts = {number: atom.text for atom, number in vocabulary.ids.items() if number in ends and atom.kind == "form"}
        self._words: dict[bytes, tuple[frozenset[int], frozenset[int]]] = {}  # where all ends are words that bytes can tell
        if texts.keys() == ends and all(text.isascii() and text.isalnum() for text in texts.values()):
            satisfied: dict[str, list[int]] = {_BROKEN.decode(): []}  # by word its atoms
            for number, text in texts.items():
                satisfied.setdefault(text, []).append(number)
            for text, numbers in satisfied.items():
                atoms = frozenset(numbers)
                self._words[text.encode()] = atoms, self._lasts_of(atoms)

    def in_one(self, words: Iterable[frozenset[int]]) -> bool:
        """Whether some pattern's first and last word are among the words of a sentence, in this order."""
        ahead = set[int]()
        for atoms in words:
            lasts = self._lasts.get(atoms)
            ahead |= self._lasts_of(atoms) if lasts is None else lasts
            if not ahead.isdisjoint(atoms):
                return True
        return False

    def _lasts_of(self, atoms: frozenset[int]) -> frozenset[int]:
        if len(self._lasts) > 1 << 18:
            self._lasts.clear()
        begun = (self._programs[number] for atom in atoms for number in self._starts.get(atom, ()))
        return self._lasts.setdefault(atoms, frozenset[int]().union(*(program.last for program in begun)))

    def lines(self, lines: Sequence[str]) -> Iterator[int]:
        """The numbers of the lines in which there may be a match; one with a break in it always is one."""
        if not self._words:
            return self._by_stretches(lines)
        return (number for number in self._by_words(lines) for _ in self._by_stretches([lines[number]]))

    def _by_words(self, lines: Sequence[str]) -> Iterator[int]:
        """By the first and the last word, which need no tokens where there are only letters of ASCII."""
        words = as_bytes(_joined(lines)).translate(_WORDS)
        odd = {n for n, line in enumerate(words.split(b" \2 ")) if _FOREIGN in line} if _FOREIGN in words else ()
        number, told = 0, False
        ahead = set[int]()  # the last words of what has begun
        for word in (*filter(self._words.__contains__, words.split()), _BROKEN):
            if word == _BROKEN:
                if told or number in odd or _LINE_END in lines[number]:
                    yield number
                number, told, ahead = number + 1, False, set()
            elif not told:
                atoms, lasts = self._words[word]
                ahead |= lasts
                told = not ahead.isdisjoint(atoms)

    def _by_stretches(self, lines: Sequence[str]) -> Iterator[int]:
        """By the atoms of what stands between spaces, and by how many words are between."""
        stretches = _joined(lines).split(" ")
        number = wordless = 0
        told: list[tuple[int, frozenset[int]]] = []
        found = [(n, atoms) for n, atoms in enumerate(map(self._stretches.__getitem__, stretches)) if atoms]
        for position, atoms in (*found, (len(stretches), _BREAKS)):
            if atoms is _WORDLESS:
                wordless += 1
            elif atoms is not _BREAKS:
                told.append((position - wordless, atoms))
            else:
                if _LINE_END in lines[number] or (told and self._may_match(told)):
                    yield number
                number, told = number + 1, []

    def _may_match(self, told: Told) -> bool:
        """Whether some pattern's first and last word are there, in this order and not too far apart."""
        nearest: dict[int, int] = {}
        for position, atoms in reversed(told):
            for atom in atoms:
                nearest[atom] = position
            for atom in atoms:
                for number in self._starts.get(atom, ()):
                    program = self._programs[number]
                    if any(nearest.get(last, sys.maxsize) - position < program.longest for last in program.last):
                        return True
        return False


def _joined(lines: Sequence[str]) -> str:
    """Lines with breaks between them and none in them: a line with one in it is looked at whatever its words."""
    return _BREAK.join("" if _LINE_END in line else line for line in lines)


class _Stretches(dict[str, frozenset[int]]):
    """The atoms that the words of a stretch between spaces satisfy, together; each distinct stretch is looked at once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__({_LINE_END: _BREAKS})
        self._vocabulary = vocabulary

    def __missing__(self, stretch: str) -> frozenset[int]:
        if len(self) > 1 << 18:
            self.clear()
            self[_LINE_END] = _BREAKS
        word = stretch.rstrip(".,")
        if word.isalpha() and word.isascii():
            return self.setdefault(stretch, self._look((word.lower(),), (word,)))
        tokens = tokenize(stretch)
        return self.setdefault(stretch, self._look(tokens.forms, tokens.written) if tokens.words else _WORDLESS)

    def _look(self, forms: Sequence[str], written: Sequence[str]) -> frozenset[int]:
        bases = list(map(self._vocabulary.lemma, forms)) if self._vocabulary.has_lemmas else forms
        return (
            frozenset[int]().union(*self._vocabulary.read(forms, bases, written if self._vocabulary.has_case else forms)) - PLAIN
        )

    def __reduce__(self) -> tuple[type[_Stretches], tuple[Vocabulary]]:
        return _Stretches, (self._vocabulary,)
