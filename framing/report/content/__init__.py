"""What every report says, as blocks that each format draws in its own way: the answer, measures, passages, how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.extension import Section
from framing.report.content import numbers as numbers

if TYPE_CHECKING:
    from framing.report.sections import Made, Subject

ANSWER = Section(name="report.answer", title="What sets them apart most", make="framing.report.content.answer:make", place=10)
GLANCE = Section(name="report.glance", title="At a glance", make="framing.report.content.glance:make", place=20)
PASSAGES = Section(name="report.passages", title="Passages", make="framing.report.content.strongest:make", place=80)
MADE = Section(name="report.made", title="How it was made", make="framing.report.content.made:make", place=90)
TIME = Section(name="report.time", title="Over time", make="framing.report.content.over_time:make", place=45)
SECTIONS = (ANSWER, GLANCE, TIME, PASSAGES, MADE)


def sections_of(subject: Subject) -> list[Made]:
    """Every section of a report: the core's, one for each plugin that measures anything, and those that plugins add."""
    from framing.report.content.families import sections
    from framing.report.sections import make_sections

    return make_sections(subject, [*SECTIONS, *subject.plugins.sections, *sections(subject.comparison.measures.values())])
