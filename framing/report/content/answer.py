"""The answer in sentences: what sets the groups apart most, with what it rests on, and nothing that the numbers do not carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing.compare.comparison import Comparison
from framing.compare.contrasts import told_first
from framing.compare.estimates import Cell as Estimate
from framing.extension import Measure
from framing.report.blocks import Block, Cell, Heading, Prose, Ref
from framing.report.content.numbers import count, rests_on, short, show_number, whole
from framing.report.described import by_group, few, heard, these_texts, wordings
from framing.report.sections import Subject
from framing.report.signs import difference_told, signs
from framing.report.strongest_text import nothing_apart

TOLD = 6
FEW = "Few articles an outlet: this describes these articles and says nothing of what the outlets do elsewhere."


def make(subject: Subject) -> Iterable[Block]:
    """What was compared, the strongest contrasts as sentences, and what to bear in mind."""
    comparison = subject.comparison
    yield Prose((_compared(comparison),))
    cells = {(cell.group, cell.key): cell for cell in comparison.cells}
    rows = told(comparison)
    if few(comparison):
        yield from _described(comparison)
    for row in rows:
        yield sentence(row, cells, comparison.measures[str(row["measure"])])
    if len(comparison.groups) < 2:
        yield Prose((f"There is one {comparison.by}, and nothing to compare it with.",))
    elif not rows and not few(comparison):
        yield Prose((nothing_apart(comparison) or "There is nothing that they could differ in.",))
    yield from _cautions(comparison, rows)
    yield _how_to_read(comparison)


def _how_to_read(comparison: Comparison) -> Prose:
    """What the signs in the tables below mean, in the words of the terminal."""
    return Prose((" ".join(f"{sign[:1].upper()}{sign[1:]}." for sign in signs(comparison)),), lead="In the tables:")


def told(comparison: Comparison) -> list[dict[str, Any]]:
    """The contrasts that are told, by the rule of every format."""
    return [] if few(comparison) else told_first(comparison, TOLD)


def _described(comparison: Comparison) -> Iterable[Block]:
    """Few texts: which wording stands where and in whose voice, and who is heard."""
    yield Heading(these_texts(comparison))
    for concept, uses in wordings(comparison).items():
        parts: list[str | Cell] = []
        for wording, found in uses.items():
            parts.append(f"{'; ' if parts else ''}“{wording}” in ")
            for place, (group, told) in enumerate(by_group(found).items()):
                number = Cell(told, to=Ref(group, *found[0].key[:3]))
                parts += [f"{', ' if place else ''}{group} (", number, ")"]
        yield Prose((*parts, "."), lead=concept)
    for group, kinds in heard(comparison).items():
        cells = [
            (f"{', ' if place else ''}{kind} ", Cell(str(n), to=Ref(group, *key[:3])))
            for place, (kind, key, n) in enumerate(kinds)
        ]
        yield Prose((*(part for cell in cells for part in cell), "."), lead=f"Heard in {group}")


def _compared(comparison: Comparison) -> str:
    documents = comparison.results.lazy("documents").select("words").collect()
    words = int(documents["words"].sum())
    groups = count(len(comparison.groups), comparison.by)
    return f"{groups}, {count(len(documents), 'article')}, {words:,} words that count."


def sentence(row: Mapping[str, Any], cells: Mapping[tuple[str, Any], Estimate], measure: Measure) -> Prose:
    """A contrast as a sentence: where, what, the two numbers with what they rest on, and the interval of the difference."""
    key = (str(row["measure"]), str(row["target"]), str(row["category"]), str(row["voice"]))
    lead, begin, end = _frame(key, measure)
    parts: list[str | Cell] = [begin]
    for place, group in enumerate((str(row["group_a"]), str(row["group_b"]))):
        cell = cells[group, key]
        number = Cell(show_number(cell.estimate, measure), to=Ref(group, *key[:3]))
        parts += [" and " if place else "", number, f"{'' if place else end} in {group} ({rests_on(cell, measure)})"]
    parts.append(f"; {difference_told(row, measure)}.")
    if row["reason"]:
        parts.append(f" These are {row['reason']}.")
    return Prose(tuple(parts), lead=lead)


def _frame(key: tuple[str, str, str, str], measure: Measure) -> tuple[str, str, str]:
    """What a sentence is about, how it begins, and what follows its first number."""
    _, target, category, voice = key
    meaning = short(measure.meaning)
    noun = measure.unit.removeprefix("share of ")
    if measure.show == "share" and category and voice:
        return target, f"“{category}” stands in {voice} voice in ", f" of its {noun}"
    if measure.show == "share" and category:
        return target, f"“{category}” makes up ", f" of {whole(measure)}"
    lead = " · ".join(part for part in (target, category, f"{voice} voice" if voice and measure.show != "signed" else "") if part)
    if meaning.startswith(("share ", "stance ")):
        return lead, f"The {meaning} is ", ""
    return lead, f"{meaning[:1].upper()}{meaning[1:]}: ", ""


def _cautions(comparison: Comparison, rows: Iterable[Mapping[str, Any]]) -> Iterable[Block]:
    if not any(cell.sampled for cell in comparison.cells):
        yield Prose((FEW,))
    else:
        yield Prose(("Intervals are of the sampling of articles; how often a measure errs is not in them.",))
    for caution in dict.fromkeys(comparison.measures[str(row["measure"])].caution for row in rows):
        if caution:
            yield Prose((f"{caution[:1].upper()}{caution[1:]}.",))
