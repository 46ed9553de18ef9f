"""Figures: the numeric claims of each text, and which outlets tell the same ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Annotator, Measure, Section, hookimpl
from framing_figures.declared import FIGURES, MEASURES


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield FIGURES


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield from MEASURES


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield Section(name="figures.aligned", title="Figures", make="framing_figures.section:make")


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "figures", "framing_figures.command:app"
