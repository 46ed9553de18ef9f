"""Sourcing: whose words an outlet uses, whom it lets speak, and which words it holds at arm's length."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Annotator, Measure, hookimpl
from framing_sourcing.declared import ATTRIBUTIONS, MEASURES, PERSONS, POS, SCARE_QUOTES


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield ATTRIBUTIONS
    yield SCARE_QUOTES
    yield POS
    yield PERSONS


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield from MEASURES


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "sources", "framing_sourcing.listing.command:app"
