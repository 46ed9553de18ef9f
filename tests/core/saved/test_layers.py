"""Layers that a report reads again are kept with the scores, and are made again only where their annotator is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.compare.comparison import compare
from framing.model import Annotation, Document, Score
from framing.plugins import Plugins
from framing.report.sections import Subject
from framing.saved.study import freeze, read_study
from framing.tables.contract import layer_of, layer_text

FOUND = Annotation("knot", ((0, 1), (4, 7)), {"who": ((8, 9),)}, {"n": 2, "share": 0.5, "told": "é", "sure": True, "no": None})


def test_annotations_come_back_as_they_were() -> None:
    assert layer_of(layer_text((FOUND, FOUND))) == (FOUND, FOUND)
    (back,) = layer_of(layer_text((FOUND,)))
    assert (dict(back.roles), dict(back.attributes)) == (dict(FOUND.roles), dict(FOUND.attributes))


@pytest.mark.parametrize("told", ["{", "[[1]]", '[["a", [["x", "y"]], {}, {}]]', '[["a", 3, {}, {}]]'])
def test_what_is_no_layer_is_an_error(told: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        layer_of(told)


@pytest.fixture
def knots(make: Any) -> Callable[..., tuple[Plugins, list[str]]]:
    """Plugins with a layer that is saved and a measure that counts it, and the documents that the layer was made for."""

    def made(version: str = "1", saved: bool = True) -> tuple[Plugins, list[str]]:
        called: list[str] = []

        def annotate(document: Document, layers: Any) -> list[Annotation]:
            called.append(document.id)
            return [Annotation("knot", ((0, 4),), {}, {"n": len(called)})]

        def count(document: Document, layers: Any) -> Iterator[Score]:
            yield Score(numerator=len(layers["knots"]), denominator=layers.words)

        annotator = make.fake_annotator("knot.knots", "knots", annotate, saved=saved, version=version)
        return make.plugins_of(annotator, make.fake_measure("knot.count", count, requires=("knots",), main=True)), called

    return made


def run(make: Any, plugins: Plugins, path: Path, **asked: Any) -> None:
    framing.score([make.article("Knot one here.", number=n) for n in range(3)], plugins=plugins, **asked).save(path)


def annotated(path: Path, plugins: Plugins) -> list[Any]:
    subject = Subject(compare(framing.load_results(path, plugins=plugins)), plugins)
    return [dict(annotations[0].attributes) for _, _, annotations in subject.annotated("knots")]


def test_a_saved_layer_is_not_made_again(make: Any, knots: Any, tmp_path: Path) -> None:
    run(make, knots()[0], tmp_path / "run")
    plugins, called = knots()
    assert annotated(tmp_path / "run", plugins) == [{"n": 1}, {"n": 2}, {"n": 3}] and not called


def test_an_annotator_of_another_version_makes_it_again(make: Any, knots: Any, tmp_path: Path) -> None:
    run(make, knots()[0], tmp_path / "run")
    plugins, called = knots(version="2")
    annotated(tmp_path / "run", plugins)
    assert len(called) == 3


def test_a_layer_that_is_not_said_to_be_saved_is_not(make: Any, knots: Any, tmp_path: Path) -> None:
    plugins, _ = knots(saved=False)
    run(make, plugins, tmp_path / "run")
    assert framing.load_results(tmp_path / "run", plugins=plugins).lazy("layers").collect().is_empty()


def test_a_study_has_no_layers(make: Any, knots: Any, tmp_path: Path) -> None:
    plugins, _ = knots()
    run(make, plugins, tmp_path / "run")
    results = framing.load_results(tmp_path / "run", plugins=plugins)
    freeze(results, compare(results), tmp_path / "s.zip")
    assert "layers.jsonl" not in read_study(tmp_path / "s.zip").members
