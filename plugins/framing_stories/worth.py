"""What of all that is missing is worth telling: sources, figures, and names that others do not only mention in passing."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.text import fold
from framing_stories.vectors import weight

if TYPE_CHECKING:
    from framing import Document
    from framing_stories.omission import Line, Report

_IN_PASSING = "a name in passing"
_BEGINS = 0.3  # centrality of what others begin with, or come back to …
_BEGIN_ALL = 0.5  # … and all of them
_SPEAKERS = 3  # attributions that make a type of source more than a slip
_DURATIONS = frozenset("second minute hour day week month year decade".split())
_ABBREVIATED = re.compile(r"[RDI]-[A-Z]|[A-Z]\.?$")  # R-Iowa; a letter
_TITLES = re.compile(
    r"(?:presidents?|senators?|sens?|reps?|representatives?|govs?|governors?|mr|mrs|ms|dr|speaker)\b\.?\s*", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w’'.-]*$")
_GOES_ON = re.compile(r"(?:’s|'s)?(?: (?:of|for|on|and)(?: the)? [A-Z]|-\w| [A-Z][a-z])")


@cache
def in_passing() -> frozenset[str]:
    """Names that say little by being missing."""
    text = files("framing_stories").joinpath("passing.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split("|"))


def unworthy(line: Line) -> str:
    """Why something that is missing is not worth telling; '' where it is."""
    kind = line.item.kind
    if kind in ("fact", "concept", "target"):
        return ""
    if kind == "source type":
        return _idle_type(line)
    return _idle_figure(line) if kind == "figure" else _idle_name(line)


def _idle_type(line: Line) -> str:
    few = min(len(report.mentions) for report in line.reports) < _SPEAKERS
    return "few speakers of this type" if few else ""


def _idle_name(line: Line) -> str:
    kind = line.item.kind
    if line.item.key in in_passing() or _ABBREVIATED.match(line.label):
        return "" if line.centrality >= _BEGIN_ALL and kind != "name" else _IN_PASSING
    if all(_is_part(report, mention.span) for report in line.reports for mention in report.mentions):
        return "part of a longer name"
    return "" if kind == "source" or _matters(line) else _IN_PASSING


def _matters(line: Line) -> bool:
    """Whether a name is somebody's in full whom not everybody names, or others begin with it or come back to it."""
    words = _TITLES.sub("", line.label).split()
    often = sum(len(report.mentions) for report in line.reports) >= 2 * len(line.reports)
    if len(words) < 2:
        return line.item.kind == "name" and line.centrality >= _BEGIN_ALL and often
    if line.item.kind == "person":
        return line.centrality >= _BEGINS or weight(fold(words[-1])) >= _WELL_KNOWN
    return line.centrality >= _BEGINS or often


def _idle_figure(line: Line) -> str:
    counted = next((m.counted for report in line.reports for m in report.mentions if m.counted), None)
    if counted is None or (counted.unit in _DURATIONS and line.centrality < _BEGINS):
        return "a length of time"
    mention = line.reports[0].mentions[0]
    if not re.search(r"\d", line.label) and mention.high < _SMALL and line.centrality < _BEGINS:
        return "a small or open number"
    return ""


_WELL_KNOWN = 2.0  # −log share of news articles: whoever stands in more of them is named in passing
_SMALL = 20  # a number in words below it, told late, is seldom what an article is about


def _is_part(report: Report, span: tuple[int, int]) -> bool:
    """Whether a mention goes on before or behind: "‹National Board› for Salvage", "River ‹Broadcasting Network›"."""
    document: Document = report.told.article.document
    text, (start, end) = document.text, span
    before = text[max(0, start - 30) : start]
    word = before.rstrip(" ").rpartition(" ")[2] if before.endswith(" ") else ""
    glued = before[-1:] in ("-", "–") and before[-2:-1].isalnum()
    sentence = text[max(0, start - len(word) - 3) : start - len(word) - 1].strip(" “\"'‘(")
    inside = bool(_NAME.match(word)) and not _TITLES.fullmatch(word) and sentence[-1:] not in ("", ".", "!", "?", "\n", ":")
    return glued or inside or bool(_GOES_ON.match(text, end))
