"""Results as the files of other tools: for coding, for annotation, for spreadsheets and statistics, for a browser."""

from __future__ import annotations

from collections.abc import Iterable

from framing import Reporter, hookimpl


@hookimpl
def framing_reporters() -> Iterable[Reporter]:
    from framing_exports.declared import REPORTERS

    return REPORTERS
