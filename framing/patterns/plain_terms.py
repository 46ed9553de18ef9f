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
from functools import lru_cache
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from framing.forms import fold
from framing.model import Span
from framing.text.tokens import TOKEN

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
_MARKS = [*zip("“”‘’–—…‐‑\u00a0?", "\"\"'';;.-- !", strict=True)]
_OF_ADDRESSES = ("www", "http", "https")  # may begin an address, which is one word
_FOREIGN = 1
_AFTER_MARKS = (b"www\0", b"http")  # one may begin right after a mark beyond ASCII, too
_BETWEEN = "\n\n"  # parts texts that are gone through at once
_AT_ONCE = 1 << 17  # characters
_ALONE, _BEGINS, _PAIR, _ADDRESS = 1, 2, 4, 8  # what a place in the table of hashes tells
_SPACES = bytes(32 if chr(byte).isspace() and byte < 128 else byte for byte in range(256))
LETTERS = bytes(
    _FOREIGN if chr(byte) in "?_" else ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 0 for byte in range(256)
)
_IN_WORDS = sorted(set(LETTERS))
_OPENING, _CLOSING = b' \t\n"([', b' \t\n,.:;!")]'  # no word goes on over these


class PlainTerms(Generic[K]):
    """Terms under keys, each a sequence of folded words (:func:`framing.text.fold`)."""

    def __init__(self, terms: Iterable[tuple[K, Sequence[str]]], sentences: Callable[[str], list[Span]]) -> None:
        self._sentences = sentences
        self._terms: dict[str, list[tuple[K, tuple[str, ...]]]] = {}  # by their first word, with the words after it
        for key, (first, *rest) in terms:
            self._terms.setdefault(first, []).append((key, tuple(rest)))
        simple = [word for word, terms in self._terms.items() if _is_simple(word, terms)]
        self._simple = {word.encode(): [key for key, rest in self._terms[word] if not rest] for word in simple}
        fragments = {_fragments(word, *rest) for word, terms in self._terms.items() for _, rest in terms}
        compound = {word for word in self._terms if not word.isalnum()}
        self._compound = frozenset(found[0] for found in map(_fragments, compound) if found)
        self._first = frozenset(found[0] for found in fragments if found)
        alone = {found[0] for found in fragments if len(found) == 1}
        self._others = frozenset(alone - self._simple.keys())
        self._filter = _Filter(alone, {found[:2] for found in fragments if len(found) > 1})

    def find(self, text: str) -> list[Found[K]]:
        """All mentions, of one key at one start the longest."""
        (passed,) = self._filter([text])
        free = [(self._simple.get(passed.words[start:end], ()), start, end) for start, end in passed.free]
        return [*((key, start, end) for keys, start, end in free for key in keys), *self._read(passed, True)]

    def count(self, texts: Iterable[str]) -> Iterator[Counter[K]]:
        """How often each key is found in each text."""
        for some in _batches(texts):
            yield from map(self._count, self._filter(some))

    def _count(self, passed: _Passed) -> Counter[K]:
        words = [passed.words[start:end] for start, end in passed.free]
        counts = Counter(chain.from_iterable(filter(None, map(self._simple.get, words))))
        for key, _, _ in self._read(passed, not self._others.isdisjoint(words)):
            counts[key] += 1
        return counts

    def _read(self, passed: _Passed, also_free: bool) -> list[Found[K]]:
        """The mentions that are no simple words standing free: what may begin one is tokenised with what surrounds it."""
        words, places = passed.words, [place for place in passed.bound if self._may_begin(passed, *place)]
        if also_free:
            places = sorted([*places, *(place for place in passed.free if words[slice(*place)] in self._others)])
        if not places:
            return []
        text = passed.text.replace("ʼ", "’")  # as the tokenizer does
        sentences = lru_cache(maxsize=1)(self._sentences)
        free, spaced = set(passed.free), passed.characters.translate(_SPACES)
        ends: dict[tuple[K, int], int] = {}
        done = 0
        for start, end in places:
            if start < done:
                continue
            begin, done = spaced.rfind(b" ", 0, start) + 1, spaced.find(b" ", end)
            done = len(text) if done < 0 else done
            for first, last, forms in _tokens(text, begin, done):
                counted = (first, last) in free and words[first:last] in self._simple
                for form in forms:
                    for key, stop in _mentions(text, first, last, self._terms.get(form, ()), sentences):
                        if stop > last or not counted:
                            ends[key, first] = max(stop, ends.get((key, first), 0))
        return [(key, start, end) for (key, start), end in ends.items()]

    def _may_begin(self, passed: _Passed, start: int, end: int) -> bool:
        """Whether a term may begin with a stretch: it is not just a part of a word with a hyphen."""
        words, text, word = passed.words, passed.text, passed.words[start:end]
        if _FOREIGN in word or word not in self._first:  # the foreign may be marks and space
            return _FOREIGN in word
        if text[start - 1 : start] == "-" and words[start - 2 : start - 1].isalnum():  # other hyphens join no numbers
            return passed.characters[start - 3 : start - 2] in (b"'", b"?")  # a possessive is no part of the word
        return text[end : end + 1] != "-" or not words[end + 1 : end + 2].isalnum() or word in self._compound

    def __getstate__(self) -> dict[str, Any]:
        terms = [(key, (first, *rest)) for first, terms in self._terms.items() for key, rest in terms]
        return {"terms": terms, "sentences": self._sentences}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["terms"], state["sentences"])  # type: ignore[misc]


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
    text: str, start: int, end: int, terms: Iterable[tuple[K, tuple[str, ...]]], sentences: Callable[[str], list[Span]]
) -> Iterator[tuple[K, int]]:
    """Those of some terms that stand where their first word does, and where they end."""
    for key, rest in terms:
        last = _follow(text, end, rest) if rest else end
        if last == end or (last and (not _ENDING.search(text, start, last) or _in_one(sentences(text), start, last))):
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
    """A text, and as bytes, one a character: its characters, and its words in lower case with nothing else.

    ``free`` are words of ASCII with only space and plain marks around them, ``bound`` are others.
    """

    text: str
    characters: bytes
    words: bytes
    free: list[Span]
    bound: list[Span]


