"""What the plugin announces: its layers and measures as the core sees them, and its command, unopened."""

from __future__ import annotations

from typing import Any

from framing.extension import Annotator, Measure, Option, deferred
from framing_sourcing import measures
from framing_sourcing.syntax.needed import PACKAGES

_LAYERS = ("attributions",)


def sources_app() -> Any:
    """The command ``framing sources``; typer is slow to import, and only the command line needs it."""
    from framing_sourcing.listing.command import app

    return app


ATTRIBUTIONS = Annotator(
    name="sourcing.attributions",
    provides="attributions",
    meaning="what is given to a source: content, cue and source, direct, indirect or mixed",
    bind=deferred("framing_sourcing.attributions"),
    languages=("en",),
    options=(
        Option(name="nested", default=False, meaning="also attributions inside the content of another"),
        Option(
            name="parser",
            default="none",
            meaning='"spacy" reads more accurately, and more slowly; it needs media-framing[accurate]',
            packages={"spacy": PACKAGES},
        ),
    ),
)
SCARE_QUOTES = Annotator(
    name="sourcing.scare_quotes",
    provides="scare_quotes",
    meaning="short quotations that nobody is said to say, and what is called so",
    bind=deferred("framing_sourcing.marks.scare_quotes"),
    requires=("attributions", "quotation_marks"),
    languages=("en",),
)
POS = Annotator(
    name="sourcing.pos",
    provides="pos",
    meaning="part of speech of each token (after Brill 1992)",
    requires=("tokens", "lemmas", "sentences"),
    bind=deferred("framing_sourcing.pos"),
    array=True,
    languages=("en",),
)
MEASURES = (
    Measure(
        name="sourcing.attributed_share",
        meaning="share of the words that are given to a source",
        unit="share of words",
        range=(0, 1),
        high="others speak more than the outlet itself",
        bind=lambda settings: measures.attributed_share,
        requires=_LAYERS,
        show="share",
        main=True,
        contrast=True,
        source="Pareti (2015)",
    ),
    Measure(
        name="sourcing.attributions",
        meaning="attributions per 1,000 words",
        unit="per 1,000 words",
        range=(0, None),
        high="sources are used more often",
        bind=lambda settings: measures.attributions,
        requires=_LAYERS,
        scale=1000.0,
        source="Pareti (2015)",
    ),
    Measure(
        name="sourcing.types",
        meaning="share of the attributions with a source that is told, by its type",
        unit="share of attributions",
        range=(0, 1),
        high="this type of source speaks more",
        bind=lambda settings: measures.types_with(settings.codebook.sources),
        requires=_LAYERS,
        show="share",
        main=True,
        contrast=True,
        lists="sources",
        source="Gans (1979)",
    ),
    Measure(
        name="sourcing.type_words",
        meaning="share of the words given to sources, by type of source",
        unit="share of words",
        range=(0, 1),
        high="this type of source is given more words",
        bind=lambda settings: measures.type_words_with(settings.codebook.sources),
        requires=_LAYERS,
        show="share",
        source="Gans (1979)",
    ),
    Measure(
        name="sourcing.anonymous_share",
        meaning="share of the attributions whose source names nobody",
        unit="share of attributions",
        range=(0, 1),
        high="less can be checked",
        bind=lambda settings: measures.anonymous_share,
        requires=_LAYERS,
        show="share",
    ),
    Measure(
        name="sourcing.unresolved_share",
        meaning="share of the attributions whose source is missing or could not be told",
        unit="share of attributions",
        range=(0, 1),
        high="the other measures of sources rest on less",
        bind=lambda settings: measures.unresolved_share,
        requires=_LAYERS,
        show="share",
    ),
    Measure(
        name="sourcing.direct_share",
        meaning="share of the attributions that quote",
        unit="share of attributions",
        range=(0, 1),
        high="sources speak in their own words",
        bind=lambda settings: measures.direct_share,
        requires=_LAYERS,
        show="share",
    ),
    Measure(
        name="sourcing.sources",
        meaning="distinct sources that are named, per article",
        unit="sources",
        range=(0, None),
        high="more sources",
        bind=lambda settings: measures.sources,
        estimand="mean",
        requires=_LAYERS,
    ),
    Measure(
        name="sourcing.diversity",
        meaning="effective number of sources",
        unit="sources",
        range=(1, None),
        high="attention is spread over more sources",
        bind=lambda settings: measures.diversity,
        estimand="pooled",
        pool=measures.effective_number,
        requires=_LAYERS,
        source="Jost (2006)",
    ),
    Measure(
        name="sourcing.concentration",
        meaning="share of the most used source",
        unit="share of attributions",
        range=(0, 1),
        high="one source dominates",
        bind=lambda settings: measures.concentration,
        requires=_LAYERS,
        show="share",
        source="Berger & Parker (1970)",
    ),
    Measure(
        name="sourcing.slant",
        meaning="share of the cues that speak against what they report (claim, insist), or for it (reveal, admit)",
        unit="share of cues",
        range=(0, 1),
        high="the outlet takes sides by its verbs",
        bind=lambda settings: measures.slant,
        requires=_LAYERS,
        show="share",
        source="Cole & Shaw (1974), Geis (1987)",
    ),
    Measure(
        name="sourcing.scare_quotes",
        meaning="scare quotes per 1,000 words",
        unit="per 1,000 words",
        range=(0, None),
        high="more distance from others' words",
        bind=lambda settings: measures.scare_quotes,
        requires=("scare_quotes",),
        scale=1000.0,
        main=True,
        source="Predelli (2003)",
    ),
)
