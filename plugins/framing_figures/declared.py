"""What the plugin announces: its layer and measures."""

from __future__ import annotations

from framing import Annotator, Measure, deferred
from framing_figures import measures

FIGURES = Annotator(
    name="figures.figures",
    provides="figures",
    meaning="numeric claims: value, unit, what is counted, period, place, source",
    bind=deferred("framing_figures.figures"),
    requires=("tokens", "sentences"),
    uses=("voices",),
    languages=("en",),
    saved=True,
)

MEASURES = (
    Measure(
        name="figures.density",
        meaning="figures per 1,000 words",
        unit="per 1,000 words",
        range=(0, None),
        high="more is reported in numbers",
        question="How many figures are in {sentence}: numbers that say how much or how many?",
        bind=lambda settings: measures.density,
        requires=("figures",),
        scale=1000.0,
        source="Roeh & Feldman (1984)",
    ),
    Measure(
        name="figures.credited_share",
        meaning="share of the figures that are credited to a source",
        unit="share of figures",
        range=(0, 1),
        high="readers learn where more of the numbers come from",
        question="How many figures are credited to a source, of how many figures in the article?",
        bind=lambda settings: measures.credited_share,
        requires=("figures",),
        show="share",
    ),
    Measure(
        name="figures.approximate_share",
        meaning="share of the figures that are bounds, ranges or rounded by words (nearly, dozens)",
        unit="share of figures",
        range=(0, 1),
        high="numbers are reported less exactly",
        question="How many figures are bounds, ranges or rounded by words (nearly, dozens), of how many in the article?",
        bind=lambda settings: measures.approximate_share,
        requires=("figures",),
        show="share",
    ),
)
