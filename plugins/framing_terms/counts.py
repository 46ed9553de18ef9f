"""How often each word and phrase stands in each document, as arrays: the ground of keyness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from framing.english import CLASSES
from framing_terms.function_words import CLOSED_CLASSES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing import Document, Layers

    Integers = NDArray[np.int64]

LONGEST = 3  # words of a phrase: three identifiers fit in 63 bits
_BITS = 21
_MASK = (1 << _BITS) - 1
_TRANSPARENT = frozenset("\"'“”„‟‘’‚«»‹›`-‐‑") | {"'s"}  # a phrase goes on behind these; any other mark ends it
END = "\n"  # what ends a phrase and is no word
EMPTY_WORDS = CLASSES.function_words | CLOSED_CLASSES


class _Ids(dict[str, int]):
    """Numbers of words from 1, given when first asked for; 0 for a mark that ends a phrase, -1 for one that does not."""

    def __init__(self) -> None:
        super().__init__()
        self.words = [""]

    def __missing__(self, form: str) -> int:
        if form[:1].isalnum():
            number = min(len(self.words), _MASK)  # beyond two million words all further ones are one
            if number == len(self.words):
                self.words.append(form)
        else:
            number = -1 if form in _TRANSPARENT else 0
        self[form] = number
        return number


@dataclass
class Counting:
    """Counts words and phrases of up to ``longest`` words, document by document; phrases stay between two marks."""

    longest: int = 1
    groups: list[str] = field(default_factory=list)  # of each document
    lengths: list[int] = field(default_factory=list)  # in words
    _ids: _Ids = field(default_factory=_Ids)
    _codes: list[Integers] = field(default_factory=list)
    _counts: list[Integers] = field(default_factory=list)

    def add(self, forms: Iterable[str], group: str) -> None:
        """Count the words of a document, as :func:`words_of` gives them."""
        import numpy as np

        words = np.array(list(map(self._ids.__getitem__, forms)), dtype=np.int64)
        words = words[words >= 0]
        codes = [words[words > 0]]
        code = words
        for order in range(2, self.longest + 1):
            following = words[order - 1 :]
            code = code[: len(following)]
            code = np.where((code > 0) & (following > 0), (code << _BITS) | following, 0)
            codes.append(code[code > 0])
        found, counts = np.unique(np.concatenate(codes), return_counts=True)
        self.groups.append(group)
        self.lengths.append(len(codes[0]))
        self._codes.append(found)
        self._counts.append(counts.astype(np.int64))

    def matrix(self, least: int, *, content: bool = True) -> Matrix:
        """What was counted, of the terms that ``least`` documents have; ``content`` leaves out function words and numbers."""
        import numpy as np

        none = np.zeros(0, dtype=np.int64)
        documents = np.repeat(np.arange(len(self._codes)), [len(codes) for codes in self._codes])
        codes = np.concatenate([none, *self._codes])
        counts = np.concatenate([none, *self._counts])
        every, terms, spread = np.unique(codes, return_inverse=True, return_counts=True)
        kept = spread >= least
        kept[kept] = [self._telling(code) or not content for code in every[kept].tolist()]
        chosen = kept[terms]
        places = np.cumsum(kept) - 1
        order = np.argsort(terms[chosen], kind="stable")
        return Matrix(
            tuple(" ".join(self._split(code)) for code in every[kept].tolist()),
            places[terms[chosen]][order],
            documents[chosen][order],
            counts[chosen][order],
            np.array(self.lengths, dtype=np.int64),
        )

    def _split(self, code: int) -> list[str]:
        """The words of a code."""
        numbers: list[int] = []
        while code:
            numbers.append(code & _MASK)
            code >>= _BITS
        return [self._ids.words[number] for number in reversed(numbers)]

    def _telling(self, code: int) -> bool:
        """Whether a term says something: a phrase that begins and ends with a word of content, in letters."""
        words = self._split(code)
        ends = (words[0], words[-1])
        return not any(is_empty(word) for word in ends)


def words_of(document: Document, layers: Layers, group: str, *, lemmas: bool) -> list[str]:
    """The words and marks of the regions that count, in the form they are compared in or as lemmas; a mark ends each region."""
    tokens, forms = layers.tokens, layers.lemmas if lemmas else layers.tokens.forms
    found: list[str] = []
    for span in layers.counted_spans:
        inside = tokens.within(*span)
        found.extend(forms[inside.start : inside.stop])
        found.append(END)
    return found


def is_empty(word: str) -> bool:
    """Whether a word is a function word, or no word: a number, a single letter."""
    return word in EMPTY_WORDS or len(word) < 2 or word[:1].isdigit()


@dataclass(frozen=True)
class Matrix:
    """Counts of terms in documents, only those above zero, by term: parallel ``term``, ``document`` and ``count``."""

    terms: Sequence[str]
    term: Integers
    document: Integers
    count: Integers
    lengths: Integers  # of the documents, in words

    def by_label(self, labels: Integers, width: int) -> Integers:
        """Occurrences of each term in each of ``width`` labels of documents; documents labelled -1 are left out."""
        return self._summed(labels, width, self.count)

    def spread(self, labels: Integers, width: int) -> Integers:
        """The same in documents that have the term."""
        return self._summed(labels, width, None)

    def largest(self, labels: Integers, width: int) -> Integers:
        """The most that one document of a label has of each term."""
        import numpy as np

        found = np.zeros((len(self.terms), width), dtype=np.int64)
        label = labels[self.document]
        inside = label >= 0
        np.maximum.at(found, (self.term[inside], label[inside]), self.count[inside])
        return found

    def _summed(self, labels: Integers, width: int, weights: Integers | None) -> Integers:
        import numpy as np

        label = labels[self.document]
        inside = label >= 0
        cells = self.term[inside] * width + label[inside]
        summed = np.bincount(cells, None if weights is None else weights[inside], minlength=len(self.terms) * width)
        return cast("Integers", np.rint(summed).astype(np.int64).reshape(len(self.terms), width))
