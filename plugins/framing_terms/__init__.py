"""Terms: which wording each outlet chooses for a concept of the codebook, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Annotator, Measure, Proposer, Section, hookimpl
from framing_terms import choice, mentions, valence, voice
from framing_terms.proposed import PROPOSER
from framing_terms.terms import TERMS


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield TERMS


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield from (mentions.MEASURE, choice.MEASURE, voice.MEASURE, valence.MEASURE)


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield Section(name="terms.keyness", title="Key terms", make="framing_terms.keyness_section:make", place=70)


@hookimpl
def framing_proposers() -> Iterable[Proposer]:
    yield PROPOSER


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    names = ("kwic", "keyness", "terms", "collocates", "wordings")
    return [(name, f"framing_terms.commands.{name}:app") for name in names]
