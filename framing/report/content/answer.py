"""The first screen: what was compared, the finding in one sentence, one picture, and passages to read side by side.

Codebooks with rival wordings get the squares of :mod:`framing.report.content.squares`; else it is the strongest contrast that
is told; few articles without either are described by whom they hear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from framing.compare.comparison import Comparison
from framing.compare.contrasts import FALSE, REST, is_sure
from framing.compare.estimates import Cell as Estimate
from framing.compare.estimates import Key
from framing.compare.shown_precision import leads, shown
from framing.extension import Measure
from framing.report.blocks import Block, Cell, Passage, Prose, Quotes, Ref, Row, Stack, Table
from framing.report.content.apart import apart, frame
from framing.report.content.numbers import count, counted, interval, rests_on, scale, short, show_cell, show_number, whole
from framing.report.content.spoken import listed
from framing.report.content.squares import squares
from framing.report.described import few, heard, these_texts
from framing.report.sections import Subject
from framing.report.strongest_text import nothing_apart
from framing.tables.contract import read_pieces

PICTURE = "answer"  # the name of the picture, as a figure
OUTLETS = 8  # rows of the picture
KINDS = 4  # parts of a stack that are named
BESIDE = 3  # passages side by side
VOICED = {"own": "in its own words", "attributed": "in a source’s words", "distanced": "at arm’s length"}
FEW = "Few articles per outlet: this describes these articles and says nothing about what the outlets do elsewhere."
HELD = "Intervals of numbers corrected by coding cover the sampling of articles and the errors of the measure; others "
SAMPLED = "Intervals cover the sampling of articles; they do not include how often a measure errs."


class Finding(NamedTuple):
    """What is said first: a sentence, the picture that shows it, and whose passages bear it out."""

    sentence: Prose
    picture: Table | None
    sides: Sequence[tuple[str, Key]]


def make(subject: Subject) -> Iterable[Block]:
    """What was compared, the finding with its picture, passages of each side, and what to bear in mind."""
    comparison = subject.comparison
    yield Prose((compared(comparison),))
    if len(comparison.groups) < 2:
        yield Prose((f"There is one {comparison.by}, and nothing to compare it with.",))
        return
    found = finding(subject)
    yield found.sentence
    if found.picture:
        yield found.picture
    passages = tuple(passage for side in found.sides for passage in _strongest(comparison, *side))
    if passages:
        yield Quotes("Side by side", passages, len(passages), beside=True)
    yield from (Prose((doubt,)) for doubt in _doubts(comparison, found.sides))
    yield Prose((_limits(comparison),))


def _limits(comparison: Comparison) -> str:
    """What the intervals say and what they do not."""
    if not any(cell.sampled for cell in comparison.cells):
        return FEW
    corrected = any(cell.corrected for cell in comparison.cells)
    return f"{HELD}{SAMPLED.removeprefix('Intervals ')}" if corrected else SAMPLED


def _doubts(comparison: Comparison, sides: Iterable[tuple[str, Key]]) -> Iterator[str]:
    """Of each voice of the sides that is read too badly to lead: how often its shown passages are right."""
    for name, voice in dict.fromkeys((key[0], key[3]) for _, key in sides if key[3]):
        row = shown(name, voice)
        if row and not leads(comparison.measures[name], voice):
            yield f"Read the passages before you rely on this: of those shown as {voice}, {row.told}."


def compared(comparison: Comparison) -> str:
    """How many outlets and articles of which days, and how many words: "3 outlets, 10 articles, 2024-05-01 to 2024-05-09"."""
    documents = comparison.results.lazy("documents").select("words", "published").collect()
    words = int(documents["words"].sum())
    days = sorted(day for day in documents["published"] if day)
    dates = f", {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "") if days else ""
    left = len(documents) - len(days)
    undated = f" ({left:,} without a date)" if days and left else ""
    names = sorted(comparison.sample.documents.items(), key=lambda item: (-item[1], item[0]))
    told = listed([f"{name} ({number})" if number > 1 else name for name, number in names], OUTLETS)
    groups = count(len(comparison.groups), comparison.by)
    return f"{groups}, {count(len(documents), 'article')}{dates}{undated}, {words:,} words: {told}."


def finding(subject: Subject) -> Finding:
    """The wordings and their voices where a codebook has any, else the strongest contrast, else who is heard."""
    comparison = subject.comparison
    rows = apart(comparison)
    if drawn := squares(comparison, str(rows[0]["target"]) if rows else "", PICTURE, OUTLETS):
        return Finding(*drawn)
    if rows:
        return _contrast(comparison, rows[0])
    if few(comparison) and (drawn_heard := _heard(comparison)):
        return drawn_heard
    why = nothing_apart(comparison) or "There is nothing in which they could differ."
    return Finding(Prose((why,)), None, ())


def _strongest(comparison: Comparison, group: str, key: Key) -> Iterator[Passage]:
    """The strongest passage of a group for a series; where it has none, of the same thing otherwise."""
    for narrower in dict.fromkeys((key, (*key[:3], ""), (*key[:2], "", ""))):
        for row in comparison.passages(group, narrower).head(1).to_dicts():
            voice = row["source"] or VOICED.get(row["voice"], "")
            yield Passage(row["doc_id"], read_pieces(row), voice if narrower == key else f"none of this; instead: {voice}")
            return


# The strongest contrast.


def _contrast(comparison: Comparison, row: Mapping[str, Any]) -> Finding:
    key = (str(row["measure"]), str(row["target"]), str(row["category"]), str(row["voice"]))
    measure = comparison.measures[key[0]]
    cells = {cell.group: cell for cell in comparison.cells if cell.key == key and cell.estimate is not None}
    lead, begin, end = frame(key, measure)
    parts: list[str | Cell] = [_begun(comparison, row, f"{lead}: " if lead else "", begin)]
    for place, group in enumerate((str(row["group_a"]), str(row["group_b"]))):
        number = Cell(show_number(cells[group].estimate, measure), to=Ref(group, *key[:3]))
        parts += [" and " if place else "", number, f"{'' if place else end} in {group}"]
    sure = ": more than chance would produce." if is_sure(row) else f".{_of_one_article(comparison, str(row['group_a']), key)}"
    sentence = Prose((*parts, sure), lead=lead if is_sure(row) else "")
    ranked = sorted(cells.values(), key=lambda cell: (-(cell.estimate or 0.0), cell.group))
    ends = scale(ranked, measure)

    def row_of(cell: Estimate) -> Row:
        told = Cell(show_cell(cell, measure), interval(cell, ends), Ref(cell.group, *key[:3]), rests_on(cell, measure))
        return Row(cell.group, (told,))

    half = OUTLETS // 2
    kept = ranked if len(ranked) <= OUTLETS else [*ranked[:half], *ranked[-half:]]
    note = f"{count(len(ranked) - len(kept), comparison.by)} in between are left out here." if len(kept) < len(ranked) else ""
    head = f"{show_number(ends[0], measure)} – {show_number(ends[1], measure)}"
    picture = Table(PICTURE, _title(key, measure), (head,), tuple(map(row_of, kept)), note=note, corner=comparison.by)
    return Finding(sentence, picture, [(str(row["group_a"]), key), (str(row["group_b"]), key)])


def _begun(comparison: Comparison, row: Mapping[str, Any], lead: str, begin: str) -> str:
    """How the sentence begins: of a difference that may be chance, with that."""
    if is_sure(row):
        return f"{begin[:1].upper()}{begin[1:]}"
    groups = f"these {count(len(comparison.groups), comparison.by)}"
    small = begin if begin.startswith("“") or lead else f"{begin[:1].lower()}{begin[1:]}"
    q = [each["q"] for each in comparison.table("differences").iter_rows(named=True) if each["q"] is not None]
    if not q:
        doubt = f"There are too few articles to tell a difference between {groups} from chance. "
    elif min(q) > FALSE:
        doubt = f"No difference between {groups} is large enough to rule out chance. "
    else:  # of what is not told first, some are
        doubt = "This difference may be chance. "
    return f"{doubt}In these articles, {lead}{small}"


def _of_one_article(comparison: Comparison, group: str, key: Key) -> str:
    """That most passages of the larger number stand in one article, where they do."""
    found = comparison.passages(group, key)["doc_id"].value_counts(sort=True)
    every, most = int(found["count"].sum()), int(found["count"].max() or 0)  # type: ignore[arg-type]
    if 2 * most <= every or every < 2:
        return ""
    return f" {most:,} of the {every:,} passages behind the larger number stand in one article."


def _title(key: Key, measure: Measure) -> str:
    """What the picture of a contrast shows."""
    _, target, category, voice = key
    if measure.show == "share" and category and voice:
        return f"{target}: how often “{category}” appears in {voice} voice"
    if measure.show == "share" and category:
        return f"“{category}” as a share of {whole(measure)}"
    about = ", ".join(part for part in (target, category, f"{voice} voice" if voice and measure.show != "signed" else "") if part)
    meaning = short(measure.meaning)
    return f"{meaning[:1].upper()}{meaning[1:]}{f': {about}' if about else ''}"


# Few articles: who is heard.


def _heard(comparison: Comparison) -> Finding | None:
    found = heard(comparison)
    first = {group: next((kind for kind in kinds if kind[0] not in REST), None) for group, kinds in found.items()}
    by_kind: dict[str, list[str]] = {}
    for group, kind in first.items():
        if kind:
            by_kind.setdefault(kind[0], []).append(group)
    if not by_kind:
        return None
    kinds = sorted(by_kind, key=lambda kind: (-len(by_kind[kind]), kind))
    clauses = [f"{kind} in {listed(by_kind[kind], OUTLETS)}" for kind in kinds]
    sentence = Prose((f"{these_texts(comparison)} the type of source heard most often is {listed(clauses, OUTLETS)}.",))
    sides = [(by_kind[kind][0], first[by_kind[kind][0]]) for kind in kinds]
    if len(sides) == 1:
        sides = [(group, first[group]) for group in by_kind[kinds[0]]]
    return Finding(sentence, _sources(comparison, found), [(group, kind[1]) for group, kind in sides[:BESIDE] if kind])


def _sources(comparison: Comparison, found: Mapping[str, Sequence[tuple[str, Key, int]]]) -> Table:
    """The types of source as shares of a whole, the commonest named, an outlet a row, by its share of the commonest."""
    weight: dict[str, int] = {}
    for kinds in found.values():
        for kind, _, number in kinds:
            weight[kind] = weight.get(kind, 0) + number
    named = sorted(set(weight) - REST, key=lambda kind: (-weight[kind], kind))[:KINDS]
    measure = comparison.measures[next(iter(found.values()))[0][1][0]]

    def row(group: str) -> tuple[float, Row]:
        numbers = {kind: (key, number) for kind, key, number in found[group]}
        total = sum(number for _, number in numbers.values())
        shares = {kind: numbers[kind][1] / total if kind in numbers else 0.0 for kind in named}
        shares["all others"] = 1 - sum(shares.values())
        parts = tuple((kind, share, f"{share:.0%}" if share else "") for kind, share in shares.items())
        links = {kind: Ref(group, *numbers[kind][0][:3]) if kind in numbers else None for kind in named}
        cells = (Cell(f"{share:.0%}", to=links.get(kind)) for kind, share in shares.items())
        noun = measure.unit.rpartition(" of ")[2]
        return -shares[named[0]] if named else 0.0, Row(group, (Cell(counted(total, noun), Stack(parts)), *cells))

    rows = sorted((row(group) for group in found), key=lambda each: (each[0], each[1].label))
    left = len(rows) - OUTLETS
    note = f"{count(left, comparison.by)} more in the table below." if left > 0 else ""
    columns = (whole(measure).removeprefix("the "), *named, "all others")
    return Table(PICTURE, "Who is heard", columns, tuple(row for _, row in rows[:OUTLETS]), note=note, corner=comparison.by)
