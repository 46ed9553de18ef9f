"""The layer ``scare_quotes``: what short quotations are that no attribution holds, and what is called so without marks.

Labels: ``distancing`` (a wording the text uses and holds at arm's length), ``so-called`` (introduced by *so-called*,
*alleged*, *billed as*), ``doubted`` (the same without marks), ``term`` (a word spoken of: defined, glossed, named as a
word, or a name for a thing), ``name`` and ``title`` (proper names and titles of works), ``quoted`` (someone's words,
though nobody says them here), and ``source`` (held at arm's length by a source that is speaking, not by the text).
A wording that an attribution quotes from its source is none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from framing import Annotate, Annotation, Document, Layers, Settings, Span, Voices
from framing.text import Quotation, Tokens
from framing_sourcing.grammar.heard import Wanted, heard
from framing_sourcing.marks.called import SO_CALLED, is_called_so, is_named_so
from framing_sourcing.marks.commentary import commentary
from framing_sourcing.marks.distance import AGAIN, is_distanced, is_mocked
from framing_sourcing.marks.doubted import doubted_phrases
from framing_sourcing.marks.marked_words import Marked, has_title, is_claimed, marked, raised, reading_of

LONGEST = 12  # words of a title; what is longer is speech
_LONGEST_TITLE = 150  # characters
_CLAUSE = 6  # words of an open quotation that is no slip of type
LONGEST_CLAIMED = 4  # words of a wording that a claim is made in
_DOUBTING = frozenset({"allege", "boast", "brag", "claim", "pretend", "profess", "purport", "tout"})
_NAMING = frozenset("brand call describe dub hail know label name nickname refer term tout".split())
_WEAK = frozenset({"wh", "rumour"})
_AUTHOR = frozenset({"i", "we", "my", "our"})
_NEAR = 14  # characters between quotations that are joined
_JOINED = re.compile(r"[,;]? ?(?:(?:and|or|but|nor) )?(?:(?:then|also|even|not) )?(?:an? |the )?")
_ALIKE = frozenset({"distancing", "quoted", "term"})
_EDGE = " \t–—-*•.…"
_LISTED = re.compile(r"[,;]?\s+(?:(?:and|or|und|et)\s+)?", re.IGNORECASE)


def bind(settings: Settings) -> Annotate:
    return annotate


def annotate(document: Document, layers: Layers) -> list[Annotation]:
    """All scare quotes of a document."""
    text, tokens, quotations = document.text, layers.tokens, layers.quotations
    attributions = layers.annotations("attributions")
    contents = _Contents(attributions)
    held = [(quotation, contents.around(quotation.start, quotation.end)) for quotation in quotations]
    told = _Told(layers.sentences, attributions)
    points = commentary(tokens, quotations, attributions)
    found = list(_readings(text, held, tokens, told, points))
    if any(each.mocked for each in found):
        found = list(_readings(text, held, tokens, told, points + AGAIN))
    found = list(_same_titles(text, found))
    speakers = heard((each.wanted for each in found if each.is_open), _spoken(held, tokens))
    known = [_told(each, speakers.get(each.wanted) if each.is_open else None) for each in found]
    return [*known, *(Annotation("doubted", (phrase,)) for phrase in doubted_phrases(text, tokens, quotations))]


class _Contents:
    """The contents of attributions, asked which of them holds a span."""

    def __init__(self, attributions: Sequence[Annotation]) -> None:
        self._attributions = attributions
        self._pieces = sorted([(*piece, n) for n, a in enumerate(attributions) for piece in a.roles["content"]])

    def around(self, begin: int, stop: int) -> Annotation | None:
        """The attribution that begins last before a span and holds it."""
        last = bisect_left(self._pieces, (begin + 1,))
        for i in range(last - 1, max(-1, last - 5), -1):
            if stop <= self._pieces[i][1] + 1:
                return self._attributions[self._pieces[i][2]]
        return None


class _Told:
    """The sentences in which somebody is said to speak."""

    def __init__(self, sentences: Sequence[Span], attributions: Sequence[Annotation]) -> None:
        self._sentences = sentences
        spoken = (a for a in attributions if a.attributes.get("act") == "speech" and not _is_weak(a))
        self._cues = sorted(start for a in spoken for start, _ in a.roles["cue"])

    def around(self, offset: int) -> bool:
        """Whether a cue of speech stands in the sentence that holds an offset."""
        number = bisect_right(self._sentences, (offset, offset)) - 1
        begin, stop = self._sentences[number] if number >= 0 else (0, 0)
        place = bisect_left(self._cues, begin)
        return place < len(self._cues) and self._cues[place] < stop


Held = tuple[Quotation, Annotation | None]


def _spoken(held: Sequence[Held], tokens: Tokens) -> Iterator[tuple[Sequence[str], Annotation]]:
    """The words of each quotation that a source says or believes, and does not merely claim."""
    for quotation, holder in held:
        cue = holder.attributes.get("cue_lemma") if holder is not None else ""
        if holder is None or quotation.depth or _own_quotation(holder) or cue in _DOUBTING:
            continue
        if cue in _NAMING and not holder.roles.get("source"):
            continue  # "known as the “canal”"
        inside = tokens.within(quotation.inner_start, quotation.inner_end)
        yield tokens.forms[inside.start : inside.stop], holder


class Found(NamedTuple):
    """A quotation that was read: its words without what type puts inside the marks."""

    span: Span
    label: str
    forms: tuple[str, ...] = ()
    heading: bool = False  # it stands in the article's title
    held: bool = False  # by an attribution
    mocked: bool = False  # more than the marks says that it is held at arm's length

    @property
    def is_open(self) -> bool:
        """Whether it may be the words of someone who is quoted elsewhere."""
        return self.label in ("distancing", "quoted", "term") and not self.held

    @property
    def wanted(self) -> Wanted:
        return self.forms, self.heading


def _told(found: Found, speaker: Annotation | None) -> Annotation:
    """What is quoted elsewhere in the article from someone who says it is that person's word here too."""
    if speaker is None:
        return Annotation(found.label, (found.span,))
    known = {name: value for name, value in speaker.attributes.items() if name in ("entity", "source_type")}
    return Annotation("quoted", (found.span,), attributes=known)


