"""Plain terms, words and phrases, found in a text without its tokens: exactly what patterns of plain words find.

All words of a text are compared with all terms at once: by their first eight letters and their length, as numbers in
arrays. Only what passes is looked at, so the time hardly depends on the number of terms. What stands free in the text is a
word as it is; a word among other marks or with letters beyond ASCII is tokenised with what surrounds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from framing.model import Span
from framing.text import TOKEN, fold, sentence_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

K = TypeVar("K", bound=Hashable)
Found = tuple[K, int, int]  # key, start, end
Token = tuple[int, int, tuple[str, ...]]  # start, end, and for a word the forms in which it may be read

_WIDTH = 8  # letters of a word that are compared as one number
_MIXER = 0x9E3779B97F4A7C15  # odd, spreads similar numbers (multiplicative hashing; Knuth 1973)
_FRAGMENT = re.compile("[a-z0-9]+")
_ENDING = re.compile(r"[^\w ,'’\u00a0-]")  # between the words of a phrase: here a sentence may end
# Frequent marks beyond ASCII, as marks of ASCII that part words as they do; "?" is kept for letters beyond ASCII.
_MARKS = [*zip("“”‘’–—…‐‑\u00a0", "\"\"'';;.-- ", strict=True), ("?", "!"), ("-\n", "??"), ("\xad\n", "??")]
_OF_ADDRESSES = ("www", "http", "https")  # may begin an address, which is one word
_MARKS_OF_ASCII = [pair for pair in _MARKS if pair[0].isascii()]
_FOREIGN = 1
_ALONE, _BEGINS, _PAIR = 1, 2, 4  # what a place in the table of hashes tells
_SPACES = bytes(32 if chr(byte).isspace() and byte < 128 else byte for byte in range(256))
_LETTERS = bytes(
    _FOREIGN if chr(byte) in "?_" else ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 0 for byte in range(256)
)


class PlainTerms(Generic[K]):
    """Terms under keys, each a sequence of folded words (:func:`framing.text.fold`)."""

    def __init__(self, terms: Iterable[tuple[K, Sequence[str]]]) -> None:
        self._terms: dict[str, list[tuple[K, tuple[str, ...]]]] = {}  # by their first word, with the words after it
        for key, (first, *rest) in terms:
            self._terms.setdefault(first, []).append((key, tuple(rest)))
        simple = [word for word, terms in self._terms.items() if _is_simple(word, terms)]
        self._simple = {word.encode(): [key for key, rest in self._terms[word] if not rest] for word in simple}
        fragments = {_fragments(word, *rest) for word, terms in self._terms.items() for _, rest in terms}
        self._first = frozenset(found[0] for found in fragments if found)
        alone = {found[0] for found in fragments if len(found) == 1}
        self._others = frozenset(alone - self._simple.keys())
        self._filter = _Filter(alone, {found[:2] for found in fragments if len(found) > 1})

    def find(self, text: str) -> list[Found[K]]:
        """All mentions, of one key at one start the longest."""
        passed = self._filter(text)
        free = [(self._simple.get(passed.words[start:end], ()), start, end) for start, end in passed.free]
        return [*((key, start, end) for keys, start, end in free for key in keys), *self._read(text, passed, True)]

    def count(self, text: str) -> Counter[K]:
        """How often each key is found."""
        passed = self._filter(text)
        words = Counter([passed.words[start:end] for start, end in passed.free])
        counts: dict[K, int] = {}
        for word, number in words.items():
            for key in self._simple.get(word, ()):
                counts[key] = counts.get(key, 0) + number
        for key, _, _ in self._read(text, passed, not self._others.isdisjoint(words)):
            counts[key] = counts.get(key, 0) + 1
        return Counter(counts)

    def _read(self, text: str, passed: _Passed, also_free: bool) -> list[Found[K]]:
        """The mentions that are no simple words standing free: what may begin one is tokenised with what surrounds it."""
        words, places = passed.words, passed.bound
        if also_free:
            places = sorted([*places, *(place for place in passed.free if words[slice(*place)] in self._others)])
        if not places:
            return []
        text = text.replace("ʼ", "’")  # as the tokenizer does
        free = set(passed.free)
        sentences = cache(lambda: sentence_spans(text))
        ends: dict[tuple[K, int], int] = {}
        done = 0
        for start, end in places:
            word = words[start:end]
            if start < done or not (word in self._first or _FOREIGN in word):
                continue
            begin, done = passed.spaced.rfind(b" ", 0, start) + 1, passed.spaced.find(b" ", end)
            done = len(text) if done < 0 else done
            for first, last, forms in _tokens(text, begin, done):
                counted = (first, last) in free and words[first:last] in self._simple
                for form in forms:
                    for key, stop in _mentions(text, first, last, self._terms.get(form, ()), sentences):
                        if stop > last or not counted:
                            ends[key, first] = max(stop, ends.get((key, first), 0))
        return [(key, start, end) for (key, start), end in ends.items()]

    def __getstate__(self) -> dict[str, Any]:
        return {"terms": [(key, (first, *rest)) for first, terms in self._terms.items() for key, rest in terms]}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["terms"])  # type: ignore[misc]


def _is_simple(word: str, terms: Sequence[tuple[object, Sequence[str]]]) -> bool:
    """Whether a word is found by its letters alone, and none of its keys has a phrase that begins with it."""
    keys = [key for key, _ in terms]
    alone = [key for key, rest in terms if not rest]
    return (
        bool(alone)
        and len(set(keys)) == len(keys)
        and word.isascii()
        and word.isalpha()
        and len(word) > 1
        and word not in _OF_ADDRESSES
    )


def _fragments(*words: str) -> tuple[bytes, ...]:
    """The first stretches of ASCII letters and digits of a term; none where its first word begins with another character."""
    found = [match.encode() for word in words for match in _FRAGMENT.findall(word)]
    return tuple(found[:2]) if words[0][:1].isascii() else ()


def _mentions(
    text: str, start: int, end: int, terms: Iterable[tuple[K, tuple[str, ...]]], sentences: Callable[[], list[Span]]
) -> Iterator[tuple[K, int]]:
    """Those of some terms that stand where their first word does, and where they end."""
    for key, rest in terms:
        last = _follow(text, end, rest) if rest else end
        if last == end or (last and (not _ENDING.search(text, start, last) or _in_one(sentences(), start, last))):
            yield key, last


def _follow(text: str, begin: int, words: Sequence[str]) -> int:
    """Where some words end that follow one another from an offset on, marks between them left aside; 0 where they do not."""
    read = 0
    for _, end, forms in _tokens(text, begin, len(text)):
        if forms:
            if words[read] not in forms:
                return 0
            read += 1
            if read == len(words):
                return end
    return 0


def _in_one(sentences: Sequence[Span], start: int, end: int) -> bool:
    position = bisect_right(sentences, (start, len(sentences) and sentences[-1][1])) - 1
    return position >= 0 and end <= sentences[position][1]


def _tokens(text: str, begin: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch that begins and ends with tokens; a mark has no forms."""
    for match in TOKEN.finditer(text, begin, end):
        word = match.group()
        form = fold(word) or word
        forms: tuple[str, ...] = (form,) if form[0].isalnum() else ()
        if forms and "\n" in word:  # broken at the end of a line: the hyphen may be the word's own
            forms = (form, fold(word.replace("\n", "")))
        yield match.start(), match.end(), forms


