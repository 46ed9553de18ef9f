"""Frames, roles, and who is heard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Annotator, Measure, hookimpl
from framing_frames.declared import HEARD, MEASURES
from framing_frames.generic.declared import FRAMES


@hookimpl
def framing_annotators() -> Iterable[Annotator]:
    yield HEARD


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield from FRAMES
    yield from MEASURES


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "frames", "framing_frames.command:app"
    yield "heard", "framing_frames.heard.command:app"