def _readings(text: str, held: Sequence[Held], tokens: Tokens, told: _Told, points: float) -> Iterator[Found]:
    """What each short quotation is; one that "and" joins to another is of the same kind: "cleansed" and then "renewed"."""
    end, kind = -_NEAR, ""
    for quotation, holder in held:
        joined = kind if 0 < quotation.start - end < _NEAR and _JOINED.fullmatch(text, end, quotation.start) else ""
        found = _reading(text, quotation, holder, tokens, told, points)
        if found is not None and joined and not found.held and found.label in _ALIKE:
            found = found._replace(label=joined)
        end, kind = quotation.end, found.label if found is not None and found.label in _ALIKE else ""
        if found is None and holder is not None and not _own_quotation(holder):
            kind = "quoted"
        if found is not None:
            yield found


def _reading(
    text: str, quotation: Quotation, holder: Annotation | None, tokens: Tokens, told: _Told, points: float
) -> Found | None:
    begin, end = inner = (quotation.inner_start, quotation.inner_end)
    voice = None if holder is None or _own_quotation(holder) else holder
    if voice is not None and end - begin > _LONGEST_TITLE:
        return None
    inside = tokens.within(begin, end)
    words = tokens.words[bisect_left(tokens.words, inside.start) : bisect_left(tokens.words, inside.stop)]
    if not words:
        return None
    if not quotation.closed or len(words) > LONGEST or _is_line(text, quotation):
        if _is_unheld(text, holder) and quotation.depth == 0 and _is_speech(text, quotation, len(words)):
            return Found(_said(text, quotation, len(words)), "quoted")
        return None
    if voice is not None and not _may_be_marked(voice, tokens, words, text[end - 1] == ",", quotation.depth > 0):
        return None
    context = marked(text, quotation, tokens, words, told.around(quotation.start), points)
    if voice is not None and _named_only(voice, context):
        voice = None
    label = reading_of(context) if voice is None else _held(voice, context, quotation.depth)
    if label:
        span = _said(text, quotation, len(words)) if label == "quoted" else _trimmed(text, inner)
        mocked = label == "distancing" and is_mocked(context)
        return Found(span, label, context.forms, context.heading, voice is not None, mocked)
    return None


