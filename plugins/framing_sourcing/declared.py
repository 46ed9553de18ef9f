"""The measures as the core sees them: name, meaning, unit, range, direction, source."""

from __future__ import annotations

from collections.abc import Callable

from framing.extension import Measure, Measuring, Settings
from framing_sourcing import measures

_LAYERS = ("attributions",)


def _fixed(measuring: Measuring) -> Callable[[Settings], Measuring]:
    """The bind of a measure that no setting changes."""
    return _Bind(measuring)


class _Bind:
    def __init__(self, measuring: Measuring) -> None:
        self.measuring = measuring

    def __call__(self, settings: Settings) -> Measuring:
        return self.measuring


MEASURES = (
    Measure(
        name="sourcing.attributed_share", meaning="share of the words that are given to a source", unit="share of words",
        range=(0, 1), high="others speak more than the outlet itself", bind=_fixed(measures.attributed_share),
        requires=_LAYERS, show="share", main=True, source="Pareti (2015)",
    ),
    Measure(
        name="sourcing.attributions", meaning="attributions per 1,000 words", unit="per 1,000 words", range=(0, None),
        high="sources are used more often", bind=_fixed(measures.attributions), requires=_LAYERS, scale=1000.0, source="Pareti (2015)",
    ),
    Measure(
        name="sourcing.types", meaning="share of the attributions by type of source", unit="share of attributions",
        range=(0, 1), high="this type of source speaks more", bind=_fixed(measures.types), requires=_LAYERS, show="share", main=True,
        lists="sources", source="Gans (1979)",
    ),
    Measure(
        name="sourcing.anonymous_share", meaning="share of the attributions whose source names nobody", unit="share of attributions",
        range=(0, 1), high="less can be checked", bind=_fixed(measures.anonymous_share), requires=_LAYERS, show="share",
    ),
    Measure(
        name="sourcing.unresolved_share", meaning="share of the attributions whose source is missing or could not be told",
        unit="share of attributions", range=(0, 1), high="the other measures of sources rest on less",
        bind=_fixed(measures.unresolved_share), requires=_LAYERS, show="share",
    ),
    Measure(
        name="sourcing.direct_share", meaning="share of the attributions that quote", unit="share of attributions", range=(0, 1),
        high="sources speak in their own words", bind=_fixed(measures.direct_share), requires=_LAYERS, show="share",
    ),
    Measure(
        name="sourcing.sources", meaning="distinct sources that are named, per article", unit="sources", range=(0, None),
        high="more sources", bind=_fixed(measures.sources), estimand="mean", requires=_LAYERS,
    ),
    Measure(
        name="sourcing.diversity", meaning="effective number of sources", unit="sources", range=(1, None),
        high="attention is spread over more sources", bind=_fixed(measures.diversity), estimand="pooled",
        pool=measures.effective_number, requires=_LAYERS, source="Jost (2006)",
    ),
    Measure(
        name="sourcing.concentration", meaning="share of the most used source", unit="share of attributions", range=(0, 1),
        high="one source dominates", bind=_fixed(measures.concentration), requires=_LAYERS, show="share",
    ),
    Measure(
        name="sourcing.slant", meaning="share of the cues that judge what they report (claim, admit, insist)", unit="share of cues",
        range=(0, 1), high="the outlet takes sides by its verbs", bind=_fixed(measures.slant), requires=_LAYERS, show="share",
        source="Cole & Shaw (1974)",
    ),
    Measure(
        name="sourcing.scare_quotes", meaning="words held at arm's length by quotation marks, per 1,000 words", unit="per 1,000 words",
        range=(0, None), high="more distance from others' words", bind=_fixed(measures.scare_quotes), requires=("scare_quotes",),
        scale=1000.0, main=True, source="Predelli (2003)",
    ),
)  # fmt: skip
