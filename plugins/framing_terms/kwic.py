"""Keyword in context: every match of a pattern with the words around it, by outlet, date and voice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack, get_args

from framing import Document, How, Layers, LayerUnavailable, Pass, RequestError, Span, Voice, VoiceReading, unknown
from framing.patterns import Match, PatternsByLanguage, PatternSet, parse_pattern
from framing.tables import Spool, TableSet
from framing.text import Tokens, fold
from framing_terms.term_tables import TABLES

if TYPE_CHECKING:
    import polars as pl

CONTEXT = 15  # words on either side
SORTS = ("text", "left", "right", "match", "outlet", "date", "voice")
_SORT_COLUMNS = {"outlet": "outlet", "date": "published", "voice": "voice"}


Lines = tuple[list[tuple[Any, ...]], Counter[str]]  # of a document; and how many stand in each region that does not count


class Finder:
    """Finds a pattern in documents; picklable as the pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._by_language = PatternsByLanguage([(0, parse_pattern(pattern))])

    def __reduce__(self) -> tuple[type[Finder], tuple[str]]:
        return Finder, (self.pattern,)

    def find(self, document: Document, layers: Layers) -> list[Match[int]]:
        """The matches in the order of the text, none overlapping another, those in regions that do not count too."""
        patterns = self._by_language.of(layers.language)
        lemmas = layers.lemmas if patterns.needs_lemmas else ()
        tags = layers["pos"] if patterns.needs_tags else ()
        found = patterns.find(layers.units, lemmas, layers.sentences, document.text, tags)
        if not found and (why := self._by_language.unread(layers.language).get(0)):
            raise LayerUnavailable(why)
        return PatternSet.longest(found)


@dataclass(frozen=True)
class Window:
    """How much is shown around a match: so many words on either side, inside its sentence unless ``cross``."""

    words: int = CONTEXT
    cross: bool = False

    def spans(self, match: Match[int], layers: Layers) -> tuple[Span, Span]:
        """What stands before and after a match."""
        tokens, (low, high) = around(layers), self._bounds(match, layers)
        words = tokens.words
        before = bisect_left(words, bisect_left(tokens.starts, match.start)) - self.words
        after = bisect_left(words, bisect_left(tokens.starts, match.end)) + self.words - 1
        if before >= 0:
            low = max(low, tokens.starts[words[before]])
        if after < len(words):
            last = words[after]
            high = min(high, tokens.starts[last + 1] if last + 1 < len(tokens) else tokens.ends[last])
        return (low, match.start), (match.end, max(high, match.end))

    def _bounds(self, match: Match[int], layers: Layers) -> Span:
        if self.cross:
            return 0, around(layers).ends[-1]
        return sentence_at(match.start, layers)


def around(layers: Layers) -> Tokens:
    """What the context is counted in: words, or the units of a language whose words cannot be told here."""
    try:
        return layers.tokens
    except LayerUnavailable:
        return layers.units


def kwic(
    corpus: Iterable[Document],
    pattern: str,
    *,
    context: int = CONTEXT,
    cross: bool = False,
    sort: str | Sequence[str] = "outlet",
    voice: str | None = None,
    **how: Unpack[How],
) -> TableSet:
    """The concordance of a pattern: ``context`` words on either side, inside the sentence unless ``cross``.

    ``sort`` is one of SORTS or several of them, the first most important: "left" compares the words before the match,
    the nearest first, "right" those after it. ``voice`` keeps one voice. Raises
    :class:`~framing.errors.InputError` for a pattern that cannot be read, :class:`~framing.errors.RequestError` for
    unknown names.
    """
    keys = [sort] if isinstance(sort, str) else list(sort)
    _check(keys, voice, context)
    reading = Pass(corpus, how, partial(_lines, finder=Finder(pattern), window=Window(context, cross), voice=voice))
    spool, elsewhere = Spool(TABLES), Counter[str]()
    counts: dict[str, list[int]] = {}
    for _, group, given in reading:
        found, outside = given or _NONE
        elsewhere.update(outside)
        count = counts.setdefault(group, [0, 0])
        count[0] += len(found)
        count[1] += bool(found)
        spool.extend("kwic", found)
    groups = [_amounts(group, *reading.amounts[group], *counts[group]) for group in sorted(counts)]
    asked = {"pattern": pattern, "context": context, "cross": cross, "sort": keys, "voice": voice or "", "by": reading.by}
    run = reading.run(kwic={**asked, "elsewhere": dict(elsewhere.most_common())})
    lines = in_order(spool.frame("kwic"), keys)
    return TableSet({"kwic": lines, "groups": groups}, TABLES, run)


