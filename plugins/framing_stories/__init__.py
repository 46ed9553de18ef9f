"""Stories: which articles are on one event, which are copies of each other, and what an outlet leaves out that others report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Measure, Section, hookimpl
from framing_stories import copied


@hookimpl
def framing_measures() -> Iterable[Measure]:
    yield copied.COPIED


@hookimpl
def framing_sections() -> Iterable[Section]:
    headlines = "framing_stories.headlines.section"
    yield Section(name="stories.headlines", title="Headlines", make=f"{headlines}:make", brief=f"{headlines}:brief", place=15)
    yield Section(name="stories.omissions", title="What is left out", make="framing_stories.section:make", place=60)
    yield Section(name="stories.first", title="Who reported it first", make="framing_stories.first_section:make", place=59)


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "copies", "framing_stories.commands.copies:app"
    yield "stories", "framing_stories.commands.stories:app"
    yield "headlines", "framing_stories.commands.headlines:app"
    yield "omissions", "framing_stories.commands.omissions:app"
    yield "furniture", "framing_stories.commands.furniture:app"
