"""``framing sample``: a sample to be coded by hand, drawn with known chances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import TARGETS, WORKERS, Shared, names, with_shared
from framing.errors import RequestError
from framing.load.sheets import DESIGN

if TYPE_CHECKING:
    import polars as pl

    from framing.cli.session import Session
    from framing.coding.drawn import Plan
    from framing.coding.passages import Sentence
    from framing.compare.planned import Needed
    from framing.tables.results import Results

Kind = Literal["articles", "passages", "shown"]
MEASURES = typer.Option("--measures", metavar="A,B", help="What is to be coded: measures (stance.toward) or plugins (stance).")
BY = typer.Option("--by", metavar="FIELD", help="Draw as many of each: outlet, genre, month … or any metadata.")
SIZE = typer.Option("--size", min=1, metavar="N", help="How many of each group; default: 20, or as many as --precision takes.")
KIND = typer.Option(
    "--kind",
    metavar="articles|passages|shown",
    help="Whole articles, which correct a comparison; sentences, found or not; or passages that the program shows.",
)
SPREAD = typer.Option("--spread", metavar="FIELD", help="Spread each group's sample over its stories, months … in proportion.")
UNSURE = typer.Option("--unsure", help="Draw more of the articles in which the program may be further off: the long ones.")
PRECISION = typer.Option(
    "--precision", min=0.0, metavar="X", help="How many to code for intervals of ±X: points of a share, else the measure's unit."
)
PILOT = typer.Option("--pilot", metavar="SHEET", help="A coded sheet from which --precision learns how far off the program is.")
CODERS = typer.Option("--coders", metavar="A,B", help="Whose columns the sheet has.")
FORCE = typer.Option("--force", help="Overwrite a sheet that exists.")


@with_shared
def sample(
    shared: Shared,
    measures: Annotated[str, MEASURES],
    by: Annotated[str, BY] = "outlet",
    size: Annotated[int | None, SIZE] = None,
    kind: Annotated[Kind, KIND] = "articles",
    spread: Annotated[str, SPREAD] = "",
    unsure: Annotated[bool, UNSURE] = False,
    precision: Annotated[float | None, PRECISION] = None,
    pilot: Annotated[Path | None, PILOT] = None,
    targets: Annotated[str | None, TARGETS] = None,
    coders: Annotated[str, CODERS] = "1",
    force: Annotated[bool, FORCE] = False,
    workers: Annotated[int | None, WORKERS] = None,
) -> int:
    """Example: framing sample seeds --measures sourcing.attributed_share --output codes.csv

    Draw articles for people to code, each with a known chance, and write a sheet (.csv or .xlsx): an item a row with
    the question in words, and an empty column a coder. A design beside it says how it was drawn; with both,
    framing compare --coded corrects the numbers of every outlet. With --precision it says how many to code.
    """
    from framing.cli.session import open_session
    from framing.coding.drawn import questions_for
    from framing.compare.groups import check_field

    _check(shared, kind, precision, pilot, force, unsure)
    session = open_session(shared)
    chosen = session.plugins.choose_measures(names(measures) or [])
    questions = questions_for(chosen, kind)
    for field in filter(None, (by, spread)):
        check_field(session.corpus, field)
    results = _scored(session, [measure.name for measure in chosen], workers)
    planned = _planned(session, results, by, precision, pilot)
    members = _members(results, by, spread)
    plan = _plan(shared, members, planned, size, kind, by, spread, unsure, names(targets) or [])
    told = [line for each in planned for line in [str(each)]]
    if shared.output is None:
        print("\n".join(told))
        return session.told(results)
    by_sentence = kind == "passages" or any(question.by_sentence for question in questions.values())
    sentences = _sentences(session, workers) if by_sentence and kind != "shown" else {}
    told += _written(session, results, members, plan, sentences, coders)
    return session.told(results, told)


def _check(shared: Shared, kind: Kind, precision: float | None, pilot: Path | None, force: bool, unsure: bool) -> None:
    """Refuse before the work what does not fit together, or could not be written."""
    from framing.coding.design import design_path
    from framing.coding.sheet import check_format

    if pilot is not None and precision is None:
        raise RequestError("--pilot tells how far off the program is for --precision X; name that too")
    if (precision is not None or unsure) and kind != "articles":
        raise RequestError(f"--precision and --unsure are of articles, and --kind {kind} draws none; leave one of them out")
    if precision == 0:
        raise RequestError("--precision 0: no number of articles does that; name what ± is enough, such as 3")
    if shared.output is None:
        if precision is None:
            raise RequestError(f"where to write the sheet? --output codes.csv (or .xlsx); codes{DESIGN} will lie beside it")
        return
    check_format(shared.output)
    for path in (shared.output, design_path(shared.output)):
        if path.exists() and not force:
            raise RequestError(f"{path}: exists already, and may be coded; name another file, or overwrite it with --force")


def _scored(session: Session, measures: Sequence[str], workers: int | None) -> Results:
    from framing.cli.scoring import scored

    return scored(session, list(measures), workers, corrected=False)


def _planned(session: Session, results: Results, by: str, precision: float | None, pilot: Path | None) -> list[Needed]:
    if precision is None:
        return []
    from framing.compare.planned import needed_for

    return needed_for(results, by, precision, pilot)


def _members(results: Results, by: str, spread: str) -> pl.DataFrame:
    """The documents that count, with their groups, and what they are spread over."""
    import polars as pl

    from framing.compare.groups import grouped

    members = grouped(results, by, "once").select("doc_id", "group")
    if not spread:
        return members.with_columns(pl.lit("").alias("spread"))
    over = grouped(results, spread, "once").select("doc_id", pl.col("group").alias("spread"))
    return members.join(over, on="doc_id", how="left").with_columns(pl.col("spread").fill_null(""))


def _plan(
    shared: Shared,
    members: pl.DataFrame,
    planned: Sequence[Needed],
    size: int | None,
    kind: Kind,
    by: str,
    spread: str,
    unsure: bool,
    targets: Sequence[str],
) -> Plan:
    from framing.coding.drawn import Plan
    from framing.text.regions import COUNTED

    documents: Mapping[str, int] = dict(members.group_by("group").len().sort("group").iter_rows())
    wanted: dict[str, int] = {}
    for each in planned:
        wanted[each.group] = max(wanted.get(each.group, 0), each.articles or documents[each.group])
    sizes = {group: size or wanted.get(group, 20) for group in documents}
    if kind == "articles":
        sizes = {group: min(number, documents[group]) for group, number in sizes.items()}
    how: dict[str, Any] = {"kind": kind, "by": by, "spread": spread, "unsure": unsure, "seed": shared.seed}
    return Plan(**how, sizes=sizes, targets=tuple(targets), regions=tuple(shared.region or COUNTED))


def _sentences(session: Session, workers: int | None) -> dict[str, Sequence[Sentence]]:
    """The sentences of every document that count."""
    from framing.coding.passages import counted_sentences
    from framing.corrections import NONE
    from framing.passes import Pass

    with session.reading(workers) as how:
        how["corrections"] = NONE
        return {document.id: found or () for document, _, found in Pass(session.corpus, how, counted_sentences)}


def _written(
    session: Session,
    results: Results,
    members: pl.DataFrame,
    plan: Plan,
    sentences: Mapping[str, Sequence[Sentence]],
    coders: str,
) -> list[str]:
    """Write the sheet and its design; says what was drawn."""
    from framing import __version__
    from framing.coding.design import design_path
    from framing.coding.drawn import draw
    from framing.coding.sheet import write_sheet
    from framing.statistics.rectified import FEWEST_CODED

    path = session.shared.output
    assert path is not None
    design, items = draw(results, members, plan, sentences, __version__)
    asked = {item.measure for item in design.items.values()}
    without = _not_asked(session, [name for name in results.measures if name not in asked])
    if not items:
        raise RequestError(f"nothing to code{without[without.index(':') :] if without else ''}")
    write_sheet(path, items, tuple(names(coders) or ["1"]))
    design.save(design_path(path))
    drawn = ", ".join(f"{group} {some} of {every}" for group, (every, some) in design.strata.items())
    told = [f"{path}: {len(items):,} items of {plan.kind} drawn by {plan.by}: {drawn}; keep {design_path(path).name} beside it"]
    few = [group for group, (_, some) in design.strata.items() if some < FEWEST_CODED]
    if few and plan.kind == "articles":
        named = ", ".join(few)
        step = f"--size {FEWEST_CODED}" if any(design.strata[group][0] >= FEWEST_CODED for group in few) else "add articles"
        told.append(f"{named}: fewer than {FEWEST_CODED} articles, too few for a correction of their numbers; {step}")
    return [*told, without] if without else told


def _not_asked(session: Session, left: Sequence[str]) -> str:
    """Why measures that were named are not in the sheet, and what helps; '' where all are."""
    if not left:
        return ""
    why = "the program scores none of these articles by it"
    if not session.codebook.targets:
        why += (
            ", and the codebook has no targets, which measures of targets need: framing codebook propose ARTICLES --output "
            "codebook.toml, then --codebook codebook.toml"
        )
    return f"{', '.join(left)} left out of the sheet: {why}"
