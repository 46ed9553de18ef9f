"""Direct speech: quotations that stand as sentences or clauses, and the frame ("…," she said) that gives the speaker.

A quotation without a frame continues the speaker of its paragraph, or of the paragraph before where it
opens its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from framing import Span
from framing.text import QUOTES, Quotation
from framing_sourcing.syntax.chunks import VerbGroup
from framing_sourcing.syntax.phrases import extended_right
from framing_sourcing.syntax.reading import Reading
from framing_sourcing.syntax.subjects import Subjects, subject_of
from framing_sourcing.syntax.wordtags import AUXILIARY

_CLOSING = (",", ".", "?", "!", "…", "—", "–", "-", ";", ":")
_DASHES = ("—", "–", "-")
_NAMING = frozenset("brand call dub label name nickname term".split())
_LONGEST_FRAME = 40  # tokens between a quotation and the verb of its frame
_NEAR = 40  # characters in which the next mark is looked for
_LIGHT = frozenset("be have do go get make take come give keep let put seem become".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """Who says it and with which verb; ``source`` may be missing."""

    group: VerbGroup
    source: Span | None


@dataclass(slots=True)
class Speech:
    """Quotations of one speaker under one frame, as stretches of tokens."""

    frame: Frame | None
    pieces: list[Span] = field(default_factory=list)


def find_speech(
    reading: Reading, quotations: Sequence[Quotation], speech_verbs: frozenset[str], subjects: Subjects
) -> list[Speech]:
    """All direct speech of a document in order."""
    found: list[Speech] = []
    carried: Speech | None = None
    before = 0  # where the line before begins, if it ends with a colon
    for (begin, end), quotes in _by_paragraph(reading, quotations):
        leads = reading.text[before:begin].rstrip().endswith(":")
        paragraph = ((before if leads else begin, end), quotes)
        speeches, carried = _of_paragraph(reading, paragraph, speech_verbs, subjects, carried, begin)
        found.extend(speeches)
        before = begin
    return found


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int  # tokens, with the marks
    end: int
    quotation: Quotation
    opens: bool  # a sentence or clause starts with it
    closes: bool  # a sentence or clause ends with it
    last: str  # its last character but for marks


def _by_paragraph(reading: Reading, quotations: Sequence[Quotation]) -> list[tuple[Span, list[_Quote]]]:
    """Each line that holds words, as offsets, with its outer quotations."""
    text = reading.text
    outer = [q for q in quotations if q.depth == 0]
    lines: list[tuple[Span, list[_Quote]]] = []
    offset = position = 0
    for line in text.split("\n"):
        end = offset + len(line)
        held: list[_Quote] = []
        while position < len(outer) and outer[position].start < end:
            held.append(_quote(reading, outer[position], offset, end))
            position += 1
        if line.strip():
            lines.append(((offset, end), held))
        offset = end + 1
    return lines


def _quote(reading: Reading, quotation: Quotation, begin: int, end: int) -> _Quote:
    inside = reading.tokens.within(quotation.start, quotation.end)
    text = reading.text
    before = text[max(begin, quotation.start - _NEAR) : quotation.start].rstrip()[-1:]
    inner = text[quotation.inner_start : quotation.inner_end].rstrip(" '’\"”\u00a0")
    after = text[quotation.end : min(end, quotation.end + _NEAR)].lstrip()[:1]
    opens = (
        before in ("", ".", "?", "!", ":", "”", '"', "…", ")", "(", "—", "–", "-", "'", ">")
        or inside.start == reading.first[inside.start]
    )
    closes = inner.endswith(_CLOSING) or after in (",", ".", "") or not quotation.closed
    return _Quote(inside.start, inside.stop, quotation, opens, closes, inner[-1:])


def _of_paragraph(
    reading: Reading,
    paragraph: tuple[Span, list[_Quote]],
    verbs: frozenset[str],
    subjects: Subjects,
    carried: Speech | None,
    line: int,
) -> tuple[list[Speech], Speech | None]:
    """The speeches of a paragraph, and the one that a quotation at the head of the next would continue.

    ``line`` is where it begins; its frames may stand in the line before, where that leads up to it with a colon.
    """
    (begin, end), quotes = paragraph
    found: list[Speech] = []
    current: Speech | None = None
    pending: list[_Quote] = []
    for position, quote in enumerate(quotes):
        previous = quotes[position - 1].end if position else 0
        following = quotes[position + 1].start if position + 1 < len(quotes) else len(reading.tags)
        frame = _frame(reading, quote, (begin, end), (previous, following), verbs, subjects)
        before = carried if position == 0 and quote.quotation.start - line <= 2 else None
        if frame is not None and before is not None and _is_left_open(reading, before):
            current = _framed(before, frame, quote)
        elif current is not None and _goes_on(reading, current, quote, frame, previous):
            current.pieces.append((quote.start, quote.end))
        elif frame is not None:
            current = Speech(frame, [*_pieces(pending), (quote.start, quote.end)])
            pending = []
            found.append(current)
        elif not (quote.opens and quote.closes):
            continue
        elif current is not None:
            current.pieces.append((quote.start, quote.end))
        elif before is not None:
            current = _framed(before, before.frame, quote)
        else:
            pending.append(quote)
    if pending:
        current = Speech(None, _pieces(pending))
        found.append(current)
    return found, current if quotes and _reaches_end(reading, quotes[-1], end) else None


def _pieces(quotes: Sequence[_Quote]) -> list[Span]:
    return [(quote.start, quote.end) for quote in quotes]


def _frame(
    reading: Reading, quote: _Quote, paragraph: Span, between: Span, verbs: frozenset[str], subjects: Subjects
) -> Frame | None:
    """The frame behind a quotation or before it, in its paragraph and ``between`` the quotations beside it."""
    previous, following = between
    frame = _frame_after(reading, quote, paragraph[1], following, verbs, subjects)
    if frame is None or reading.forms[following - 1] == ":":  # "Holm asked: “Who?” | Lund replied: “…”"
        return _frame_before(reading, quote, paragraph[0], previous, verbs, subjects) or frame
    return frame


def _framed(speech: Speech, frame: Frame | None, quote: _Quote) -> Speech:
    """The speech with one more quotation, under this frame."""
    speech.frame = frame
    speech.pieces.append((quote.start, quote.end))
    return speech


def _reaches_end(reading: Reading, quote: _Quote, end: int) -> bool:
    """Whether little follows a quotation in its paragraph, so that the next may go on with it."""
    return not quote.quotation.closed or len(reading.text[quote.quotation.end : end].strip()) < 60


def _is_left_open(reading: Reading, speech: Speech) -> bool:
    """Whether a speech without a frame ends its paragraph without a closing mark, to go on in the next."""
    return speech.frame is None and reading.forms[speech.pieces[-1][1] - 1] not in QUOTES


def _goes_on(reading: Reading, current: Speech, quote: _Quote, frame: Frame | None, previous: int) -> bool:
    """Whether a quotation goes on under the frame before it: '"The sea rose," said Lund, a fisherman, "and took …"'."""
    if current.frame is None:
        return False
    if frame is not None:
        return frame.group == current.frame.group
    if not previous <= current.frame.group.start < quote.start:
        return False
    return reading.forms[quote.start - 1] == "," and not any(form in (".", ";") for form in reading.forms[previous : quote.start])


def _frame_after(
    reading: Reading, quote: _Quote, end: int, following: int, verbs: frozenset[str], subjects: Subjects
) -> Frame | None:
    """The frame that follows a quotation: said NAME, NAME said, NAME, an official, said.

    Without a comma inside or behind the marks it is one only where nothing else stands in it: "“It leaks.” Holm said."
    """
    if not quote.opens or (not quote.closes and quote.end - quote.start < _LONG):
        return None
    i = quote.end
    stop = min(following, i + _LONGEST_FRAME, len(reading.tags))
    if i < stop and reading.forms[i] in (",", *_DASHES):
        i += 1
    comma = quote.closes and (quote.last in (",", "?", "!", "-", "—", "–", "…") or i > quote.end)
    if i >= stop or reading.tokens.starts[i] >= end:
        return None
    while i < stop and reading.tags[i] == "RB":
        i += 1
    if i >= stop:
        return None
    group = reading.group(i)
    frame = (
        _verb_first(reading, group, verbs, named=comma)
        if group is not None
        else _speaker_first(reading, i, stop, end, verbs, subjects)
    )
    return frame if frame is not None and (comma or _is_bare(reading, frame, i, verbs)) else None


def _verb_first(reading: Reading, group: VerbGroup, verbs: frozenset[str], *, named: bool) -> Frame | None:
    """The frame that begins with its verb: "said Ada Holm"; with ``named`` any verb may, if a name follows."""
    if group.form != "finite" or not (_speaks(reading, group, verbs) or (named and _is_named_after(reading, group))):
        return None
    return Frame(group, extended_right(reading, group.end) if group.end < len(reading.tags) else None)


_LONG = 5  # tokens of a quotation, with its marks, that is no fragment


def _is_named_after(reading: Reading, group: VerbGroup) -> bool:
    """Whether any other verb may frame a quotation that it follows at once, a name behind it: "beamed Ada Holm"."""
    named = group.end < len(reading.tags) and reading.tags[group.end] == "NNP" and group.end == group.start + 1
    return named and reading.tags[group.head] in ("VBD", "VBN") and _acts(reading, group)


def _is_bare(reading: Reading, frame: Frame, begin: int, verbs: frozenset[str]) -> bool:
    """Whether a frame is a speaker and a verb of saying and nothing more."""
    group, source = frame.group, frame.source
    if source is None or not _speaks(reading, group, verbs):
        return False
    stop = max(group.end, source[1])
    return min(group.start, source[0]) == begin and (stop >= len(reading.forms) or reading.forms[stop] in (".", ","))


def _speaker_first(reading: Reading, i: int, stop: int, end: int, verbs: frozenset[str], subjects: Subjects) -> Frame | None:
    """The frame whose speaker begins at i: "she said", "Ada Holm, who runs the port, said"."""
    if reading.phrase_at[i] < 0:
        return None
    for j in range(i, stop):
        group = reading.group(j)
        if reading.tokens.starts[j] >= end:
            return None
        if group is None or group.start != j or group.form != "finite" or (reading.tags[j - 1] in ("WP", "WDT") and j - 1 > i):
            continue
        if _speaks(reading, group, verbs) or (j <= i + 4 and _acts(reading, group)):
            if group.passive and reading.lemmas[group.head] == "ask":
                return Frame(group, None)
            subject = subject_of(reading, group, subjects)
            return Frame(group, subject if subject and subject[0] >= i else (i, group.start))
        if reading.tags[i] == "PRP":
            return None
    return None


def _acts(reading: Reading, group: VerbGroup) -> bool:
    """Whether any other verb may frame a quotation that it follows closely: "she smiled"."""
    return reading.lemmas[group.head] not in _LIGHT and not group.passive and reading.tags[group.head] not in AUXILIARY


def _speaks(reading: Reading, group: VerbGroup, verbs: frozenset[str]) -> bool:
    lemma = reading.lemmas[group.head]
    following = reading.forms[group.end] if group.end < len(reading.forms) else ""
    return lemma in verbs or f"{lemma} {following}" in verbs


def _frame_before(
    reading: Reading, quote: _Quote, begin: int, previous: int, verbs: frozenset[str], subjects: Subjects
) -> Frame | None:
    """The frame that leads up to a quotation: NAME said: "…", NAME told reporters, "…"."""
    j = quote.start - 1
    low = max(previous, reading.first[j] if j >= 0 else 0)
    if j < low or reading.tokens.starts[j] < begin:
        return None
    colon = reading.forms[j] == ":"
    if reading.forms[j] in (":", ","):
        j -= 1
    elif not quote.closes or reading.group_at[j] < 0:
        return None
    places = range(j, max(low - 1, j - 25), -1)
    if colon:
        return None if _is_credited(reading, j, low) else _before_colon(reading, places, verbs, subjects)
    for i in places:
        group = reading.group(i)
        if group is None:
            if reading.phrase_at[i] < 0 and reading.tags[i] not in ("IN", "TO", "RB", "RP"):
                return None
        elif _speaks(reading, group, verbs):
            return _led(reading, group, i, subjects)
        elif group.form not in ("ing", "to") or reading.lemmas[group.head] == "withhold":
            return None
    return None


def _is_label(reading: Reading, group: VerbGroup) -> bool:
    """Whether a verb in capitals is all that stands before a colon: "READ: 'A Sea of Lies'"."""
    alone = group.start == reading.first[group.start] and reading.forms[group.end] == ":"
    return alone and all(word.isupper() for word in reading.tokens.written[group.start : group.end])


def _before_colon(reading: Reading, places: range, verbs: frozenset[str], subjects: Subjects) -> Frame | None:
    """The frame of the nearest verb of saying before a colon, or else of the nearest that may frame a quotation."""
    other: VerbGroup | None = None
    for i in places:
        group = reading.group(i)
        if group is None:
            continue
        if _is_label(reading, group):
            return None
        if _speaks(reading, group, verbs):
            return _led(reading, group, i, subjects)
        if reading.lemmas[group.head] == "withhold":
            return None  # "Name withheld, 19: “…”"
        if other is None and group.form == "finite" and _acts(reading, group):
            other = group
    return Frame(other, subject_of(reading, other, subjects)) if other is not None else None


def _is_credited(reading: Reading, j: int, low: int) -> bool:
    """Whether a name stands behind a dash before a colon: "Boats sank – Ada Holm: “It blew.”"."""
    name = reading.phrase(j)
    return name is not None and reading.tags[name.head] == "NNP" and name.start > low and reading.forms[name.start - 1] in _DASHES


def _led(reading: Reading, group: VerbGroup, i: int, subjects: Subjects) -> Frame | None:
    """The frame of a verb of saying, found at i, that leads up to a quotation; what is called "so" is named, not said."""
    if group.passive:
        return None if reading.lemmas[group.head] in _NAMING else Frame(group, None)
    source = subject_of(reading, group, subjects)
    if source is None and i == reading.first[i] == group.start and reading.phrase_at[group.end] >= 0:
        source = extended_right(reading, group.end)  # "Said Ada Holm: “…”"
    return Frame(group, source)
