"""How many hidden copies are found, and how fast, beside MinHash libraries where they are installed.

    python tests/benchmarks/copies.py ARTICLES.jsonl [--copies N]

The lines have `text`. The last 4 · N of them are replaced by copies of the first N: whole, cut to a third, with every sixteenth
word changed at random, and behind a new beginning. Time is CPU time of finding them, reading not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from framing.copies.clusters import find_copies

KINDS = ("whole", "cut to a third", "words changed", "new beginning")
BEGINNING = "Here begins what nobody else has written in quite this way before. " * 3
THRESHOLD, PERMUTATIONS, WORDS = 0.5, 128, 5  # of MinHash
Found = Callable[[int, int], bool]


def hidden(texts: list[str], copies: int) -> dict[int, tuple[int, str]]:
    """Put copies at the end of the texts; gives position → the original's, and how it was changed."""
    dice, placed = random.Random(1), {}
    for original in range(copies):
        words = texts[original].split(" ")
        made = (
            words,
            words[: max(80, len(words) // 3)],
            [word if dice.random() > 1 / 16 else f"x{dice.randrange(10**6)}" for word in words],
            [*BEGINNING.split(), *words],
        )
        for kind, version in enumerate(made):
            at = len(texts) - 1 - (original * len(KINDS) + kind)
            texts[at], placed[at] = " ".join(version), (original, KINDS[kind])
    return placed


def shingles(text: str) -> list[str]:
    """Runs of five words, as MinHash is usually given them."""
    words = [word.lower() for word in re.findall(r"\w+", text)]
    return [" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)] or [""]


def of_framing(texts: Sequence[str]) -> Found:
    rows = {"doc_id": [str(i) for i in range(len(texts))], "outlet": [str(i % 25) for i in range(len(texts))]}
    frame = pl.DataFrame({**rows, "published": [""] * len(texts), "language": ["en"] * len(texts), "text": texts})
    found = find_copies(frame).frame
    cluster = dict(zip(found["doc_id"], found["cluster"], strict=True))
    return lambda a, b: cluster[str(a)] == cluster[str(b)] != ""


def of_datasketch(texts: Sequence[str]) -> Found:
    from datasketch import MinHash, MinHashLSH

    index, made = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), []
    for i, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        index.insert(i, sketch)
        made.append(sketch)
    return lambda a, b: b in index.query(made[a])


def of_rensa(texts: Sequence[str]) -> Found:
    import rensa

    index: Any = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    made = []
    for i, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(shingles(text))
        index.insert(i, sketch)
        made.append(sketch)
    return lambda a, b: b in index.query(made[a]) and made[a].jaccard(made[b]) >= THRESHOLD


def main() -> None:
    parser = argparse.ArgumentParser(description="Hidden copies that are found, and the time it takes.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--copies", type=int, default=100, help="originals; each gets four copies")
    asked = parser.parse_args()
    texts = [json.loads(line)["text"] for line in asked.articles.read_text(encoding="utf-8").splitlines()]
    copies = min(asked.copies, len(texts) // (len(KINDS) + 1))
    placed = hidden(texts, copies)
    for name, find in (("framing", of_framing), ("datasketch", of_datasketch), ("rensa", of_rensa)):
        begin = time.process_time()
        try:
            same = find(texts)
        except ImportError:
            print(f"{name:12} is not installed")
            continue
        counts = {kind: sum(same(at, original) for at, (original, how) in placed.items() if how == kind) for kind in KINDS}
        told = "  ".join(f"{kind} {count}/{copies}" for kind, count in counts.items())
        print(f"{name:12} {time.process_time() - begin:6.1f} s  {told}")


if __name__ == "__main__":
    main()
