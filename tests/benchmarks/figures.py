"""How fast the layer of figures is beside the tokens, and a sample of figures and of numbers that are none, to be read.

    python tests/benchmarks/figures.py [--sample N] [--seed S] FILE.jsonl

The articles are JSON lines with `text`. The time is the layer's own, on tokens, sentences and voices that are there.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import framing
from framing.annotate.layers import Layers
from framing.model import Document
from framing.testing import layers_of
from framing_figures.numbers import is_trigger

AROUND = 60  # characters on either side


def articles(path: Path) -> Iterator[tuple[Document, Layers]]:
    """Each article with its layers, of which those that figures rest on are made."""
    plugins = framing.load_plugins()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        document = Document(id=str(number), text=json.loads(line)["text"], language="en")
        layers = layers_of(document, plugins=plugins)
        for name in ("sentences", "lemmas", "voices"):
            layers[name]
        yield document, layers


def timed(layers: Layers, name: str) -> float:
    start = process_time()
    layers[name]
    return process_time() - start


def around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def found_and_left(document: Document, layers: Layers) -> tuple[list[str], list[str]]:
    """The figures of an article in their context, and the numbers that are in none."""
    figures, tokens = layers.annotations("figures"), layers.tokens
    taken = [span for figure in figures for pieces in (figure.pieces, *figure.roles.values()) for span in pieces]
    spans = [(tokens.starts[i], tokens.ends[i]) for i, form in enumerate(tokens.forms) if is_trigger(form)]
    left = [span for span in spans if not any(start <= span[0] < end for start, end in taken)]
    told = [f"{around(document.text, f.start, f.end)}\n    {f.label} {dict(f.attributes)}" for f in figures]
    return told, [around(document.text, *span) for span in left]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="so many figures and so many other numbers, to be read")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    words, seconds, told, left = 0, [0.0, 0.0], list[str](), list[str]()
    for document, layers in articles(asked.file):
        fresh = layers_of(document)
        seconds[0] += timed(fresh, "tokens")
        seconds[1] += timed(layers, "figures")
        words += len(layers.tokens.words)
        found, others = found_and_left(document, layers)
        told.extend(found)
        left.extend(others)
    per_thousand = [1e6 * second / max(words, 1) for second in seconds]
    print(f"{words:,} words, {len(told):,} figures, {len(left):,} other number{'s' * (len(left) != 1)}")
    print(f"ms per 1,000 words: tokens {per_thousand[0]:.2f}, figures {per_thousand[1]:.2f}")
    draw = random.Random(asked.seed)
    for title, listed in (("figures", told), ("other numbers", left)):
        for line in draw.sample(listed, min(asked.sample, len(listed))):
            print(f"{title}: {line}")


if __name__ == "__main__":
    main()
