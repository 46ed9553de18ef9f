"""Sentences as spans, and the lines of a text that were broken only for their length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from framing.model import Span
from framing.text.tokens import BROKEN, LETTER

_BROKEN_WORD = re.compile(LETTER + BROKEN)
WRAPPED_AT = range(40, 101)  # characters in the longest line of a paragraph that was broken for its length


def sentence_spans(text: str, parted: Callable[[str, int, int], Iterator[Span]] | None = None) -> list[Span]:
    """Sentences as spans without surrounding space; a line break ends one unless the line was broken for its length
    (nupunkt; Bommarito 2025). ``parted`` gives the sentences of a language in what was taken for one.
    """
    from nupunkt import sent_spans

    spans: list[Span] = []
    offset = 0
    for line in whole_lines(text):
        if line and not line.isspace():
            for start, end in sent_spans(line.replace("\n", " ")):
                piece = line[start:end]
                left = start + len(piece) - len(piece.lstrip())
                right = end - len(piece) + len(piece.rstrip())
                inner = parted(line, left, right) if parted else ((left, right),) if left < right else ()
                spans.extend((offset + begin, offset + stop) for begin, stop in inner)
        offset += len(line) + 1
    return spans


def whole_lines(text: str) -> Iterator[str]:
    """The lines of a text, those in one that were broken only for their length."""
    lines = text.split("\n")
    spread = text.count("\n") == 2 * text.count("\n\n")  # no line stands right below another
    inner = set() if spread else _inner_lines(lines)
    if not inner:
        yield from lines
        return
    held = lines[:1]
    for number, line in enumerate(lines[1:], 1):
        if number not in inner:
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)


def _inner_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that go on with what the line before them began: a broken word, or a wrapped paragraph."""
    found = {
        number
        for number, (before, after) in enumerate(pairwise(lines), 1)
        if before[-1:] in ("-", "‐", "\xad") and _BROKEN_WORD.search(f"{before[-2:]}\n{after[:1]}")
    }
    begin = 0
    for end, line in enumerate((*lines, "")):
        if not line or line.isspace():
            if _is_wrapped([line.strip() for line in lines[begin:end]]):
                found.update(range(begin + 1, end))
            begin = end + 1
    return found


def _is_wrapped(paragraph: Sequence[str]) -> bool:
    """Whether lines were broken for their length: the first word of each would not have fitted on the line before it."""
    width = max(map(len, paragraph), default=0)
    if len(paragraph) < 2 or width not in WRAPPED_AT or (len(paragraph) == 2 and not paragraph[1][0].islower()):
        return False
    return all(len(before) + 1 + len(after.split(None, 1)[0]) > width for before, after in pairwise(paragraph))
