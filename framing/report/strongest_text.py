"""What a comparison says first, as text for the terminal: the contrasts that are told, or few texts, described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.compare.comparison import Comparison
from framing.compare.contrasts import FALSE, is_sure, told_first
from framing.report.content.numbers import count, short, show_number
from framing.report.described import Use, by_group, few, heard, these_texts, wordings
from framing.report.layout import indented, titled
from framing.report.passages import LEFT, RIGHT, excerpt
from framing.report.signs import difference_told
from framing.report.terminal import Style, clean

STRONGEST = 3
SHOWN_PASSAGES = 2


def strongest(comparison: Comparison, *, width: int = 100, style: Style | None = None, most: int = STRONGEST) -> str:
    """The contrasts told first, each with the passages that show both sides; or few texts, described."""
    style = style or Style()
    if few(comparison):
        return "\n".join(_described(comparison, width, style))
    told = told_first(comparison, most)
    if not told:
        return "\n".join(_nothing(comparison, width, style))
    lines = [style.bold(apart(told))]
    for number, row in enumerate(told, start=1):
        lines.extend(_contrast(comparison, number, row, width, style))
    return "\n".join(lines)


def apart(told: Sequence[Mapping[str, Any]]) -> str:
    """The heading of the contrasts: only what chance alone seldom gives sets outlets apart."""
    return "What sets them apart most" if any(map(is_sure, told)) else "Where these articles differ"


def nothing_apart(comparison: Comparison) -> str:
    """Why no contrast is told; '' where there is nothing to contrast."""
    if len(comparison.groups) < 2 or not any(measure.contrast for measure in comparison.measures.values()):
        return ""
    told = {name for name, measure in comparison.measures.items() if measure.contrast}
    tests = [row["q"] for row in comparison.table("differences").to_dicts() if row["p"] is not None and row["measure"] in told]
    if not any(row["measure"] in told for row in comparison.table("contrasts").to_dicts()):
        if sure := sum(q is not None and q <= FALSE for q in tests):
            apart = f"{sure} of {len(tests)} differences tested are larger than chance alone produces (q ≤ 0.05)"
            return f"{apart}, but small; --output lists them."
        return "No difference between them is large enough, and supported by enough passages, to be reported."
    if tested := len(tests):
        return f"None of {tested} differences tested is larger than chance alone produces among so many (q ≤ 0.05)."
    return "No difference is supported by three mentions in three articles on each side, in a measure accurate enough to lead."


def _nothing(comparison: Comparison, width: int, style: Style) -> Iterable[str]:
    if why := nothing_apart(comparison):
        yield style.bold("What sets them apart")
        yield from indented(why, width, "  ")


def _described(comparison: Comparison, width: int, style: Style) -> Iterable[str]:
    """Which wording stands where and in whose voice, with passages, and who is heard."""
    concepts, speakers = wordings(comparison), heard(comparison)
    if concepts or speakers:
        yield style.bold(these_texts(comparison))
    for concept, uses in concepts.items():
        yield f"  {clean(concept)}"
        for wording, found in uses.items():
            told = ", ".join(f"{clean(group)} ({told})" for group, told in by_group(found).items())
            yield from indented(f"“{clean(wording)}”: {told}", width, "    ")
            for use in list({use.key[3]: use for use in reversed(found)}.values())[::-1]:
                yield from _quoted(comparison, use, width)
    if speakers:
        yield "  who is heard"
    for group, kinds in speakers.items():
        named = ", ".join(f"{clean(kind)} ({number})" for kind, _, number in kinds)
        yield from indented(f"{clean(group)}: {named}", width, "    ")


def _quoted(comparison: Comparison, use: Use, width: int) -> Iterable[str]:
    """One passage of a use: the heaviest."""
    if not comparison.results.has_texts:
        return
    for passage in comparison.passages(use.group, use.key).head(1).to_dicts():
        text = clean(excerpt(comparison.results.text(passage["doc_id"]), passage, most=3 * width - 30))
        source = f", {clean(passage['source'])}" if passage["source"] else ""
        yield from indented(f"– {clean(use.group)}, {use.key[3]}{source}: {text}", width, "      ", most=4)


def _contrast(comparison: Comparison, number: int, row: dict[str, Any], width: int, style: Style) -> Iterable[str]:
    measure = comparison.measures[str(row["measure"])]
    key = (str(row["measure"]), str(row["target"]), str(row["category"]), str(row["voice"]))
    about = " · ".join(clean(part) for part in (key[1], key[2], f"{key[3]} voice" if key[3] else "") if part)
    meaning = clean(short(measure.meaning))
    rest = f"— {meaning} ({measure.name})" if about else f"({measure.name})"
    yield titled(f"{number}. {about or meaning}", rest, width, style, style.dim)
    cells = {cell.group: cell for cell in comparison.cells if cell.key == key}
    for group in (str(row["group_a"]), str(row["group_b"])):
        cell = cells[group]
        low, high = show_number(cell.low, measure), show_number(cell.high, measure)
        ends = f", 95% interval {low} to {high}" if cell.sampled else ""
        rests = f"{count(cell.documents, 'document')}, {count(cell.passages, 'passage')}"
        yield from indented(f"{clean(group)}: {show_number(cell.estimate, measure)} ({rests}{ends})", width, "   ")
        yield from _passages(comparison, group, key, width, style)
    sure = "; ".join(part for part in (difference_told(row, measure), clean(str(row["reason"]))) if part)
    yield from map(style.dim, indented(f"({sure})", width, "   "))


def _passages(comparison: Comparison, group: str, key: tuple[str, str, str, str], width: int, style: Style) -> Iterable[str]:
    """The weightiest passages for a side; where it has none, what it says of the same thing otherwise."""
    if not comparison.results.has_texts:
        return
    for narrower in (key, (*key[:3], ""), (*key[:2], "", "")):
        found = comparison.passages(group, narrower).head(4 * SHOWN_PASSAGES).to_dicts()
        if found:
            break
    told: dict[str, str] = {}
    for passage in found:
        text = clean(excerpt(comparison.results.text(passage["doc_id"]), passage, most=3 * width - 30))
        voice = " — ".join(part for part in (passage["voice"], clean(passage["source"] or "")) if part and part != "unknown")
        told.setdefault(text.replace(LEFT, "").replace(RIGHT, ""), f"{text}{f' ({voice})' if voice else ''}")
    if narrower != key and told:
        yield style.dim("     no such passage; for comparison:")
    for text in list(told.values())[:SHOWN_PASSAGES]:
        yield from indented(f"– {text}", width, "     ", most=4)
