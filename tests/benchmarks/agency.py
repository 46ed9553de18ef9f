"""How well the part of an actor in its clause is told: macro-F1 over agent, patient, hidden and none.

    python tests/benchmarks/agency.py GOLD.jsonl [GOLD.jsonl …] [--part even|odd] [--wrong]

The files hold the labelled articles (`id` and `text` in each line); the labels lie in `tests/labels/agency.csv`,
how they were made in `tests/labels/agency.md`. `--part` takes the labels at even or odd positions of that file, so that
errors can be read in one half and measured in the other. `--wrong` lists what differs, by article and offset.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import framing
from framing.annotate import Layers
from framing_stance.acting import Clauses

LABELS = Path(__file__).parents[1] / "labels" / "agency.csv"
ROLES = ("agent", "patient", "hidden", "none")
PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}


class Judged(NamedTuple):
    """A labelled mention, with its part as labelled and as told."""

    document: str
    start: int
    end: int
    gold: str
    told: str


def judge(rows: Sequence[dict[str, str]], texts: dict[str, str]) -> Iterator[Judged]:
    """The labelled mentions of the articles that are given."""
    by_document: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if row["document"] in texts:
            by_document.setdefault(row["document"], []).append(row)
    documents = [framing.Document(name, texts[name], language="en") for name in by_document]
    for document, layers, _ in framing.annotate(documents, "targets", codebook=framing.Codebook()):
        yield from _of_document(document, layers, by_document[document.id])


def _of_document(document: framing.Document, layers: Layers, rows: Iterable[dict[str, str]]) -> Iterator[Judged]:
    clauses = Clauses(layers)
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        yield Judged(document.id, start, end, row["settled"], clauses.part(start, end))


def f1(judged: Iterable[Judged], role: str) -> float:
    """Harmonic mean of precision and recall of one part, 0 to 100."""
    counts = Counter((item.gold == role, item.told == role) for item in judged)
    found, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    return 200 * found / (2 * found + missed + wrong) if found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Part of labelled mentions in their clauses: macro-F1.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--part", choices=tuple(PARTS), default="all", help="labels at which positions, the first being 0")
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    options = parser.parse_args()
    records = (json.loads(line) for path in options.gold for line in path.read_text(encoding="utf-8").split("\n") if line)
    texts = {str(record["id"]): str(record["text"]) for record in records}
    with LABELS.open(encoding="utf-8", newline="") as file:
        judged = list(judge(list(csv.DictReader(file))[PARTS[options.part]], texts))
    if not judged:
        raise SystemExit("none of the labelled articles is in these files")
    for role in ROLES:
        print(f"{role:8} F1 {f1(judged, role):5.1f}   ({sum(item.gold == role for item in judged)} labelled)")
    print(f"MACRO-F1 {sum(f1(judged, role) for role in ROLES) / len(ROLES):.1f}   ({len(judged)} mentions)")
    for (gold, told), count in sorted(Counter((item.gold, item.told) for item in judged if item.gold != item.told).items()):
        print(f"  {gold} told as {told}: {count}")
    for item in judged:
        if options.wrong and item.gold != item.told:
            print(f"{item.document} {item.start}-{item.end} {item.gold} told as {item.told}")


if __name__ == "__main__":
    main()
