"""The Methods paragraph of a paper, from the record of a run and from nothing else, with the works that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.compare.shown_precision import shown
from framing.extension import Measure
from framing.paper.coded import corrected_by_coding, off_by
from framing.paper.corpus import documents_of
from framing.paper.limits import chosen_measures
from framing.paper.series import tested_over, tests_of
from framing.report.content.numbers import count, short
from framing.report.references import Reference, cite, cited_by, cited_in, references
from framing.statistics import FEWEST
from framing.validation.trust import CHECKED, trust_of

if TYPE_CHECKING:
    import polars as pl

    from framing.compare.comparison import Comparison

NAMED = 8  # outlets that are named; more are counted
FORMATS = ("md", "tex", "txt", "bib")
UNNAMED = ("", "default")  # codebooks of those who gave none
HASH = 12  # characters of a hash that are printed
_LANGUAGES = {"en": "English", "und": "undetermined language"}
_CITED = re.compile(r"\(([^()]*)\)")
_UNITS = {"story": "stories", "document": "articles"}


@dataclass(frozen=True)
class Methods:
    """How a study was done: paragraphs, each with its heading, and the works that they cite."""

    paragraphs: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]

    @property
    def bibtex(self) -> str:
        """The works as BibTeX entries."""
        return "\n".join(reference.bibtex for reference in self.references)

    def text(self, kind: str = "md") -> str:
        """All of it as "md" (Markdown), "tex" (LaTeX, citing by key) or "txt", or the references alone as "bib"."""
        if kind == "bib":
            return self.bibtex
        if kind == "tex":
            return _latex(self)
        head, sub = ("## Methods", "**{}.** ") if kind == "md" else ("METHODS", "{}. ")
        works = "## References" if kind == "md" else "REFERENCES"
        parts = [head, *(sub.format(name) + told for name, told in self.paragraphs)]
        if self.references:
            parts += [works, *(each.text for each in self.references)]
        return "\n\n".join(parts) + "\n"

    def __repr__(self) -> str:
        return self.text("txt")


def methods(comparison: Comparison, *, measures: Iterable[str] | None = None) -> Methods:
    """The Methods section for a comparison: corpus, codebook, measures, statistics, validation, limits.

    ``measures`` are those that the paper reports, by default those that a comparison shows unasked. Everything comes from the
    comparison and the manifest of its run; what these do not hold is not said. Raises
    :class:`~framing.errors.RequestError` for a measure that was not computed.
    """
    told = [comparison.measures[name] for name in chosen_measures(comparison, measures)]
    documents = documents_of(comparison, comparison.groups)
    paragraphs = (
        ("Corpus", _corpus(comparison, documents)),
        ("Coding", _coding(comparison.run)),
        ("Measures", _measures(told)),
        ("Statistics", _statistics(comparison, told)),
        ("Validation", f"{off_by(comparison, told)} {_validation(comparison.run, told)}".strip()),
        ("Limits", _limits(comparison, told)),
    )
    cited = {each.cited for each in cited_by(told)}
    cited |= {each.cited for _, text in paragraphs for each in cited_in(text)}
    return Methods(
        tuple((name, text) for name, text in paragraphs if text),
        tuple(each for each in references() if each.cited in cited),
    )


def listed(names: Sequence[str], *, last: str = "and") -> str:
    """Names as a sentence has them: a, b, and c."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


# The parts.


def _corpus(comparison: Comparison, documents: pl.DataFrame) -> str:
    by, run = comparison.by, comparison.run
    sizes = [(name, len(documents.filter(documents["group"] == name))) for name in comparison.groups]
    groups = f"from {count(len(sizes), 'outlet')}" if by == "outlet" else f"in {count(len(sizes), 'group')} by {by}"
    named = f" ({'; '.join(f'{name}, n = {size:,}' for name, size in sizes)})" if len(sizes) <= NAMED else ""
    sentences = [f"We compared {count(len(documents), 'article')} {groups}{named}."]
    sentences += _dates(documents)
    words, median = documents["words"].sum() or 0, documents["words"].median()
    if median is not None:
        sentences.append(f"The corpus has {int(words):,} words (median per article: {float(median):,.0f}).")  # type: ignore[arg-type]
    codes = documents["language"].value_counts(sort=True).iter_rows()
    languages = [f"{_LANGUAGES.get(code, code)}, n = {size:,}" for code, size in codes if code]
    if languages:
        sentences.append(f"Languages of the articles: {'; '.join(languages)}.")
    left = int(run.get("documents", 0)) - len(documents)
    if left > 0:
        were = "was" if left == 1 else "were"
        sentences.append(f"Of {run['documents']:,} articles read, {left:,} {were} not counted{_why(run)}.")
    if skipped := len(run.get("skipped", ())):
        what = count(skipped, "file or record was", "files or records were")
        sentences.append(f"In addition, {what} skipped; the record of the run has the reasons.")
    return " ".join(sentences)


