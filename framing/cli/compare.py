"""``framing compare``: groups of documents side by side."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.options import PSEUDONYMS, TABLES, VALIDATION, WORKERS, Shared, Tables, with_shared
from framing.copies.clusters import Choice, counts
from framing.errors import RequestError
from framing.statistics import FEWEST

if TYPE_CHECKING:
    from framing.cli.reopened import Reopened
    from framing.cli.session import Session
    from framing.coding.codes import Codes
    from framing.compare.before_after import BeforeAfter
    from framing.report.sections import Subject
    from framing.report.terminal import Style
    from framing.tables.results import Results

MEASURES = typer.Option("--measures", metavar="A,B", help="Measures (stance.toward) or plugins (stance); default: the main ones.")

BEFORE_AFTER = typer.Option(
    "--before-after",
    metavar="DATE",
    help="Articles before this day (YYYY-MM-DD) against those from that day on, over all and in each.",
)
CODED = typer.Option(
    "--coded",
    metavar="SHEET",
    help="A coded sheet of framing sample, which corrects its measures; repeatable: a sheet a coder, and what was agreed on.",
)
COPIES = typer.Option(
    "--copies", metavar="once|all|drop", help="Wire copy and other copies: once an outlet, all, or only the earliest anywhere."
)
PASSED_ON = (".txt", ".md", ".html", ".docx")
NO_PROPOSALS = typer.Option("--no-proposals", help="Without a codebook, propose no targets from the articles.")


@with_shared
def compare(
    shared: Shared,
    by: Annotated[
        str, typer.Option("--by", metavar="FIELD", help="Outlet, genre, month … or any metadata; or several: outlet,month.")
    ] = "outlet",
    day: Annotated[str | None, BEFORE_AFTER] = None,
    measures: Annotated[str | None, MEASURES] = None,
    everything: Annotated[bool, typer.Option("--all", help="Compare by all measures.")] = False,
    format: Annotated[Tables | None, TABLES] = None,  # noqa: A002  the option is called --format
    workers: Annotated[int | None, WORKERS] = None,
    min_documents: Annotated[
        int, typer.Option("--min-documents", min=FEWEST, metavar="N", help="Documents a group needs to get an interval.")
    ] = FEWEST,
    copies: Annotated[Choice, COPIES] = "once",
    validation: Annotated[Path | None, VALIDATION] = None,
    coded: Annotated[list[Path] | None, CODED] = None,
    no_proposals: Annotated[bool, NO_PROPOSALS] = False,
    pseudonyms: Annotated[bool, PSEUDONYMS] = False,
) -> int:
    """Example: framing compare seeds

    Compare outlets, or any groups of documents: one number per group for each measure, the evidence behind it, and the
    strongest contrasts with the passages that show them. Without a codebook, the actors that the articles share are
    proposed as targets, and marked as proposed; framing codebook propose writes them down to be edited. With
    --before-after the groups are the articles before a day and from that day on, over all outlets and within each. The paths
    may also be one result that was saved: nothing is scored again, so framing compare SAVED --by month takes a moment.
    With --output the suffix sets the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli.destination import check_output
    from framing.cli.reopened import saved_path
    from framing.cli.scoring import chosen, scored, with_proposals
    from framing.cli.session import open_session
    from framing.compare.before_after import before_after
    from framing.compare.comparison import compare as compared
    from framing.compare.dates import since
    from framing.compare.groups import check_field, left_out, undated
    from framing.report.sections import Subject

    if day is not None:
        _check_divided(by, day, coded)
    if pseudonyms:
        _check_passed_on(shared.output, format, day)
    if path := saved_path(shared):
        return _again(shared, path, by, day, measures, everything, format, min_documents, copies, coded, pseudonyms)
    codes = _codes(coded)
    session = open_session(shared)
    check_output(
        shared.output,
        kind=format,
        folder=True,
        comparison=True,
        plugins=session.plugins,
        read=[*filter(None, (validation,)), *(coded or ())],
    )
    fields = f"{by},{since(day)}" if day is not None else by
    check_field(session.corpus, fields)
    session = session if no_proposals else with_proposals(session, workers)
    wanted = _with_coded(chosen(session, measures, everything), codes)
    results = scored(session, wanted, workers, validation, corrected=codes is None)
    how: dict[str, Any] = {"min_documents": min_documents, "seed": shared.seed, "copies": copies}
    how |= {"coded": codes} if codes else {}
    divided = before_after(results, day, by, **how) if day is not None else None
    comparison = divided.within if divided else compared(results, by, **how)

    def text() -> str:
        subject = Subject(comparison, session.plugins, session.codebook, everything or measures is not None)
        return _told(subject, divided, session.style, brief=measures is None, pseudonyms=pseudonyms)

    session.deliver(divided or comparison, format, text, pseudonyms=pseudonyms)
    notes = [*left_out(undated(results, fields), results.count()), *comparison.doubts, *uncounted(results, copies)]
    return session.told(results, [*notes, *_unused(session, codes)])


def _codes(coded: Sequence[Path] | None) -> Codes | None:
    from framing.cli.session import as_usage_error
    from framing.coding.codes import read_codes

    with as_usage_error():
        return read_codes(*coded) if coded else None


def _with_coded(wanted: list[str] | None, codes: Codes | None) -> list[str] | None:
    """The measures that are asked for, and those that were coded; None means all."""
    return wanted if wanted is None or codes is None else list(dict.fromkeys([*wanted, *codes.design.measures]))


