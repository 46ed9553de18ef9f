"""How well sources are typed: macro-F1 against sources labelled by hand, and how far the two readers agree.

    python tests/benchmarks/source_types.py GOLD.jsonl [--part even|odd] [--wrong]

GOLD.jsonl holds the articles with their attributions as marked by hand (PolNeAR); the labels lie in
`tests/labels/source_types.csv`. Two figures: given the marked sources, cues and contents, and end to end, where a
labelled source that no attribution found counts as wrong. Macro-F1 is over the types with at least five sources.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import framing
from framing.annotate.layers import Layers
from framing.model import Annotation, Span
from framing_sourcing.grammar.candidates import Candidate
from framing_sourcing.grammar.lexicon import load_lexicon
from framing_sourcing.speakers.naming import Speaker
from framing_sourcing.speakers.own_types import OwnTypes
from framing_sourcing.speakers.told import tell_speakers
from framing_sourcing.syntax.reading import read

LABELS = Path(__file__).parents[1] / "labels" / "source_types.csv"
FEWEST = 5  # labelled sources of a type that counts
Row = dict[str, str]
NOTHING = ("nothing", False)


class Judged(NamedTuple):
    """A labelled source with type and anonymity, as given and as told."""

    row: Row
    gold: tuple[str, bool]
    told: tuple[str, bool]


def judge(rows: Sequence[Row], articles: Mapping[str, Any]) -> tuple[list[Judged], list[Judged]]:
    """Each labelled source as told from the marked attributions, and end to end."""
    documents = [
        framing.Document(r["id"], r["text"], language="en", published=date.fromisoformat(r["published"]))
        for r in articles.values()
    ]
    by_document: dict[str, list[Row]] = {}
    for row in rows:
        by_document.setdefault(row["document"], []).append(row)
    given, found = [], []
    for document, layers, attributions in framing.annotate(documents, "attributions", codebook=framing.Codebook()):
        told = marked_speakers(document, layers, articles[document.id]["attributions"])
        for row in by_document[document.id]:
            gold = row["settled"], row["settled_anonymous"] == "yes"
            span = int(row["start"]), int(row["end"])
            given.append(Judged(row, gold, told.get(span, NOTHING)))
            found.append(Judged(row, gold, overlapping(attributions, span)))
    return given, found


def marked_speakers(document: framing.Document, layers: Layers, marked: Sequence[Any]) -> dict[Span, tuple[str, bool]]:
    """The type and anonymity of each marked source, by its span."""
    quotations = layers["quotation_marks"]
    verbs = load_lexicon().verb_words
    reading = read(document.text, layers.tokens, layers.lemmas, layers.sentences, verbs, quotations)

    def stretch(pieces: Sequence[Sequence[int]]) -> Span | None:
        inside = layers.tokens.within(pieces[0][0], pieces[-1][1]) if pieces else range(0)
        return (inside.start, inside.stop) if inside else None

    spans: list[Span] = []
    candidates: list[Candidate] = []
    for item in sorted((item for item in marked if item["source"]), key=lambda item: item["source"]):
        source, cue, content = (stretch(item[role]) for role in ("source", "cue", "content"))
        if source is not None:
            cue = cue or source
            candidates.append(Candidate("marked", "", "speech", cue[0], (cue,), source, (content,) if content else ()))
            spans.append((item["source"][0][0], item["source"][-1][1]))
    speakers: list[Speaker] = tell_speakers(reading, candidates, OwnTypes({}), document.published)
    return {span: (s.type or "other", s.anonymous) for span, s in zip(spans, speakers, strict=True)}


def overlapping(attributions: Sequence[Annotation], span: Span) -> tuple[str, bool]:
    """Type and anonymity of the attribution whose source shares most with a span."""
    best, most = NOTHING, 0
    for attribution in attributions:
        shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in attribution.roles["source"])
        if shared > most:
            told = str(attribution.attributes["source_type"]) or "other"
            best, most = (told, bool(attribution.attributes["anonymous"])), shared
    return best


def macro_f1(judged: Sequence[Judged]) -> float:
    """Mean F1 over the types with enough labelled sources, in percent."""
    scores = [f1 for _, _, _, f1, count in by_type(judged) if count >= FEWEST]
    return sum(scores) / len(scores) if scores else 0.0


def by_type(judged: Sequence[Judged]) -> Iterator[tuple[str, float, float, float, int]]:
    """Each labelled type with precision, recall and F1 in percent, and its labelled sources."""
    gold, told = Counter(j.gold[0] for j in judged), Counter(j.told[0] for j in judged)
    right = Counter(j.gold[0] for j in judged if j.gold[0] == j.told[0])
    for name, count in gold.most_common():
        hits = 100 * right[name]
        yield name, hits / max(1, told[name]), hits / count, 2 * hits / (count + told[name]), count


def anonymous_f1(judged: Sequence[Judged]) -> float:
    right = sum(j.gold[1] and j.told[1] for j in judged)
    total = sum(j.gold[1] for j in judged) + sum(j.told[1] for j in judged)
    return 200 * right / total if total else 0.0


def alpha(rows: Sequence[Row], first: str, second: str) -> float:
    """Krippendorff's alpha of two readers (nominal)."""
    from nltk.metrics.agreement import AnnotationTask

    data = [(reader, str(i), row[reader]) for i, row in enumerate(rows) for reader in (first, second)]
    return float(AnnotationTask(data=data).alpha())


def show(name: str, judged: Sequence[Judged]) -> None:
    halves = [[j for i, j in enumerate(judged) if i % 2 == part] for part in (0, 1)]
    even, odd = map(macro_f1, halves)
    print(f"{name}: MACRO-F1 {macro_f1(judged):.1f}   (even {even:.1f}, odd {odd:.1f}; anonymous F1 {anonymous_f1(judged):.1f})")
    for kind, precision, recall, f1, count in by_type(judged):
        print(f"  {kind:20} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}   ({count})")


def confusion(judged: Sequence[Judged]) -> None:
    pairs = Counter((j.gold[0], j.told[0]) for j in judged if j.gold[0] != j.told[0])
    for (gold, told), count in pairs.most_common(15):
        print(f"  {gold} told as {told}: {count}")


def wrong(judged: Sequence[Judged], articles: Mapping[str, Any]) -> None:
    """The wrong ones of the even half, with what stands around them."""
    for j in judged[::2]:
        if j.gold != j.told:
            text, start, end = articles[j.row["document"]]["text"], int(j.row["start"]), int(j.row["end"])
            about = f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 40]}".replace("\n", "|")
            flag = {True: "anonymous", False: ""}
            print(f"{j.gold[0]} {flag[j.gold[1]]} -> {j.told[0]} {flag[j.told[1]]}: {about}   {j.row['document']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", default="", help="only labels of this sample")
    parser.add_argument("--wrong", action="store_true", help="list the wrong ones of the even half")
    arguments = parser.parse_args()
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if arguments.sample in ("", row["sample"])]
    wanted = {row["document"] for row in rows}
    with arguments.gold.open(encoding="utf-8") as lines:
        articles = {record["id"]: record for line in lines if (record := json.loads(line))["id"] in wanted}
    rows = [row for row in rows if row["document"] in articles]
    given, found = judge(rows, articles)
    print(f"{len(rows)} sources; alpha of the readers {alpha(rows, 'first', 'second'):.2f}", end="")
    print(f", of anonymity {alpha(rows, 'first_anonymous', 'second_anonymous'):.2f}")
    show("given the source", given)
    confusion(given)
    show("end to end", found)
    if arguments.wrong:
        wrong(given, articles)


if __name__ == "__main__":
    main()