def _may_be_marked(voice: Annotation, tokens: Tokens, words: Sequence[int], comma: bool, nested: bool) -> bool:
    """Whether words that lie in someone's could be anything but that person's: what spares looking closer at most."""
    if voice.label == "direct":
        return nested or raised(tokens, words)
    cue = voice.attributes.get("cue_lemma")
    before = tokens.forms[max(0, words[0] - 3) : words[0]]
    if len(words) == 1 and _is_weak(voice):
        return True
    return comma or cue in _DOUBTING or cue in _NAMING or not SO_CALLED.isdisjoint(before) or raised(tokens, words)


def _is_speech(text: str, quotation: Quotation, words: int) -> bool:
    """Whether a quotation that is long, a line of its own, or left open at the head of a line is someone's words."""
    return words > 1 and (quotation.closed or words >= _CLAUSE or text[max(0, quotation.start - 1)] == "\n")


def _same_titles(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """What is read as a title once is one wherever it stands, and so is a name that goes on a list of titles."""
    titles = {_bare(text, each) for each in found if each.label == "title"}
    before = Found((0, 0), "")
    for each in found:
        if each.label == "name" and (_bare(text, each) in titles or _is_listed(text, before, each)):
            each = each._replace(label="title")
        before = each
        yield each


def _bare(text: str, found: Found) -> str:
    return text[slice(*found.span)].strip("!?").casefold()


def _is_listed(text: str, before: Found, found: Found) -> bool:
    """Whether nothing but a comma or "and" stands between a title and this."""
    end, start = before.span[1], found.span[0]
    return before.label == "title" and start - end < 12 and bool(_LISTED.fullmatch(text[end:start].strip(",.\"'“”‘’«»")))


def _trimmed(text: str, span: Span) -> Span:
    """A span without the space at its ends, and without the comma or full stop that type puts inside the marks."""
    start, end = span
    wording = text[start:end].rstrip().removesuffix(",")
    if wording.endswith(".") and "." not in wording[:-1].rpartition(" ")[2]:
        wording = wording[:-1]
    return start + len(wording) - len(wording.lstrip()), start + len(wording.rstrip())


def _said(text: str, quotation: Quotation, words: int) -> Span:
    """What of a quotation is somebody's: a clause with its marks, a few words without."""
    if words >= _CLAUSE:
        return quotation.start, quotation.start + len(text[quotation.start : quotation.end].rstrip())
    return _trimmed(text, (quotation.inner_start, quotation.inner_end))


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
    return holder.attributes.get("pattern") == "quoted_line" or holder.attributes.get("act") not in Voices.ACTS


def _is_unheld(text: str, holder: Annotation | None) -> bool:
    """Whether no attribution says whose words a quotation is: none holds it, or one that only tells what somebody did or saw."""
    if holder is None:
        return True
    own = any(text[start:end].casefold() in _AUTHOR for start, end in holder.roles.get("source", ()))
    return holder.attributes.get("act") not in Voices.ACTS and not own


def _named_only(holder: Annotation, words: Marked) -> bool:
    """Whether a thing is called so by nobody in particular."""
    return holder.attributes.get("cue_lemma") in _NAMING and (not holder.roles.get("source") or is_named_so(words))


def _held(holder: Annotation, words: Marked, depth: int) -> str:
    """A wording inside someone's words: partial quotation, but held at arm's length where the source merely claims it.

    What a source calls so-called it doubts itself: the distance is the source's, and its words stay attributed.
    """
    if has_title(words):
        return "title"
    if holder.label == "direct":
        return "source" if depth and (is_called_so(words) or is_mocked(words)) else ""
    if is_called_so(words):
        return "source"
    doubted = holder.attributes.get("cue_lemma") in _DOUBTING and len(words.forms) <= LONGEST_CLAIMED and is_claimed(words)
    return "distancing" if doubted or (_is_weak(holder) and is_distanced(words)) else ""


def _is_weak(holder: Annotation) -> bool:
    """Whether what is marked in somebody's thought or a question need not be in his words: a single word of the author's."""
    about = holder.attributes
    return about.get("act") == "belief" or about.get("pattern") in _WEAK or about.get("cue_lemma") == "pretend"
