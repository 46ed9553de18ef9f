"""How many of the evaluations that readers find in news are found, and how many of those shown are right, by voice.

    python tests/benchmarks/stance_recall.py ARTICLES.jsonl [ARTICLES.jsonl.gz …] [--model encoder]

The files hold the labelled articles (`id` and `text` in each line); mentions, labels and targets lie in
`tests/labels/stance_*`, how they were made in `stance_mentions.md`. A mention is evaluated where both readers say so with
one sign. Recall is over the mentions drawn by chance; precision over the passages that were drawn from what an earlier
version showed, as far as this one still shows them, so what it shows anew is not in it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import framing
from framing.codebook import load_codebook

LABELS = Path(__file__).parents[1] / "labels"
VOICES = ("own", "attributed")
Told = Mapping[tuple[str, int], tuple[str, int]]


def texts_of(paths: Iterable[Path], wanted: frozenset[str]) -> dict[str, str]:
    """The texts of the wanted articles."""
    found = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            records = (json.loads(line) for line in file)
            found.update({record["id"]: record["text"] for record in records if record["id"] in wanted})
    return found


def told(texts: Mapping[str, str], model: str = "default") -> Told:
    """By article and where the mention begins: the voice that evaluates it, and the sign."""
    book = load_codebook(LABELS / "stance_targets.toml")
    book.options.setdefault("stance", {})["model"] = model
    documents = [framing.Document(name, text, language="en") for name, text in texts.items()]
    return {
        (document.id, each.start): (str(each.attributes["voice"]), int(float(each.attributes["value"] or 0)))
        for document, _, found in framing.annotate(documents, "evaluations", codebook=book)
        for each in found
    }


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table of labels."""
    with (LABELS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gold(row: Mapping[str, str], voice: str) -> int:
    """The sign that both readers give; 0 where they differ."""
    signs = {int(row[f"{voice}_a"]), int(row[f"{voice}_b"])}
    return signs.pop() if len(signs) == 1 else 0


def pairs(labelled: Sequence[Mapping[str, str]], found: Told, voice: str) -> Iterator[tuple[int, int]]:
    """The signs of the readers and of the program, for each labelled mention whose article is given."""
    for row in labelled:
        said = found.get((row["document"], int(row["start"])))
        if said is not None:
            yield gold(row, voice), said[1] if said[0] == voice else 0


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):3.0f} % ({part} of {whole})"


def main() -> None:
    parser = argparse.ArgumentParser(description="Recall of evaluations in articles set aside, and precision of those shown.")
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--model", default="default", help='"encoder": with the extra stance')
    options = parser.parse_args()
    mentions, shown = rows("stance_mentions.csv"), rows("stance_shown.csv")
    texts = texts_of(options.articles, frozenset(row["document"] for row in (*mentions, *shown)))
    if not texts:
        raise SystemExit("none of the labelled articles is in these files")
    found = told(texts, options.model)
    for voice in VOICES:
        drawn = list(pairs(mentions, found, voice))
        evaluated = [pair for pair in drawn if pair[0]]
        still = [pair for pair in pairs([row for row in shown if row["voice"] == voice], found, voice) if pair[1]]
        print(
            f"{voice:10} recall {share(sum(a == b for a, b in evaluated), len(evaluated))}"
            f"   by chance drawn and shown: right {share(sum(a == b for a, b in drawn if b), sum(bool(b) for _, b in drawn))}"
            f"   shown before and still: right {share(sum(a == b for a, b in still), len(still))}"
        )


if __name__ == "__main__":
    main()
