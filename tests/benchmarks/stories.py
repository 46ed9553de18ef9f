"""How well articles are grouped into stories, where somebody has grouped them by hand: BCubed (Bagga & Baldwin 1998).

    python tests/benchmarks/stories.py GOLD.jsonl [--alike N …] [--window DAYS] [--wrong]

A line of the file has `id`, `text`, `title`, `published`, `outlet` and `story`; the story is hidden from the program.
Several values of `--alike` show how much hangs on the threshold. `--wrong` lists the stories that are not as in the file.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import framing
from framing_stories.grouping import ALIKE, WINDOW, group_stories


def bcubed(gold: Sequence[Hashable], told: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent: the mean share of each item's group that belongs with it, and the reverse."""
    by_gold, by_told = members(gold), members(told)
    common = [len(by_gold[g] & by_told[t]) for g, t in zip(gold, told, strict=True)]
    precision = sum(n / len(by_told[t]) for n, t in zip(common, told, strict=True)) / len(gold)
    recall = sum(n / len(by_gold[g]) for n, g in zip(common, gold, strict=True)) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def members(labels: Sequence[Hashable]) -> Mapping[Hashable, set[int]]:
    """The positions of each label."""
    found = defaultdict(set)
    for i, label in enumerate(labels):
        found[label].add(i)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="BCubed of the stories that are found against those of the file.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--alike", type=float, nargs="+", default=[ALIKE])
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    asked = parser.parse_args()
    lines = asked.gold.read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["story"] for row in map(json.loads, lines)}
    documents = [replace(document, story="") for document in framing.load(asked.gold)]
    for alike in asked.alike:
        grouping = group_stories(documents, alike=alike, window=asked.window)
        true = [gold[document.id] for document in grouping.documents]
        told = [membership.story for membership in grouping.memberships]
        figures = "  ".join(f"{name} {value:5.1f}" for name, value in zip("PRF", bcubed(true, told), strict=True))
        print(f"alike {alike:.2f}  {len(set(told)):5} stories of {len(set(true))}  BCubed {figures}")
        if asked.wrong:
            by_gold, by_told = members(true), members(told)
            for number, found in sorted(by_told.items(), key=lambda item: min(item[1])):
                if any(by_gold[true[i]] != found for i in found):
                    ids = ", ".join(f"{grouping.documents[i].id} {grouping.memberships[i].confidence:.2f}" for i in sorted(found))
                    print(f"  {grouping.names[int(str(number))]}: {ids}")


if __name__ == "__main__":
    main()
