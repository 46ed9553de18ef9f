"""Contrasts are ranked by size, evidence and sureness, and never say more than they know."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing import Evidence, Measure, Score
from framing.compare.contrasts import Verdict, contrasts_of, effect, told_first
from framing.compare.estimates import SAMPLED, VARIATION, WITHHELD, Cell
from framing.tables.contract import frame_of_rows


def cell(group: str, estimate: float | None, key: str = "demo.x", passages: int = 10, **fields: Any) -> Cell:
    return Cell(group, (key, "", "", ""), estimate, passages=passages, **fields)


def ranked(make: Any, *cells: Cell, tested: Any = None, **fields: Any) -> list[dict[str, Any]]:
    measures: dict[str, Measure] = {c.key[0]: make.fake_measure(c.key[0], len, **fields) for c in cells}
    return contrasts_of(cells, measures, lambda wanted: [tested] * len(wanted))


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["number", "share", "signed", "count"]))
def test_an_effect_lies_between_0_and_1_is_symmetric_and_0_without_difference(a: float, b: float, show: str) -> None:
    assert 0 <= effect(a, b, show) <= 1
    assert effect(a, b, show) == pytest.approx(effect(b, a, show))
    assert effect(a, a, show) == 0


def test_effects_by_hand() -> None:
    assert effect(1, 0, "share") == pytest.approx(1)
    assert effect(0.5, 0, "share") == pytest.approx(0.5)
    assert effect(1, -1, "signed") == 1
    assert effect(3, 1, "number") == 0.5
    assert effect(0, 0, "number") == 0


def test_the_higher_group_is_named_first_and_the_difference_is_positive(make: Any) -> None:
    (row,) = ranked(make, cell("A", 1.0), cell("B", 3.0))
    assert (row["group_a"], row["group_b"], row["difference"], row["rank"]) == ("B", "A", 2.0, 1)
    assert (row["estimate_a"], row["estimate_b"], row["passages"]) == (3.0, 1.0, 20)


def test_equal_groups_and_groups_without_estimate_are_no_contrast(make: Any) -> None:
    assert ranked(make, cell("A", 1.0), cell("B", 1.0)) == []
    assert ranked(make, cell("A", 1.0), cell("B", None)) == []


def test_larger_differences_come_first(make: Any) -> None:
    rows = ranked(make, cell("A", 1.0, "demo.x"), cell("B", 2.0, "demo.x"), cell("A", 1.0, "demo.y"), cell("B", 9.0, "demo.y"))
    assert [row["measure"] for row in rows] == ["demo.y", "demo.x"] and [row["rank"] for row in rows] == [1, 2]


def test_more_evidence_comes_first(make: Any) -> None:
    some, much = (1.0, 3.0), (1.0, 2.9)
    rows = ranked(
        make,
        *(cell(group, value, "demo.x", passages=1) for group, value in zip("AB", some, strict=True)),
        *(cell(group, value, "demo.y", passages=50) for group, value in zip("AB", much, strict=True)),
    )
    assert [row["measure"] for row in rows] == ["demo.y", "demo.x"]


def test_evidence_on_both_sides_comes_before_evidence_on_one(make: Any) -> None:
    rows = ranked(
        make,
        *(cell("A", 1.0, "demo.x", passages=0), cell("B", 3.0, "demo.x", passages=20)),
        *(cell("A", 1.0, "demo.y", passages=10), cell("B", 3.0, "demo.y", passages=10)),
    )
    assert [row["measure"] for row in rows] == ["demo.y", "demo.x"]


def test_without_any_passage_nothing_is_told(make: Any) -> None:
    assert ranked(make, cell("A", 1.0, passages=0), cell("B", 3.0, passages=0)) == []


def test_ranges_that_lie_apart_come_before_ranges_that_overlap(make: Any) -> None:
    apart = (cell("A", 1.0, "demo.y", low=0.9, high=1.1), cell("B", 2.0, "demo.y", low=1.9, high=2.1))
    overlapping = (cell("A", 1.0, "demo.x", low=0.5, high=2.0), cell("B", 2.0, "demo.x", low=1.0, high=3.0))
    assert [row["measure"] for row in ranked(make, *overlapping, *apart)] == ["demo.y", "demo.x"]


def test_many_groups_are_told_by_their_extremes_and_say_so(make: Any) -> None:
    (row,) = ranked(make, *(cell(group, float(i)) for i, group in enumerate("ABCDEFG")))
    assert (row["group_a"], row["group_b"], row["reason"]) == ("G", "A", "the highest and the lowest of 7 groups")
    assert len(ranked(make, *(cell(group, float(i)) for i, group in enumerate("ABCDEF")))) == 15


def test_of_many_groups_those_with_too_few_documents_are_not_the_extremes(make: Any) -> None:
    enough = [cell(group, 0.1 + i / 10, low=0.0, high=0.9, interval=SAMPLED["document"]) for i, group in enumerate("ABCDEF")]
    (row,) = ranked(make, *enough, cell("Y", 0.0), cell("Z", 9.0))
    assert (row["group_a"], row["group_b"]) == ("F", "A")


def corpus(make: Any, size: int) -> list[framing.Document]:
    """Two outlets, one of which writes of cats; both write of dogs as often."""
    often, seldom = "A cat met a cat and a dog.", "A man met a man and a dog."
    return [
        make.article(f"{text} {'More. ' * i}", outlet, i) for outlet, text in (("A", often), ("B", seldom)) for i in range(size)
    ]


def test_the_measure_that_differs_is_told_and_the_one_that_does_not_is_not(make: Any) -> None:
    comparison = framing.compare(
        make.scored(corpus(make, 6), make.word_measure("cat", "count.cat"), make.word_measure("dog", "count.dog"))
    )
    (row,) = comparison.table("contrasts").to_dicts()
    assert (row["measure"], row["group_a"], row["group_b"], row["documents"]) == ("count.cat", "A", "B", 12)
    assert 0 < row["low"] < row["difference"] < row["high"]


def test_few_documents_give_no_interval_of_the_difference(make: Any) -> None:
    (row,) = framing.compare(make.scored(corpus(make, 4), make.word_measure("cat"))).table("contrasts").to_dicts()
    assert (row["low"], row["high"]) == (None, None)


def test_pooled_measures_are_contrasted_without_interval(make: Any) -> None:
    def call(document: framing.Document, layers: Any) -> list[Score]:
        kinds = ("police", "expert") if document.outlet == "A" else ("police", "police")
        return [Score(numerator=1, denominator=2, category=kind, evidence=(Evidence(((0, 1),)),)) for kind in kinds]

    measure = make.fake_measure("demo.x", call, estimand="pooled", pool=lambda counts: float(len(counts)))
    (row,) = framing.compare(make.scored(corpus(make, 6), measure)).table("contrasts").to_dicts()
    assert (row["group_a"], row["difference"], row["low"]) == ("A", 1.0, None)


def test_a_faint_difference_is_not_told(make: Any) -> None:
    assert ranked(make, cell("A", 10.0), cell("B", 10.5)) == []


def test_two_scores_judged_on_a_passage_or_two_are_not_set_against_each_other(make: Any) -> None:
    assert ranked(make, cell("A", 1.0, passages=2), cell("B", -1.0, passages=9), show="signed") == []
    assert len(ranked(make, cell("A", 1.0, passages=3), cell("B", -1.0, passages=9), show="signed")) == 1


def test_what_stands_first_in_the_codebook_is_told_first_of_two_alike(make: Any) -> None:
    cells = [
        Cell(group, ("demo.x", target, "", ""), estimate, passages=9)
        for target in "ba"
        for group, estimate in (("A", 4.0), ("B", 1.0))
    ]
    assert [row["target"] for row in ranked(make, *cells)] == ["b", "a"]


FOUND = Verdict(p=0.001, q=0.02, low=0.5, high=1.5, level=0.99)
CHANCE = Verdict(p=0.02, q=0.2, low=-0.1, high=1.5, level=0.99)


def first(make: Any, *cells: Cell, tested: Any = None, **fields: Any) -> list[dict[str, Any]]:
    rows = ranked(make, *cells, tested=tested, **{"contrast": True, **fields})
    measures = {c.key[0]: make.fake_measure(c.key[0], len, **{"contrast": True, **fields}) for c in cells}
    told: Any = SimpleNamespace(measures=measures, cells=cells, table=lambda name: frame_of_rows(name, rows))
    assert rows
    return told_first(told, 3)


def two(passages: int = 9, documents: int = 9, **fields: Any) -> tuple[Cell, Cell]:
    return cell("A", 9.0, passages=9, documents=9), cell("B", 1.0, passages=passages, documents=documents, **fields)


def test_what_chance_alone_gives_is_not_told_first_however_large(make: Any) -> None:
    assert len(first(make, *two(), tested=FOUND)) == 1
    assert first(make, *two(), tested=CHANCE) == []


def test_what_is_not_tested_is_told_from_three_mentions_in_three_articles_a_side_on(make: Any) -> None:
    assert len(first(make, *two(3, 3))) == 1
    assert first(make, *two(2, 3)) == [] and first(make, *two(3, 2)) == []
    some = [cell(group, share, documents=4, denominator=whole) for group, share, whole in (("A", 1.0, 30.0), ("B", 0.0, 3.0))]
    assert len(first(make, *some, show="share")) == 1
    assert first(make, some[0], replace(some[1], denominator=2.0), show="share") == []


def test_of_a_series_whose_widest_difference_may_be_chance_no_smaller_untested_one_is_told(make: Any) -> None:
    cells = [cell(group, value, documents=9) for group, value in (("A", 9.0), ("B", 5.0), ("C", 1.0))]
    measures = {"demo.x": make.fake_measure("demo.x", len, contrast=True)}

    def told(**tested: Verdict) -> list[dict[str, Any]]:
        rows = contrasts_of(cells, measures, lambda wanted: [tested.get(a.group + b.group) for _, a, b, _ in wanted])
        about: Any = SimpleNamespace(measures=measures, cells=cells, table=lambda name: frame_of_rows(name, rows))
        return [row["group_a"] + row["group_b"] for row in told_first(about, 3)]

    assert told(AC=CHANCE) == ["AC"] and told() == ["AC"]
    assert told(AB=FOUND, AC=CHANCE) == ["AB"], "what is more than chance is told before what is wider"
    assert told(AB=CHANCE, AC=CHANCE, BC=CHANCE) == []


def test_what_is_read_wrongly_too_often_does_not_lead(make: Any) -> None:
    assert len(first(make, *two(), tested=FOUND, shown=70.0)) == 1
    assert first(make, *two(), tested=FOUND, shown=69.0) == []
    assert first(make, *two(), tested=FOUND, shown=None) == []


def test_a_signed_score_in_doubt_is_not_told_first(make: Any) -> None:
    firm = cell("B", -0.6, low=-0.8, high=-0.4, interval=VARIATION, documents=3)
    sides = {"show": "signed"}
    assert len(first(make, cell("A", 0.4, low=0.1, high=0.5, interval=VARIATION, documents=3), firm, **sides)) == 1
    assert first(make, cell("A", 0.4, low=-0.1, high=0.5, interval=VARIATION, documents=3), firm, **sides) == []
    assert first(make, cell("A", 0.4, reason=f"{WITHHELD}does not vary", documents=3), firm, **sides) == []


def test_a_picked_difference_is_as_sure_as_its_q_says(make: Any) -> None:
    rng = np.random.default_rng(3)
    rates = {"A": (0.02, 0.01, 0.01, 0.01), "B": (0.002, 0.01, 0.01, 0.01)}
    names = [f"demo.{letter}" for letter in "wxyz"]

    def score(rate: float) -> Score:
        n = int(rng.poisson(400 * rate))
        return Score(numerator=n, denominator=400, evidence=(Evidence(((0, 4),)),) * min(n, 1))

    def measure(place: int) -> Measure:
        scores = {f"{o}-{i}": [score(rates[o][place])] for o in "AB" for i in range(20)}
        call = lambda document, layers: scores[document.id]  # noqa: E731
        return make.fake_measure(names[place], call, contrast=True, range=(0, None))  # type: ignore[no-any-return]

    documents = [make.article("Some text.", o, i) for o in "AB" for i in range(20)]
    comparison = framing.compare(make.scored(documents, *(measure(place) for place in range(4))))
    picked = {row["measure"]: row for row in comparison.table("contrasts").to_dicts()}
    plain = {row["measure"]: row for row in comparison.table("differences").to_dicts()}
    for name, row in picked.items():
        assert (row["p"], row["q"]) == pytest.approx((plain[name]["p"], plain[name]["q"]))
        assert (row["low"] > 0) == (row["q"] <= 0.05)
        assert row["high"] - row["low"] > plain[name]["high"] - plain[name]["low"]
    assert picked["demo.w"]["q"] <= 0.05 and picked["demo.w"]["level"] == pytest.approx(1 - 0.05 / 4)
    assert [row["measure"] for row in told_first(comparison, 6)] == ["demo.w"]
