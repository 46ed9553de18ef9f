"""Profiles: what marks each group out, and how far groups lie apart and what drives them apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing import Section, hookimpl


@hookimpl
def framing_commands() -> Iterable[tuple[str, Any]]:
    yield "profile", "framing_profiles.commands:profile_app"
    yield "distances", "framing_profiles.commands:distances_app"


@hookimpl
def framing_sections() -> Iterable[Section]:
    yield Section(name="profiles.groups", title="How each tells it", make="framing_profiles.shown:profiles", place=55)
    yield Section(name="profiles.distances", title="How far apart", make="framing_profiles.shown:distances", place=60)
