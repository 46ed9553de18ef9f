"""The layer ``quotation_marks``: what stands between quotation marks, whatever kind and however nested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.language import Language
from framing.model import Document

if TYPE_CHECKING:
    from framing.annotate.layers import Layers

_MARK = re.compile(r"""``|''|["“”„‟«»「」『』﹁﹂﹃﹄‹›‘’‚＂']""")
_CLOSING = {  # an opening mark, and those that may close it
    "“": ("”", '"', "“"), "”": ("”", '"'), "‟": ("”", '"'), "„": ("“", "”", '"'), '"': ('"', "”"), "＂": ("＂",), "``": ("''",),
    "''": ("''",), "«": ("»",), "»": ("«", "»"), "‹": ("›",), "›": ("‹", "›"), "「": ("」",), "『": ("』",), "﹁": ("﹂",),
    "﹃": ("﹄",), "‘": ("’",), "‚": ("‘", "’"), "'": ("'",),
}  # fmt: skip
_ONLY_OPENING = frozenset(("“", "„", "‟", "``", "«", "‹", "「", "『", "﹁", "﹃"))
_SINGLE = frozenset("‘’'‚")
LONGEST_SINGLE = 400  # characters; a longer "quotation" in single marks is two apostrophes

# Marks that quote nothing, beside those of a language's own: feet and inches (5'10"), attributes (id="7").
_INCHES = re.compile(r"""\s?\d{1,2}(?:\.\d+)?\s?(?:["”″]|''|’’)""")
_ATTRIBUTE = re.compile(r"""[^"<>\n]{0,300}\"""")
# A later mark of the same kind that closes for certain, with none between that would open.
_SINGLE_LATER = re.compile(r"(?:[^'’‘‚\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s[a-z])){0,300}?(?<=[.,!?…])['’](?!\w)")
_DOUBLE_LATER = re.compile(r"""[^"“”„\n]{0,300}?(?<=[.,!?…])["”](?!\w)""")


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


def find_quotations(text: str, language: Language) -> list[Quotation]:
    """All quotations of a text in order of their start; linear in its length."""
    found: list[Quotation] = []
    offset = 0
    left: Quotation | None = None  # what a line before opened with a single mark and may not have closed
    for line in text.split("\n"):
        if line.strip():
            of_line = _of_line(text, offset, offset + len(line), language)
            opening = _opening_single(text, offset, offset + len(line), language.left_out)
            if left is not None and opening:
                while found and found[-1].start >= left.start:
                    found.pop()
                found.append(left)
            left = _left_open(text, opening, offset + len(line), of_line, language.possessive) if opening else None
            found.extend(of_line)
        offset += len(line) + 1
    return sorted(found)


def _opening_single(text: str, begin: int, end: int, left_out: re.Pattern[str] | None) -> int:
    """The end of a single mark that opens a line, before a letter in upper case; 0 where there is none."""
    start = begin
    while start < end and text[start].isspace():
        start += 1
    if text[start] not in ("‘", "'"):
        return 0
    opens = text[start + 1 : start + 2].isupper()
    return start + 1 if opens and not (left_out and left_out.match(text, start + 1)) else 0


def _left_open(text: str, inner: int, end: int, of_line: Sequence[Quotation], possessive: str) -> Quotation | None:
    """The whole line as a quotation that the next paragraph goes on with, if what closes in it may be an apostrophe."""
    first = next((q for q in of_line if q.start == inner - 1), None)
    if first is not None and not (text[first.inner_end - 1] == possessive and text[first.end : first.end + 1] == " "):
        return None
    stop = inner + len(text[inner:end].rstrip())
    return Quotation(inner - 1, stop, inner, stop, False, True, 0) if stop > inner else None


def _of_line(text: str, begin: int, end: int, language: Language) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[tuple[int, int, str]] = []
    skipped = begin
    for match in _MARK.finditer(text, begin, end):
        mark, (start, stop) = match.group(), match.span()
        before = text[start - 1] if start > begin else " "
        after = text[stop] if stop < end else " "
        if start >= skipped:
            skipped = _unquoting(text, mark, stop, before, language.left_out)
        if start < skipped:
            continue
        level = next(
            (i for i in range(len(opened) - 1, max(-1, len(opened) - 4), -1) if _closes(opened[i][2], mark, before, after)), None
        )
        if level is not None and (
            _opens_anew(mark, before, after) or _is_apostrophe(text, opened[level][2], stop, before, after, language.possessive)
        ):
            level = None
        if level is not None:
            left, inner, opening = opened[level]
            del opened[level:]
            if not (opening in _SINGLE and start - inner > LONGEST_SINGLE and not _is_paragraph(text, left, begin, start)):
                found.append(Quotation(left, stop, inner, start, True, opening in _SINGLE, len(opened)))
        elif _opens(mark, before, after):
            opened.append((start, stop, mark))
    for depth, (left, inner, opening) in enumerate(opened):
        if opening not in _SINGLE and inner < end:
            found.append(Quotation(left, end, inner, end, False, False, depth))
            break
    return found


def _is_paragraph(text: str, left: int, begin: int, start: int) -> bool:
    """Whether single marks so far apart still quote: the first opens a line, the last follows the end of a sentence."""
    return not text[begin:left].strip() and text[start - 1] in ".,!?…"


def _unquoting(text: str, mark: str, stop: int, before: str, left_out: re.Pattern[str] | None) -> int:
    """Where what a mark begins ends if it is no quotation: an elision, feet and inches, an attribute; else 0."""
    found = None
    if mark in _SINGLE:
        if before.isdigit():
            found = _INCHES.match(text, stop)
        elif left_out and not _is_letter(before):
            found = left_out.match(text, stop)
    elif mark == '"' and before == "=":
        found = _ATTRIBUTE.match(text, stop)
    return found.end() if found else 0


def _is_letter(character: str) -> bool:
    """Whether a character would join a mark to a word; scripts without spaces between words do not."""
    return character.isalnum() and character < "\u2e80"


def _opens_anew(mark: str, before: str, after: str) -> bool:
    return mark == '"' and before.isspace() and _opens(mark, before, after)


def _is_apostrophe(text: str, opening: str, stop: int, before: str, after: str, possessive: str) -> bool:
    """Whether a mark that might close is that of a possessive or of inches, as a surer one closes later."""
    if not after.isspace() or not text[stop + 1 : stop + 2].islower():
        return False
    if opening in _SINGLE:
        return before == possessive and _SINGLE_LATER.match(text, stop) is not None
    return opening == '"' and before.isdigit() and _DOUBLE_LATER.match(text, stop) is not None


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _ONLY_OPENING:
        return True
    if mark in ('"', "''", "‘", "'", "‚", "”", "»", "›", "＂"):
        return not _is_letter(before) and not after.isspace() and before not in ".,;!?%)]"
    return False


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSING[opening]:
        return False
    if opening in _SINGLE:
        return not _is_letter(after) and not before.isspace()
    if opening == mark == "“":  # “so“, in careless type
        return (before.isalnum() or before in ".,!?…") and not after.isalnum()
    if opening in ("»", "›") or (mark == '"' and opening != '"'):
        return not before.isspace()
    return True


def quotation_marks_layer(document: Document, layers: Layers) -> list[Quotation]:
    return find_quotations(document.text, layers.language)
