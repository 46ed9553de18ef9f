"""Profiles: what marks each group out, and how far groups lie apart and what drives them apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import hookimpl
from framing.extension import Section
from framing_profiles import apps, shown


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "profile", apps.profile
    yield "distances", apps.distances


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield from shown.SECTIONS
