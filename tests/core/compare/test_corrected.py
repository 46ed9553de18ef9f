"""A comparison corrected by a coded sample: what changes, what stays, and which codes are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import framing
from framing import InputError, RequestError, Results, Score
from framing.coding.codes import Codes
from framing.coding.drawn import Plan, draw
from framing.coding.questions import Counted
from framing.coding.sheet import Item, Sheet
from framing.compare.effect import Change, Effect, effect
from framing.compare.estimates import CORRECTED
from framing.compare.groups import grouped

SHARE = {"show": "share", "range": (0, 1), "question": "How many, of how many?", "contrast": True, "main": True}
OUTLETS = {"Gazette": 0.5, "Herald": 0.5, "Post": 0.3}
FOUND = {"Gazette": 1.0, "Herald": 0.4, "Post": 0.4}  # what the program finds of what there is
Truth = dict[str, tuple[float, float]]


def made(make: Any, each: int = 40, **fields: Any) -> tuple[Results, Truth]:
    """Results of a program that finds less in some outlets, and what people would count of each article."""
    rng = np.random.default_rng(4)
    documents = [make.article(f"Article {number}.", outlet, number, **fields) for outlet in OUTLETS for number in range(each)]
    truth: Truth = {}
    for document in documents:
        d = int(rng.integers(5, 20))
        truth[document.id] = (float(rng.binomial(d, np.clip(rng.normal(OUTLETS[document.outlet], 0.1), 0, 1))), float(d))
    program = {d.id: float(rng.binomial(int(truth[d.id][0]), FOUND[d.outlet])) for d in documents}

    def call(document: framing.Document, layers: Any) -> list[Score]:
        return [Score(numerator=program[document.id], denominator=truth[document.id][1])]

    return make.scored(documents, make.fake_measure("demo.share", call, **SHARE)), truth


def sampled(results: Results, truth: Truth, size: int = 20, **plan: Any) -> Codes:
    """Codes of a sample, as people would count."""
    members = grouped(results, "outlet", "once").select("doc_id", "group")
    import polars as pl

    wanted = Plan(sizes=dict.fromkeys(OUTLETS, size), **plan)
    design, _ = draw(results, members.with_columns(pl.lit("").alias("spread")), wanted, {})
    return Codes("codes.csv", "0", design, {name: Counted(*truth[asked.document]) for name, asked in design.items.items()})


@pytest.fixture(scope="module")
def world(make: Any) -> tuple[Results, Truth, Codes]:
    results, truth = made(make)
    return results, truth, sampled(results, truth)


def estimates(comparison: framing.Comparison) -> dict[str, float]:
    return {cell.group: cell.estimate for cell in comparison.cells if cell.estimate is not None}


def test_what_the_program_missed_is_put_back(world: Any) -> None:
    results, truth, codes = world
    plain, corrected = framing.compare(results), framing.compare(results, coded=codes)
    for outlet in OUTLETS:
        own = [truth[f"{outlet}-{number}"] for number in range(40)]
        right = sum(n for n, _ in own) / sum(d for _, d in own)
        assert estimates(corrected)[outlet] == pytest.approx(right, abs=0.06)
    assert estimates(plain)["Herald"] < 0.25, "the program alone is far off"
    assert all(cell.interval.endswith(CORRECTED) and cell.corrected and cell.sampled for cell in corrected.cells)
    assert not any(cell.corrected for cell in plain.cells)


def test_differences_are_of_the_corrected_numbers(world: Any) -> None:
    results, _, codes = world
    plain, corrected = framing.compare(results), framing.compare(results, coded=codes)

    def q(comparison: framing.Comparison, a: str, b: str) -> float:
        rows = comparison.table("differences").to_dicts()
        return next(float(row["q"]) for row in rows if (row["group_a"], row["group_b"]) == (a, b))

    assert q(plain, "Gazette", "Herald") < 0.001, "a difference that the program alone makes"
    assert q(corrected, "Gazette", "Herald") > 0.05
    assert q(corrected, "Gazette", "Post") < 0.05
    rows = corrected.table("differences").to_dicts()
    assert all(row["interval"].endswith(CORRECTED) for row in rows)
    assert all(row["difference"] == pytest.approx(row["estimate_a"] - row["estimate_b"]) for row in rows)
    found = effect(corrected)
    assert found is not None and any(change.now != "holds" for change in found.changes)
    assert corrected.run["compare"]["coded"]["effect"] == str(found)
    assert [change["now"] for change in corrected.run["compare"]["coded"]["changes"]] == [c.now for c in found.changes]
    for change in found.changes:
        told = change.q is not None and change.q <= 0.05
        assert told == (change.now != "no longer holds")


def changes(**times: int) -> Effect:
    """An effect with so many changes of each kind."""
    same = Change("m", "", "", "", "A", "B", 1.0, 1.0, None, None, 0.01, 0.01, "holds")
    kinds = {"held": "holds", "lost": "no longer holds", "turned": "reverses", "new": "is newly significant"}
    return Effect(tuple(replace(same, now=kinds[kind]) for kind, many in times.items() for _ in range(many)))


def test_the_effect_is_told_in_a_sentence() -> None:
    assert str(changes(held=5, lost=1, turned=1)) == "2 of 7 differences no longer hold, 1 of them with the opposite sign now"
    assert str(changes(held=3, new=1)) == "all 3 differences still hold; 1 difference is newly significant"
    assert str(changes(new=1)) == "1 difference is newly significant"
    assert str(changes()) == "no difference in the coded measures is significant, as by the program alone"
    assert str(changes(lost=1)) == "the one difference no longer holds"
    assert str(changes(turned=1)) == "the one difference no longer holds, with the opposite sign now"
    assert str(changes(held=2, turned=1)) == "1 of 3 differences no longer holds, with the opposite sign now"


def test_only_people_are_coders_of_the_record(world: Any) -> None:
    results, truth, codes = world
    said = {
        name: f"{truth[asked.document][0]:.0f} of {truth[asked.document][1]:.0f}" for name, asked in codes.design.items.items()
    }
    items = {name: Item(name, "", "", "", "") for name in said}
    places = {name: place for place, name in enumerate(said, 2)}

    def coded(**answers: dict[str, str]) -> list[dict[str, Any]]:
        given = {name.replace("_", ":"): each for name, each in answers.items()}
        own = replace(codes, sheet=Sheet("codes.csv", items, given, places), coders=tuple(given))
        return list(framing.compare(results, coded=own).run["compare"]["coded"]["agreement"])

    other = dict.fromkeys(said, "1 of 5")
    assert coded(anna=said, model_small=other) == []
    (two,), (three,) = coded(anna=said, ben=said), coded(anna=said, ben=said, model_small=other)
    assert two == three and (two["coders"], two["same"], two["reason"]) == (2, 1.0, "")


def test_the_table_has_the_program_s_number_beside_the_corrected_one(world: Any) -> None:
    results, _, codes = world
    plain = {cell.group: cell for cell in framing.compare(results).cells}
    for row in framing.compare(results, coded=codes).table("correction").to_dicts():
        assert row["program"] == pytest.approx(plain[row["group"]].estimate)
        assert row["program_low"] == pytest.approx(plain[row["group"]].low)
        assert (row["coded"], row["documents"], row["reason"]) == (20, 40, "") and 0 < row["weight"] <= 1
        assert row["low"] < row["corrected"] < row["high"]


def test_a_comparison_without_codes_is_as_it_was(world: Any) -> None:
    comparison = framing.compare(world[0])
    assert comparison.names == ("comparison", "contrasts", "differences")
    assert "coded" not in comparison.run["compare"]


def test_each_group_against_all_others_is_corrected_too(world: Any) -> None:
    results, _, codes = world
    rows = framing.compare(results, coded=codes).differences([(outlet, framing_others()) for outlet in OUTLETS]).to_dicts()
    assert len(rows) == 3
    assert all(row["p"] is not None and row["low"] < row["difference"] < row["high"] for row in rows)


def framing_others() -> str:
    from framing.compare.groups import OTHERS

    return OTHERS


def test_too_few_coded_stay_as_they_are_and_are_set_against_nobody(world: Any) -> None:
    results, _, codes = world
    few = {name: said for name, said in codes.items.items() if not codes.design.items[name].document.startswith("Post")}
    comparison = framing.compare(results, coded=replace(codes, items=few))
    cells = {cell.group: cell for cell in comparison.cells}
    assert cells["Herald"].corrected and not cells["Post"].corrected
    assert cells["Post"].estimate == estimates(framing.compare(results))["Post"]
    told = {row["group"]: row["reason"] for row in comparison.table("correction").to_dicts()}
    assert told["Post"] == "not corrected: 0 coded; a correction needs 10"
    reasons = {(r["group_a"], r["group_b"]): r["reason"] for r in comparison.table("differences").to_dicts()}
    assert "not all of the groups are corrected" in reasons["Gazette", "Post"]
    assert reasons["Gazette", "Herald"] == ""


def test_copies_that_are_coded_are_one_unit(make: Any) -> None:
    """Ten coded articles that print one agency's text are no sample of ten."""
    text = " ".join(f"word{i} went by the harbour and the hall" for i in range(60)) + "."
    documents = [make.article(text, outlet, n) for n in range(12) for outlet in ("Gazette", "Herald")]
    measure = make.fake_measure("demo.share", lambda d, layers: [Score(numerator=1, denominator=2)], **SHARE)
    results = make.scored(documents, measure)
    members = grouped(results, "outlet", "all").select("doc_id", "group")
    import polars as pl

    plan = Plan(sizes={"Gazette": 12, "Herald": 12}, copies="all")
    design, _ = draw(results, members.with_columns(pl.lit("").alias("spread")), plan, {})
    codes = Codes("codes.csv", "0", design, dict.fromkeys(design.items, Counted(1, 2)))
    rows = framing.compare(results, coded=codes, copies="all").table("correction").to_dicts()
    assert {row["reason"] for row in rows} == {"not corrected: 12 coded (1 stories or texts); a correction needs 10"}


