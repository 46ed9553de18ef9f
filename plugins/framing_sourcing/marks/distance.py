"""When words in quotation marks are held at arm's length: the points of all the evidence together (:mod:`evidence`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from framing_sourcing.marks.evidence import AGAINST, FOR, Row
from framing_sourcing.syntax.wordtags import likely_tag

ENOUGH = 20  # points; chosen on the quotations that the points come from
_TOLD = -5  # points where somebody is said to speak in the sentence
AGAIN = 11  # points where other words in the article are mocked (:func:`is_mocked`)
_NAMED = -5  # points where the words are written as a name
_NOUN = frozenset({"NN", "NNS"})
FELT = tuple(row for row in AGAINST if row.name == "felt")
MOCKING = tuple(row for row in FOR if row.decisive)


class Words(Protocol):
    """What a row asks of words in quotation marks (:class:`marked_words.Marked`)."""

    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def previous(self) -> str: ...
    @property
    def named(self) -> bool: ...
    @property
    def headline(self) -> bool: ...
    @property
    def told(self) -> bool: ...
    @property
    def commentary(self) -> float: ...


@lru_cache(maxsize=4)
def _compiled(rows: tuple[Row, ...]) -> tuple[tuple[Row, tuple[re.Pattern[str] | None, ...]], ...]:
    return tuple((row, tuple(re.compile(side) if side else None for side in (row.before, row.inside, row.after))) for row in rows)


def fitting(words: Words, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that fit."""
    return tuple(row for row, patterns in _compiled(rows) if _fits(words, row, patterns))


def _fits(words: Words, row: Row, patterns: tuple[re.Pattern[str] | None, ...]) -> bool:
    if len(words.forms) > row.most or (row.last and words.forms[-1] not in row.last):
        return False
    if row.tags and likely_tag(words.forms[0], False) not in row.tags:
        return False
    sides = (words.before, "".join(f"{form} " for form in words.forms), words.after)
    if not all(pattern is None or pattern.search(side) for pattern, side in zip(patterns, sides, strict=True)):
        return False
    return row.name != "compound" or names_one_of(words)


def names_one_of(words: Words) -> bool:
    """Whether a common noun stands right before and the words are one too: "police “service points”"."""
    before, last = words.previous, words.forms[-1]
    return (
        before.islower()
        and not before.endswith("ing")
        and likely_tag(before, False) in _NOUN
        and likely_tag(last, False) in _NOUN
    )


def _against(words: Words) -> tuple[Row, ...]:
    """The rows against distance, but for those whose cue word belongs to a row that is enough for it: "passed off as"."""
    rows = fitting(words, AGAINST)
    if not any(row.before for row in rows):
        return rows
    enough = [begin for row in fitting(words, FOR) if row.points >= ENOUGH and (begin := _begin(row, words)) >= 0]
    return tuple(row for row in rows if not enough or _begin(row, words) < min(enough))


def _begin(row: Row, words: Words) -> int:
    """Where in the words before the mark a row that fits finds its cue; -1 where it asks nothing of them."""
    found = re.search(row.before, words.before) if row.before else None
    return found.start() if found else -1


def is_mocked(words: Words) -> bool:
    """Whether a row speaks for distance that says so by more than the marks, and none against it."""
    return bool(fitting(words, MOCKING)) and not _against(words)


def is_distanced(words: Words) -> bool:
    """Whether the points of all that speaks for and against the author's distance are enough."""
    points = sum(row.points for row in (*fitting(words, FOR), *_against(words)))
    return points + words.commentary + _TOLD * words.told + _NAMED * (words.named and not words.headline) >= ENOUGH


def is_compound(words: Words) -> bool:
    """Whether words nobody says are a word or two that name a thing, as a term does: "heavy water", "fiscal cliff"."""
    if len(words.forms) == 1:
        return True
    tags = [likely_tag(form, False) for form in words.forms]
    return len(tags) == 2 and tags[1] in ("NN", "NNS") and tags[0] in ("NN", "NNS", "JJ")
