"""How many of the differences that are told between headlines a reader would name.

    python tests/benchmarks/headlines.py ARTICLES.jsonl [--wrong]

The file holds the labelled articles (`id`, `outlet`, `story`, `published`, `title` and `text` in each line); the labels lie in
`tests/labels/headlines.csv`, how they were made in `tests/labels/headlines.md`. A difference is known again by its kind and where
its places begin. Those that are told now and have no label are counted apart.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from framing.codebook import Codebook
from framing.model import Document
from framing_stories.headlines.tables import find_headlines

LABELS = Path(__file__).parents[1] / "labels" / "headlines.csv"
Key = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description="Differences between headlines: how many a reader would name.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list those that not both readers would name")
    asked = parser.parse_args()
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {(row["story"], row["kind"], row["places"]): row for row in csv.DictReader(file)}
    stories = {story for story, _, _ in labels}
    with asked.articles.open(encoding="utf-8") as lines:
        documents = [document_of(record) for record in map(json.loads, lines) if record["story"] in stories]
    if not documents:
        raise SystemExit("none of the labelled articles is in this file")
    told = list(differences(documents))
    rows = [labels[key] for key in told if key in labels]
    print(f"{len(told)} differences told on {len(stories)} stories, {len(rows)} of them labelled ({len(labels)} labels)")
    for kind in (*sorted({row["kind"] for row in rows}), ""):
        tell(kind or "all", [row for row in rows if kind in ("", row["kind"])])
    for key in told if asked.wrong else ():
        if key not in labels or named(labels[key]) < 2:
            print(*key, *(labels[key][reader] for reader in ("first", "second")) if key in labels else ("no label",))


def document_of(record: Mapping[str, str]) -> Document:
    """An article with its headline above it, as a table with a column for the title is read."""
    title = record["title"].strip()
    about = {"outlet": record["outlet"], "story": record["story"], "language": "en", "title": title}
    published = date.fromisoformat(record["published"])
    if not title:
        return Document(record["id"], record["text"], published=published, **about)
    return Document(record["id"], f"{title}\n\n{record['text']}", published=published, title_span=(0, len(title)), **about)


def differences(documents: Iterable[Document]) -> Iterator[Key]:
    """The differences that are told, each by its story, kind and places."""
    found = find_headlines(documents, codebook=Codebook())
    places: dict[tuple[str, int], list[str]] = {}
    for row in found.table("places").iter_rows(named=True):
        shown = "" if row["start"] is None else f":{row['start']}"
        places.setdefault((row["story"], row["number"]), []).append(f"{row['doc_id']}{shown}")
    for row in found.table("differences").iter_rows(named=True):
        yield row["story"], row["kind"], " ".join(sorted(places[row["story"], row["number"]]))


def named(row: Mapping[str, str]) -> int:
    """How many of the two readers would name it."""
    return (row["first"] == "yes") + (row["second"] == "yes")


def tell(name: str, rows: list[Mapping[str, str]]) -> None:
    first, second, both = (f"{sum(test(row) for row in rows) / max(1, len(rows)):4.0%}" for test in (_first, _second, _both))
    false = Counter(reader for row in rows for reader in ("first", "second") if row[reader] == "false")
    named = f"named by the first {first}, the second {second}, both {both}"
    print(f"{name:9} {len(rows):3}   {named}; false {false['first']} and {false['second']}")


def _first(row: Mapping[str, str]) -> bool:
    return row["first"] == "yes"


def _second(row: Mapping[str, str]) -> bool:
    return row["second"] == "yes"


def _both(row: Mapping[str, str]) -> bool:
    return named(row) == 2


if __name__ == "__main__":
    main()
