"""Terms: which wording each outlet chooses for a concept of the codebook, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import hookimpl
from framing.extension import Annotator, Measure, Section
from framing_terms import apps, choice, keyness_section, mentions, valence, voice
from framing_terms.terms import TERMS


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield TERMS


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield mentions.MEASURE
    yield choice.MEASURE
    yield voice.MEASURE
    yield valence.MEASURE


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield keyness_section.SECTION


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "kwic", apps.kwic
    yield "keyness", apps.keyness
    yield "terms", apps.terms
    yield "collocates", apps.collocates
    yield "wordings", apps.wordings
