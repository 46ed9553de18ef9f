"""How often own-voice and attributed stance are right in a passage, where exactly one of the two voices evaluates.

    python tests/benchmarks/stances.py GOLD.jsonl [GOLD.jsonl …] [--part even|odd] [--model encoder] [--wrong]

The files hold the labelled articles (`id` and `text` in each line); the labels lie in `tests/labels/stances.csv`,
how they were made in `tests/labels/stances.md`. The stance of a voice is that of the target's mentions in the passage:
positive above +0.1, negative below −0.1, else none. `--part` takes the labels at even or odd positions of that file, so
that errors can be read in one half and measured in the other. `--wrong` lists what differs, by article and offset.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import framing
from framing.codebook import Codebook, Target
from framing.model import Annotation, Voice
from framing_stance.evaluation.toward import stance
from framing_stance.targets.targets import aliases_of_name

LABELS = Path(__file__).parents[1] / "labels" / "stances.csv"
VOICES: tuple[Voice, ...] = ("own", "attributed")
PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
THRESHOLD = 0.1


class Judged(NamedTuple):
    """A labelled passage, with the stances of the two voices as labelled and as told."""

    document: str
    start: int
    end: int
    gold: tuple[int, int]
    told: tuple[int, int]

    @property
    def separates(self) -> bool:
        """Whether exactly one voice evaluates."""
        return (self.gold[0] == 0) != (self.gold[1] == 0)


def judge(rows: Sequence[dict[str, str]], texts: dict[str, str], model: str = "default") -> Iterator[Judged]:
    """The labelled passages of the articles that are given."""
    for row in rows:
        if row["document"] in texts:
            text, start, end = texts[row["document"]], int(row["start"]), int(row["end"])
            document = framing.Document(row["document"], text, language="en")
            target = Target("target", aliases_of_name(text[start:end]))
            book = Codebook(targets=(target,), options={"stance": {"model": model}})
            for _, _, found in framing.annotate([document], "evaluations", codebook=book):
                inside = [e for e in found if int(row["sentence_start"]) <= e.start < int(row["sentence_end"])]
                own, attributed = (sign(inside, voice, text) for voice in VOICES)
                gold = int(row["settled_own"]), int(row["settled_attributed"])
                yield Judged(document.id, start, end, gold, (own, attributed))


def sign(evaluations: Sequence[Annotation], voice: Voice, text: str) -> int:
    """The stance of a voice as −1, 0 or 1."""
    score = stance("target", evaluations, voice, text)
    if score.status != "ok" or not score.numerator or not score.denominator:
        return 0
    value = score.numerator / score.denominator
    return 1 if value > THRESHOLD else -1 if value < -THRESHOLD else 0


def right(judged: Sequence[Judged], voice: int) -> float:
    """Share of the passages whose stance in a voice is right, in percent."""
    return 100 * sum(item.gold[voice] == item.told[voice] for item in judged) / max(1, len(judged))


def main() -> None:
    parser = argparse.ArgumentParser(description="Own-voice and attributed stance of labelled passages: share that is right.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--part", choices=tuple(PARTS), default="all", help="labels at which positions, the first being 0")
    parser.add_argument("--model", default="default", help='"encoder": with the extra stance')
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    options = parser.parse_args()
    records = (json.loads(line) for path in options.gold for line in path.read_text(encoding="utf-8").split("\n") if line)
    texts = {str(record["id"]): str(record["text"]) for record in records}
    with LABELS.open(encoding="utf-8", newline="") as file:
        judged = list(judge(list(csv.DictReader(file))[PARTS[options.part]], texts, options.model))
    if not judged:
        raise SystemExit("none of the labelled articles is in these files")
    separating = [item for item in judged if item.separates]
    for name, items in (("all", judged), ("one voice evaluates", separating)):
        print(f"{name:20} own {right(items, 0):5.1f} %   attributed {right(items, 1):5.1f} %   ({len(items)} passages)")
    for i, voice in enumerate(VOICES):
        for (gold, told), count in sorted(Counter((item.gold[i], item.told[i]) for item in separating).items()):
            print(f"  {voice:10} {gold:+d} told as {told:+d}: {count}")
    for item in separating:
        if options.wrong and item.gold != item.told:
            print(f"{item.document} {item.start}-{item.end} {item.gold} told as {item.told}")


if __name__ == "__main__":
    main()
