"""All sections of a report, and the page made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.report.sections import Made, Subject
    from framing_html.articles import Articles


def sections_of(subject: Subject) -> list[Made]:
    """Every section of the report: those of the plugins, and one for each plugin that measures anything."""
    from framing.report.content.families import sections
    from framing.report.sections import make_sections

    return make_sections(subject, [*subject.plugins.sections, *sections(subject.comparison.measures.values())])


def html(subject: Subject, *, articles: Articles = "cited", title: str = "") -> str:
    """The report as one page."""
    from framing_html.page import page

    return page(subject, sections_of(subject), which=articles, title=title)
