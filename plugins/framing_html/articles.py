"""The cited articles with what was found in them: every shown measure's passages, a layer for each plugin."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from framing.report import Subject, blocks
from framing.tables import read_pieces
from framing_html.markup import Html, el, join, shown

if TYPE_CHECKING:
    import polars as pl

Articles = Literal["cited", "all", "none"]
MOST_TEXT = 1_000_000  # characters of cited articles on a page, the most cited first
LAYERS = 6  # plugins that get a look of their own


@dataclass(frozen=True)
class Stretch:
    """A stretch of an article that evidence covers: of which layer, in whose voice, and what is said of it."""

    start: int
    end: int
    layer: int
    voice: str
    told: str


@dataclass(frozen=True)
class Cited:
    """The articles on a page, in the order of the corpus, and how many were cited."""

    documents: tuple[Mapping[str, Any], ...]
    cited: int
    total: int


def choose(subject: Subject, passages: Iterable[blocks.Passage], which: Articles) -> Cited:
    """The articles to show: those cited, the most cited first, as long as they fit; or all; or none."""
    import polars as pl

    cites = Counter(passage.doc_id for passage in passages)
    documents = subject.comparison.results.lazy("documents")
    sizes = dict(documents.select("doc_id", pl.col("text").str.len_chars()).collect().iter_rows())
    total = len(sizes)
    if which == "none":
        return Cited((), len(cites), total)
    wanted = set(sizes) if which == "all" else set(_fitting(cites, sizes)) & set(sizes)
    rows = documents.filter(pl.col("doc_id").is_in(sorted(wanted))).collect().to_dicts()
    return Cited(tuple(rows), len(cites), total)


def _fitting(cites: Counter[str], sizes: Mapping[str, int]) -> Iterable[str]:
    room = MOST_TEXT
    for doc_id, _ in sorted(cites.items(), key=lambda item: (-item[1], item[0])):
        room -= sizes.get(doc_id, 0)
        if room < 0:
            return
        yield doc_id


def layers_of(subject: Subject) -> list[str]:
    """The plugins whose evidence is marked."""
    return list(dict.fromkeys(_plugin_of(measure.name) for measure in subject.measures()))[:LAYERS]


def stretches(subject: Subject, doc_ids: Sequence[str]) -> dict[str, list[Stretch]]:
    """What is marked in each article; passages that several numbers rest on are marked once."""
    import polars as pl

    layers = {plugin: place for place, plugin in enumerate(layers_of(subject))}
    measures = [measure.name for measure in subject.measures() if _plugin_of(measure.name) in layers]
    rows = subject.comparison.evidence(pl.col("measure").is_in(measures) & pl.col("doc_id").is_in(sorted(doc_ids)))
    found: dict[str, dict[Stretch, None]] = {doc_id: {} for doc_id in doc_ids}
    for row in rows.iter_rows(named=True):
        layer = layers[_plugin_of(row["measure"])]
        for start, end in read_pieces(row):
            found[row["doc_id"]][Stretch(start, end, layer, row["voice"], _told(row))] = None
    return {doc_id: sorted(of, key=lambda s: (s.start, s.end, s.layer)) for doc_id, of in found.items()}


def _told(row: Mapping[str, Any]) -> str:
    parts = [row["target"], row["category"], row["label"], row["source"], row["voice"] if row["voice"] != "unknown" else ""]
    return " · ".join(dict.fromkeys(part for part in parts if part)) or row["measure"].partition(".")[2].replace("_", " ")


def layer_boxes(subject: Subject) -> Html:
    """What the marks are, each with a box that takes them away."""
    boxes = [
        el(
            "label",
            el("input", type="checkbox", checked=True, id=f"layer{place}"),
            " ",
            el("span", shown(name), class_=f"m{place}"),
        )
        for place, name in enumerate(layers_of(subject))
    ]
    return el("fieldset", el("legend", "Marked by"), *boxes, class_="layers")


def article(
    document: Mapping[str, Any],
    number: int,
    marked: Sequence[Stretch],
    anchors: Iterable[int],
    group: int | None = None,
    *,
    opened: bool = False,
) -> Html:
    """An article under its heading, closed until somebody looks."""
    facts = " · ".join(
        part for part in (document["outlet"], document["published"], document["author"], document["doc_id"]) if part
    )
    title = document["title"] or document["text"].lstrip()[:80].partition("\n")[0]
    head = el("summary", el("h2" if opened else "h3", shown(title)), el("span", shown(facts), class_="note"))
    text = el("div", join(segments(document["text"], number, marked, anchors)), class_="text", dir="auto")
    return el("article", el("details", head, text, open=opened), id=f"d{number}", data_g=group)


def segments(text: str, number: int, marked: Sequence[Stretch], anchors: Iterable[int]) -> Iterable[Html]:
    """The text, whole and exact, cut where something begins or ends."""
    wanted = set(anchors)
    cuts = sorted({0, len(text), *wanted, *(s.start for s in marked), *(s.end for s in marked)})
    opened = _open_at(cuts, marked)
    for place, (start, end) in enumerate(pairwise(cuts)):
        here = opened[place]
        name = f"d{number}-{start}" if start in wanted else None
        if not here and name is None:
            yield shown_part(text[start:end])
            continue
        kinds = [f"m{layer}" for layer in sorted({s.layer for s in here})]
        voices = sorted({s.voice for s in here} & {"attributed", "distanced"})
        told = "; ".join(dict.fromkeys(s.told for s in here))
        yield el("span", text[start:end], class_=" ".join([*kinds, *voices]), id=name, title=told)


def shown_part(part: str) -> Html:
    """A part that nothing is said of."""
    return join([part])


def _open_at(cuts: Sequence[int], marked: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches that cover each part between two cuts."""
    found: list[list[Stretch]] = [[] for _ in cuts]
    for stretch in marked:
        for place in range(bisect_left(cuts, stretch.start), bisect_left(cuts, stretch.end)):
            found[place].append(stretch)
    return found


def texts_of(subject: Subject, doc_ids: Iterable[str]) -> pl.DataFrame:
    """Text, outlet and title of some documents."""
    import polars as pl

    documents = subject.comparison.results.lazy("documents").select("doc_id", "text", "outlet", "title")
    known = set(documents.select("doc_id").collect()["doc_id"])  # a plugin may name what is no document
    return documents.filter(pl.col("doc_id").is_in(sorted(known & set(doc_ids)))).collect()


def _plugin_of(measure: str) -> str:
    return measure.partition(".")[0]
