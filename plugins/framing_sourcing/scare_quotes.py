"""The layer ``scare_quotes``: quotation marks that are not speech.

Labels: ``distancing`` (a wording the text uses and holds at arm's length), ``so-called`` (introduced by
*so-called*, *called*, *described as*), ``term`` (a word spoken of: defined, glossed, named as a word), ``name``
and ``title`` (proper names and titles of works). A wording quoted from a source is speech, and none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from framing.annotate import Layers
from framing.extension import Annotate, Annotator, Settings
from framing.model import Annotation, Document, Span
from framing.quotation import Quotation
from framing.text import Tokens
from framing_sourcing.marked_words import Marked, has_title, is_called_so, is_named_so, marked, reading_of

LONGEST = 12  # words of a title; other readings have fewer
LONGEST_CLAIMED = 4  # words of a wording that a claim is made in
_DOUBTING = frozenset({"allege", "boast", "brag", "claim", "pretend", "profess", "purport", "tout"})
_NAMING = frozenset("brand call describe dub hail know label name nickname refer term tout".split())
_EDGE = " \t–—-*•.…"
_LISTED = re.compile(r"[,;]?\s+(?:(?:and|or|und|et)\s+)?", re.IGNORECASE)


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    """All scare quotes of a document."""
    contents = _contents(layers.annotations("attributions"))
    found = _readings(document.text, layers.quotations, layers.tokens, contents)
    return [Annotation(label, (inner,)) for inner, label in _same_titles(document.text, list(found))]


SCARE_QUOTES = Annotator(
    name="sourcing.scare_quotes",
    provides="scare_quotes",
    meaning="words in quotation marks that are not speech",
    bind=bind,
    requires=("attributions", "quotation_marks"),
    languages=("en",),
)


class _Contents:
    """The contents of attributions, asked which of them holds a span."""

    def __init__(self, pieces: list[tuple[int, int, Annotation]]) -> None:
        self._pieces = sorted(pieces, key=lambda piece: piece[:2])
        self._starts = [start for start, _, _ in self._pieces]

    def around(self, span: Span) -> Annotation | None:
        """The attribution that begins last before a span and holds it."""
        last = bisect_right(self._starts, span[0])
        for start, end, annotation in reversed(self._pieces[max(0, last - 4) : last]):
            if start <= span[0] and span[1] <= end + 1:
                return annotation
        return None


def _contents(attributions: Sequence[Annotation]) -> _Contents:
    return _Contents([(start, end, a) for a in attributions for start, end in a.roles["content"]])


Found = tuple[Span, str]


def _readings(text: str, quotations: Sequence[Quotation], tokens: Tokens, contents: _Contents) -> Iterator[Found]:
    for quotation in quotations:
        inner = (quotation.inner_start, quotation.inner_end)
        inside = tokens.within(*inner)
        first, last = bisect_left(tokens.words, inside.start), bisect_left(tokens.words, inside.stop)
        if not quotation.closed or not 0 < last - first <= LONGEST or _is_line(text, quotation):
            continue
        holder = contents.around((quotation.start, quotation.end))
        if holder is not None and holder.attributes.get("pattern") == "direct" and quotation.depth > 0:
            continue
        context = marked(text, quotation, tokens, tokens.words[first:last])
        own = holder is None or _own_quotation(holder) or _named_only(holder, context)
        label = reading_of(context) if own else _held(holder, context, quotation.depth)
        if label:
            yield _trimmed(text, inner), label


def _same_titles(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """What is read as a title once is one wherever it stands, and so is a name that goes on a list of titles."""
    titles = {text[start:end].strip("!?").casefold() for (start, end), label in found if label == "title"}
    before: Found = ((0, 0), "")
    for (start, end), label in found:
        if label == "name" and (
            text[start:end].strip("!?").casefold() in titles
            or (
                before[1] == "title"
                and start - before[0][1] < 12
                and _LISTED.fullmatch(text[before[0][1] : start].strip(",.\"'“”‘’«»"))
            )
        ):
            label = "title"
        before = ((start, end), label)
        yield before


def _trimmed(text: str, span: Span) -> Span:
    """A span without the space at its ends, and without the comma or full stop that type puts inside the marks."""
    start, end = span
    wording = text[start:end].rstrip().removesuffix(",")
    if wording.endswith(".") and "." not in wording[:-1].rpartition(" ")[2]:
        wording = wording[:-1]
    return start + len(wording) - len(wording.lstrip()), start + len(wording.rstrip())


def _is_line(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a line of its own: someone's words as a heading."""
    start, end = quotation.start, quotation.end
    while start > 0 and quotation.start - start < 8 and text[start - 1] in _EDGE:
        start -= 1
    while end < len(text) and end - quotation.end < 8 and text[end] in _EDGE:
        end += 1
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def _own_quotation(holder: Annotation) -> bool:
    """Whether the marks are the text's own: in a quoted line, or where nothing is said or believed by another."""
    return holder.attributes.get("pattern") == "quoted_line" or holder.attributes.get("act") not in ("speech", "belief")


def _named_only(holder: Annotation, words: Marked) -> bool:
    """Whether a thing is called so by nobody in particular."""
    return holder.attributes.get("cue_lemma") in _NAMING and (not holder.roles.get("source") or is_named_so(words))


def _held(holder: Annotation | None, words: Marked, depth: int) -> str:
    """A wording inside someone's words: partial quotation, but held at arm's length where the source merely claims."""
    if holder is None or (holder.label == "direct" and depth > 0):
        return ""
    if has_title(words):
        return "title"
    if holder.label == "direct":
        return ""
    doubted = holder.attributes.get("cue_lemma") in _DOUBTING and len(words.forms) <= LONGEST_CLAIMED
    return "so-called" if is_called_so(words) else "distancing" if doubted else ""
