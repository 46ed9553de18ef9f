"""The layers every measure shares: tokens, lemmas, sentences. Arrays of offsets, made once a document."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.model import Document, Span

if TYPE_CHECKING:
    from framing.annotate import Layers

# Characters that cannot be seen: soft hyphen, zero-width characters and joiners, marks of direction, variation selectors.
_HIDDEN = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_LETTER = rf"[\w\u0300-\u036f{_HIDDEN}]"  # letters of a word may carry combining accents and hide what cannot be seen
_BROKEN = r"(?:[-‐]\n|(?<=\xad)\n)(?=[a-zß-öø-ÿ])"  # a word broken at the end of a line
TOKEN = re.compile(
    rf"""
    (?:[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\.)\S*[\w/]         # an address is one word
    | (?:[^\W\d_]\.){{2,}}                                      # U.S., a.m.
    | \d+(?:[.,:]\d+)*{_LETTER}*(?:-{_LETTER}+)*                # 69,000  1990s  20th  2-year
    | {_LETTER}+(?:(?:['’´＇](?![sSｓＳ]\b)|[-‐‑－&]|{_BROKEN}){_LETTER}+)*  # don't  anti-fraud  O'Brien  AT&T
    | ['’´＇][sSｓＳ]\b                                           # the possessive is a token of its own
    | [^\w\s]                                                   # one mark
    """,
    re.VERBOSE,
)
_INVISIBLE = re.compile(f"[{_HIDDEN}]+")
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "´": "'", "‐": "-", "‑": "-"})
# Letters that look like Latin ones, Cyrillic and Greek (after the confusables of Unicode Technical Standard 39).
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјоԛԝрсуухһԁѵӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ",
    "ABESIJKMHOPCTYXYQWaesijoqwpcyyxhdvl" + "ABEZHIKMNOPTYXaikvopu",
)
_LETTERS = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = "\u0250"
_BROKEN_WORD = re.compile(_LETTER + _BROKEN)
WRAPPED_AT = range(40, 101)  # characters in the longest line of a paragraph that was broken for its length


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """The form a word is compared in: its :func:`spelling` in lower case."""
    if word.isascii():
        return word.lower().replace("-\n", "")
    return spelling(word).casefold()


def spelling(word: str) -> str:
    """A word as it is read, capitals kept: NFKC, straight apostrophe, nothing invisible or broken, no look-alike letters."""
    return _LETTERS.sub(_unmasked, _composed(word)) if not word.isascii() else word.replace("-\n", "")


@lru_cache(maxsize=1 << 12)
def is_disguised(word: str) -> bool:
    """Whether a word holds letters of another script that look like Latin ones."""
    return not word.isascii() and _composed(word) != spelling(word)


def visible(word: str) -> str:
    """A word without the characters that cannot be seen."""
    return _INVISIBLE.sub("", word)


def _composed(word: str) -> str:
    seen = unicodedata.normalize("NFKC", visible(word).translate(_STRAIGHT))
    return seen.replace("-\n", "").replace("\n", "")


def _unmasked(match: re.Match[str]) -> str:
    """Latin letters for their look-alikes, in a stretch of letters that has Latin ones and that becomes Latin by it."""
    letters = match.group()
    plain = letters.translate(_LOOKALIKES)
    mixed = plain != letters and any(letter < _BEYOND_LATIN for letter in letters)
    return plain if mixed and max(plain) < _BEYOND_LATIN else letters


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks in the order of the text.

    ``starts``, ``ends``, ``forms`` (see :func:`fold`) and ``written`` (as in the text) are parallel; ``words``
    holds the positions of the tokens that are words or numbers rather than marks.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    forms: Sequence[str]
    words: Sequence[int]
    written: Sequence[str]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, start: int, end: int) -> range:
        """Positions of the tokens that begin in [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def words_within(self, start: int, end: int) -> int:
        """How many words begin in [start, end)."""
        tokens = self.within(start, end)
        return bisect_left(self.words, tokens.stop) - bisect_left(self.words, tokens.start)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens with exact offsets; nothing but white space lies between them."""
    seen = text.replace("ʼ", "’")  # the first counts as a letter, and would hide that a possessive begins
    spans = [match.span() for match in TOKEN.finditer(seen)]
    written = [text[start:end] for start, end in spans]
    forms = [fold(word) or word for word in written]  # never empty, though all of it be invisible
    words = [position for position, form in enumerate(forms) if form[0].isalnum()]
    return Tokens([start for start, _ in spans], [end for _, end in spans], forms, words, written)


@lru_cache(maxsize=1 << 18)
def lemma(form: str) -> str:
    """The dictionary form of a folded English word (simplemma; Barbaresi 2021)."""
    if not form.isalpha():
        return form
    from simplemma import lemmatize

    return fold(lemmatize(form, lang="en"))


# Forms that are words of their own too: the lemmatiser knows those and not what they are forms of.
_ALSO_FORMS = dict(
    pair.split(":")
    for pair in (
        "left:leave felt:feel found:find saw:see rose:rise bore:bear born:bear bound:bind bit:bite broke:break drunk:drink "
        "gone:go ground:grind rung:ring shook:shake shot:shoot swore:swear thought:think won:win wound:wind lay:lie "
        "fell:fall lives:live leaves:leaf wives:wife thieves:thief halves:half people:person data:datum axes:axis "
        "labelled:label building:build meeting:meet beating:beat feeling:feel"
    ).split()
)


def other_lemma(form: str) -> str:
    """The second dictionary form of a folded word that is also a form of another: "left" of "leave", "killing" of "kill"."""
    if form in _ALSO_FORMS or not form.endswith("ing") or lemma(form) != form:
        return _ALSO_FORMS.get(form, "")
    stems = (form[:-3], form[:-3] + "e", form[:-4])  # killing, pricing, planning
    return next((stem for stem in stems if len(stem) > 2 and all(lemma(stem + end) == stem for end in ("s", "ed"))), "")


def sentence_spans(text: str) -> list[Span]:
    """Sentences as spans without surrounding space; a line break ends one unless the line was broken for its length
    (nupunkt; Bommarito 2025).
    """
    from nupunkt import sent_spans

    spans: list[Span] = []
    offset = 0
    for line in whole_lines(text):
        if line and not line.isspace():
            for start, end in sent_spans(line.replace("\n", " ")):
                piece = line[start:end]
                left = start + len(piece) - len(piece.lstrip())
                right = end - len(piece) + len(piece.rstrip())
                spans.extend((offset + begin, offset + stop) for begin, stop in _parted(line, left, right))
        offset += len(line) + 1
    return spans


# A full stop after a word in lower case, before a capital: nupunkt takes "tax", "bank" and others for abbreviations.
_END = re.compile(r"(?<![^\s\"“‘'(])([a-z]{2,})\.\s+(?=[\"“‘'(]?[A-Z])")
_ABBREVIATED = frozenset(
    (
        "vs fig vol approx cit eds dept ext pp cf ca al mr mrs ms dr sen rep gov gen lt col sgt capt prof rev st jr sr hon pres "
        "inc corp co ltd"
    ).split()
)


def _parted(line: str, start: int, end: int) -> Iterator[Span]:
    """The sentences in a span that was taken for one."""
    for match in _END.finditer(line, start, end):
        if match[1] not in _ABBREVIATED:
            yield start, match.end(1) + 1
            start = match.end()
    if start < end:
        yield start, end


def whole_lines(text: str) -> Iterator[str]:
    """The lines of a text, those in one that were broken only for their length."""
    lines = text.split("\n")
    spread = text.count("\n") == 2 * text.count("\n\n")  # no line stands right below another
    inner = set() if spread else _inner_lines(lines)
    if not inner:
        yield from lines
        return
    held = lines[:1]
    for number, line in enumerate(lines[1:], 1):
        if number not in inner:
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)


def _inner_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that go on with what the line before them began: a broken word, or a wrapped paragraph."""
    found = {
        number
        for number, (before, after) in enumerate(pairwise(lines), 1)
        if before[-1:] in ("-", "‐", "\xad") and _BROKEN_WORD.search(f"{before[-2:]}\n{after[:1]}")
    }
    begin = 0
    for end, line in enumerate((*lines, "")):
        if not line or line.isspace():
            if _is_wrapped([line.strip() for line in lines[begin:end]]):
                found.update(range(begin + 1, end))
            begin = end + 1
    return found


def _is_wrapped(paragraph: Sequence[str]) -> bool:
    """Whether lines were broken for their length: the first word of each would not have fitted on the line before it."""
    width = max(map(len, paragraph), default=0)
    if len(paragraph) < 2 or width not in WRAPPED_AT or (len(paragraph) == 2 and not paragraph[1][0].islower()):
        return False
    return all(len(before) + 1 + len(after.split(None, 1)[0]) > width for before, after in pairwise(paragraph))


FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with as it was by be are at from this have has had not they he she his her their "
    "its an or but were which who will would been more one all we you i there what when if can said about into than so "
    "no out up do after over only also".split()
)


def detect_language(text: str) -> str:
    """'en' where English function words make up enough of the text, else 'und' (undetermined).

    A text of fewer than eight words is too short to tell and passes as English if its letters are Latin.
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text[:6000])]
    if len(words) < 8:
        letters = [letter for letter in text[:200] if letter.isalpha()]
        return "en" if letters and all("LATIN" in unicodedata.name(c, "") for c in letters) else "und"
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    return "en" if share >= 0.18 else "und"


Bound = Callable[[Document, "Layers"], object]


def tokens_layer(document: Document, layers: Layers) -> Tokens:
    return tokenize(document.text)


def lemmas_layer(document: Document, layers: Layers) -> list[str]:
    return list(map(lemma, layers.tokens.forms))


def sentences_layer(document: Document, layers: Layers) -> list[Span]:
    return sentence_spans(document.text)
