"""What every report says, as blocks that each format draws in its own way: the answer, measures, passages, how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.errors import RequestError
from framing.extension import Section, plugin_of
from framing.report.blocks import Table
from framing.report.content import numbers as numbers

if TYPE_CHECKING:
    from framing.report.sections import Made, Subject

ANSWER = Section(name="report.answer", title="In short", make="framing.report.content.answer:make", place=10)
APART = Section(name="report.apart", title="What sets them apart most", make="framing.report.content.apart:make", place=12)
READING = Section(name="report.reading", title="How to read the tables", make="framing.report.content.apart:reading", place=79)
CORRECTED = Section(name="report.corrected", title="Corrected by coding", make="framing.report.content.corrected:make", place=11)
GLANCE = Section(name="report.glance", title="At a glance", make="framing.report.content.glance:make", place=20)
PASSAGES = Section(name="report.passages", title="Passages", make="framing.report.content.strongest:make", place=80)
MADE = Section(name="report.made", title="How it was made", make="framing.report.content.made:make", place=90)
TIME = Section(name="report.time", title="Over time", make="framing.report.content.over_time:make", place=45)
SECTIONS = (ANSWER, CORRECTED, APART, GLANCE, TIME, READING, PASSAGES, MADE)


def sections_of(subject: Subject, figure: str | None = None) -> list[Made]:
    """Every section of a report: the core's, one for each plugin that measures anything, and those that plugins add.

    With ``figure``, only those that have to be made to find the table of that name. Raises
    :class:`~framing.errors.RequestError` for the figure of a measure that was not scored, or found nothing, and for a report
    of results without texts.
    """
    from framing.report.content.families import sections
    from framing.report.sections import make_sections

    families = sections(subject.comparison.measures.values())
    texts = subject.comparison.results.has_texts
    if figure is None and not texts:
        raise RequestError(
            "a frozen study holds no texts, which a report shows; framing compare STUDY.zip shows its numbers, and "
            "framing report STUDY.zip --figure NAME draws one of its figures"
        )
    if figure is None:
        return make_sections(subject, [*SECTIONS, *subject.plugins.sections, *families])
    if figure in subject.comparison.measures:
        of_it = [section for section in families if section.name == f"report.{plugin_of(figure)}"]
        made = make_sections(replace(subject, everything=True), of_it)
        if not _holds(made, figure) and not any(section.error for section in made):
            raise RequestError(f"no figure '{figure}': the measure found nothing in these articles that could be drawn")
        return made
    if figure in {measure.name for measure in subject.plugins.measures}:
        raise RequestError(
            f"no figure '{figure}': the measure was not scored in this run; score the articles again with it: "
            f"framing score ARTICLES --measures {figure} --output NAME"
        )
    made = []
    plugged = sorted(subject.plugins.sections if texts else (), key=lambda section: plugin_of(section.name) != plugin_of(figure))
    for section in [GLANCE, ANSWER, MADE, *families, TIME, *plugged]:
        made += make_sections(subject, [section])
        if _holds(made, figure):
            break
    return made


def _holds(made: Sequence[Made], figure: str) -> bool:
    return any(isinstance(block, Table) and block.name == figure for section in made for block in section.blocks)
