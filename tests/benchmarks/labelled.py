"""What the benchmarks against labelled mentions share: which labels, in which articles, and macro-F1 over the classes."""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import framing
from framing.annotate.layers import Layers

PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
Row = Mapping[str, str]
Telling = Callable[[Layers], Callable[[int, int], str]]  # the layers of an article → a mention's span → its class


class Judged(NamedTuple):
    """A labelled mention, with its class as labelled and as told."""

    document: str
    start: int
    end: int
    gold: str
    told: str


def judge(rows: Sequence[Row], texts: Mapping[str, str], layer: str, telling: Telling) -> Iterator[Judged]:
    """The labelled mentions of the articles that are given."""
    by_document: dict[str, list[Row]] = {}
    for row in rows:
        if row["document"] in texts:
            by_document.setdefault(row["document"], []).append(row)
    documents = [framing.Document(name, texts[name], language="en") for name in by_document]
    for document, layers, _ in framing.annotate(documents, layer, codebook=framing.Codebook()):
        told = telling(layers)
        for row in by_document[document.id]:
            start, end = int(row["start"]), int(row["end"])
            yield Judged(document.id, start, end, row["settled"], told(start, end))


def f1(judged: Iterable[Judged], name: str) -> float:
    """Harmonic mean of precision and recall of one class, 0 to 100."""
    counts = Counter((item.gold == name, item.told == name) for item in judged)
    found, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    return 200 * found / (2 * found + missed + wrong) if found else 0.0


def main(described: str, labels: Path, classes: Sequence[str], things: str, layer: str, telling: Telling) -> None:
    """Read the command line, judge, and print F1 of each class, their mean, and what is taken for what."""
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--part", choices=tuple(PARTS), default="all", help="labels at which positions, the first being 0")
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    options = parser.parse_args()
    records = (json.loads(line) for path in options.gold for line in path.read_text(encoding="utf-8").split("\n") if line)
    texts = {str(record["id"]): str(record["text"]) for record in records}
    with labels.open(encoding="utf-8", newline="") as file:
        judged = list(judge(list(csv.DictReader(file))[PARTS[options.part]], texts, layer, telling))
    if not judged:
        raise SystemExit("none of the labelled articles is in these files")
    for name in classes:
        print(f"{name:11} F1 {f1(judged, name):5.1f}   ({sum(item.gold == name for item in judged)} labelled)")
    print(f"MACRO-F1 {sum(f1(judged, name) for name in classes) / len(classes):.1f}   ({len(judged)} {things})")
    for (gold, told), count in sorted(Counter((item.gold, item.told) for item in judged if item.gold != item.told).items()):
        print(f"  {gold} told as {told}: {count}")
    for item in judged:
        if options.wrong and item.gold != item.told:
            print(f"{item.document} {item.start}-{item.end} {item.gold} told as {item.told}")
