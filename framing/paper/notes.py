"""What stands below a table: what its numbers are, and what they are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from framing.compare.estimates import PLURAL
from framing.compare.estimates import Cell as Estimate
from framing.extension import ESTIMANDS, Measure
from framing.paper.model import NOTHING
from framing.paper.series import Shown


def notes(shown: Shown) -> Iterator[str]:
    """The notes, each a sentence or two: units, n, intervals, q, the threshold, what is missing, cautions."""
    run = shown.comparison.run
    cells = [shown.cells[group, key] for group in shown.groups for key in shown.keys if (group, key) in shown.cells]
    yield from (_unit(measure, shown.counts(measure)) for measure in shown.measures)
    yield f"n: articles that a number rests on{_counted(run)}."
    yield from _sureness(shown, cells, run.get("compare", {}))
    if shown.never:
        yield _never(shown)
    if any(cell.estimate is None for cell in cells) or len(cells) < len(shown.groups) * len(shown.keys):
        yield f"{NOTHING}: no ground for a number, which is not the same as zero."
    if any(cell.doubted for cell in cells if shown.measure(cell.key).show == "signed"):
        yield "?: rests on a single passage, or its sign changes when one paragraph is left out, or has no interval."
    for caution in dict.fromkeys(measure.caution for measure in shown.measures if measure.caution):
        yield f"{_begun(caution)}."


def _sureness(shown: Shown, cells: Iterable[Estimate], compared: Mapping[str, Any]) -> Iterator[str]:
    cells = list(cells)
    sampled = [cell.sampled for cell in cells]
    if any(sampled):
        units = {**PLURAL, "document": "articles"}.get(compared.get("unit", ""), "articles")
        told = f"95% CI: confidence interval for the sampling of {units}."
        if all(cell.corrected for cell in cells if cell.sampled):
            yield f"{told} It includes the errors of the measure, which were corrected by coding."
        else:
            also = ", except where coding corrected them" if any(cell.corrected for cell in cells) else ""
            yield f"{told} It does not include the errors of the measure itself{also}."
    if shown.q:
        yield (
            f"q: the {shown.comparison.by} against all others in the corpus together; p adjusted over {shown.tested} in this run "
            "(false discovery rate; Benjamini & Hochberg, 1995)."
        )
    if not all(sampled):
        least = compared.get("min_documents")
        rule = f"An interval or a test needs at least {least} articles and six that hold what is counted" if least else ""
        yield f"{rule or 'Not every number has an interval'}; where none is given, there were fewer, or the measure allows none."


def _never(shown: Shown) -> str:
    """What is left out since no row has any of it."""
    having = {key[2] for key in shown.keys}
    names = dict.fromkeys(key[2] for key in shown.never if key[2] not in having)
    parts = [f"not found in any row: {', '.join(names)}"] if names else []
    parts += ["voices in which no row has a wording are left out"] if any(key[3] for key in shown.never) else []
    return f"{_begun('; '.join(parts))}."


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _unit(measure: Measure, counts: bool) -> str:
    meaning = _begun(measure.meaning)
    if counts:
        return f"{meaning}: counts, since there are too few articles for rates."
    unit = f"{measure.unit}, in percent" if measure.show == "share" else measure.unit
    unit = "" if unit in measure.meaning else unit
    return f"{meaning}: {'; '.join(part for part in (unit, ESTIMANDS[measure.estimand]) if part)}."


def _counted(run: Mapping[str, Any]) -> str:
    """What of the articles counts, and how copies do, as the run has it."""
    regions = [str(region) for region in run.get("regions", ())]
    copies = {"once": "; a copied text counts once in each outlet", "drop": "; of copied texts only the earliest counts"}
    told = f" (only their {' and '.join(regions)} count)" if regions else ""
    return told + copies.get(run.get("compare", {}).get("copies", ""), "")
