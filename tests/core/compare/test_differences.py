"""The table of differences: what it says, what it does not say, and that bad input gives a sentence and no NaN."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest

import framing
from framing import Score, no_score

RNG = np.random.default_rng(11)


def given(make: Any, values: dict[str, list[Score]], stories: dict[str, str] | None = None, **fields: Any) -> framing.Results:
    """Results in which each document has exactly these scores; documents are named OUTLET-NUMBER."""
    measure = make.fake_measure("demo.x", lambda document, layers: values[document.id], **fields)
    told = stories or {}
    documents = [make.article("Some text.", *name.split("-"), story=told.get(name, "")) for name in values]
    return make.scored(documents, measure)  # type: ignore[no-any-return]


def counts(rate: float, outlet: str, size: int = 30) -> dict[str, list[Score]]:
    words = RNG.integers(200, 800, size)
    return {
        f"{outlet}-{i:02}": [Score(numerator=float(RNG.poisson(rate * w)), denominator=float(w))] for i, w in enumerate(words)
    }


def means(shift: float, outlet: str, size: int = 30) -> dict[str, list[Score]]:
    return {f"{outlet}-{i:02}": [Score(value=float(np.tanh(RNG.normal(shift, 0.5))))] for i in range(size)}


def rows(results: framing.Results, by: str = "outlet", **settings: Any) -> list[dict[str, Any]]:
    comparison = framing.compare(results, by, **settings)
    for name in comparison.names:
        frame = comparison.table(name)
        numbers = frame.select(pl.col(pl.Float64))
        assert not any(column.is_nan().any() or column.is_infinite().any() for column in numbers), name
        assert frame.select(pl.col(pl.String).null_count()).sum_horizontal().sum() == 0
    return comparison.table("differences").to_dicts()


def test_a_difference_says_how_large_how_sure_and_what_it_rests_on(make: Any) -> None:
    (row,) = rows(given(make, {**counts(0.02, "A"), **counts(0.01, "B")}, scale=1000))
    assert row["difference"] == pytest.approx(row["estimate_a"] - row["estimate_b"])
    assert 0 < row["low"] < row["difference"] < row["high"]
    assert row["effect"] == pytest.approx(np.log2(row["estimate_a"] / row["estimate_b"]))
    assert row["effect_size"] == "log2 ratio" and 0 < row["p"] == row["q"] < 0.001
    assert (row["documents"], row["stories"], row["paired"], row["reason"]) == (60, 0, 0, "")


def test_effect_sizes_are_named(make: Any) -> None:
    values = {**means(0.5, "A"), **means(0.0, "B")}
    (row,) = rows(given(make, values, estimand="mean", show="signed"))
    x, y = ([scores[0].value for name, scores in values.items() if name.startswith(outlet)] for outlet in "AB")
    spread = np.sqrt((np.var(x, ddof=1) + np.var(y, ddof=1)) / 2)
    assert row["effect_size"] == "Hedges' g"
    assert row["effect"] == pytest.approx((np.mean(x) - np.mean(y)) / spread * (1 - 3 / (4 * 58 - 1)))
    share = {name: [Score(numerator=min(s.numerator or 0, 9), denominator=9)] for name, (s,) in counts(0.01, "A").items()}
    (row,) = rows(given(make, {**share, **{f"B{name[1:]}": scores for name, scores in share.items()}}, show="share"))
    assert (row["effect_size"], row["effect"], row["difference"], row["p"]) == ("Cohen's h", 0, 0, 1)


def test_of_many_groups_each_is_set_against_all_others(make: Any) -> None:
    results = given(make, {k: v for outlet in "ABCDEFG" for k, v in counts(0.03 if outlet == "A" else 0.01, outlet, 12).items()})
    found = rows(results)
    assert [(row["group_a"], row["group_b"]) for row in found] == [(outlet, "(others)") for outlet in "ABCDEFG"]
    assert found[0]["q"] == pytest.approx(7 * found[0]["p"]) and found[0]["low"] > 0 and found[0]["documents"] == 84
    assert all(row["q"] >= row["p"] for row in found)
    comparison = {row["group"]: row for row in framing.compare(results).table("comparison").to_dicts()}
    rest = [comparison[outlet] for outlet in "BCDEFG"]
    assert found[0]["estimate_b"] == pytest.approx(sum(r["numerator"] for r in rest) / sum(r["denominator"] for r in rest))


@pytest.mark.parametrize("outlets", ["AB", "ABCDEFG"])
def test_stories_are_drawn_and_exchanged_whole(make: Any, outlets: str) -> None:
    moved = np.exp(RNG.normal(0, 1, 25))
    values, stories = {}, {}
    for outlet in outlets:
        for i, factor in enumerate(moved):
            name = f"{outlet}-{i:02}"
            rate = 0.01 * factor * (1.3 if outlet == "A" else 1.0)
            values[name], stories[name] = [Score(numerator=float(RNG.poisson(rate * 900)), denominator=900.0)], f"story {i}"
    paired, apart = (rows(given(make, values, told))[0] for told in (stories, None))
    assert (paired["paired"], paired["stories"], paired["interval"]) == (25, 25, "95% over stories, paired")
    assert (apart["paired"], apart["stories"], apart["interval"]) == (0, 0, "95% over documents")
    assert paired["high"] - paired["low"] < 0.7 * (apart["high"] - apart["low"]) and paired["p"] < apart["p"]


def test_few_stories_are_not_what_is_drawn(make: Any) -> None:
    values = {**counts(0.02, "A"), **counts(0.01, "B")}
    (row,) = rows(given(make, values, {name: f"story {int(name[2:]) % 2}" for name in values}))
    assert (row["interval"], row["paired"]) == ("95% over documents", 0)


def test_documents_on_few_stories_are_too_few(make: Any) -> None:
    values = {**counts(0.02, "A", 9), **counts(0.01, "B", 9)}
    stories = {name: f"story {name[3:]}" if name[0] == "B" else f"story {int(name[3:]) % 3}" for name in values}
    results = given(make, values, stories)
    cells = {cell.group: cell for cell in framing.compare(results).cells}
    assert cells["A"].reason == "no interval: 9 documents, but only 3 stories; it needs 6" and cells["B"].interval
    (row,) = rows(results)
    assert row["reason"] == "not comparable: 3 and 9 stories with a value; each side needs 6" and row["p"] is None


# Bad input


def test_too_few_documents_are_not_compared_and_say_so(make: Any) -> None:
    (row,) = rows(given(make, {**counts(0.02, "A", 1), **counts(0.01, "B")}))
    assert row["reason"] == "not comparable: 1 document on one side; at least 6 are needed"
    assert row["difference"] is not None and (row["low"], row["p"], row["q"], row["effect"]) == (None, None, None, None)


def test_one_outlet_one_document_and_nothing_at_all_give_no_difference(make: Any) -> None:
    assert rows(given(make, counts(0.01, "A"))) == []
    assert rows(given(make, counts(0.01, "A", 1))) == []
    assert rows(given(make, {f"{o}-{i}": [no_score("not mentioned")] for o in "AB" for i in range(9)})) == []


def test_constants_differ_without_an_interval(make: Any) -> None:
    values = {f"{outlet}-{i}": [Score(value=value)] for outlet, value in (("A", 1.0), ("B", 0.5)) for i in range(9)}
    (row,) = rows(given(make, values, estimand="mean"))
    assert (row["difference"], row["low"], row["effect"]) == (0.5, None, None)
    assert row["reason"] == "no interval: does not vary over the documents"
    assert row["p"] is None
    same = {name: [Score(value=1.0)] for name in values}
    (row,) = rows(given(make, same, estimand="mean"))
    assert (row["difference"], row["p"], row["q"]) == (0, None, None)
    assert row["reason"] == "nothing to compare: the same in every document on both sides"


def test_where_nothing_occurs_nothing_is_tested_and_nothing_counts_for_q(make: Any) -> None:
    seen, never = ({**counts(rate, "A"), **counts(0.01, "B"), **counts(0.01, "C")} for rate in (0.02, 0.0))
    for name, (score,) in seen.items():
        never[name] = [Score(numerator=0.0, denominator=score.denominator)]
    values = {
        name: [replace(score, category="x"), *(replace(never[name][0], category=c) for c in "yz")]
        for name, (score,) in seen.items()
    }
    found = rows(given(make, values))
    empty, told = ([row for row in found if (row["category"] == "x") == wanted] for wanted in (False, True))
    assert len(empty) == 6 and all((row["p"], row["q"], row["effect"]) == (None, None, None) for row in empty)
    assert {row["reason"] for row in empty} == {"nothing to compare: 0 on both sides"}
    assert all(row["q"] <= 3 * row["p"] + 1e-12 for row in told)


def test_an_outlet_named_as_all_others_is_an_outlet(make: Any) -> None:
    shift = {"A": 0.02, "B": 0.01, "(others)": 0.005}
    values = {f"{o}-{i}": scores for o in shift for i, (_, scores) in enumerate(sorted(counts(shift[o], "x", 12).items()))}
    comparison = framing.compare(given(make, values))
    cells = {cell.group: cell.estimate for cell in comparison.cells}
    found = comparison.table("differences").to_dicts()
    assert len(found) == 3 and all(row["estimate_b"] == cells[row["group_b"]] for row in found)
    assert comparison.groups == ("A", "B", "\\(others)")
    assert any("12 of 36 documents have the outlet “(others)”" in doubt for doubt in comparison.doubts)


def test_q_is_over_the_measures_asked_for(make: Any) -> None:
    values = {**counts(0.013, "A"), **counts(0.01, "B")}
    names = ("demo.x", "demo.y", "demo.z")
    one = [make.fake_measure(name, lambda document, layers: values[document.id]) for name in names]
    results = make.scored([make.article("Some text.", *name.split("-")) for name in values], *one)
    comparison = framing.compare(results)
    found = comparison.differences([("A", "B")], {"demo.x"}).to_dicts()
    assert [row["measure"] for row in found] == ["demo.x"] and found[0]["q"] == found[0]["p"]
    assert len(comparison.differences([("A", "B")])) == 3


def test_pooled_measures_have_a_difference_and_nothing_more(make: Any) -> None:
    values = {f"{o}-{i}": [Score(numerator=2.0, denominator=2.0, category=c) for c in "xy"] for o in "AB" for i in range(9)}
    (row,) = rows(given(make, values, estimand="pooled", pool=lambda found: float(len(found))))
    assert (row["difference"], row["p"]) == (0, None) and row["reason"].startswith("not comparable: a pooled measure")
    many = {f"{o}-{i}": scores for o in "ABCDEFG" for i, scores in enumerate(values.values())}
    found = rows(given(make, many, estimand="pooled", pool=lambda found: float(len(found))))
    assert [(row["group_a"], row["group_b"]) for row in found] == [(o, "(others)") for o in "ABCDEFG"]
    assert all((row["estimate_b"], row["difference"]) == (None, None) and row["estimate_a"] == 2 for row in found)
    assert {row["reason"] for row in found} == {"not comparable: a pooled measure has no number of all others together"}


def test_a_story_of_one_outlet_alone_pairs_nothing(make: Any) -> None:
    values = {**counts(0.02, "A", 8), **counts(0.01, "B", 8)}
    (row,) = rows(given(make, values, {name: f"story {name}" for name in values}))
    assert (row["stories"], row["paired"]) == (16, 0) and row["p"] is not None


def test_the_order_of_the_documents_changes_nothing(make: Any) -> None:
    values = {k: v for outlet in "ABC" for k, v in counts(0.01, outlet, 8).items()}
    stories = {name: f"story {name[2:]}" for name in values}
    names = list(values)
    random.Random(4).shuffle(names)
    straight, shuffled = (given(make, {name: values[name] for name in order}, stories) for order in (list(values), names))
    for name in ("comparison", "contrasts", "differences"):
        one, other = (framing.compare(results).table(name) for results in (straight, shuffled))
        assert one.equals(other), name


def test_copies_are_one_unit_on_both_sides(make: Any) -> None:
    values = {**counts(0.02, "A", 12), **counts(0.01, "B", 12)}
    text = " ".join(f"The harbour master counted boat number {i} on the evening of that long day." for i in range(12))
    measure = make.fake_measure("demo.x", lambda document, layers: values[document.id])
    documents = [
        make.article(text if name.endswith("00") else f"Note {name}, nothing else to say.", *name.split("-")) for name in values
    ]
    (row,) = rows(make.scored(documents, measure))
    assert row["paired"] == 1