def test_what_is_coded_and_cannot_be_used_is_told(world: Any) -> None:
    results, _, codes = world
    items = {name: replace(asked, category="other") for name, asked in codes.design.items.items()}
    comparison = framing.compare(results, coded=replace(codes, design=replace(codes.design, items=items)))
    assert "codes.csv: demo.share · other: coded, and not in this comparison, so it corrects nothing" in comparison.doubts
    assert not any(cell.corrected for cell in comparison.cells)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda codes: replace(codes, design=replace(codes.design, population="other")), "another population"),
        (lambda codes: replace(codes, design=replace(codes.design, kind="shown")), "and not what it misses"),
        (lambda codes: replace(codes, design=replace(codes.design, kind="passages")), "article by article"),
    ],
)
def test_codes_that_cannot_correct_are_refused_with_the_reason(world: Any, change: Callable[[Codes], Codes], told: str) -> None:
    with pytest.raises(InputError, match=told):
        framing.compare(world[0], coded=change(world[2]))


def test_codes_of_a_measure_that_was_not_scored_are_refused(world: Any) -> None:
    design = replace(world[2].design, measures={"demo.other": "1"})
    with pytest.raises(RequestError, match=r"codes demo.other, which was not scored"):
        framing.compare(world[0], coded=replace(world[2], design=design))