def _unused(session: Session, codes: Codes | None) -> list[str]:
    """That the user's corrections were not used where codes correct the numbers."""
    corrections = session.corpus.corrections
    if codes is None or not any(row.kind != "story" for row in corrections.rows):
        return []
    why = "the correction needs the program's numbers as it finds them, for coded and uncoded articles alike"
    return [f"{corrections.name}: not used together with --coded: {why}"]


def _check_divided(by: str, day: str, coded: Sequence[Path] | None) -> None:
    """Refuse what does not go together with a comparison of before and after."""
    from framing.compare.dates import is_of_time
    from framing.compare.groups import fields_of

    if coded:
        raise RequestError("--coded corrects outlets over the whole time; use it without --before-after")
    if any(map(is_of_time, fields_of(by))):
        raise RequestError(
            f"--by {by} does not go with --before-after {day}, which sets all articles before that day against those from it on; "
            "leave one of them out (framing trend --every month shows each month)"
        )


def _check_passed_on(output: Path | None, kind: str | None, day: str | None) -> None:
    """Refuse what cannot be given out with names replaced: tables, whose offsets count in the articles; a divided comparison."""
    if day is not None:
        raise RequestError("--pseudonyms does not go with --before-after; use framing report --by 'outlet,since YYYY-MM-DD'")
    if kind not in (None, "text") or (output and output.suffix.lower() not in PASSED_ON):
        raise RequestError(
            "--pseudonyms is for what people read: text, .html, .docx, .md; tables hold whole articles, and offsets that "
            "count in them, so names cannot be replaced there; to pass numbers on without any text: "
            "framing freeze SAVED -o study.zip"
        )


def _told(subject: Subject, divided: BeforeAfter | None, style: Style, *, brief: bool, pseudonyms: bool = False) -> str:
    """The comparison as text, with what sections say of it in short."""
    from framing.report.before_after_text import render as render_divided
    from framing.report.comparison_text import render
    from framing.report.sections import make_brief
    from framing.report.terminal import width, wrap

    shown: dict[str, Any] = {"width": width(), "style": style, "everything": subject.everything}
    if divided:
        return render_divided(divided, **shown)
    sections = make_brief(subject, subject.plugins.sections) if brief and subject.comparison.results.has_texts else []
    if not pseudonyms:
        return render(subject.comparison, **shown, sections=sections)
    subject, sections = subject.passed_on(sections)
    note = "\n".join(wrap(subject.rights(), shown["width"]))
    return f"{render(subject.comparison, **shown, sections=sections)}\n{note}\n"


def _again(
    shared: Shared,
    path: Path,
    by: str,
    day: str | None,
    measures: str | None,
    everything: bool,
    format: Tables | None,  # noqa: A002  the option is called --format
    min_documents: int,
    copies: Choice,
    coded: Sequence[Path] | None,
    pseudonyms: bool,
) -> int:
    """Compare what was saved: no article is read."""
    from framing.cli.destination import check_output, deliver
    from framing.cli.exits import DONE
    from framing.cli.reopened import reopen
    from framing.cli.session import tell
    from framing.compare.before_after import before_after
    from framing.compare.groups import left_out, undated
    from framing.report.sections import Subject
    from framing.report.terminal import Style, use_colour

    saved = reopen(shared, path)
    check_output(shared.output, kind=format, folder=True, plugins=saved.plugins)
    chosen = saved.named(measures)
    if chosen is None and not everything:
        chosen = [name for name, measure in saved.results.measures.items() if measure.main or measure.contrast] or None
    how: dict[str, Any] = {"min_documents": min_documents, "copies": copies, "seed": shared.seed}
    how |= {"coded": codes} if (codes := _codes(coded)) else {}
    divided = before_after(saved.of(chosen), day, by, **how) if day is not None else None
    comparison = divided.within if divided else saved.compared(chosen, by=by, **how)
    subject = Subject(comparison, saved.plugins, saved.codebook, everything or measures is not None)
    style = Style(not shared.no_color and shared.output is None and use_colour(sys.stdout))

    def text() -> str:
        return _told(subject, divided, style, brief=measures is None, pseudonyms=pseudonyms)

    deliver(divided or comparison, shared.output, format, text, saved.plugins, pseudonyms=pseudonyms)
    if not shared.quiet:
        results = comparison.results
        undatable = left_out(undated(results, comparison.by), results.count())
        uncoded = _uncorrected(saved) if divided else []
        tell("note", [*saved.notes, *uncoded, *untargeted(saved), *undatable, *comparison.doubts, *uncounted(results, copies)])
    return DONE


def _uncorrected(saved: Reopened) -> list[str]:
    """That what was corrected is not, before and after a day."""
    if saved.saved is None or not saved.saved.run["compare"].get("coded"):
        return []
    return [f"{saved.path}: numbers before and after a day are the program's own; coding corrects those of the whole time"]


def untargeted(saved: Reopened) -> list[str]:
    """That a saved result has no targets, and how to give it some, as a note."""
    if saved.codebook is None or saved.codebook.targets:
        return []
    return [
        f"{saved.path}: was scored without targets, so there is no stance toward anybody; to have it: "
        "framing codebook propose ARTICLES -o codebook.toml, then framing score ARTICLES --codebook codebook.toml -o NAME"
    ]


def uncounted(results: Results, copies: Choice) -> list[str]:
    """How many documents the choice leaves out, as a note."""
    left = int((~counts(results.table("documents"), copies)).sum())
    if not left:
        return []
    told = "1 copy is not counted" if left == 1 else f"{left} copies are not counted"
    where = "an outlet counts a text once" if copies == "once" else "only the earliest of a text counts"
    return [f"{told}, since {where}; framing copies lists them, and --copies all counts them"]
