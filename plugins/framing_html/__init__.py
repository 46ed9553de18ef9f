"""The report drawn: one HTML page, Markdown, Word, single figures; and the same page served with live search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Reporter, hookimpl


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "report", "framing_html.report_command:app"
    yield "view", "framing_html.view_command:app"


@hookimpl
def framing_reporters() -> Iterable[Reporter]:
    from framing_html.reporters import reporters

    return reporters()
