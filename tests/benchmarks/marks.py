"""How well scare quotes are told from all else that stands in quotation marks: precision and recall of what is called distanced.

    python tests/benchmarks/marks.py ARTICLES.jsonl [--half tune|sealed]

The file holds the labelled articles (`id` and `text` in each line); the labels lie in `tests/labels/marks.csv`, how they
were made in `tests/labels/marks.md`. Of what is called distanced it is also told how much is somebody's speech.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from framing.plugins import load_plugins
from framing.testing import layers_of, sample_document

LABELS = Path(__file__).parents[1] / "labels" / "marks.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description="Scare quotes: precision and recall.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", choices=("tune", "sealed"), default="sealed")
    asked = parser.parse_args()
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["half"] == asked.half]
    wanted = {row["document"] for row in rows}
    with asked.articles.open(encoding="utf-8") as lines:
        texts = {record["id"]: record["text"] for record in map(json.loads, lines) if record["id"] in wanted}
    plugins = load_plugins()
    found: Counter[tuple[str, str, bool]] = Counter()
    for row in rows:
        layers = layers_of(sample_document(texts[row["document"]]), plugins=plugins)
        voice = layers.voices.of(((int(row["start"]) + 1, int(row["end"]) - 1),)).voice
        found[row["drawn"], row["settled"], voice == "distanced"] += 1
    for drawn in (*sorted({row["drawn"] for row in rows}), ""):
        tell(drawn or "all", Counter({key[1:]: n for key, n in found.items() if key[0] == drawn}) if drawn else summed(found))


def summed(found: Counter[tuple[str, str, bool]]) -> Counter[tuple[str, bool]]:
    every: Counter[tuple[str, bool]] = Counter()
    for (_, label, distanced), number in found.items():
        every[label, distanced] += number
    return every


def tell(name: str, found: Counter[tuple[str, bool]]) -> None:
    hit, missed = found["scare", True], found["scare", False]
    called = sum(number for (_, distanced), number in found.items() if distanced)
    speech = found["speech", True], found["speech", True] + found["speech", False]
    print(
        f"{name:14} precision {hit} of {called} ({hit / max(1, called):.0%}), recall {hit} of {hit + missed} "
        f"({hit / max(1, hit + missed):.0%}), speech called distanced {speech[0]} of {speech[1]}"
    )


if __name__ == "__main__":
    main()
