"""Runs of words that stand in several documents, found exactly and in linear time.

A shingle is a run of ``SHINGLE`` words (Broder 1997), hashed from numbers that the words get when they are first seen.
Every shingle of every document is compared, so there is no sampling that could miss a copy, and what is found does not
depend on the order of the documents; two different shingles get one hash with a chance of about one in 10⁴ a run
of 100,000 articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.model import Span
from framing.text.tokens import word_spans, words_of

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

SHINGLE = 8  # words; shorter runs are shared by chance ("the president of the United States")
_SALT = (  # odd 64-bit numbers (splitmix64 of 1 to 8)
    0x910A2DEC89025CC1, 0x975835DE1C9756CF, 0x1D0B14E4DB018FED, 0x6E73E372E2338ACB,
    0x63033B0CA389C35B, 0xBD64A5D9ADEFE001, 0x63CBE1E459320DD7, 0x9E5651B0EF953637,
)  # fmt: skip
_PARTS = 16  # the shingles are sorted part by part, which bounds the memory


class Vocabulary(dict[str, int]):
    """A number for each word, whatever its case."""

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        self[word] = number = len(self) + 1 if lower == word else self[lower]
        return number


class Shared(NamedTuple):
    """Shingles that stand in two documents or more: parallel arrays, sorted by shingle, then by document.

    ``shingle`` is a number, ``document`` the position of the document, ``word`` the first word of the shingle in it.
    A shingle that a document holds twice is listed once. ``words`` has the length of every document.
    """

    shingle: Numbers
    document: Numbers
    word: Numbers
    words: Numbers

    def where(self, kept: Numbers) -> Shared:
        """Those of the rows that a mask keeps."""
        return Shared(self.shingle[kept], self.document[kept], self.word[kept], self.words)


def shared_shingles(texts: Iterable[str]) -> Shared:
    """The shingles that two texts or more have in common."""
    import numpy as np

    vocabulary = Vocabulary()
    hashes, words, none = [], [], np.zeros(0, np.uint64)
    for text in texts:
        found = words_of(text)
        words.append(len(found))
        if len(found) < SHINGLE:
            hashes.append(none)
        else:
            hashes.append(_hashes(np.fromiter(map(vocabulary.__getitem__, found), np.uint64, len(found))))
    lengths = np.array([len(each) for each in hashes], np.int64)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    flat = np.concatenate(hashes) if hashes else none
    hashes.clear()  # they are the greatest part of the memory
    parts = list(_repeated(flat, starts))
    sizes = np.cumsum([0, *(int(part[0][-1]) + 1 if len(part[0]) else 0 for part in parts)])
    shingle = np.concatenate([part[0] + size for part, size in zip(parts, sizes, strict=False)])
    document, word = (np.concatenate([part[i] for part in parts]) for i in (1, 2))
    return Shared(shingle, document, word, np.array(words, np.int64))


def _hashes(words: Numbers) -> Numbers:
    """The hash of the shingle that begins at each word; arithmetic is modulo 2⁶⁴."""
    import numpy as np

    count = len(words) - SHINGLE + 1
    total = np.zeros(count, np.uint64)
    for i, salt in enumerate(_SALT):
        total += words[i : i + count] * np.uint64(salt)
    total ^= total >> np.uint64(31)
    total *= np.uint64(0x9E3779B97F4A7C15)
    return total ^ (total >> np.uint64(29))


def _repeated(flat: Numbers, starts: Numbers) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """The shingles of two documents or more, part by part: number of the shingle in its part, document, word."""
    import numpy as np

    part = (flat >> np.uint64(60)).astype(np.uint8)
    for number in range(_PARTS):
        index = np.flatnonzero(part == number)
        index = index[np.argsort(flat[index], kind="stable")]
        values, document = flat[index], np.searchsorted(starts, index, "right") - 1
        if not len(index):
            yield (index, index, index)
            continue
        new = np.concatenate(([True], values[1:] != values[:-1]))
        once = new | np.concatenate(([True], document[1:] != document[:-1]))
        index, document, new = index[once], document[once], new[once]
        shingle = np.cumsum(new) - 1
        several = np.bincount(shingle)[shingle] > 1
        _, numbered = np.unique(shingle[several], return_inverse=True)
        yield numbered, document[several], (index - starts[document])[several]


def covered(starts: Numbers, length: int) -> Numbers:
    """Which of ``length`` words lie in a shingle that begins at one of ``starts``."""
    import numpy as np

    steps = np.zeros(length + 1, np.int32)
    np.add.at(steps, starts, 1)
    np.add.at(steps, np.minimum(starts + SHINGLE, length), -1)
    return np.cumsum(steps[:-1]) > 0


def runs(mask: Numbers) -> Sequence[Span]:
    """The stretches of a mask that are true, as [start, end)."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def spans_of(text: str, found: Sequence[Span]) -> list[Span]:
    """Stretches of words as stretches of the text."""
    if not found:
        return []
    words = word_spans(text)
    return [(words[start][0], words[end - 1][1]) for start, end in found]
