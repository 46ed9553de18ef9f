"""Measures ``tone.polarity`` and ``tone.subjectivity``: the mean over the assessed words of each voice.

    value = Σ polarity of assessments / number of assessments

which is TextBlob's own definition. Tone is not stance: it knows no target, and its lexicon of 2,900 words, made from
film and book reviews, finds "forcibly" mildly positive and does not know "repression", "coerced" or "fraud".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.model import Annotation, Document, Evidence, Score, Voice, no_score

if TYPE_CHECKING:
    from framing.annotate import Layers
    from framing.extension import Measuring, Settings

STRONGEST = 20  # passages kept as evidence


def bind_polarity(settings: Settings) -> Measuring:
    return _bind("polarity")


def bind_subjectivity(settings: Settings) -> Measuring:
    return _bind("subjectivity")


def _bind(kind: str) -> Measuring:
    def measure(document: Document, layers: Layers) -> Iterable[Score]:
        counted = layers.counted("assessments")
        heard: dict[Voice, list[Annotation]] = {"own": [], "attributed": []}
        for assessment in counted:
            heard.setdefault(assessment.attributes["voice"], []).append(assessment)  # type: ignore[arg-type]
        heard.pop("distanced", None)
        return [tone(kind, voice, found) for voice, found in heard.items()]

    return measure


def tone(kind: str, voice: Voice, assessments: Sequence[Annotation]) -> Score:
    """The mean of one voice, with its strongest words as evidence."""
    if not assessments:
        return no_score("no word of the lexicon in this voice", voice=voice)
    ranked = sorted(assessments, key=lambda a: (-abs(_value(a, kind)), a.start))
    return Score(
        numerator=sum(_value(assessment, kind) for assessment in assessments),
        denominator=float(len(assessments)),
        voice=voice,
        evidence=tuple(
            Evidence(a.pieces, a.label, _value(a, kind), voice, str(a.attributes["source"] or "")) for a in ranked[:STRONGEST]
        ),
    )


def _value(assessment: Annotation, kind: str) -> float:
    return float(assessment.attributes[kind] or 0)
