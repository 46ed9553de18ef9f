"""What the plugin announces."""

from __future__ import annotations

from framing import Annotator, deferred

ATTRIBUTIONS = Annotator(
    name="chinese.attributions",
    provides="attributions",
    meaning="what is given to a source in Chinese texts: content, cue and source, direct, indirect or mixed",
    bind=deferred("framing_chinese.attributions"),
    requires=("quotation_marks",),
    languages=("zh",),
)
SCARE_QUOTES = Annotator(
    name="chinese.scare_quotes",
    provides="scare_quotes",
    meaning="what Chinese texts call so, claim of themselves, or hold in quotation marks that nobody speaks in",
    bind=deferred("framing_chinese.distance"),
    requires=("attributions", "quotation_marks"),
    languages=("zh",),
)
FIGURES = Annotator(
    name="chinese.figures",
    provides="figures",
    meaning="numeric claims of Chinese texts: value, unit, what is counted, period, source",
    bind=deferred("framing_chinese.figures"),
    requires=("sentences",),
    uses=("voices",),
    languages=("zh",),
    saved=True,
)
ANNOTATORS = (ATTRIBUTIONS, SCARE_QUOTES, FIGURES)
