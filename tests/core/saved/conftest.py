"""A run whose plugin gives names as categories, saved, and the same run a day later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import Comparison, compare
from framing.model import Document, Evidence, Score
from framing.plugins import Plugins

NAMES = ("Ada Moss", "Ben Ruiz", "the harbour office")


def _speakers(document: Document, layers: Any) -> Iterator[Score]:
    """How often each of three names stands in a document; evidence says who it is."""
    for name in NAMES:
        spans = [(at, at + len(name)) for at in range(len(document.text)) if document.text.startswith(name, at)]
        evidence = tuple(Evidence((span,), label=name, source=name, voice="attributed") for span in spans)
        yield Score(numerator=len(spans), category=name, evidence=evidence)


@pytest.fixture
def plugins(make: Any) -> Plugins:
    pooled = make.fake_measure("who.kinds", _speakers, estimand="pooled", pool=lambda counts: float(sum(1 for c in counts if c)))
    found: Plugins = make.plugins_of(make.word_measure("word", main=True, unit="per word"), pooled)
    return found


def documents(make: Any, changed: str = "") -> list[Document]:
    """Sixteen articles of two outlets over two months, each with a sentence of its own."""
    found = []
    for number in range(16):
        outlet = ("Gazette", "Herald")[number % 2]
        said = "word " * (1 + number % 3)
        shut = f"Quay {number} was shut again when the tide came in at noon."
        text = f"{shut}\n\n{NAMES[number % 3]} gave his {said}on it.\n\n{NAMES[0]} left."
        if number == 3 and changed:
            text += f" {changed}"
        about = {"desk": "sea", "blurb": f"Quay {number} was shut"}
        found.append(make.article(text, outlet, number, meta=about, author="R. Quill"))
    return found


@pytest.fixture
def scored(make: Any, plugins: Plugins) -> Callable[..., Comparison]:
    """A comparison of the articles, some of them otherwise."""
    from framing.pipeline import score

    def run(corpus: list[Document] | None = None, by: str = "outlet", **asked: Any) -> Comparison:
        return compare(score(corpus or documents(make), plugins=plugins, **asked), by)

    return run


@pytest.fixture
def saved(scored: Callable[..., Comparison], tmp_path: Path) -> Path:
    """The folder that it is saved in."""
    path = tmp_path / "run"
    scored().save(path)
    return path


@pytest.fixture
def articles(make: Any) -> Callable[..., list[Document]]:
    return lambda changed="": documents(make, changed)
