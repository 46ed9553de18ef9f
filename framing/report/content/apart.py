"""What sets the groups apart: the contrasts that are told as sentences, with what they rest on, and how to read the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing.compare.comparison import Comparison
from framing.compare.contrasts import told_first
from framing.compare.estimates import Cell as Estimate
from framing.extension import Measure
from framing.report.blocks import Block, Cell, Prose, Ref
from framing.report.content.numbers import rests_on, short, show_number, whole
from framing.report.described import few
from framing.report.sections import Subject
from framing.report.signs import difference_told, signs

TOLD = 6


def make(subject: Subject) -> Iterable[Block]:
    """The strongest contrasts as sentences, and what to bear in mind of their measures."""
    comparison = subject.comparison
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    rows = apart(comparison)
    for row in rows:
        yield sentence(row, cells, comparison.measures[str(row["measure"])])
    for caution in dict.fromkeys(comparison.measures[str(row["measure"])].caution for row in rows):
        if caution:
            yield Prose((f"{caution[:1].upper()}{caution[1:]}.",))


def reading(subject: Subject) -> Iterable[Block]:
    """What the signs in the tables mean, in the words of the terminal."""
    yield from (Prose((f"{sign[:1].upper()}{sign[1:]}.",)) for sign in signs(subject.comparison))


def apart(comparison: Comparison) -> list[dict[str, Any]]:
    """The contrasts that are told, by the rule of every format."""
    return [] if few(comparison) else told_first(comparison, TOLD)


def sentence(row: Mapping[str, Any], cells: Mapping[tuple[str, Any], Estimate], measure: Measure) -> Prose:
    """A contrast as a sentence: where, what, the two numbers with what they rest on, and the interval of the difference."""
    key = (str(row["measure"]), str(row["target"]), str(row["category"]), str(row["voice"]))
    lead, begin, end = frame(key, measure)
    parts: list[str | Cell] = [begin]
    for place, group in enumerate((str(row["group_a"]), str(row["group_b"]))):
        cell = cells[group, key]
        number = Cell(show_number(cell.estimate, measure), to=Ref(group, *key[:3]))
        parts += [" and " if place else "", number, f"{'' if place else end} in {group} ({rests_on(cell, measure)})"]
    parts.append(f"; {difference_told(row, measure)}.")
    if row["reason"]:
        parts.append(f" These are {row['reason']}.")
    return Prose(tuple(parts), lead=lead)


def frame(key: tuple[str, str, str, str], measure: Measure) -> tuple[str, str, str]:
    """What a sentence is about, how it begins, and what follows its first number."""
    _, target, category, voice = key
    meaning = short(measure.meaning)
    noun = measure.unit.removeprefix("share of ")
    if measure.show == "share" and category and voice:
        return target, f"“{category}” appears in {voice} voice in ", f" of its {noun}"
    if measure.show == "share" and category:
        return target, f"“{category}” makes up ", f" of {whole(measure)}"
    lead = " · ".join(part for part in (target, category, f"{voice} voice" if voice and measure.show != "signed" else "") if part)
    if meaning.startswith(("share ", "stance ")):
        return lead, f"The {meaning} is ", ""
    return lead, f"{meaning[:1].upper()}{meaning[1:]}: ", ""
