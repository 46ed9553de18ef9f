"""The sections of a report: the core's in their places, a plugin's measures between, whatever draws them."""

from __future__ import annotations

from framing.extension import fetched
from framing.report.content import SECTIONS, sections_of
from framing.report.sections import Subject, make_sections


def test_the_core_says_what_every_report_says(weather: Subject) -> None:
    assert [section.name for section in make_sections(weather, SECTIONS)] == [
        "report.answer",
        "report.glance",
        "report.reading",
        "report.passages",
        "report.made",
    ]
    assert [section.name for section in sections_of(weather)][2] == "report.words"


def test_every_section_stands_where_it_is_said_to_be() -> None:
    assert all(callable(fetched(section.make)) for section in SECTIONS if isinstance(section.make, str))
