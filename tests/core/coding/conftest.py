"""A sheet of four items on its own, or with the design that it was drawn by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.coding.design import Asked, Design, design_path
from framing.coding.questions import Question
from framing.coding.sheet import Item, write_sheet

WORDS, COUNT = "none, all, or the number of words", "a whole number"
REPORTED = "How many words are reported? (4 words)"
SIGN = "favourable, neutral, unfavourable; none where it is not evaluated"
ITEMS = [
    Item("i1", "Ferry stays in port", "Before. [[“No crew,” she <b>said</b>.]] After.", REPORTED, WORDS),
    Item("i2", "Ferry stays in port", "Before it. [[The quay was full.]]", REPORTED, WORDS),
    Item("i3", "A [[strange]] headline", "An article [[with marks]] of its own.", "How many dead are told of?", COUNT),
    Item("i4", "", "The [[mayor]] failed.", "How does the text stand toward the mayor?", SIGN),
]
DESIGN = Design(
    kind="articles",
    by="outlet",
    seed=0,
    measures={"own.share": "1", "own.dead": "1", "own.sign": "1"},
    questions={
        "own.share": Question("own.share", "words", True, "How many words of {sentence}?"),
        "own.dead": Question("own.dead", "count", False, "How many dead?"),
        "own.sign": Question("own.sign", "sign", True, "How?"),
    },
    population="0",
    documents=9,
    numbers="0",
    probability={"Herald-1": 0.5, "Herald-2": 0.5},
    items={
        "i1": Asked("Herald-1", "own.share", start=0, end=9, words=4),
        "i2": Asked("Herald-1", "own.share", start=10, end=20, words=4),
        "i3": Asked("Herald-2", "own.dead"),
        "i4": Asked("Herald-2", "own.sign", start=0, end=9, words=3),
    },
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with its design, and nothing answered."""
    path = tmp_path / "codes.csv"
    write_sheet(path, ITEMS)
    DESIGN.save(design_path(path))
    return path


@pytest.fixture
def alone(tmp_path: Path) -> Callable[..., Path]:
    """Writes a sheet without a design."""

    def write(name: str = "alone.csv", **given: object) -> Path:
        path = tmp_path / name
        write_sheet(path, ITEMS, **given)  # type: ignore[arg-type]
        return path

    return write
