"""The report: one HTML page, Markdown, Word, single figures; and the same page served with live search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import hookimpl
from framing.extension import Section
from framing_html import apps, declared


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield from declared.SECTIONS


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "report", apps.report
    yield "view", apps.view