def _why(run: Mapping[str, Any]) -> str:
    copies = run.get("compare", {}).get("copies")
    rules = {"once": "; a text counts once in each outlet", "drop": "; only the earliest copy of a text counts"}
    return rules.get(copies, "")


def _dates(documents: pl.DataFrame) -> Iterable[str]:
    dates = sorted(day for day in documents["published"].to_list() if day)
    missing = len(documents) - len(dates)
    if not dates:
        yield "The record holds no dates of publication."
        return
    span = f"on {dates[0]}" if dates[0] == dates[-1] else f"between {dates[0]} and {dates[-1]}"
    yield f"They were published {span}" + (f" (date unknown: n = {missing:,})." if missing else ".")


def _coding(run: Mapping[str, Any]) -> str:
    version = str(run.get("framing", ""))
    sentences = [f"All texts were coded automatically with the program framing{f', version {version}' if version else ''}."]
    if regions := [str(region) for region in run.get("regions", ())]:
        sentences.append(f"Only these parts of an article were counted: {listed(regions)}.")
    book = run.get("codebook", {})
    if str(book.get("name", "")) in UNNAMED:
        sentences.append("No codebook was used.")
    else:
        about = [f"version {book['version']}"] if book.get("version") else []
        about += [f"SHA-256 {str(book['sha256'])[:HASH]}…"] if book.get("sha256") else []
        told = f" ({', '.join(about)})" if about else ""
        sentences.append(f"Actors and wordings were defined by the codebook “{book['name']}”{told}.")
    if dictionaries := [str(each.get("name", "")) for each in run.get("dictionaries", ())]:
        sentences.append(f"Dictionaries that were added to it: {listed(dictionaries)}.")
    options = [f"{plugin}.{name} = {value}" for plugin, given in run.get("options", {}).items() for name, value in given.items()]
    sentences.append(f"Options that were set: {'; '.join(options)}." if options else "All options had their default values.")
    changed = {kind: int(times) for kind, times in (run.get("corrections") or {}).get("changed", {}).items()}
    if changed:
        total = sum(changed.values())
        sentences.append(f"We corrected the program’s coding by hand in {count(total, 'place')}.")
    if "seed" in run:
        sentences.append(f"The seed for random numbers was {run['seed']}.")
    return " ".join(sentences)


def _measures(measures: Sequence[Measure]) -> str:
    if not measures:
        return ""
    told = []
    for measure in measures:
        works = cited_by([measure])
        source = f" ({'; '.join(work.in_text for work in works)})" if works else ""
        told.append(f"the {short(measure.meaning)}{_unit(measure)}{source}")
    listing = f"{'; '.join(told[:-1])}; and {told[-1]}" if len(told) > 1 else told[0]
    return f"We report {listing}. An article without a ground for a number has no value, which is not zero."


def _unit(measure: Measure) -> str:
    """The unit of a measure where its meaning does not say it."""
    if measure.range == (-1, 1):
        return ", from −1 to +1"
    if measure.show == "share" or measure.unit in measure.meaning:
        return ""
    return f", {measure.unit}" if measure.unit.startswith("per ") else f", in {measure.unit}"


