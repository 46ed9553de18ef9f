"""Terms: which wording each outlet chooses for a concept of the codebook, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import hookimpl
from framing.extension import Annotator, Measure, Section
from framing_terms import choice, mentions, valence, voice
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
    yield Section(name="terms.keyness", title="Key terms", make="framing_terms.keyness_section:make", place=70)


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "kwic", "framing_terms.commands.kwic:app"
    yield "keyness", "framing_terms.commands.keyness:app"
    yield "terms", "framing_terms.commands.terms:app"
    yield "collocates", "framing_terms.commands.collocates:app"
    yield "wordings", "framing_terms.commands.wordings:app"
