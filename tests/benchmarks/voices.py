"""How well the voice of a wording is told: macro-F1 over own, attributed and distanced against labels by careful reading.

    python tests/benchmarks/voices.py GOLD.jsonl [GOLD.jsonl …] [--part even|odd] [--wrong]

The files hold the labelled articles (`id` and `text` in each line); the labels lie in `tests/labels/voices.csv`,
how they were made in `tests/labels/voices.md`. `--part` takes the labels at even or odd positions of that file, so that
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

LABELS = Path(__file__).parents[1] / "labels" / "voices.csv"
VOICES = ("own", "attributed", "distanced")
PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}


class Judged(NamedTuple):
    """A labelled wording, with its voice as labelled and as told."""

    document: str
    start: int
    end: int
    gold: str
    told: str


def judge(rows: Sequence[dict[str, str]], texts: dict[str, str]) -> Iterator[Judged]:
    """The labelled wordings of the articles that are given."""
    by_document: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if row["document"] in texts:
            by_document.setdefault(row["document"], []).append(row)
    documents = [framing.Document(name, texts[name], language="en") for name in by_document]
    for document, layers, _ in framing.annotate(documents, "attributions", codebook=framing.Codebook()):
        for row in by_document[document.id]:
            start, end = int(row["start"]), int(row["end"])
            yield Judged(document.id, start, end, row["settled"], layers.voices.of(((start, end),)).voice)


def f1(judged: Iterable[Judged], voice: str) -> float:
    """Harmonic mean of precision and recall of one voice, 0 to 100."""
    counts = Counter((item.gold == voice, item.told == voice) for item in judged)
    found, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    return 200 * found / (2 * found + missed + wrong) if found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Voice of labelled wordings: macro-F1.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--part", choices=tuple(PARTS), default="all", help="labels at which positions, the first being 0")
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    options = parser.parse_args()
    records = (json.loads(line) for path in options.gold for line in path.open(encoding="utf-8"))
    texts = {str(record["id"]): str(record["text"]) for record in records}
    with LABELS.open(encoding="utf-8", newline="") as file:
        judged = list(judge(list(csv.DictReader(file))[PARTS[options.part]], texts))
    if not judged:
        raise SystemExit("none of the labelled articles is in these files")
    for voice in VOICES:
        print(f"{voice:11} F1 {f1(judged, voice):5.1f}   ({sum(item.gold == voice for item in judged)} labelled)")
    print(f"MACRO-F1 {sum(f1(judged, voice) for voice in VOICES) / len(VOICES):.1f}   ({len(judged)} wordings)")
    for (gold, told), count in sorted(Counter((item.gold, item.told) for item in judged if item.gold != item.told).items()):
        print(f"  {gold} told as {told}: {count}")
    for item in judged:
        if options.wrong and item.gold != item.told:
            print(f"{item.document} {item.start}-{item.end} {item.gold} told as {item.told}")


if __name__ == "__main__":
    main()
