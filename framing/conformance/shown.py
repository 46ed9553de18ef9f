"""Sections, proposers and commands: made twice, of ordinary and of hostile articles; commands are asked for help."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from typing import Any

from framing.compare.comparison import Comparison, compare
from framing.conformance import texts
from framing.conformance.report import Report
from framing.errors import FramingError
from framing.extension import Measure, Proposer, Section, fetched
from framing.guard.fence import Fault, fence
from framing.model import Document, Evidence, Score
from framing.pipeline import score
from framing.plugins import Plugins
from framing.proposing import propose
from framing.report.sections import Subject, make_brief, make_sections

SHOWN = ("contract", "determinism", "immutability", "hostile text")
PROPOSED = ("contract", "determinism", "hostile text")
NOWHERE = "no-such-folder-of-articles"


def _marks(document: Document, layers: Any) -> Iterator[Score]:
    spans = [(n, n + 1) for n, mark in enumerate(document.text) if mark == "."]
    evidence = tuple(Evidence((span,), label="<b>mark</b>") for span in spans)
    yield Score(len(spans), max(layers.words, 1), target="Council", category="mark | <i>", evidence=evidence)


MARKS = Measure(
    name="conformance.marks",
    meaning="marks at ends of sentences",
    unit="per word",
    range=(0, None),
    high="shorter sentences",
    bind=lambda settings: _marks,
    main=True,
)
"""A measure that any article has a score of, so that there is something to show."""


def comparison_for(plugins: Plugins, measures: Sequence[Measure], documents: Sequence[Document]) -> Comparison:
    """A comparison by outlet of these measures and one that is always there."""
    with_marks = replace(plugins, measures=(*plugins.measures, MARKS))
    names = [*(measure.name for measure in measures), MARKS.name]
    return compare(score(documents, measures=names, plugins=with_marks, codebook=texts.codebook(), workers=1))


def check_section(report: Report, section: Section, plugins: Plugins, comparison: Comparison, hostile: Comparison) -> None:
    """Make a section of a comparison twice, and of one of hostile texts."""
    part = f"section {section.name}"
    before = comparison.results.table("scores").write_json()
    one, two = (_made(section, plugins, comparison) for _ in range(2))
    for made in one:
        report.require(not made.error, part, "contract", made.error)
    report.require(one == two, part, "determinism", "other blocks the second time")
    for made in _made(section, plugins, hostile):
        report.require(not made.error, part, "hostile text", made.error)
    report.require(before == comparison.results.table("scores").write_json(), part, "immutability", "the results were changed")
    report.settle(part, *SHOWN)


def _made(section: Section, plugins: Plugins, comparison: Comparison) -> list[Any]:
    subject = Subject(comparison.view(), replace(plugins, sections=(section,)), texts.codebook())
    return [*make_sections(subject, [section]), *make_brief(subject, [section])]


def check_proposer(report: Report, proposer: Proposer, plugins: Plugins) -> None:
    """Let a proposer propose of ordinary articles twice, and of hostile texts."""
    part = f"proposer {proposer.name}"
    alone = replace(plugins, proposers=(proposer,))
    hostile = [document for document in texts.documents(0) if document.id.startswith("hostile")]
    runs = {"contract": texts.story(), "determinism": texts.story(), "hostile text": hostile}
    found: list[object] = []
    for check, documents in runs.items():
        proposals = propose(documents, plugins=alone, workers=1)
        for failure in proposals.failures:
            if failure.component == part:
                report.fail(part, check, failure.reason)
        found.append([entries for _, entries in proposals.found])
    report.require(found[0] == found[1], part, "determinism", "other proposals the second time")
    report.settle(part, *PROPOSED)


def check_command(report: Report, name: str, given: Any) -> None:
    """Ask a command for its help, and one that reads articles for articles that are not there."""
    import typer

    part = f"command {name}"
    with report.trying(part, "contract"):
        app = fetched(given)
        command: Any = typer.main.get_command(app if isinstance(app, typer.Typer) else app())
        told = " ".join((command.help or "").split())
        report.require(told, part, "documented", "has no help; give its function a docstring")
        code, printed = _called(command, name, ["--help"])
        report.require(code in (0, None) and printed, part, "contract", f"--help ends with {code!r}")
        if any(parameter.name == "paths" for parameter in command.params):
            code, _ = _called(command, name, [NOWHERE])
            report.require(isinstance(code, int | FramingError), part, "contract", f"a missing folder gives {code!r}")
    report.settle(part, "documented", "contract")


def _called(command: Any, name: str, arguments: list[str]) -> tuple[object, str]:
    """What a command ends with: a code, or the error that the command line would tell; and what it has printed."""
    printed = io.StringIO()
    try:
        with fence(passing=(FramingError,)), redirect_stdout(printed), redirect_stderr(io.StringIO()):
            return command.main(arguments, prog_name=f"framing {name}", standalone_mode=False), printed.getvalue()
    except FramingError as error:
        return error, printed.getvalue()
    except Fault as fault:
        return 2 if "UsageError" in str(fault) or "MissingParameter" in str(fault) else str(fault), printed.getvalue()
