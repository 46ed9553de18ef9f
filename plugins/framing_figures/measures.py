"""The measures: how many figures, and how many of them are credited to a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing import Annotation, Document, Evidence, Score, no_score

if TYPE_CHECKING:
    from framing import Layers


def density(document: Document, layers: Layers) -> Iterable[Score]:
    """Numeric claims / words, times 1,000; from 0, high: more is reported in numbers (Roeh & Feldman 1984)."""
    found = layers.counted("figures")
    yield Score(numerator=len(found), denominator=layers.words, evidence=tuple(map(_evidence, found)))


def credited_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Numeric claims with a named or described source / numeric claims whose voice is known; 0 to 1, high: more can be traced."""
    found = [figure for figure in layers.counted("figures") if figure.attributes["voice"] != "unknown"]
    if not found:
        yield no_score("no figures" if not layers.counted("figures") else "the voice of the figures is unknown")
        return
    credited = [figure for figure in found if is_credited(figure)]
    yield Score(numerator=len(credited), denominator=len(found), evidence=tuple(map(_evidence, credited)))


def approximate_share(document: Document, layers: Layers) -> Iterable[Score]:
    """Numeric claims with a bound or a range / numeric claims; 0 to 1, high: vaguer."""
    found = layers.counted("figures")
    if not found:
        yield no_score("no figures")
        return
    vague = [figure for figure in found if is_approximate(figure)]
    yield Score(numerator=len(vague), denominator=len(found), evidence=tuple(map(_evidence, vague)))


def is_credited(figure: Annotation) -> bool:
    """Whether a source is named or described for a figure; "reportedly" and "are accused" say of nobody that they said it."""
    return bool(figure.attributes["source"])


def is_approximate(figure: Annotation) -> bool:
    about = figure.attributes
    return bool(about["approx"]) or (figure.label != "score" and about["value_low"] != about["value_high"])


def _evidence(figure: Annotation) -> Evidence:
    return Evidence(figure.pieces, label=described(figure))


def described(figure: Annotation) -> str:
    """What a figure is of, in a few words: "suspects", "percent of voters"."""
    unit, counted = str(figure.attributes["unit"]), str(figure.attributes["counted"])
    return f"{unit} of {counted}" if unit and counted else unit or counted or figure.label
