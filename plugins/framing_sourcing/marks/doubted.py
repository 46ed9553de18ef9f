"""Phrases held at arm's length without quotation marks: the so-called harbour office, an alleged thief, what they call order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from framing import Span
from framing.text import Quotation, Tokens
from framing_sourcing.syntax.wordtags import NOUNS, VERBS, likely_tag

LONGEST = 6  # words of a phrase
_SO_CALLED = frozenset("so-called self-styled self-proclaimed self-described".split())
_ALLEGED = frozenset("alleged supposed purported ostensible".split())  # the first two are verbs too: "he alleged fraud"
_NAMED = frozenset({"dubbed", "nicknamed"})
_CALLS = frozenset({"calls", "call"})
_TRIGGERS = _SO_CALLED | _ALLEGED | _NAMED | _CALLS
_STEMS = (  # of these words without the letter that may be a capital, and where the word begins
    *((stem, -1) for stem in ("o-called", "elf-", "lleged", "upposed", "urported", "stensible", "ubbed", "icknamed")),
    (" call", 1),
)
_BEFORE_ADJECTIVE = VERBS | {"DT", "PRP$", "IN", "POS", "CD", "CC", "JJ", "TO"}
_WORDS = NOUNS | {"JJ", "JJR", "JJS", "CD"}
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD", "RB"})  # of a phrase before its noun
_MARKS = frozenset("\"“”„«‘'")
_REACH = 5  # words between "what" and "calls"


def doubted_phrases(text: str, tokens: Tokens, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Each phrase, to the end of its noun; in quotation marks it is the speaker who doubts."""
    places = sorted(i for stem, shift in _STEMS for i in _places(text, stem, shift, tokens))
    if not places:
        return
    outer = [q for q in quotations if q.depth == 0]
    starts = [q.start for q in outer]
    for i in places:
        phrase = _phrase(text, tokens, i + 1) if _introduces(tokens, i) else None
        if phrase is None:
            continue
        last = bisect_right(starts, phrase[1]) - 1
        if last < 0 or outer[last].end <= tokens.starts[i]:
            yield phrase


def _places(text: str, stem: str, shift: int, tokens: Tokens) -> Iterator[int]:
    """Where the words of a stem stand; searching the text is quicker than looking at every token."""
    found = text.find(stem)
    while found >= 0:
        i = bisect_left(tokens.starts, found + shift)
        if i < len(tokens) and tokens.starts[i] == found + shift and tokens.forms[i] in _TRIGGERS:
            yield i
        found = text.find(stem, found + 1)


def _introduces(tokens: Tokens, i: int) -> bool:
    """Whether the word at i introduces a wording that is not the text's own."""
    form = tokens.forms[i]
    if form in _ALLEGED:
        return i == 0 or tokens.written[i][0].isupper() or likely_tag(tokens.written[i - 1], False) in _BEFORE_ADJECTIVE
    if form in _CALLS:
        low = i - 1
        while low > max(0, i - 1 - _REACH) and tokens.forms[low][0].isalnum() and tokens.forms[low] != "what":
            low -= 1
        return 0 <= low < i - 1 and tokens.forms[low] == "what"
    return form not in _NAMED or likely_tag(tokens.written[i - 1], False) in ("BE", ",")


def _phrase(text: str, tokens: Tokens, begin: int) -> Span | None:
    """The noun phrase that begins here, without its article, as offsets; it ends with its line."""
    if begin < len(tokens) and tokens.forms[begin] in ("the", "a", "an"):
        begin += 1
    head, noun = begin, False
    for i in range(begin, min(begin + LONGEST, len(tokens))):
        tag = likely_tag(tokens.written[i], False)
        if "\n" in text[tokens.ends[i - 1] : tokens.starts[i]]:
            break
        if tag not in _WORDS and (noun or tag not in _PARTICIPLES):
            break
        if tag in _WORDS:
            head = i + 1
        noun = noun or tag in NOUNS
    following = tokens.forms[head] if head < len(tokens) else ""
    if head == begin or following in _MARKS:
        return None  # or what it is about stands in quotation marks
    return tokens.starts[begin], tokens.ends[head - 1]
