"""Patterns that a line's layout shows: "NAME: what she says" in transcripts and headlines, posts signed "— Name (@handle)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.speakers.source_types import type_of
from framing_sourcing.syntax.reading import Reading

_LONGEST_NAME = 8  # tokens
_FEWEST = 3  # words after the colon
_DASHES = ("-", "–", "—")
_LABELS = frozenset(
    (
        "photo image picture video source credit updated published posted related read more by note caption watch listen "
        "topics tags filed breaking exclusive opinion analysis update live gallery contact email location date time editor "
        "correction subject address"
    ).split()
)

_LONGEST_POST = 600  # characters
_LONGEST_LINES = 290  # characters of a post whose lines stand above its signature
_DATE = r"(?:\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9}\.?),? \d{4}"
_SIGNATURE = re.compile(
    rf"(?<![\w—–-])(?:[—–]|--?)[ \t]?(?P<name>[^\W_][^\n—–@()]{{1,50}}?) ?\(@\w{{1,20}}\)(?:,? {_DATE}|(?=[ \t]*$))", re.MULTILINE
)


def spoken_lines(reading: Reading) -> list[Candidate]:
    """Lines that open with a speaker and a colon, and posts that end with their author's name and handle."""
    found = list(_signed_posts(reading))
    for i, form in enumerate(reading.forms):
        if form == ":" and i + _FEWEST < reading.last[i]:
            candidate = _spoken(reading, i) or _quoted(reading, i)
            if candidate is not None:
                found.append(candidate)
    return found


def _spoken(reading: Reading, colon: int) -> Candidate | None:
    starts, text = reading.tokens.starts, reading.text
    line = text.rfind("\n", max(0, starts[colon] - 120), starts[colon]) + 1
    if starts[colon] - line >= 120:
        return None
    first = colon
    while first > 0 and starts[first - 1] >= line:
        first -= 1
    if not 0 < colon - first <= _LONGEST_NAME or not _names_speaker(reading, first, colon):
        return None
    end = text.find("\n", starts[colon])
    stop = reading.tokens.within(starts[colon] + 1, len(text) if end < 0 else end).stop
    if stop - colon <= _FEWEST:
        return None
    return Candidate("speaker_line", ":", "speech", colon, ((colon, colon + 1),), (first, colon), ((colon + 1, stop),))


def _quoted(reading: Reading, colon: int) -> Candidate | None:
    """A name and a colon before a quotation, at the head of a sentence or after a dash: "Boats sank – Ada Holm: “It blew.”"."""
    quote, name = reading.quote_at[colon + 1], reading.phrase(colon - 1)
    if quote < 0 or reading.quotes[quote][0] != colon + 1:
        return None
    if name is None or name.end != colon or reading.tags[name.head] != "NNP":
        return None
    if name.start > reading.first[colon] and reading.forms[name.start - 1] not in _DASHES:
        return None
    content = (reading.quotes[quote],)
    return Candidate("speaker_line", ":", "speech", colon, ((colon, colon + 1),), (name.start, colon), content)


def _names_speaker(reading: Reading, first: int, colon: int) -> bool:
    words = reading.forms[first:colon]
    phrase = reading.phrase(first)
    if any(word in _LABELS for word in words) or phrase is None or any(reading.group_at[i] >= 0 for i in range(first, colon)):
        return False
    named = all(reading.tags[i] in ("NNP", "NNPS", "POS", ".", "IN", "DT", "(", ")", ",") for i in range(first, colon))
    return (named and reading.tags[phrase.end - 1] == "NNP") or type_of([words[-1]]) != ""


def _signed_posts(reading: Reading) -> Iterator[Candidate]:
    """What was posted, quoted whole: "The pier leaks. — Ada Holm (@holm) May 4, 2019", its signature perhaps on a line below."""
    text, signed = reading.text, 0
    if "(@" not in text:
        return
    for match in _SIGNATURE.finditer(text):
        start = _post_start(text, match.start(), signed)
        post = reading.tokens.within(start, match.start())
        name = reading.tokens.within(*match.span("name"))
        if post and name and name.start > post.stop:
            cue = (post.stop, post.stop + 1)
            content = ((post.start, post.stop),)
            yield Candidate("signature", text[match.start()], "speech", post.stop, (cue,), (name.start, name.stop), content)
        signed = match.end()


def _post_start(text: str, end: int, signed: int) -> int:
    """Where the post before a signature begins: with its line, or, where the signature has a line of its own, above that.

    A post of several lines goes up to an empty line, a colon, or its greatest length; one too long is none (its end).
    """
    low = max(signed, end - _LONGEST_POST)
    start = _line_start(text, low, end)
    if text[start:end].strip():
        return start if start == signed or text[start - 1] == "\n" else end
    while start > low:
        line = _line_start(text, low, start - 1)
        above = text[line : start - 1].strip()
        first = not text[start:end].strip()
        if not above or above.endswith(":") or not (first or end - line <= _LONGEST_LINES):
            break
        if line == low and low > signed and text[low - 1] != "\n":
            return end if first else start
        start = line
    return start


def _line_start(text: str, low: int, end: int) -> int:
    return max(text.rfind("\n", low, end) + 1, low)
