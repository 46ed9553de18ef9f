"""``framing measures``: what every number means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.exits import DONE
from framing.cli.options import OUTPUT, PLUGINS
from framing.cli.plugins import FORMAT, LISTINGS, NAMES_ONLY, Listing
from framing.extension import ESTIMANDS

if TYPE_CHECKING:
    from framing.extension import Measure


def measures(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Measures or plugins; default: all.")] = None,
    format: Annotated[Listing | None, FORMAT] = None,  # noqa: A002  its name
    output: Annotated[Path | None, OUTPUT] = None,
    quiet: Annotated[bool, NAMES_ONLY] = False,
    only: Annotated[str | None, PLUGINS] = None,
) -> int:
    """Example: framing measures stance

    Say of each measure what it means, its unit and range, what a high value says, how articles become an outlet's
    number, and where the method comes from. The main ones, which a comparison shows unasked, have a star.
    """
    from framing.cli.destination import check_output, dumps, format_of, sink
    from framing.cli.options import names as listed
    from framing.plugins import load_plugins
    from framing.report.terminal import one_line

    kind = format_of(output, format, LISTINGS)
    check_output(output, kind=kind)
    plugins = load_plugins(listed(only))
    found = plugins.choose_measures(names) if names else plugins.measures
    with sink(output) as stream:
        if kind == "json":
            stream.write(dumps([described(measure) for measure in found], indent=1) + "\n")
        elif quiet:
            stream.writelines(f"{one_line(measure.name)}\n" for measure in found)
        else:
            stream.write("\n".join(_shown(measure) for measure in found) if found else "no plugin provides a measure\n")
    return DONE


def described(measure: Measure) -> dict[str, Any]:
    """A measure as a JSON-ready record."""
    fields = ("name", "meaning", "unit", "range", "high", "estimand", "source", "main", "version", "languages")
    options = [{"name": option.name, "default": option.default, "meaning": option.meaning} for option in measure.options]
    return {**{field: getattr(measure, field) for field in fields}, "options": options}


def _shown(measure: Measure) -> str:
    from framing.report.terminal import one_line, width, wrap

    low, high = ("" if end is None else f"{end:g}" for end in measure.range)
    facts = [
        f"unit: {measure.unit}",
        f"range: {low or 'no lower bound'} to {high or 'no upper bound'}",
        f"high: {measure.high}",
        f"outlet: {ESTIMANDS[measure.estimand]}",
        *([f"source: {measure.source}"] if measure.source else []),
        *(f"option {option.name} = {option.default!r}: {option.meaning}" for option in measure.options),
    ]
    lines = [one_line(f"{measure.name}{' *' if measure.main else ''}")]
    for text in (measure.meaning, " · ".join(facts)):
        lines.extend(f"  {line}" for line in wrap(one_line(text), width() - 2, indent="  "))
    return "\n".join(lines) + "\n"
