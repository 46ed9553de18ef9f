"""Measures that set the documents of a run beside each other: scored once, when all documents have been read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any

from framing.extension import Measure, Settings, plugin_of
from framing.guard.fence import Fault, fence, for_all
from framing.model import Document, Failure, Score
from framing.score.rows import Rows, evidence_row, score_row
from framing.score.scorer import checked

if TYPE_CHECKING:
    from framing.tables.results import Results


def score_together(results: Results, measures: Iterable[Measure], settings: Callable[[str], Settings]) -> Rows:
    """The scores of the measures that need all documents; one that fails loses its own. ``settings`` are those of a plugin."""
    rows = Rows()
    measures = [*measures]
    documents = results.count() if any(measure.together for measure in measures) else 0
    for measure in measures:
        if measure.together is None:
            continue
        found = Rows()
        try:
            with fence(for_all(documents)):
                given = (results.view(), settings(plugin_of(measure.name)))
                scores = list(measure.together(*given[: 2 if takes_settings(measure.together) else 1]))
                texts = _texts(results, [doc_id for doc_id, score in scores if score.evidence])
                for doc_id, score in scores:
                    _add(found, Document(doc_id, texts.get(doc_id, "")), measure, score)
        except Fault as fault:
            found = Rows(failures=[Failure("all documents", measure.name, str(fault))])
        rows.extend(found)
    return rows


def takes_settings(together: Callable[..., Any]) -> bool:
    """Whether a function of all documents takes the settings as its second argument; those of the first version do not."""
    try:
        known = [*signature(together).parameters.values()]
    except (TypeError, ValueError):
        return False
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    needed = [parameter for parameter in known if parameter.kind in kinds and parameter.default is Parameter.empty]
    return len(needed) > 1


def _texts(results: Results, ids: Sequence[str]) -> dict[str, str]:
    import polars as pl

    wanted = results.lazy("documents").filter(pl.col("doc_id").is_in(ids)).select("doc_id", "text")
    return dict(wanted.collect().iter_rows()) if ids else {}


def _add(rows: Rows, document: Document, measure: Measure, score: Score) -> None:
    checked(measure, score, document)
    rows.scores.append(score_row(document, measure, score))
    rows.evidence.extend(evidence_row(document, measure, score, evidence) for evidence in score.evidence)
