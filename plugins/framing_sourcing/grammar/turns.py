"""The turns of a transcript: "DR. FORD: …", "Q: …", "[00:01:12] SPEAKER 1: …", with the later paragraphs of a turn.

A text is a transcript where at least two of its lines open with such a label. What stands between two turns goes on with
the first of them, unless it quotes somebody: then the reporter is speaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing import Span
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.syntax.reading import Reading

_FEWEST_TURNS = 2
_MOST_PARAGRAPHS = 6  # of one turn
_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?"
_RANKS = (
    "The Mr Mrs Ms Mx Dr Prof Sen Rep Gov Sir Lord Lady Senator Representative Congressman Congresswoman Chairman Chairwoman "
    "Judge Justice Minister Officer President Secretary"
).split()
_RAISED = r"[A-Z][A-Z.'’-]*(?:[ \t]+(?:[A-Z][A-Z.'’-]*|\d{1,2}|[ou]f|the|and)){0,5}"
LABEL_ROWS: tuple[tuple[str, str, str], ...] = (  # name, expression of a label, an example
    ("letter", r"[QA]\d?", "Q2: Why was it shut?"),
    (
        "role",
        r"(?:Question|Answer|Interviewer|Moderator|Host|Reporter|Speaker[ \t]?\d{0,2}|Narrator)",
        "Interviewer: Why was it shut?",
    ),
    ("rank", rf"(?:{'|'.join(_RANKS)})\.?[ \t]+{_RAISED}", "Mr HOLM: Eleven."),
    ("raised", rf"{_RAISED}", "ADA HOLM: We tested it."),
)


def turn_pattern(rows: tuple[tuple[str, str, str], ...]) -> re.Pattern[str]:
    """The expression of a turn's beginning with the labels of these rows."""
    label = "|".join(rf"(?P<{name}>{expression})" for name, expression, _ in rows)
    return re.compile(
        rf"^[ \t]*(?:{_TIME}[ \t]*[-–—]?[ \t]*)?(?P<label>{label})(?:[ \t]*\([^)\n]{{1,40}}\))?"
        r"(?P<colon>:|(?<=^[QA])\.)(?=[ \t\n])",
        re.MULTILINE,
    )


_TURN = turn_pattern(LABEL_ROWS)
_NO_SPEAKERS = frozenset(  # labels in capitals that nobody speaks under
    (
        "breaking update updated related watch read more photos photo video note editor editors correction exclusive opinion "
        "analysis live gallery topics tags share source sources summary headline background location date time what why how "
        "when where who next also see bottom line pros cons score final odds result results price address phone email "
        "contact faq ps p.s"
    ).split()
)


class _Turn(NamedTuple):
    label: Span  # offsets
    colon: int
    end: int  # of the label with its colon


def turns(reading: Reading) -> Iterator[Candidate]:
    """The turns of a text that is a transcript."""
    text = reading.text
    if ":" not in text:
        return
    found = list(_labelled(text))
    if len(found) < _FEWEST_TURNS:
        return
    for number, turn in enumerate(found):
        following = found[number + 1].label[0] if number + 1 < len(found) else None
        candidate = _candidate(reading, turn, list(_paragraphs(text, turn.end, following)))
        if candidate is not None:
            yield candidate


def _labelled(text: str) -> Iterator[_Turn]:
    for match in _TURN.finditer(text):
        words = re.findall(r"[^\W\d_]+", match["label"].lower())
        if words and not (match["raised"] and _NO_SPEAKERS.intersection(words)):
            yield _Turn(match.span("label"), match.start("colon"), match.end())


def _paragraphs(text: str, start: int, following: int | None) -> Iterator[Span]:
    """The paragraphs of a turn: the rest of its line, and, where another turn follows, those between."""
    begin, number = start, 0
    while number < _MOST_PARAGRAPHS:
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        line = text[begin:end]
        if line.strip():
            if number and (following is None or '"' in line or "“" in line):
                return
            yield begin, end
            number += 1
        begin = end + 1
        if begin >= len(text) or (
            following is not None and text.find("\n", begin, following) < 0 and begin >= _line(text, following)
        ):
            return


def _line(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _candidate(reading: Reading, turn: _Turn, paragraphs: list[Span]) -> Candidate | None:
    within = reading.tokens.within
    source, mark = within(*turn.label), within(turn.colon, turn.end)
    pieces = tuple((inside.start, inside.stop) for inside in (within(*paragraph) for paragraph in paragraphs) if inside)
    if not source or not mark or not pieces:
        return None
    cue = (mark.start, mark.start + 1)
    return Candidate("speaker_line", ":", "speech", mark.start, (cue,), (source.start, source.stop), pieces)
