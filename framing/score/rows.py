"""The rows that scoring gives: what a measure said, written down with the document, the measure and the plugin."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.annotate.layers import Layers
from framing.copies.clusters import COLUMNS as COPY_COLUMNS
from framing.corrections.applying import Applied
from framing.extension import Measure, Told, plugin_of
from framing.model import Document, Evidence, Failure, Score, Status
from framing.tables.contract import frame_of_tuples, layer_text, pieces_of

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Kept:
    """A document that waits for the names of the corpus: all of it, packed; who made its sources; their names and types."""

    packed: bytes
    maker: str
    told: tuple[Told, ...]


@dataclass
class Rows:
    """The rows of some documents, table by table, as tuples in the order of the table's columns."""

    documents: list[tuple[Any, ...]] = field(default_factory=list)
    scores: list[tuple[Any, ...]] = field(default_factory=list)
    evidence: list[tuple[Any, ...]] = field(default_factory=list)
    parts: list[tuple[Any, ...]] = field(default_factory=list)
    layers: list[tuple[Any, ...]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    applied: Applied = field(default_factory=Applied)
    kept: list[Kept] = field(default_factory=list)

    def extend(self, other: Rows) -> None:
        """Append another chunk's rows."""
        for name in ("documents", "scores", "evidence", "parts", "layers", "failures", "kept"):
            getattr(self, name).extend(getattr(other, name))
        self.applied.add(other.applied)

    def add_unscored(self, document: Document, measures: Iterable[str], reason: str) -> None:
        """Record a document that no measure could be tried on."""
        self.documents.append(document_row(document, 0))
        for name in measures:
            self.scores.append((document.id, name, "", "", "", None, None, None, "failed", reason, plugin_of(name)))

    def add_layers(self, document: Document, layers: Layers) -> None:
        """Keep those of the layers to be saved that some score has needed."""
        self.layers.extend((document.id, name, layer_text(made)) for name, made in layers.saved())

    def frames(self) -> dict[str, pl.DataFrame]:
        """The tables of the rows, ``parts`` among them: the scores paragraph by paragraph."""
        return {
            name: frame_of_tuples(name, getattr(self, name)) for name in ("documents", "scores", "evidence", "parts", "layers")
        }


def _outcome(measure: Measure, score: Score) -> tuple[float | None, Status, str]:
    """A score's value, status and reason: the core divides and scales, and says so where there is nothing to divide by."""
    if score.status != "ok":
        return None, score.status, score.reason
    if score.value is not None:
        return float(score.value), "ok", score.reason
    if score.denominator is None:
        return measure.scale * (score.numerator or 0.0), "ok", score.reason
    if score.denominator:
        return measure.scale * (score.numerator or 0.0) / score.denominator, "ok", score.reason
    return None, "none", score.reason or "nothing to count it in"


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def score_row(document: Document, measure: Measure, score: Score) -> tuple[Any, ...]:
    value, status, reason = _outcome(measure, score)
    return (
        document.id,
        measure.name,
        score.target,
        score.category,
        score.voice,
        value,
        _number(score.numerator),
        _number(score.denominator),
        status,
        reason,
        plugin_of(measure.name),
    )


def evidence_row(
    document: Document, measure: Measure, score: Score, evidence: Evidence, layers: Layers | None = None
) -> tuple[Any, ...]:
    """A row of the table ``evidence``; without layers no voice is filled in."""
    voice, source = evidence.voice, evidence.source
    if not voice and layers is not None and layers.has_voices:
        reading = layers.voices.of(evidence.pieces)
        voice, source = reading.voice, source or reading.source
    quote = " … ".join(document.text[start:end] for start, end in evidence.pieces)
    return (
        document.id,
        measure.name,
        score.target,
        score.category,
        evidence.start,
        evidence.end,
        quote,
        evidence.label,
        voice or score.voice,
        source,
        _number(evidence.value),
        pieces_of(evidence.pieces),
    )


def document_row(document: Document, words: int) -> tuple[Any, ...]:
    return (
        document.id,
        document.text,
        document.outlet,
        document.title,
        document.author,
        document.published.isoformat() if document.published else "",
        document.url,
        document.language,
        document.genre,
        document.story,
        words,
        document.sha256,
        json.dumps(document.notes, ensure_ascii=False),
        json.dumps(dict(document.meta), ensure_ascii=False, sort_keys=True, default=str),
        *(None for _ in COPY_COLUMNS),
    )
