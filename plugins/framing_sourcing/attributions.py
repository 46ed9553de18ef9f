"""The annotator of the layer ``attributions``: every passage that the text gives to a source, with cue and source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from framing import Annotate, Annotation, Document, Layers, Pieces, Settings, Span, Unreadable, Value
from framing.text import Quotation
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.lexicon import Lexicon, lexicon_with, load_lexicon
from framing_sourcing.grammar.search import find_candidates, outermost
from framing_sourcing.speakers.naming import Speaker
from framing_sourcing.speakers.own_types import OwnTypes
from framing_sourcing.speakers.speaking import speaking
from framing_sourcing.speakers.told import tell_speakers
from framing_sourcing.syntax.parser import parser_named
from framing_sourcing.syntax.reading import Reading, read
from framing_sourcing.syntax.tree import Parse
from framing_sourcing.unpunctuated import is_unpunctuated

_QUOTED_LINE = re.compile(r"^[ \t]*>+[ \t]*(?=\S)(.*\S)", re.MULTILINE)
_MARKS = frozenset("\"“”„«»「『‘'`")


def bind(settings: Settings) -> Annotate:
    """The annotator for a run: with the codebook's own source types."""
    own, lexicon = OwnTypes(settings.codebook.sources), lexicon_with(settings.codebook.cues)
    nested = bool(settings.options.get("nested", False))
    parse = parser_named(settings.options.get("parser", "none"))

    def annotate(document: Document, layers: Layers) -> list[Annotation]:
        if is_unpunctuated(document.text, layers.tokens):
            raise Unreadable("the text has no punctuation, so nothing shows where a source's words end")
        told = document.published
        return find_attributions(document.text, layers, own, nested=nested, published=told, parse=parse, lexicon=lexicon)

    return annotate


def find_attributions(
    text: str,
    layers: Layers,
    own: OwnTypes,
    *,
    nested: bool = False,
    published: date | None = None,
    parse: Parse | None = None,
    lexicon: Lexicon | None = None,
) -> list[Annotation]:
    """All attributions of a text, in order."""
    lexicon = lexicon or load_lexicon()
    quotations = layers.quotations
    reading = read(text, layers.tokens, layers.lemmas, layers.sentences, lexicon.verb_words, quotations, parse)
    candidates = find_candidates(reading, quotations, lexicon)
    chosen = candidates if nested else outermost(candidates, len(reading.tokens))
    told = [replace(candidate, source=speaking(reading, candidate.source)) for candidate in chosen]
    ordered = sorted(told, key=lambda c: c.source[0] if c.source else c.at)
    speakers = tell_speakers(reading, ordered, own, published)
    found = [_annotation(reading, candidate, speaker, quotations) for candidate, speaker in zip(ordered, speakers, strict=True)]
    return sorted([*filter(None, found), *_quoted_lines(text)], key=lambda a: (a.start, a.end))


def _annotation(reading: Reading, candidate: Candidate, speaker: Speaker, quotations: Sequence[Quotation]) -> Annotation | None:
    source: Pieces = (reading.span(candidate.source),) if candidate.source else ()
    cue = _without(_spans(reading, candidate.cue), source)
    content = _without(_spans(reading, candidate.content), (*source, *cue))
    content = tuple(piece for piece in (_trimmed(reading.text, piece) for piece in content) if piece)
    if not content:
        return None
    label = "direct" if candidate.pattern == "signature" else _label(reading.text, content, quotations)
    quotes_object = label != "indirect" and candidate.pattern in ("np", "adj", "passive", "noun")
    quotes_object = quotes_object and (candidate.pattern, candidate.act) != ("passive", "belief")  # "is seen to “act”"
    attributes: Mapping[str, Value] = {
        "act": _act(reading, candidate, quotes_object),
        "cue_lemma": candidate.lemma,
        "source_type": speaker.type,
        "entity": speaker.entity,
        "anonymous": speaker.anonymous,
        "pattern": candidate.pattern,
    }
    if _is_negated(reading, candidate):  # "Holm never claimed that …": no claim of hers
        attributes = {**attributes, "negated": True, "act": "intention"}
    elif _has_not(reading, candidate):
        attributes = {**attributes, "negated": True}
    return Annotation(label, content, {"content": content, "cue": cue, "source": source}, attributes)


def _is_negated(reading: Reading, candidate: Candidate) -> bool:
    """Whether somebody is said not to have said it: then the claim is not given to her, whatever the outlet thinks of it."""
    group = reading.group(candidate.at)
    if group is None or candidate.pattern not in ("that", "zero", "inf", "np", "passive", "quoted"):
        return False
    return candidate.act in ("speech", "belief") and _has_not(reading, candidate) and reading.lemmas[group.head] in _ASSERTING


