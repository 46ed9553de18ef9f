"""``framing validate``: how far plugins agree with people who coded the same texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options import Shared, with_shared
from framing.cli.plugins import FORMAT, LISTINGS, Listing
from framing.errors import RequestError

GOLD = typer.Option(
    "--gold",
    metavar="FILE",
    help="What coders said: a coding sheet, JSON lines, CSV, or Label Studio's export; sheets: repeatable.",
)
ADJUDICATE = typer.Option(
    "--adjudicate", metavar="FILE", help="Write the disagreements of a coding sheet as a sheet to agree on (.csv, .xlsx)."
)
SAVE = typer.Option("--save", metavar="FILE", help="Write the result, for --validation of compare and score.")
LAYER = typer.Option("--layer", "-l", metavar="NAME", help="What was coded, where the file does not say.")
WHERE = typer.Option("--where", metavar="FIELD=A,B", help="Compare only annotations with these values; repeatable.")
MOST = typer.Option("--disagreements", min=0, metavar="N", help="Disagreements to print; JSON has all.")


@with_shared
def validate(
    shared: Shared,
    gold: Annotated[list[Path] | None, GOLD] = None,
    layer: Annotated[str, LAYER] = "",
    where: Annotated[list[str] | None, WHERE] = None,
    save: Annotated[Path | None, SAVE] = None,
    disagreements: Annotated[int, MOST] = 10,
    adjudicate: Annotated[Path | None, ADJUDICATE] = None,
    format: Annotated[Listing | None, FORMAT] = None,  # noqa: A002  its name
) -> int:
    """Example: framing validate seeds --gold seeds/coded.csv

    Compare what plugins find with what people coded: precision, recall and F1 of spans (exact and overlapping) and of
    labels, Krippendorff's alpha between the program and each coder and among the coders, and the disagreements to
    read. A coded file names documents, coders, and a layer, a field of it, or a measure.

    A coding sheet of framing sample is taken as it is: framing validate codes.csv tells how far its coders agree,
    framing validate articles --gold codes.csv also how far off the program is in each outlet, and whether that differs.
    """
    from framing.cli.validate_sheet import sheets_of, validate_sheets

    if sheets := sheets_of(shared.paths, gold or []):
        refused = {"--layer": bool(layer), "--where": bool(where), "--save": save is not None}
        if told := [name for name, given in refused.items() if given]:
            raise RequestError(f"{told[0]} is not for a coding sheet, which says itself what was asked")
        return validate_sheets(shared, sheets, bool(gold), disagreements, adjudicate, format)
    if adjudicate is not None:
        raise RequestError("--adjudicate is for the coding sheet of framing sample; name one")
    if not gold or len(gold) > 1:
        raise RequestError("name one file of what coders said with --gold FILE; only coding sheets can be several")
    return _marks(shared, gold[0], layer, where, save, disagreements, format)


def _marks(
    shared: Shared,
    gold: Path,
    layer: str,
    where: list[str] | None,
    save: Path | None,
    disagreements: int,
    format: Listing | None,  # noqa: A002  its name
) -> int:
    """Validate by a file of marks."""
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.session import as_usage_error, open_session
    from framing.report.terminal import width
    from framing.validation import GoldError, read_gold
    from framing.validation import validate as validated
    from framing.validation.tell import dict_of, text_of
    from framing.validation.trust import summary

    conditions = dict(map(_condition, where or ()))
    kind = format_of(shared.output, format, LISTINGS)
    format_of(save, None, ("json",), option=False)
    for target in (shared.output, save):
        check_output(target, read=[*shared.paths, gold])
    with as_usage_error():
        coded = read_gold(gold, layer=layer)
    session = open_session(shared)
    try:
        found = validated(
            session.corpus,
            coded,
            codebook=session.codebook,
            plugins=session.plugins,
            regions=shared.region,
            where=conditions,
            seed=shared.seed,
            options=shared.options,
        )
    except GoldError as error:
        raise RequestError(str(error)) from None
    if save is not None:
        with sink(save) as stream:
            stream.write(dumps(summary(found), indent=1) + "\n")
    with sink(shared.output) as stream:
        told = text_of(found, most=disagreements, width=width())
        stream.write(told if kind == "text" else dumps(dict_of(found), indent=1) + "\n")
    unused = session.corpus.corrections
    notes = [f"{unused.name}: not used, as coders are compared with what the program finds by itself"] if unused else []
    return session.close(found.failures, notes, corrected={})


def _condition(given: str) -> tuple[str, frozenset[str]]:
    """FIELD=A,B as the field and its values. Raises :class:`~framing.errors.RequestError`."""
    name, _, listed = given.partition("=")
    values = frozenset(value.strip() for value in listed.split(",") if value.strip())
    if not name.strip() or not values:
        raise RequestError(f"--where {given}: expected FIELD=A,B, such as act=speech,belief")
    return name.strip(), values