class _Passed(NamedTuple):
    """A text as bytes, one a character: with spaces for all white space, and its words in lower case with nothing else.

    ``free`` are words of ASCII with only space and plain marks around them, ``bound`` are others.
    """

    spaced: bytes
    words: bytes
    free: list[Span]
    bound: list[Span]


class _Filter:
    """Tells which words of a text may be among given ones, or begin one of some pairs, by first letters and lengths."""

    def __init__(self, alone: Iterable[bytes], pairs: Iterable[tuple[bytes, ...]]) -> None:
        import numpy as np

        self._masks = np.array([(1 << 8 * n) - 1 for n in range(_WIDTH + 1)], dtype=np.uint64)
        alone, pairs = sorted(alone), sorted(pairs)
        self._shift = np.uint64(64 - max(12, (len(alone) + 2 * len(pairs)).bit_length() + 8))
        self._table = np.zeros(1 << (64 - int(self._shift)), dtype=np.uint8)
        first, second = (self._hashes([pair[n] for pair in pairs]) for n in (0, 1))
        for bit, hashes in ((_ALONE, self._hashes(alone)), (_BEGINS, first), (_PAIR, _joint(first, second))):
            np.bitwise_or.at(self._table, hashes >> self._shift, bit)
        self._has_pairs = bool(pairs)
        self._possessive = self._hashes([b"s"])[0]
        every = np.arange(256, dtype=np.uint8)
        self._opens = np.isin(every, np.frombuffer(b"\"'([", np.uint8))
        self._closes = np.isin(every, np.frombuffer(b' ,.:;!")]', np.uint8))

    def _hashes(self, words: Sequence[bytes]) -> NDArray[Any]:
        import numpy as np

        starts = np.frombuffer(b"".join(word[:_WIDTH].ljust(_WIDTH, b"\0") for word in words), "<u8")
        return self._hash(starts, np.array([len(word) for word in words], dtype=np.intp))

    def _hash(self, starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
        import numpy as np

        letters = starts & self._masks[np.minimum(lengths, _WIDTH)]
        hashes: NDArray[Any] = (letters ^ lengths.astype(np.uint64)) * np.uint64(_MIXER)
        return hashes

    def __call__(self, text: str) -> _Passed:
        """The words that pass, and those with characters beyond ASCII."""
        import numpy as np

        for mark, instead in _MARKS_OF_ASCII if text.isascii() else _MARKS:
            text = text.replace(mark, instead)
        spaced = text.encode("ascii", "replace").translate(_SPACES)
        words = spaced.translate(_LETTERS)
        padded = b"\0" + words + bytes(_WIDTH)
        letters = np.frombuffer(padded, np.uint8)
        inside = letters != 0
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        starts, ends = edges[::2], edges[1::2]
        eights: NDArray[Any] = np.ndarray(len(padded) - _WIDTH, "<u8", padded, 1, (1,))  # a character and the seven after
        hashes = self._hash(eights[starts], ends - starts)
        foreign = np.zeros(len(starts), dtype=bool)
        if _FOREIGN in words:
            foreign[np.searchsorted(starts, np.flatnonzero(letters == _FOREIGN) - 1, "right") - 1] = True
        passed = self._table[hashes >> self._shift]
        bound = foreign.copy()
        if self._has_pairs:
            bound[self._pairs(passed, hashes, foreign)] = True
        places = np.flatnonzero((passed & _ALONE) | bound)
        starts, ends, foreign, bound = starts[places], ends[places], foreign[places], bound[places]
        around = np.frombuffer(b"  " + spaced + b"   ", np.uint8)
        before, after = around[starts + 1], around[ends + 2]
        opens = (before == 32) | (self._opens[before] & (around[starts] == 32))
        possessive = (after == 39) & ((around[ends + 3] | 32) == 115) & self._closes[around[ends + 4]]  # 's
        free = opens & (self._closes[after] | possessive) & ~foreign
        bound |= ~free
        return _Passed(spaced, words, _spans(starts[free], ends[free]), _spans(starts[bound], ends[bound]))

    def _pairs(self, passed: NDArray[Any], hashes: NDArray[Any], foreign: NDArray[Any]) -> NDArray[Any]:
        """The places of words that may begin a pair: a possessive may stand between, or the next word be foreign."""
        import numpy as np

        begins = np.flatnonzero(passed[:-1] & _BEGINS)
        following = hashes[begins + 1]
        joint = self._table[_joint(hashes[begins], following) >> self._shift] & _PAIR
        places: NDArray[Any] = begins[(joint != 0) | (following == self._possessive) | foreign[begins + 1]]
        return places


def _joint(first: NDArray[Any], second: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    joint: NDArray[Any] = (first ^ (second >> np.uint64(7))) * np.uint64(_MIXER)
    return joint


def _spans(starts: NDArray[Any], ends: NDArray[Any]) -> list[Span]:
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
