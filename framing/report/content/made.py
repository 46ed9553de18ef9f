"""How the report was made: versions, codebook, what was skipped or failed, and what each measure is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing.compare.shown_precision import NOT_MEASURED, rows
from framing.extension import ESTIMANDS, Measure
from framing.report.blocks import Block, Cell, Heading, Prose, Row, Table
from framing.report.references import cited_by
from framing.report.sections import Subject

LISTED = 20


def make(subject: Subject) -> Iterable[Block]:
    """The run in a table, its failures, the measures with their limits and accuracy, and what these cite."""
    run = subject.comparison.run
    rows = tuple(Row(name, (Cell(told),)) for name, told in _facts(run) if told)
    yield Table("run", "The run", ("",), rows)
    yield from _wrong(run)
    yield _measures(subject)
    if cited := cited_by(subject.comparison.measures.values()):
        yield Heading("References")
        yield from (Prose((reference.text,)) for reference in cited)


def _facts(run: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    codebook = run.get("codebook", {})
    yield "framing", str(run.get("framing", ""))
    yield "plugins", ", ".join(f"{name} {about.get('version', '')}".strip() for name, about in run.get("plugins", {}).items())
    yield "codebook", " ".join(str(codebook[name]) for name in ("name", "version") if codebook.get(name))
    yield "codebook, SHA-256", str(codebook.get("sha256", ""))
    yield "articles", str(run.get("documents", ""))
    yield "articles, SHA-256", str(run.get("inputs", {}).get("sha256", ""))
    yield "what counts", ", ".join(map(str, run.get("regions", ())))
    yield (
        "options",
        "; ".join(f"{p}.{name} = {value}" for p, values in run.get("options", {}).items() for name, value in values.items()),
    )
    yield "compared by", ", ".join(f"{name} {value}" for name, value in run.get("compare", {}).items() if name != "coded")
    yield "seed", str(run.get("seed", ""))
    yield "packages", ", ".join(f"{name} {version}" for name, version in run.get("packages", {}).items())


def _wrong(run: Mapping[str, Any]) -> Iterable[Block]:
    """What was skipped, noted or failed, the first of each kind."""
    failures = [f"{f.get('document_id', '')}: {f.get('component', '')}: {f.get('reason', '')}" for f in run.get("failures", ())]
    broken = [f"plugin {name}: {'; '.join(errors)}" for name, errors in run.get("plugin_errors", {}).items()]
    skipped = [f"{item.get('where', '')}: {item.get('reason', '')}" for item in run.get("skipped", ())]
    kinds = (("What failed", [*broken, *failures]), ("What was skipped", skipped), ("Notes", list(run.get("notices", ()))))
    for title, lines in kinds:
        if lines:
            yield Heading(title)
            yield from (Prose((str(line),)) for line in lines[:LISTED])
        if len(lines) > LISTED:
            yield Prose((f"and {len(lines) - LISTED} more",))


def _measures(subject: Subject) -> Table:
    columns = ("what it measures", "unit and range", "high means", "a group’s number", "method", "limits")
    rows = tuple(Row(measure.name, tuple(map(Cell, _described(measure)))) for measure in subject.comparison.measures.values())
    return Table("measures", "The measures", columns, rows)


def _described(measure: Measure) -> tuple[str, ...]:
    low, high = ("" if end is None else f"{end:g}".replace("-", "−") for end in measure.range)
    span = f"{low} to {high}" if low and high else f"{low} and up" if low else ""
    scaled = f", × {measure.scale:g}" if measure.scale != 1 else ""
    return (
        measure.meaning,
        ", ".join(part for part in (measure.unit, span) if part),
        measure.high,
        ESTIMANDS.get(measure.estimand, measure.estimand) + scaled,
        measure.source,
        ". ".join(part for part in (measure.caution, _shown(measure)) if part),
    )


def _shown(measure: Measure) -> str:
    """How often its shown passages are right, in each voice that was read apart."""
    found = [row for row in rows() if row.kind == "measure" and row.name == measure.name]
    if not found:
        return f"Shown passages: {NOT_MEASURED if measure.shown is None else f'{measure.shown:g} % right (as its author says)'}"
    return "Shown passages: " + "; ".join(f"{row.voice}: {row.told}" if row.voice else row.told for row in found)
