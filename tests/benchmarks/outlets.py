"""Do predicted attributions order outlets as marked ones do? The measures of sourcing, computed from both and compared.

    python tests/benchmarks/outlets.py GOLD.jsonl [GOLD.jsonl …]

A line of gold has ``id``, ``text``, ``outlet`` and ``attributions``, as for ``accuracy.py sourcing``. Gold knows neither acts
nor who a pronoun stands for: so attributions of all acts count on both sides, a source is the wording of its mention (and
missing where it has none), and an attribution is direct, mixed or indirect by the quotation marks of its content.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import fmean, stdev
from typing import Any, NamedTuple

import framing
from framing import Annotation, Annotator, Document, hookimpl
from framing.model import Value

Record = dict[str, Any]
ByName = Mapping[str, float]  # outlet or article -> a measure's number

MEASURES = ("attributed_share", "attributions", "direct_share", "unresolved_share", "sources", "diversity", "concentration")
UNITS = {
    "attributed_share": "attributed share of words",
    "attributions": "attributions per 1,000 words",
    "direct_share": "share that quotes, wholly or in part",
    "quoted_share": "share quoted from beginning to end",
    "length": "words in an attribution",
    "unresolved_share": "share without a source",
    "sources": "distinct wordings of sources per article",
    "diversity": "effective number of sources",
    "concentration": "share of the leading source",
}
DRAWS = 200
MARK = re.compile(r"[\"“”]|''")  # some archives write two apostrophes for a quotation mark


class Numbers(NamedTuple):
    """A measure's number for each outlet, and for each article."""

    outlets: ByName
    articles: ByName


class Given:
    """A plugin that provides the attributions it was given."""

    def __init__(self, attributions: Mapping[str, Sequence[Annotation]]) -> None:
        self.attributions = attributions

    @hookimpl
    def framing_annotators(self) -> list[Annotator]:
        def bind(settings: Any) -> Any:
            return lambda document, layers: self.attributions[document.id]

        return [Annotator(name="given.attributions", provides="attributions", meaning="as given", bind=bind)]


def main(paths: Sequence[str]) -> None:
    if not paths:
        sys.exit("usage: outlets.py GOLD.jsonl [GOLD.jsonl …]")
    for path in paths:
        gold = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
        print("\n".join(report(Path(path).stem, gold)))


def report(name: str, gold: Sequence[Record]) -> Iterator[str]:
    """The comparison as two tables in Markdown."""
    documents = [Document(record["id"], record["text"], outlet=record["outlet"], language="en") for record in gold]
    marked = numbers(
        documents, {record["id"]: [from_gold(record["text"], roles) for roles in record["attributions"]] for record in gold}
    )
    found = numbers(documents, dict(predictions(documents)))
    outlet_of = {document.id: document.outlet for document in documents}
    outlets = sorted(set(outlet_of.values()))
    yield f"{name}: {len(gold)} articles of {len(outlets)} outlets\n"
    yield "| measure | marked | found | range marked | ρ | τ | mean error | bias | without bias | ρ of articles | ρ of halves |"
    yield "| --- |" + " ---: |" * 10
    yield from (agreement(UNITS[measure], marked[measure], found[measure], outlet_of) for measure in UNITS)
    yield "\n| found − marked | " + " | ".join(outlets) + " |"
    yield "| --- |" + " ---: |" * len(outlets)
    for measure, unit in UNITS.items():
        errors = {
            name: found[measure].outlets[name] - value
            for name, value in marked[measure].outlets.items()
            if name in found[measure].outlets
        }
        yield f"| {unit} | " + " | ".join(f"{errors[outlet]:+.3g}" if outlet in errors else "–" for outlet in outlets) + " |"
    yield ""


def agreement(unit: str, marked: Numbers, found: Numbers, outlet_of: Mapping[str, str]) -> str:
    """A row: rank correlations over outlets, mean absolute error, bias, the error once the bias is taken off, two yardsticks."""
    from scipy.stats import kendalltau, spearmanr

    pairs, articles = paired(marked.outlets, found.outlets), paired(marked.articles, found.articles)
    if len(pairs) < 2:
        return f"| {unit} |" + " – |" * 10
    errors = [ours - theirs for theirs, ours in pairs]
    bias = fmean(errors)
    cells = [
        *(f"{fmean(side):.3g}" for side in zip(*pairs, strict=True)),
        f"{min(marked.outlets.values()):.3g} to {max(marked.outlets.values()):.3g}",
        correlation(spearmanr, pairs),
        correlation(kendalltau, pairs),
        f"{fmean(map(abs, errors)):.3g}",
        f"{bias:+.3g} ± {stdev(errors):.2g}",
        f"{fmean(abs(error - bias) for error in errors):.2g}",
        correlation(spearmanr, articles),
        halves(marked.articles, outlet_of),
    ]
    return f"| {unit} | " + " | ".join(cells) + " |"


