"""Sourcing from end to end: sentences that must and must not give an attribution."""

from __future__ import annotations

from typing import Any

import pytest

from framing.codebook import parse_codebook
from framing.model import Annotation

from ...examples_no_sourcing import NONE  # noqa: TID252  tests have no absolute name
from ...examples_sourcing import ALL  # noqa: TID252
from ...examples_sourcing_speech import NESTED  # noqa: TID252
from ...readings import attributions, wording  # noqa: TID252  tests have no absolute name


def _cases() -> list[Any]:
    return [pytest.param(example, id=f"{group}-{i}") for group, found in ALL.items() for i, example in enumerate(found)]


def has(found: list[Annotation], example: tuple[str, str, str, str, str]) -> bool:
    """Whether one of the attributions has the roles and the act of an example."""
    text, content, cue, source, act = example

    def fits(annotation: Annotation) -> bool:
        got, named, by = (wording(text, annotation, role) for role in ("content", "source", "cue"))
        whole = all(piece in got for piece in content.split("|")) and len(got) <= len(content) + 12
        roles = whole and (cue in by if cue else not by) and (source in named if source else not named)
        return roles and annotation.attributes["act"] == act

    return any(map(fits, found))


def told(text: str, found: list[Annotation]) -> list[tuple[str, ...]]:
    return [(*(wording(text, a, role) for role in ("source", "cue", "content")), str(a.attributes["act"])) for a in found]


@pytest.mark.parametrize("example", _cases())
def test_example(example: tuple[str, str, str, str, str]) -> None:
    found = attributions(example[0])
    assert has(found, example), told(example[0], found)


@pytest.mark.parametrize("text", NONE)
def test_near_miss(text: str) -> None:
    found = attributions(text)
    assert not found, told(text, found)


@pytest.mark.parametrize("example", NESTED)
def test_nested_attribution(example: tuple[str, str, str, str, str]) -> None:
    found = attributions(example[0], parse_codebook('name = "t"\n[options.sourcing]\nnested = true\n'))
    assert has(found, example), told(example[0], found)


def test_there_are_examples_of_every_form() -> None:
    assert sum(map(len, ALL.values())) + len(NONE) >= 190
    assert len(ALL) >= 20 and all(len(found) >= 2 for found in ALL.values())
