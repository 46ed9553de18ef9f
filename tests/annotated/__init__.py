"""Articles of our own in which every attribution is marked, read with exact offsets.

A file is a head of lines ``key = value``, a line ``---`` and the article. The head names the style and the sources
(``key = name; type[; anonymous]``, types as in ``tests/labels/source_types.md``). In the article a span is
``[content 1: …]``, ``[cue 1: …]`` or ``[source 1 key: …]``. Spans nest; spans of one number and role are the pieces of one split
span; ``[source 1 2 key: …]`` belongs to two attributions. The act is speech unless the cue says otherwise:
``[cue 1 belief: …]``.

What counts as an attribution follows Pareti (2015), as PolNeAR does: assertions, beliefs, facts and eventualities. Acts:
*speech* whatever somebody is reported to have uttered, written or shown (polls and studies too, and what is denied, asked,
ordered, promised or threatened), *belief* what somebody thinks, feels or knows, *perception* what somebody sees, hears or
notices, *intention* what somebody wants, plans, decides or tries, or is expected, to do. A content has its "that" and its
quotation marks. In "is expected to" and "is said to" subject and infinitive are the content, and there is no source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

Pieces = list[tuple[int, int]]

FOLDER = Path(__file__).parent
ROLES = ("content", "cue", "source")
ACTS = ("speech", "belief", "perception", "intention")
MARK = re.compile(r"\[(content|cue|source) (\d+(?: \d+)*)(?: (\w+))?: |\]")


class Source(NamedTuple):
    """Who speaks: the name, its type, and whether a reader is kept from knowing who it is."""

    name: str
    type: str
    anonymous: bool


@dataclass
class Attribution:
    """A marked attribution; the spans of a role that it lacks are an empty list."""

    content: Pieces = field(default_factory=list)
    cue: Pieces = field(default_factory=list)
    source: Pieces = field(default_factory=list)
    act: str = "speech"
    speaker: Source | None = None


class Article(NamedTuple):
    """A text without its marks, and its attributions in the order of their numbers."""

    name: str
    style: str
    text: str
    attributions: list[Attribution]


def articles() -> list[Article]:
    """All of them, by file name."""
    return [parse(path.read_text(encoding="utf-8"), path.stem) for path in sorted(FOLDER.glob("*.txt"))]


def parse(marked: str, name: str = "") -> Article:
    """An article from its marked form. Raises ValueError where the marks do not fit together."""
    head, _, body = marked.partition("\n---\n")
    fields = dict(line.split(" = ", 1) if " = " in line else line.split(": ", 1) for line in head.splitlines())
    sources = {key: _source(value) for key, value in fields.items() if key != "style"}
    text, spans = _spans(body.strip(), name)
    found: dict[int, Attribution] = {}
    for role, numbers, word, span in spans:
        for number in map(int, numbers.split()):
            attribution = found.setdefault(number, Attribution())
            getattr(attribution, role).append(span)
            if role == "source":
                attribution.speaker = sources[word]
            elif word:
                attribution.act = word
    for number, attribution in found.items():
        _check(attribution, f"{name} {number}")
    return Article(name, fields["style"], text, [found[number] for number in sorted(found)])


def _source(value: str) -> Source:
    name, kind, *anonymous = value.split("; ")
    if anonymous not in ([], ["anonymous"]):
        raise ValueError(f"{value}: expected 'name; type' or 'name; type; anonymous'")
    return Source(name, kind, bool(anonymous))


def _spans(body: str, name: str) -> tuple[str, list[tuple[str, str, str, tuple[int, int]]]]:
    """The text without marks, and role, numbers, word and place of every span, in the order in which they begin."""
    parts: list[str] = []
    opened: list[tuple[str, str, str, int]] = []
    spans: list[tuple[str, str, str, tuple[int, int]]] = []
    length = position = 0
    for mark in MARK.finditer(body):
        parts.append(body[position : mark.start()])
        length, position = length + len(parts[-1]), mark.end()
        if mark[1]:
            opened.append((mark[1], mark[2], mark[3] or "", length))
        elif not opened:
            raise ValueError(f"{name}: a bracket closes that none opened, after {''.join(parts)[-40:]!r}")
        else:
            *what, start = opened.pop()
            spans.append((*what, (start, length)))  # type: ignore[arg-type]
    if opened or "[" in "".join(parts):
        raise ValueError(f"{name}: a bracket is not closed or not understood")
    return "".join([*parts, body[position:]]), sorted(spans, key=lambda span: span[3])


def _check(attribution: Attribution, where: str) -> None:
    if not attribution.content or attribution.act not in ACTS:
        raise ValueError(f"{where}: an attribution has a content, and one of the acts {ACTS}")
    for role in ROLES:
        pieces = getattr(attribution, role)
        if any(end > start for (_, end), (start, _) in pairwise(pieces)):
            raise ValueError(f"{where}: the pieces of its {role} overlap")