def _statistics(comparison: Comparison, measures: Sequence[Measure]) -> str:
    run = comparison.run.get("compare", {})
    corrected = corrected_by_coding(comparison, measures)
    least, units = run.get("min_documents", FEWEST), _UNITS.get(run.get("unit", ""), "articles")
    kinds = {measure.estimand for measure in measures}
    how = {
        "ratio": "shares and rates are ratios of sums over a group’s articles",
        "mean": "other scores are means over its articles",
        "pooled": f"diversity and concentration are pooled and rarefied to equal numbers {cite('Hurlbert 1971')}",
    }
    sentences = [f"Of the numbers reported, {'; '.join(text for kind, text in how.items() if kind in kinds)}."] if kinds else []
    names = {measure.name for measure in measures}
    cells = [cell for cell in comparison.cells if cell.key[0] in names]
    if not any(cell.sampled for cell in cells):
        few = f"No number has a confidence interval, which takes at least {least} articles of a group."
        return " ".join([*sentences, *corrected, few, "The numbers describe these articles and no others."])
    sentences.append(
        f"Groups of at least {least} articles have 95% confidence intervals that allow for the variation between "
        f"{units} {cite('Wilson 1927', 'MacKinnon & White 1985')}."
    )
    sentences += corrected
    tested = [row for row in comparison.table("differences").iter_rows(named=True) if row["q"] is not None]
    if tested:
        over = tested_over(tested, comparison.measures)
        if also := tests_of(comparison)[1]:
            over += f", and, where a table sets one group against all others, over {also}"
        sentences.append(
            f"Differences between groups have intervals made of those of the two sides {cite('Zou & Donner 2008')}; "
            f"p values were adjusted for the false discovery rate {cite('Benjamini & Hochberg 1995')} over {over}. "
            f"Intervals of differences that the program ranks are adjusted for selection {cite('Benjamini & Yekutieli 2005')}."
        )
    return " ".join(sentences)


def _validation(run: Mapping[str, Any], measures: Sequence[Measure]) -> str:
    checked = [f"{short(m.meaning)[:1].upper()}{short(m.meaning)[1:]}: {line}" for m in measures for line in trust_of(run, m)]
    gold = (run.get("validation") or {}).get("gold", {}).get("name", "")
    if checked:
        lines = f"The coding was compared with that of other coders{f' ({gold})' if gold else ''}. {'. '.join(checked)}."
    else:
        coded = (run.get("compare") or {}).get("coded")
        lines = "" if coded else "The record of this run holds no validation of the program on these articles."
    return f"{lines} {_precision(measures)}".strip()


def _precision(measures: Sequence[Measure]) -> str:
    """How often the shown passages are right, as the program's documentation has it, and of which measures nobody knows."""
    right: list[str] = []
    unknown: list[str] = []
    for measure in measures:
        row = shown(measure.name)
        voices = [each for voice in ("own", "attributed") if (each := shown(measure.name, voice)) and each.figure is not None]
        if row and row.figure is not None:
            right.append(f"{short(measure.meaning)}, {row.told.replace(' %', '%')}")
        elif voices:
            right += [f"{short(measure.meaning)} ({each.voice} voice), {each.told.replace(' %', '%')}" for each in voices]
        else:
            unknown.append(short(measure.meaning))
    told = []
    if right:
        told.append(
            "The documentation of the program reports how many of the passages behind a number were right in other articles, as "
            f"read by a large language model and not by people, with 95% intervals: {'; '.join(right)}."
        )
    if unknown:
        told.append(f"It reports no such figure for {listed(unknown)}.")
    return " ".join(told)


def _limits(comparison: Comparison, measures: Sequence[Measure]) -> str:
    run = comparison.run
    cautions = dict.fromkeys(measure.caution.partition(CHECKED)[0].strip(" .") for measure in measures)
    sentences = [f"{caution}." for caution in cautions if caution]
    if any(cell.sampled and not cell.corrected for cell in comparison.cells):
        others = "Other than of the numbers corrected by hand, the" if any(c.corrected for c in comparison.cells) else "The"
        sentences.append(f"{others} intervals cover the sampling of articles and not the errors of automatic coding.")
    if failures := len(run.get("failures", ())):
        sentences.append(f"{count(failures, 'step', 'steps')} of the coding failed; the record of the run has the reasons.")
    empty = [(listed(without), short(m.meaning)) for m in measures if (without := _without(comparison, m))]
    sentences += [f"For {groups} there is no ground for any {what}." for groups, what in empty]
    return " ".join(sentences)


def _without(comparison: Comparison, measure: Measure) -> list[str]:
    """The groups of which a measure has no number at all."""
    having = {cell.group for cell in comparison.cells if cell.key[0] == measure.name and cell.estimate is not None}
    return [group for group in comparison.groups if group not in having]


# LaTeX.


def _latex(told: Methods) -> str:
    from framing.paper.formats import latex_text

    keys = {latex_text(each.in_text): each.key for each in told.references}

    def citation(match: re.Match[str]) -> str:
        names = match[1].split("; ")
        return rf"\citep{{{','.join(keys[name] for name in names)}}}" if all(name in keys for name in names) else match[0]

    lines = [r"\section{Methods}"]
    for name, text in told.paragraphs:
        lines.append(rf"\paragraph{{{name}.}} {_CITED.sub(citation, latex_text(text))}")
    return "\n\n".join(lines) + "\n"
