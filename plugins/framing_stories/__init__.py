"""Stories: which articles are on one event, which are copies of each other, and what an outlet leaves out that others report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import hookimpl
from framing.extension import Measure, Section
from framing_stories import apps, copied, section


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield copied.COPIED


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield section.SECTION


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "copies", apps.copies
    yield "stories", apps.stories
    yield "omissions", apps.omissions
    yield "furniture", apps.furniture