def correlation(rank: Callable[..., Any], pairs: Sequence[tuple[float, float]]) -> str:
    """A rank correlation, where both sides vary."""
    sides = list(zip(*pairs, strict=True))
    return f"{rank(*sides).statistic:.2f}" if all(len(set(side)) > 1 for side in sides) else "–"


def halves(marked: ByName, outlet_of: Mapping[str, str]) -> str:
    """The mean ρ over outlets of two random halves of the articles, both as marked: what chance in the articles leaves."""
    from scipy.stats import spearmanr

    by_outlet: dict[str, list[float]] = {}
    for name, value in marked.items():
        by_outlet.setdefault(outlet_of[name], []).append(value)
    if len(by_outlet) < 3 or min(map(len, by_outlet.values())) < 4:
        return "–"
    random = Random(0)
    drawn = [[random.sample(values, len(values)) for values in by_outlet.values()] for _ in range(DRAWS)]
    means = [[(fmean(values[::2]), fmean(values[1::2])) for values in outlets] for outlets in drawn]
    return f"{fmean(spearmanr(*zip(*pairs, strict=True)).statistic for pairs in means):.2f}"


def paired(marked: ByName, found: ByName) -> list[tuple[float, float]]:
    """The numbers of those that have both."""
    return [(marked[name], found[name]) for name in marked if name in found]


def predictions(documents: Iterable[Document]) -> Iterator[tuple[str, list[Annotation]]]:
    """The attributions that the program finds in each document, as gold would have them."""
    for document, layers, found in framing.annotate(documents, "attributions", codebook=framing.Codebook()):
        for failure in layers.failures:
            print(f"{document.id}: {failure.reason}", file=sys.stderr)
        yield document.id, [from_gold(document.text, attribution.roles) for attribution in found]


def from_gold(text: str, roles: Mapping[str, Sequence[Sequence[int]]]) -> Annotation:
    """An attribution with what both sides know of it."""
    spans = {role: tuple(sorted((start, end) for start, end in roles.get(role) or ())) for role in ("content", "cue", "source")}
    source = " ".join(" ".join(text[start:end].split()) for start, end in spans["source"]).casefold()
    kind = "other" if source else ""
    attributes: dict[str, Value] = {"act": "speech", "cue_lemma": "", "source_type": kind, "entity": source, "anonymous": False}
    return Annotation(quoting(text, spans["content"]), spans["content"], spans, attributes)


def quoting(text: str, content: Sequence[tuple[int, int]]) -> str:
    """Whether the content begins as a quotation (direct), holds one (mixed) or does neither (indirect)."""
    start = content[0][0]
    if MARK.match(text, start) or any(MARK.fullmatch(text, max(0, start - n), start) for n in (1, 2)):
        return "direct"
    return "mixed" if any(MARK.search(text[s:e]) for s, e in content) else "indirect"


def numbers(documents: Sequence[Document], attributions: Mapping[str, Sequence[Annotation]]) -> dict[str, Numbers]:
    """Every measure that gold allows, by the plugin's own functions and by the program's own comparison."""
    results = framing.score(
        documents,
        measures=[f"sourcing.{measure}" for measure in MEASURES],
        codebook=framing.Codebook(layers={"attributions": "given.attributions"}),
        plugins=framing.load_plugins(extra={"given": Given(attributions)}),
    )
    rows = framing.compare(results).table("comparison").to_dicts()
    scores = results.table("scores").to_dicts()
    found = {
        measure: Numbers(_column(rows, measure, "group", "estimate"), _column(scores, measure, "doc_id", "value"))
        for measure in MEASURES
    }
    ratio = Numbers(*(_ratio(table, key) for table, key in ((rows, "group"), (scores, "doc_id"))))
    return {**found, "length": ratio, "quoted_share": quoted_share(documents, attributions)}


def quoted_share(documents: Sequence[Document], attributions: Mapping[str, Sequence[Annotation]]) -> Numbers:
    """Attributions whose content is a quotation / attributions."""
    outlets: dict[str, list[Annotation]] = {}
    for document in documents:
        outlets.setdefault(document.outlet, []).extend(attributions[document.id])
    return Numbers(
        *(
            {name: fmean(a.label == "direct" for a in found) for name, found in side.items() if found}
            for side in (outlets, attributions)
        )
    )


def _column(rows: Iterable[Record], measure: str, key: str, value: str) -> ByName:
    whole = (row for row in rows if row["measure"] == f"sourcing.{measure}" and not row["category"])
    return {row[key]: row[value] for row in whole if row[value] is not None}


def _ratio(rows: Sequence[Record], key: str) -> ByName:
    """Words in attributions / attributions."""
    words, count = (_column(rows, measure, key, "numerator") for measure in ("attributed_share", "attributions"))
    return {name: words[name] / count[name] for name in words if count.get(name)}


if __name__ == "__main__":
    main(sys.argv[1:])
