"""``framing diff``: what changed between two saved results, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.options import format_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.compare.comparison import Comparison
    from framing.plugins import Plugins
    from framing.saved.differing import Differing

LISTED = 20  # lines of a kind
Format = Literal["text", "json", "jsonl", "csv", "parquet", "sqlite"]
FORMAT = format_option(Format, "Default: what the suffix of --output says, else text.")
HEADS = {
    "version": "Versions", "data": "Versions", "measure": "Versions", "layer": "Versions", "codebook": "Codebook",
    "dictionary": "Codebook", "option": "Options", "corrections": "Corrections", "comparison": "Comparison",
}  # fmt: skip


def diff(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help="A saved result.")],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="A saved result that was made later.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="FIELD", help="Compare both by this; default: as the first was.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output.")
    ] = None,
    format: Annotated[Format | None, FORMAT] = None,  # noqa: A002  the option is called --format
    plugins: Annotated[str | None, typer.Option("--plugins", metavar="A,B", help="Load only these plugins.")] = None,
) -> int:
    """Example: framing diff monday tuesday

    Show what changed between two saved results: articles that came, went or have another text; versions, codebook, options
    and corrections; and every number that is another, with the reason. No article is read. With --output the suffix sets
    the format: .txt, .json, .jsonl, .csv, .parquet, .sqlite, or a folder for all tables.
    """
    from framing.cli.destination import check_output, deliver
    from framing.cli.exits import DONE
    from framing.cli.options import names
    from framing.plugins import load_plugins
    from framing.saved.differing import differing

    known = load_plugins(names(plugins))
    check_output(output, kind=format, folder=True, read=[before, after])
    found = differing(*_compared(before, after, by, known))
    deliver(found.tables(), output, format, lambda: text(found), known)
    return DONE


def _compared(before: Path, after: Path, by: str | None, plugins: Plugins) -> tuple[Comparison, Comparison]:
    """Both results, compared by one field: as they were saved where that is the same, else anew."""
    from framing.cli.session import as_usage_error
    from framing.compare.comparison import compare
    from framing.saved import load_saved

    with as_usage_error():
        results, saved = zip(*(load_saved(path, plugins) for path in (before, after)), strict=True)
    first: Mapping[str, Any] = next((c.run["compare"] for c in saved if c is not None), {})
    wanted = by or first.get("by", "outlet")
    found = []
    for each, comparison in zip(results, saved, strict=True):
        if comparison is not None and comparison.by == wanted:
            found.append(comparison)
            continue
        how = {name: first[name] for name in ("min_documents", "seed", "copies") if name in first}
        found.append(compare(each, wanted, **how))
    return found[0], found[1]


def text(found: Differing) -> str:
    """What changed, in lines."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Differing) -> Iterable[str]:
    if found.nothing:
        yield f"Nothing changed: {found.documents[0]:,} articles, {found.same:,} numbers."
        return
    yield f"Articles: {found.documents[0]:,} before, {found.documents[1]:,} after"
    counted = Counter(row["change"] for row in found.articles)
    for change in ("added", "removed", "changed"):
        of_it = [row for row in found.articles if row["change"] == change]
        if of_it:
            yield f"  {counted[change]:,} {change}"
            yield from _some(
                [f"    {row['doc_id']} ({row['group']})" + (f": {row['fields']}" if row["fields"] else "") for row in of_it]
            )
    for head in dict.fromkeys(HEADS.values()):
        changes = [change for change in found.made if HEADS[change.kind] == head]
        if changes:
            yield head
            yield from _some([f"  {change}" for change in changes])
    yield f"Numbers: {len(found.numbers):,} of {len(found.numbers) + found.same:,} are another"
    rows = sorted(found.numbers, key=lambda row: -abs(row["change"] or 0.0))
    yield from _some([line for row in rows for line in _number(row)], 2 * LISTED)


def _number(row: Mapping[str, Any]) -> Iterable[str]:
    about = " · ".join(str(row[name]) for name in ("group", "measure", "target", "category", "voice") if row[name])
    yield f"  {about}: {_shown(row['before'])} → {_shown(row['after'])}"
    yield f"    {row['reason']}"


def _shown(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "none"


def _some(lines: Sequence[str], most: int = LISTED) -> Iterable[str]:
    from framing.report.terminal import clean

    yield from (clean(line) for line in lines[:most])
    if len(lines) > most:
        yield f"    and more; --output diff.csv lists all {'numbers' if most > LISTED else 'of them'}"
