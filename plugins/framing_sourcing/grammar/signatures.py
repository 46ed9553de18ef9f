"""Who signs behind or below: posts ("— Ada Holm (@holm)"), "“…” – Commissioner Holm", "“…” (Prof. A. Holm, Aven)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.speakers.source_types import type_of
from framing_sourcing.syntax.reading import Reading

_LONGEST_POST = 600  # characters
_LONGEST_LINES = 290  # characters of a post whose lines stand above its signature
_DATE = r"(?:\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9}\.?),? \d{4}"
_SIGNATURE = re.compile(
    rf"(?<![\w—–-])(?:[—–]|--?)[ \t]?(?P<name>[^\W_][^\n—–@()]{{1,50}}?) ?\(@\w{{1,20}}\)(?:,? {_DATE}|(?=[ \t]*$))", re.MULTILINE
)
_BEHIND = re.compile(
    r"[ \t]*(?:\n[ \t]*\n?[ \t]*(?=[—–-]))?(?P<mark>[—–]|--?)[ \t]*(?P<name>[^\W\d_][^\n:;?!\"“”]{1,80}?)[ \t.]*(?=\n|$)"
)
_BRACKETED = re.compile(r"[ \t]*(?P<mark>\()(?P<name>[^\W\d_][^()\n:;?!\"“”]{2,60})\)[ \t.]*(?=\n|$)")
_CAPITAL = re.compile(r"(?:[A-Z][\w.'’-]+[ ,]*){2,}")


def signed(reading: Reading) -> Iterator[Candidate]:
    """All posts and quotations that are signed."""
    yield from _signed_posts(reading)
    yield from _signed_quotations(reading)


def _signed_quotations(reading: Reading) -> Iterator[Candidate]:
    """A quotation that ends its line but for who signs it; on the line below only after a dash."""
    text = reading.text
    for start, stop in reading.quotes:
        begin, end = reading.tokens.starts[start], reading.tokens.ends[stop - 1]
        match = _BEHIND.match(text, end) or _BRACKETED.match(text, end)
        if match is None or text[text.rfind("\n", 0, begin) + 1 : begin].strip(' \t•*-–—·“"'):
            continue
        name = reading.tokens.within(*match.span("name"))
        mark = reading.tokens.within(*match.span("mark"))
        if name and mark and _is_name(reading, name.start, name.stop, match["name"]):
            cue = (mark.start, mark.start + 1)
            yield Candidate("signature", match["mark"], "speech", mark.start, (cue,), (name.start, name.stop), ((start, stop),))


def _is_name(reading: Reading, first: int, stop: int, written: str) -> bool:
    """Whether a signature names a person or says who it is, and tells nothing of them."""
    if any(reading.group_at[i] >= 0 and reading.groups[reading.group_at[i]].form == "finite" for i in range(first, stop)):
        return False
    if _CAPITAL.match(written):
        return True
    phrase = reading.phrase(first)
    return phrase is not None and stop - first <= 4 and type_of([reading.forms[phrase.end - 1]]) != ""


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
    if start > low and not text[_line_start(text, low, start - 1) : start].strip():
        return _paragraph_above(text, low, start, end)
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


def _paragraph_above(text: str, low: int, start: int, end: int) -> int:
    """Where the paragraph begins above the empty line over a signature; ``end`` where it is too long for a post, or leads up."""
    stop = low + len(text[low:start].rstrip())
    begin = _line_start(text, low, stop) if stop > low else end
    told = text[begin:stop].strip()
    return begin if told and stop - begin <= _LONGEST_LINES and not told.endswith((":", ")")) else end


def _line_start(text: str, low: int, end: int) -> int:
    return max(text.rfind("\n", low, end) + 1, low)
