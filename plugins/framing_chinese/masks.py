"""A paragraph as the rules read it: simplified, what stands in quotation marks and in titles out of sight, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing import Span
from framing.text import Quotation
from framing_chinese.script import simplified

QUOTED, TITLED = "\ue000", "\ue001"
STOP = re.compile(rf"[。！？!?]+(?:[）)]|(?={QUOTED}))?|$")
_TITLE = re.compile("《[^《》\n]{1,60}》")


@dataclass(frozen=True)
class Paragraph:
    """A line of a text from ``start`` on: ``view`` has its length; ``quotations`` are those that are in no other."""

    start: int
    view: str
    quotations: tuple[Quotation, ...]
    plain: str  # the view without masks

    def inner(self, quotation: Quotation) -> str:
        """What stands in a quotation, without its marks."""
        return self.plain[quotation.inner_start - self.start : quotation.inner_end - self.start]

    def quotation_at(self, place: int) -> Quotation | None:
        """The quotation whose mask a place of the view lies in."""
        offset = self.start + place
        found = bisect_right(self.quotations, offset, key=lambda quotation: quotation.start) - 1
        return self.quotations[found] if found >= 0 and offset < self.quotations[found].end else None

    def sentences(self) -> Iterator[Span]:
        """Its sentences, in places of the view; a quotation is part of the one that it stands in."""
        begin = 0
        for match in STOP.finditer(self.view):
            if self.view[begin : match.end()].strip():
                yield begin, match.end()
            begin = match.end()


def paragraphs_of(text: str, quotations: Sequence[Quotation]) -> list[Paragraph]:
    """The lines of a text that hold anything."""
    outer = [q for q in quotations if q.depth == 0]
    found, offset, place = [], 0, 0
    for line in text.split("\n"):
        end = offset + len(line)
        while place < len(outer) and outer[place].start < offset:
            place += 1
        inside = []
        while place < len(outer) and outer[place].start < end:
            inside.append(outer[place])
            place += 1
        if line.strip():
            plain = simplified(line)
            found.append(Paragraph(offset, _masked(plain, offset, inside), tuple(inside), plain))
        offset = end + 1
    return found


def _masked(view: str, offset: int, quotations: Iterable[Quotation]) -> str:
    view = _TITLE.sub(lambda match: TITLED * len(match.group()), view)
    for quotation in quotations:
        start, end = quotation.start - offset, quotation.end - offset
        view = view[:start] + QUOTED * (end - start) + view[end:]
    return view
