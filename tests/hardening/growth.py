"""How CPU time grows with size: every layer, the commands that read articles, and every kind of pattern. Reported, not judged."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from pathlib import Path

from .harness import Part, call

SENTENCES = (
    "The company said it had no choice.",
    "“We waited for an hour,” said Jane Roe, a docker.",
    "Police watched the quay, and 12 families left the port on Monday.",
    "The so-called “deal” was condemned by the union, according to officials.",
)
LAYERS = (
    *("tokens", "lemmas", "sentences", "quotation_marks", "regions", "attributions", "scare_quotes", "targets", "terms"),
    *("evaluations", "figures"),
)
COMMANDS = ("check", "convert", "score", "quotes", "sources", "copies", "furniture", "keyness", "stories", "headlines")
PATTERNS = ("union", "un*", "~wait", "(union|port|police)", "the ... port", "the ..3 port", "*", "said * docker")


def text(size: int) -> str:
    """So many sentences, in paragraphs of four, no two of them the same."""
    said = [f"{SENTENCES[n % 4][:-1]} {n}." for n in range(size)]
    return "\n\n".join(" ".join(said[at : at + 4]) for at in range(0, size, 4))


def seconds(work: Callable[[], object]) -> float:
    best = math.inf
    for _ in range(2):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def layer(name: str, size: int, folder: Path) -> float:
    from framing import Document
    from framing.pipeline import annotate

    documents = [Document(id="a", outlet="A", language="en", text=text(size))]

    def work() -> None:
        for _, layers, _ in annotate(documents, name):
            layers.get(name) if hasattr(layers, "get") else None

    return seconds(work)


def command(name: str, size: int, folder: Path) -> float:
    lines = [
        {"id": str(n), "outlet": "AB"[n % 2], "published": f"2024-01-{1 + n % 28:02}", "text": f"{text(8)} Item {n}."}
        for n in range(size)
    ]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return seconds(lambda: call([name, "corpus.jsonl", "--quiet", *(["--measures", "terms"] if name == "score" else [])], folder))


def pattern(name: str, size: int, folder: Path) -> float:
    (folder / "one.txt").write_text(text(size), "utf-8")
    return seconds(lambda: call(["kwic", name, "one.txt", "--quiet", "--plugins", "terms"], folder))


MEASURED: list[tuple[str, str, Callable[[str, int, Path], float], tuple[int, int], str]] = [
    *(("layer", name, layer, (200, 1600), "sentences") for name in LAYERS),
    *(("framing", name, command, (40, 240), "articles") for name in COMMANDS),
    *(("pattern", name, pattern, (400, 3200), "sentences") for name in PATTERNS),
]


def case(number: int, folder: Path) -> str:
    kind, name, measure, (few, many), of = MEASURED[number]
    try:
        measure(name, few, folder)  # what is read once
        exponent = math.log(measure(name, many, folder) / max(measure(name, few, folder), 1e-4)) / math.log(many / few)
    except Exception as error:
        return json.dumps({f"{kind} {name}": [f"not measured: {str(error)[:60]}", -1]})
    return json.dumps({f"{kind} {name}": [f"{few:,} → {many:,} {of}", round(exponent, 2)]})


PART = Part(
    "growth", "layers, commands and patterns whose CPU time was measured at two sizes", case, len(MEASURED), 1, 240, finding=False
)