def _has_not(reading: Reading, candidate: Candidate) -> bool:
    """Whether the verb of the cue stands with "not" or "never": "has not ruled out"."""
    group = reading.group(candidate.at)
    if group is None:
        return False
    return group.negated or (group.start > 0 and reading.forms[group.start - 1] in ("never", "not"))


def _act(reading: Reading, candidate: Candidate, quotes_object: bool) -> str:
    """What the author says as "I" outside quotations is the outlet's own voice, so it is no speech of a source.

    What a poll finds or a court holds it says in words, and who declines to answer takes a position.
    """
    source = candidate.source
    if source is not None and _is_author(reading, source):
        return "perception" if candidate.act in ("speech", "belief") else candidate.act
    told = candidate.act == "perception" and source is not None and _reports(reading, source)
    return "speech" if quotes_object or told or _withholds(reading, candidate) else candidate.act


_ASSERTING = frozenset(  # verbs whose denial leaves nothing said; who does not think or believe a thing has an opinion
    "say claim tell argue suggest allege assert state announce promise declare write mention admit confirm".split()
)
_REPORTING = frozenset("analysis audit court inquiry investigation judge jury paper poll report review study survey".split())
_ANSWERING = frozenset("answer address clarify comment confirm deny disclose discuss elaborate explain reveal say".split())


def _is_author(reading: Reading, source: Span) -> bool:
    """Whether a source is "I", "we", "my" (view) or "my sister and I", outside quotations."""
    first, last = reading.forms[source[0]].partition("'")[0], reading.forms[source[1] - 1]
    own = first in ("i", "we") or last in ("i", "we") or (first in ("my", "our") and source[1] - source[0] == 1)
    return own and reading.quote_at[source[0]] < 0


def _reports(reading: Reading, source: Span) -> bool:
    """Whether a source tells in words what it finds: "the court in Lund", "a poll"."""
    phrase = reading.phrase(source[0])
    return phrase is not None and reading.forms[phrase.head] in _REPORTING


def _withholds(reading: Reading, candidate: Candidate) -> bool:
    """ "Declined to say", "refused to comment"."""
    if candidate.lemma not in ("decline", "refuse") or candidate.pattern != "inf":
        return False
    verb = reading.group(candidate.content[0][0])
    return verb is not None and reading.lemmas[verb.head] in _ANSWERING


def _spans(reading: Reading, stretches: Iterable[Span]) -> Pieces:
    return tuple(sorted(reading.span(stretch) for stretch in stretches))


def _without(pieces: Pieces, taken: Pieces) -> Pieces:
    """The pieces less what is taken, in order and without overlap."""
    left: list[Span] = []
    for start, end in sorted(pieces):
        start = max(start, left[-1][1]) if left else start
        for begin, stop in sorted(taken):
            if begin < end and stop > start:
                if begin > start:
                    left.append((start, begin))
                start = max(start, stop)
        if start < end:
            left.append((start, end))
    return tuple(left)


def _trimmed(text: str, piece: Span) -> Span | None:
    """A piece without space and separating marks at its ends; None where no word is left."""
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in ",;:)–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";:(–—-"):
        end -= 1
    return (start, end) if any(text[i].isalnum() for i in range(start, end)) else None


def _label(text: str, content: Pieces, quotations: Sequence[Quotation]) -> str:
    """ "direct" if all of the content is quotation, "mixed" if some is, "indirect" if none."""
    opening = [text[start] in _MARKS for start, _ in content]
    closing = [
        text[end - 1] in _MARKS or text[end - 2 : end - 1] in _MARKS or text[end : end + 1] in ("", "\n") for _, end in content
    ]
    if all(opening) and all(closing):
        return "direct"
    inside = any(mark in text[start:end] for start, end in content for mark in '"“”„«「')
    return "mixed" if inside or any(opening) else "indirect"


def _quoted_lines(text: str) -> list[Annotation]:
    """Lines that begin with ">": another's words, whose source the line does not name."""
    attributes: Mapping[str, Value] = {
        "act": "speech", "cue_lemma": ">", "source_type": "", "entity": "", "anonymous": False, "pattern": "quoted_line",
    }  # fmt: skip
    found: list[Annotation] = []
    for match in _QUOTED_LINE.finditer(text):
        if not any(character.isalnum() for character in match.group(1)):
            continue
        cue = (match.start() + match.group().index(">"), match.start() + match.group().index(">") + 1)
        content = (match.span(1),)
        found.append(Annotation("direct", content, {"content": content, "cue": (cue,), "source": ()}, attributes))
    return found
