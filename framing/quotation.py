"""The layer ``quotation_marks``: what stands between quotation marks, whatever kind and however nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from framing.model import Document

if TYPE_CHECKING:
    from framing.annotate import Layers

_MARK = re.compile(r"""``|''|["“”„‟«»「」『』‹›‘’‚']""")
_PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "‹": "›", "‘": "’", "‚": "‘", '"': '"', "'": "'", "``": "''", "''": "''"}
_SINGLE = frozenset("‘’'‚")
LONGEST_SINGLE = 400  # characters; a longer "quotation" in single marks is two apostrophes


class Quotation(NamedTuple):
    """A quotation: [start, end) with its marks, [inner_start, inner_end) without.

    One that is opened and never closed in its paragraph runs to the paragraph's end and is not ``closed``
    (so do the paragraphs of a long quotation but the last). ``depth`` is 0 for an outer one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool
    depth: int


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text in order of their start; linear in its length."""
    found: list[Quotation] = []
    offset = 0
    for line in text.split("\n"):
        if line:
            found.extend(_of_line(text, offset, offset + len(line)))
        offset += len(line) + 1
    return sorted(found)


def _of_line(text: str, begin: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text, begin, end):
        mark, start, stop = match.group(), match.start(), match.end()
        before = text[start - 1] if start > begin else " "
        after = text[stop] if stop < end else " "
        level = next(
            (i for i in range(len(opened) - 1, max(-1, len(opened) - 4), -1) if _closes(opened[i][2], mark, before, after)), None
        )
        if level is not None and not (mark == '"' and _opens(mark, before, after) and before.isspace()):
            left, inner, opening = opened[level]
            del opened[level:]
            if not (opening in _SINGLE and start - inner > LONGEST_SINGLE):
                found.append(Quotation(left, stop, inner, start, True, opening in _SINGLE, len(opened)))
        elif _opens(mark, before, after):
            opened.append((start, stop, mark))
    for depth, (left, inner, opening) in enumerate(opened):
        if opening not in _SINGLE and inner < end:
            found.append(Quotation(left, end, inner, end, False, False, depth))
            break
    return found


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in ("“", "«", "「", "『", "‹", "„", "‟", "``"):
        return True
    if mark in ('"', "''", "‘", "'", "‚", "”"):
        return not before.isalnum() and not after.isspace() and before not in ".,;!?%)]"
    return False


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if opening in _SINGLE:
        return mark == _PAIRS[opening] and not after.isalnum() and not before.isspace()
    if opening == "„":
        return mark in "“”"
    if opening in ("“", "”", "‟"):
        return mark == "”" or (mark == '"' and not before.isspace())
    if opening == '"':
        return mark in ('"', "”")
    return mark == _PAIRS.get(opening)


def quotation_marks_layer(document: Document, layers: Layers) -> list[Quotation]:
    return find_quotations(document.text)
