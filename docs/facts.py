"""Writes what the code says of each measure into measures.md, how often shown passages are right into accuracy.md, and
what measures and statistics cite into references.md.

``python docs/facts.py``. Formulas and limits are by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from framing.compare.shown_precision import LEAST, NOT_MEASURED, rows
from framing.errors import DISTRIBUTION
from framing.extension import ESTIMANDS, Measure
from framing.plugins import Plugins, load_plugins
from framing.report.references import cited_in, references

PAGE = Path(__file__).with_name("measures.md")
ACCURACY = Path(__file__).with_name("accuracy.md")
REFERENCES = Path(__file__).with_name("references.md")
HEAD = """What the measures and the numbers of every comparison rest on. `framing methods --format bib` writes those of a run as
BibTeX; further works on the statistics stand in [statistics](statistics.md#references)."""
_SHOWN = re.compile(r"(?<=<!-- shown precision: python docs/facts.py -->\n).*?(?=<!-- end -->)", re.DOTALL)
_SECTION = re.compile(r"^## `(?P<name>[^`\n]+)`\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FACTS = re.compile(r"\A.*?(?:^\|[^\n]*\n)+", re.MULTILINE | re.DOTALL)


def shipped(plugins: Plugins) -> list[Measure]:
    """The measures of the plugins that this distribution brings."""
    ours = {info.name for info in plugins.infos if info.distribution == DISTRIBUTION}
    return [measure for measure in plugins.measures if measure.name.partition(".")[0] in ours]


def facts(measure: Measure) -> str:
    """Meaning and table of a measure, as the code declares them."""
    told = {
        "unit": measure.unit,
        "range": span(measure),
        "high means": measure.high,
        "a group's number": ESTIMANDS[measure.estimand] + (f", × {measure.scale:g}" if measure.scale != 1 else ""),
        "method": measure.source,
        "shown passages": accuracy(measure),
        "rests on": ", ".join(f"`{layer}`" for layer in measure.requires) or "the text alone",
        "languages": ", ".join(measure.languages) or "all",
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in told.items() if value)
    return f"\n{measure.meaning[:1].upper()}{measure.meaning[1:]}.\n\n| | |\n| --- | --- |\n{table}"


def accuracy(measure: Measure) -> str:
    """How often the shown passages of a measure are right, in each voice that was read apart."""
    found = [row for row in rows() if row.kind == "measure" and row.name == measure.name]
    told = "; ".join(f"{row.voice}: {row.told}" if row.voice else row.told for row in found) or NOT_MEASURED
    return f"{told} ([accuracy](accuracy.md))"


def reference_list(measures: Iterable[Measure]) -> str:
    """The page of references: each work with the measures that cite it."""
    measures = list(measures)
    lines = ["# References", "", HEAD, ""]
    for reference in references():
        users = [f"`{measure.name}`" for measure in measures if reference in cited_in(measure.source)]
        lines.append(f"- {reference.text} Cited by {', '.join(users) or '[statistics](statistics.md)'}.")
    return "\n".join([*lines, ""])


def span(measure: Measure) -> str:
    """The range of a measure in words."""
    low, high = ("" if end is None else f"{end:g}".replace("-", "−") for end in measure.range)
    if low and high:
        return f"{low} to {high}"
    return f"{low} and up" if low else f"up to {high}" if high else "any number"


def sections(page: str) -> list[str]:
    """The measures that a page has a section of, in its order."""
    return [match["name"] for match in _SECTION.finditer(page)]


def updated(page: str, measures: Iterable[Measure]) -> str:
    """The page with the facts of these measures brought up to date; a new measure gets a section at the end."""
    found = {measure.name: measure for measure in measures}

    def section(match: re.Match[str]) -> str:
        measure = found.pop(match["name"], None)
        if measure is None:
            return match.group()
        body = match["body"]
        rest = _FACTS.sub("", body, count=1) if _FACTS.match(body) else body
        return f"## `{measure.name}`\n{facts(measure)}{rest}"

    page = _SECTION.sub(section, page)
    new = (f"\n## `{measure.name}`\n{facts(measure)}\n**Formula.**\n\n**Limits.**\n" for measure in found.values())
    return page + "".join(new)


def shown_table() -> str:
    """The table of shown precision, and whether what it tells of may lead."""
    lines = ["", "| | voice | shown passages | right | leads |", "| --- | --- | --- | ---: | --- |"]
    for row in rows():
        leads = "" if row.kind != "measure" else "yes" if row.figure is not None and row.figure >= LEAST else "no"
        name = f"{row.kind} `{row.name}`"
        lines.append(f"| {name} | {row.voice} | {row.what} | {row.told.replace(' right', '', 1)} | {leads} |")
    return "\n".join([*lines, "", ""])


def main() -> None:
    accuracy = ACCURACY.read_text(encoding="utf-8")
    ACCURACY.write_text(_SHOWN.sub(lambda _: shown_table(), accuracy), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Measures\n"
    measures = shipped(load_plugins())
    PAGE.write_text(updated(page, measures), encoding="utf-8")
    REFERENCES.write_text(reference_list(measures), encoding="utf-8")


if __name__ == "__main__":
    main()
