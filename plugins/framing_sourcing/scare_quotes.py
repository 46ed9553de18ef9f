"""The layer ``scare_quotes``: quotation marks that are not speech.

Labels: ``distancing`` (the wording of a claim held at arm's length), ``so-called`` (introduced by *so-called*,
*called*, *known as*), ``term`` (any other word or phrase in marks), ``name`` and ``title`` (proper names and
titles of works).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from framing.annotate import Layers
from framing.extension import Annotate, Annotator, Settings
from framing.model import Annotation, Document, Span
from framing.quotation import Quotation
from framing.text import Tokens

LONGEST = 8  # words of a scare quote
LONGEST_CLAIMED = 4  # words of a wording that a claim is made in
_DOUBTING = frozenset({"allege", "boast", "brag", "claim", "pretend", "profess", "purport", "tout"})
_NAMING = frozenset("called dubbed termed named nicknamed labelled labeled branded known".split())
_TITLED = frozenset(
    (
        "book film movie show song album novel play series magazine newspaper documentary program programme titled entitled "
        "article essay headlined poem podcast"
    ).split()
)
_SMALL = frozenset("a an the of and or for in on to with at by from".split())


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    """All scare quotes of a document."""
    contents = _contents(layers.annotations("attributions"))
    found = (_read(document.text, quotation, layers.tokens, contents) for quotation in layers.quotations if quotation.closed)
    return [annotation for annotation in found if annotation is not None]


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


def _read(text: str, quotation: Quotation, tokens: Tokens, contents: _Contents) -> Annotation | None:
    inner = (quotation.inner_start, quotation.inner_end)
    inside = tokens.within(*inner)
    words = tokens.words[bisect_left(tokens.words, inside.start) : bisect_left(tokens.words, inside.stop)]
    if not words or len(words) > LONGEST or _is_line(text, quotation):
        return None
    holder = contents.around((quotation.start, quotation.end))
    if holder is not None and not _own_quotation(holder):
        return _held(inner, holder, len(words))
    before = tokens.forms[max(0, inside.start - 7) : max(0, inside.start - 1)]
    named = _is_name(text, [(tokens.starts[i], tokens.ends[i]) for i in words])
    if named and any(word in _TITLED for word in before):
        return Annotation("title", (inner,))
    if "so-called" in before[-2:] or any(word in _NAMING for word in before[-3:]):
        return Annotation("so-called", (inner,))
    if text[inner[1] - 1] in ",.!?" and len(words) > 4 and not named:
        return None  # a sentence of its own: speech whose speaker was not found
    return Annotation("name" if named and len(words) > 1 else "term", (inner,))


def _is_line(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a line of its own: someone's words as a heading."""
    start, end = quotation.start, quotation.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")


def _own_quotation(holder: Annotation) -> bool:
    """Whether the marks are the text's own: in a quoted line, or where nothing is said or believed by another."""
    return holder.attributes.get("pattern") == "quoted_line" or holder.attributes.get("act") not in ("speech", "belief")


def _held(inner: Span, holder: Annotation, words: int) -> Annotation | None:
    """A wording inside someone's words: partial quotation, but held at arm's length where the source merely claims."""
    if holder.label != "direct" and holder.attributes.get("cue_lemma") in _DOUBTING and words <= LONGEST_CLAIMED:
        return Annotation("distancing", (inner,))
    return None


def _is_name(text: str, words: Sequence[Span]) -> bool:
    raised = [text[start].isupper() or text[start].isdigit() for start, end in words if text[start:end].lower() not in _SMALL]
    return bool(raised) and all(raised)