class _Filter:
    """Tells which words of a text may be among given ones, or begin one of some pairs, by first letters and lengths."""

    def __init__(self, alone: Iterable[bytes], pairs: Iterable[tuple[bytes, ...]]) -> None:
        import numpy as np

        self._masks = np.array([(1 << 8 * n) - 1 for n in range(_WIDTH + 1)], dtype=np.uint64)
        addresses = [word.encode() for word in _OF_ADDRESSES]
        alone, pairs = sorted(alone), sorted(pairs)
        self._shift = np.uint64(64 - max(12, (len(alone) + 2 * len(pairs)).bit_length() + 8))
        self._table = np.zeros(1 << (64 - int(self._shift)), dtype=np.uint8)
        first, second = (self._hashes([pair[n] for pair in pairs]) for n in (0, 1))
        for bit, hashes in (
            (_ALONE, self._hashes(alone)),
            (_BEGINS, first),
            (_PAIR, _joint(first, second)),
            (_ADDRESS, self._hashes(addresses)),
        ):
            np.bitwise_or.at(self._table, hashes >> self._shift, bit)
        beginnings = [four for word in {*addresses, *alone, *(pair[0] for pair in pairs)} for four in _fours(word)]
        self._beginnings = np.zeros(1 << 16, dtype=bool)
        self._beginnings[_mixed(np.frombuffer(b"".join(beginnings), "<u4"))] = True
        self._has_pairs = bool(pairs)
        self._possessive = self._hashes([b"s"])[0]
        every = np.arange(256, dtype=np.uint8)
        self._wanted = (every & (_ALONE | _ADDRESS)) != 0
        self._opens, self._closes = (np.isin(every, np.frombuffer(marks, np.uint8)) for marks in (_OPENING, _CLOSING))

    def _hashes(self, words: Sequence[bytes]) -> NDArray[Any]:
        import numpy as np

        starts = np.frombuffer(b"".join(word[:_WIDTH].ljust(_WIDTH, b"\0") for word in words), "<u8")
        return self._hash(starts, np.array([len(word) for word in words], dtype=np.intp))

    def _hash(self, starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
        import numpy as np

        letters = starts & self._masks[np.minimum(lengths, _WIDTH)]
        hashes: NDArray[Any] = (letters ^ lengths.astype(np.uint64)) * np.uint64(_MIXER)
        return hashes

    def __call__(self, texts: Sequence[str]) -> Iterator[_Passed]:
        """The words of each text that pass, and those with characters beyond ASCII. All texts are gone through at once."""
        import numpy as np

        characters = as_bytes(_BETWEEN.join(texts))
        words = characters.translate(LETTERS)
        padded = b"\0" + words + bytes(_WIDTH)
        letters = np.frombuffer(padded, np.uint8)
        inside = letters != 0
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        starts, ends = edges[::2], edges[1::2]
        eights: NDArray[Any] = np.ndarray(len(padded) - _WIDTH, "<u8", padded, 1, (1,))  # a character and the seven after
        fours: NDArray[Any] = np.ndarray(len(padded) - _WIDTH, "<u4", padded, 1, (1,))
        foreign = np.zeros(len(starts), dtype=bool)
        addresses = False
        if _FOREIGN in words:
            beyond = (letters == _FOREIGN).nonzero()[0]
            foreign[np.searchsorted(starts, beyond - 1, "right") - 1] = True
            addresses = any(address in fours[beyond].tobytes() for address in _AFTER_MARKS)
        likely = (self._beginnings.take(_mixed(fours[starts])) | foreign).nonzero()[0]
        hashes = self._hash(eights[starts[likely]], ends[likely] - starts[likely])
        passed = self._table.take(hashes >> self._shift)
        bound = foreign[likely]
        if self._has_pairs:
            begins = ((passed & _BEGINS) != 0).nonzero()[0]
            begins = begins[: np.searchsorted(likely[begins], len(starts) - 1)]
            after = likely[begins] + 1
            following = self._hash(eights[starts[after]], ends[after] - starts[after])
            joint = self._table[_joint(hashes[begins], following) >> self._shift] & _PAIR
            # a possessive may stand between the two, or the second be foreign
            bound[begins[(joint != 0) | (following == self._possessive) | foreign[after]]] = True
        kept = (self._wanted.take(passed) | bound).nonzero()[0]
        places, passed, bound = likely[kept], passed[kept], bound[kept]
        starts, ends = starts[places], ends[places]
        free = self._free(characters, starts, ends, addresses or bool((passed & _ADDRESS).any())) & ~foreign[places]
        bound |= ~free
        lengths = np.array([len(text) + len(_BETWEEN) for text in texts])
        begins = np.cumsum(lengths) - lengths
        parts = zip(_spans(starts[free], ends[free], begins), _spans(starts[bound], ends[bound], begins), strict=True)
        for text, begin, (unbound, others) in zip(texts, begins.tolist(), parts, strict=True):
            inside = slice(begin, begin + len(text))
            yield _Passed(text, characters[inside], words[inside], unbound, others)

    def _free(self, characters: bytes, starts: NDArray[Any], ends: NDArray[Any], addresses: bool) -> NDArray[Any]:
        """Which stretches have only space and plain marks around them; an address goes on over any mark."""
        import numpy as np

        around = np.frombuffer(b" " + characters + b"   ", np.uint8)
        before, after = around[starts], around[ends + 1]
        closes, apostrophes = self._closes[after], after == ord("'")
        if apostrophes.any():  # the possessive is a word of its own
            closes |= apostrophes & ((around[ends + 2] | 32) == ord("s")) & self._closes[around[ends + 3]]
        free: NDArray[Any] = closes & self._opens[before] & (before <= (ord(" ") if addresses else 255))
        return free


def as_bytes(text: str) -> bytes:
    """The characters of a text, each a byte."""
    if "\xad" in text:
        text = text.replace("\xad\n", "\xad\xad")  # a word that is broken at the end of a line is one word
    for mark, instead in _MARKS:
        text = text.replace(mark, instead)
    return text.encode("ascii", "replace").replace(b"-\n", b"??")


def _fours(word: bytes) -> Iterator[bytes]:
    """What a word may begin with, in four characters."""
    short = (word + b"\0")[:4]
    for after in map(bytes, product(_IN_WORDS, repeat=4 - len(short))):
        yield short + after


def _mixed(fours: NDArray[Any]) -> NDArray[Any]:
    """Four characters as a number of 16 bits."""
    import numpy as np

    mixed: NDArray[Any] = (fours * np.uint32(_MIXER & 0xFFFFFFFF)) >> np.uint32(16)
    return mixed


def _joint(first: NDArray[Any], second: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    joint: NDArray[Any] = (first ^ (second >> np.uint64(7))) * np.uint64(_MIXER)
    return joint


def _spans(starts: NDArray[Any], ends: NDArray[Any], begins: NDArray[Any]) -> Iterator[list[Span]]:
    """The spans in each of the texts that begin at given places, counted from there."""
    import numpy as np

    if len(begins) == 1:
        return iter([list(zip(starts.tolist(), ends.tolist(), strict=True))])
    bounds = np.append(np.searchsorted(starts, begins), len(starts))
    shift = begins.repeat(bounds[1:] - bounds[:-1])
    spans = list(zip((starts - shift).tolist(), (ends - shift).tolist(), strict=True))
    return (spans[start:end] for start, end in pairwise(bounds.tolist()))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts that are short, together."""
    some: list[str] = []
    size = 0
    for text in texts:
        some.append(text)
        size += len(text)
        if size >= _AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some