def test_results_that_corrections_have_changed_are_refused(world: Any) -> None:
    results = world[0].view()
    results.run = {**results.run, "corrections": {"file": "corrections.csv", "layers": ["attributions"]}}
    with pytest.raises(RequestError, match=r"corrections\.csv has changed some of them"):
        framing.compare(results, coded=world[2])


def test_means_are_corrected_over_those_that_have_a_value(make: Any) -> None:
    rng = np.random.default_rng(2)
    documents = [make.article(f"Article {n}.", outlet, n) for outlet in ("Gazette", "Herald") for n in range(30)]
    truth = {d.id: float(rng.choice([-1.0, 0.0, 1.0])) if rng.random() < 0.7 else None for d in documents}

    def call(document: framing.Document, layers: Any) -> list[Score]:
        said = truth[document.id]
        return [framing.no_score("nothing")] if said is None else [Score(value=min(said + 1.0, 1.0))]

    fields = {"estimand": "mean", "show": "signed", "range": (-1, 1), "question": "How?"}
    results = make.scored(documents, make.fake_measure("demo.stance", call, **fields))
    members = grouped(results, "outlet", "once").select("doc_id", "group")
    import polars as pl

    design, _ = draw(results, members.with_columns(pl.lit("").alias("spread")), Plan(sizes={"Gazette": 30, "Herald": 30}), {})
    items = {n: Counted(truth[a.document] or 0.0, float(truth[a.document] is not None)) for n, a in design.items.items()}
    comparison = framing.compare(results, coded=Codes("codes.csv", "0", design, items))
    for outlet in ("Gazette", "Herald"):
        said = [value for name, value in truth.items() if name.startswith(outlet) and value is not None]
        assert estimates(comparison)[outlet] == pytest.approx(np.mean(said)), "all are coded"
