"""Results to export: of plain articles, and of every string of tests/hostile as text, target, category, label and source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.model import Annotation, Document, Evidence, Score
from framing.tables.results import Results

HOSTILE = Path(__file__).parents[2] / "hostile"
TEXT = "The pier is closed, 🚢 the mayor said, until spring. “A disgrace,” Ida Holm wrote."
OTHER = "Nobody knows when the quay opens.\n\nThe harbour says: soon."


def as_loaded(text: str) -> str:
    """A string as it is in a text that was loaded."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def places(text: str, part: str) -> tuple[tuple[int, int], ...]:
    """Where a part stands in a text."""
    return tuple((found.start(), found.end()) for found in re.finditer(re.escape(part), text))


def scores_of(document: Document, layers: Any) -> Iterator[Score]:
    """One score with a passage: what the document is called."""
    told = str(document.meta["part"])
    if found := places(document.text, told)[:2]:
        shown = Evidence(pieces=found, label=told, value=-0.5, voice="attributed", source=told)
        yield Score(value=-0.5, target=told, category=told, voice="attributed", evidence=(shown,))
    else:
        yield Score(value=0.0, target="nothing")


@pytest.fixture(scope="session")
def hostile(make: Any) -> Results:
    """Every hostile string twice in a text of its own, which is one passage in two pieces."""
    files = [json.loads((HOSTILE / f"{name}.json").read_text("utf-8")) for name in ("blns", "own")]
    extra = ["=1+1", "+1", "-1", "@SUM(A1)", "a;=1+1;b", 'said "=1+1"', "\t=1", "e\u0301", "a\x00b", "line\u2028end", "_x000D_"]
    strings = list(dict.fromkeys(as_loaded(string) for string in [*files[0], *files[1], *extra]))
    assert len(strings) >= 535
    documents = [
        Document(
            id=f"{n} {s}", text=f"{s}\n\nAgain 🚢 {s} it stands.", outlet=s, title=s, url=s, language="und", meta={"part": s}
        )
        for n, s in enumerate(strings)
    ]
    return make.scored(documents, make.fake_measure("made.value", scores_of, estimand="mean"))


@pytest.fixture(scope="session")
def plain(make: Any) -> Results:
    """Two articles: a measure finds a passage in one, and a layer three, one of them in two pieces."""
    documents = [
        Document(id="pier", text=TEXT, outlet="Gazette", language="en", meta={"part": "closed"}),
        Document(id="quay", text=OTHER, outlet="Tribune", language="en", meta={"part": "(not there)"}),
    ]
    results: Results = make.scored(documents, make.fake_measure("made.value", scores_of, estimand="mean"))
    said = ((0, 18), (38, 50))
    found = [
        Annotation("indirect", said, {"source": ((22, 31),)}, {"act": "speech"}),
        Annotation("direct", places(TEXT, "A disgrace,"), {"source": places(TEXT, "Ida Holm")}),
    ]
    assert [TEXT[start:end] for start, end in said] == ["The pier is closed", "until spring"], said
    return results.with_annotations([("pier", "attributions", found), ("quay", "attributions", [])])
