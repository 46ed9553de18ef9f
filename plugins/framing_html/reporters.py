"""A comparison as a report or as one figure of it, for ``framing compare --output`` and for Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import Comparison, Reporter, Results
from framing.report import Subject

if TYPE_CHECKING:
    from framing_html.report_command import Format, Shown

REPORTS: dict[Format, str] = {
    "html": "the whole report as one page",
    "md": "the report in Markdown",
    "docx": "the report for Word",
}
FIGURES: dict[Format, str] = {"svg": "one figure", "png": "one figure, 300 dots an inch", "pdf": "one figure for print"}


def reporters() -> Iterable[Reporter]:
    """One for each format."""
    for kind, meaning in REPORTS.items():
        yield Reporter(name=kind, suffix=f".{kind}", meaning=meaning, write=_Report(kind), of="comparison")
    for kind, meaning in FIGURES.items():
        yield Reporter(name=kind, suffix=f".{kind}", meaning=meaning, write=_Figure(kind), of="figure")


class _Report:
    """Writes the report in a format."""

    def __init__(self, kind: Format) -> None:
        self.kind = kind

    def __call__(
        self,
        results: Results,
        comparison: Comparison,
        path: Path,
        *,
        title: str = "",
        articles: Shown = "cited",
        pseudonyms: bool = False,
    ) -> None:
        from framing_html.report_command import check_extras, content

        check_extras(self.kind)
        subject = Subject.of(comparison)
        made = content(subject, subject.sections(), self.kind, articles=articles, title=title, pseudonyms=pseudonyms)
        path.write_bytes(made)


class _Figure:
    """Writes one figure in a format."""

    def __init__(self, kind: Format) -> None:
        self.kind = kind

    def __call__(
        self,
        results: Results,
        comparison: Comparison,
        path: Path,
        *,
        figure: str,
        title: str = "",
        width: float | None = None,
        by_value: Sequence[str] = (),
    ) -> None:
        from framing_html.picture import figure_of
        from framing_html.report_command import check_extras

        check_extras(self.kind)
        sections: Any = Subject.of(comparison).sections(figure)
        how: Any = {"title": title, "width": width, "by_value": by_value, "groups": comparison.groups}
        path.write_bytes(figure_of(sections, figure, self.kind, **how))
