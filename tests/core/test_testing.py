"""The checks that plugin authors are given: each must fail on a plugin that deserves it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from framing import Annotation, Evidence, Score, no_score
from framing.errors import LayerUnavailable
from framing.testing import annotations_of, check_annotator, check_measure, layers_of, sample_document, scores


def checked(make: Any, call: Any, **fields: Any) -> None:
    measure = make.fake_measure("demo.x", call, **fields)
    check_measure(measure, [sample_document()], plugins=make.plugins_of(measure))


def test_a_measure_that_keeps_its_contract_passes(make: Any) -> None:
    checked(make, lambda document, layers: [Score(value=0.5, evidence=(Evidence(((0, 4),)),)), no_score("why")], range=(0, 1))


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda document, layers: [Score(value=2)], "demo.x gives 2.0, above its range 1"),
        (lambda document, layers: [Score(value=-2)], "demo.x gives -2.0, below its range 0"),
        (lambda document, layers: [Score(value=random.random())], "demo.x gives other scores the second time"),
        (lambda document, layers: [Score(status="none")], "demo.x gives no score and no reason on 'sample'"),
        (lambda document, layers: 1 / 0, "demo.x fails on 'sample': ZeroDivisionError"),
        (lambda document, layers: [Score(value=0.5, evidence=(Evidence(((0, 9999),)),))], "demo.x fails on 'sample'"),
    ],
)
def test_a_measure_that_does_not_is_found_out(make: Any, call: Any, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        checked(make, call, range=(0, 1))


def test_annotators_are_checked_too(make: Any) -> None:
    good = make.fake_annotator("demo.a", "a", lambda document, layers: [Annotation("x", ((0, 1),))])
    check_annotator(good, [sample_document()], plugins=make.plugins_of(good))
    fickle = make.fake_annotator("demo.a", "a", lambda document, layers: [Annotation(str(random.random()), ((0, 1),))])
    with pytest.raises(AssertionError, match=r"demo.a gives other annotations the second time"):
        check_annotator(fickle, [sample_document()], plugins=make.plugins_of(fickle))
    broken = make.fake_annotator("demo.a", "a", lambda document, layers: 1 / 0)
    with pytest.raises(LayerUnavailable, match=r"demo.a failed: ZeroDivisionError"):
        check_annotator(broken, [sample_document()], plugins=make.plugins_of(broken))


def test_layers_and_scores_of_a_text_are_at_hand(make: Any) -> None:
    plugins = make.plugins_of(make.word_measure("night"))
    assert layers_of("One two. Three.", plugins=plugins).words == 3
    assert [a.label for a in annotations_of("regions", sample_document(), plugins=plugins)] == ["headline", "lead", "body"]
    (row,) = scores("count.word", "A night market by night.", plugins=plugins)
    assert (row["numerator"], row["denominator"]) == (2, 5)


def test_the_sample_can_be_given_other_fields() -> None:
    document = sample_document("Text.", outlet="Herald", id="other")
    assert (document.text, document.outlet, document.id, document.language) == ("Text.", "Herald", "other", "en")
