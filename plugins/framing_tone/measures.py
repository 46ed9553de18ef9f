"""Measures ``tone.polarity``, ``tone.subjectivity``, ``tone.vader``: the mean of what is evaluated, in all and by voice.

    value = Σ polarity of assessments / number of assessments

which is TextBlob's own definition: where the whole text counts, the score of all voices together is TextBlob's number.
Tone is not stance: it knows no target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing import Annotation, Document, Evidence, Score, Voice, no_score

if TYPE_CHECKING:
    from typing import Literal

    from framing import Layers, Measuring, Settings

STRONGEST = 20  # passages kept as evidence


def bind_polarity(settings: Settings) -> Measuring:
    return _bind("assessments", "polarity")


def bind_subjectivity(settings: Settings) -> Measuring:
    return _bind("assessments", "subjectivity")


def bind_vader(settings: Settings) -> Measuring:
    return _bind("vader", "compound")


def _bind(layer: str, kind: str) -> Measuring:
    def measure(document: Document, layers: Layers) -> Iterable[Score]:
        counted = layers.counted(layer)
        heard: dict[Voice | Literal[""], list[Annotation]] = {"": [*counted], "own": [], "attributed": [], "distanced": []}
        for found in counted:
            heard.setdefault(found.attributes["voice"], []).append(found)  # type: ignore[arg-type]
        return [tone(kind, voice, found) for voice, found in heard.items()]

    return measure


def tone(kind: str, voice: Voice | Literal[""], evaluated: Sequence[Annotation]) -> Score:
    """The mean of one voice (or of all, ''), with the strongest as evidence, which those of all leave to the voices."""
    if not evaluated:
        return no_score(f"no word of the lexicon{' in this voice' if voice else ''}", voice=voice)
    strongest = sorted(evaluated, key=lambda a: (-abs(_value(a, kind)), a.start))[:STRONGEST] if voice else []
    return Score(
        numerator=sum(_value(found, kind) for found in evaluated),
        denominator=float(len(evaluated)),
        voice=voice,
        evidence=tuple(Evidence(a.pieces, a.label, _value(a, kind), voice, str(a.attributes["source"] or "")) for a in strongest),
    )


def _value(found: Annotation, kind: str) -> float:
    return float(found.attributes[kind] or 0)