def _check(keys: Iterable[str], voice: str | None, context: int) -> None:
    for key in keys:
        if key not in SORTS:
            raise unknown("sort", key, SORTS)
    if voice is not None and voice not in get_args(Voice):
        raise unknown("voice", voice, get_args(Voice))
    if context < 1:
        raise RequestError(f"a context of {context} words; it has at least one")


def _amounts(group: str, articles: int, words: int, matches: int, found_in: int) -> tuple[Any, ...]:
    return group, articles, words, matches, found_in, 1000 * matches / words if words else None


def voice_of(match: Match[int], layers: Layers) -> VoiceReading:
    """Whose words a match is in; "unknown" where nobody can tell."""
    try:
        return layers.voices.of(match.pieces)
    except LayerUnavailable:
        return VoiceReading("unknown")


def sentence_at(offset: int, layers: Layers) -> Span:
    """The sentence that an offset lies in."""
    sentences = layers.sentences
    return sentences[max(0, bisect_left(sentences, (offset + 1, 0)) - 1)]


def _lines(document: Document, layers: Layers, group: str, *, finder: Finder, window: Window, voice: str | None) -> Lines:
    """The lines of a document, and how many matches there are in each region that does not count."""
    lines, elsewhere = [], Counter[str]()
    for match in finder.find(document, layers):
        if layers.counts(match.start):
            lines.append((*_line(document, layers, match, window), group))
        else:
            elsewhere[_region_at(match.start, layers)] += 1
    return [line for line in lines if voice is None or line[3] == voice], elsewhere


_NONE: Lines = ([], Counter())


def _region_at(offset: int, layers: Layers) -> str:
    return next((a.label for a in layers.annotations("regions") if a.start <= offset < a.end), "")


def _line(document: Document, layers: Layers, match: Match[int], window: Window) -> tuple[Any, ...]:
    text, voice = document.text, voice_of(match, layers)
    left, right = window.spans(match, layers)
    gaps = [(end, start) for (_, end), (start, _) in zip(match.pieces, match.pieces[1:], strict=False)]
    return (
        document.id,
        document.outlet,
        document.published.isoformat() if document.published else "",
        voice.voice,
        voice.source,
        _flat(text, left).lstrip(),
        " … ".join(_flat(text, piece) for piece in match.pieces),
        _flat(text, right).rstrip(),
        " … ".join(_flat(text, gap).strip() for gap in gaps),
        int(match.negated),
        match.start,
        match.end,
        match.pieces,
    )


def _flat(text: str, span: Span) -> str:
    """A passage on one line; of the space at its ends one is left, which tells a word apart from part of a word."""
    passage = text[span[0] : span[1]]
    words = " ".join(passage.split())
    return f"{' ' if passage[:1].isspace() else ''}{words}{' ' if words and passage[-1:].isspace() else ''}"


def in_order(lines: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Lines in the order asked for; equal ones in the order of the text."""
    import polars as pl

    by: list[pl.Expr] = []
    for key in keys:
        if key in _SORT_COLUMNS:
            by.append(pl.col(_SORT_COLUMNS[key]))
        elif key != "text":
            by.append(pl.Series(key, [_words(cell, reverse=key == "left") for cell in lines[key]], dtype=pl.String))  # type: ignore[arg-type]
    return lines.sort(by, maintain_order=True) if by else lines


def _words(text: str, *, reverse: bool) -> str:
    """What lines are sorted by: the words of a context without marks, nearest to the match first."""
    words = [word for part in text.split() if (word := fold(part).strip(_MARKS))]
    return "\x00".join(reversed(words) if reverse else words)


_MARKS = "\"'“”„‘’«»‹›()[]{}.,;:!?…—–-"
