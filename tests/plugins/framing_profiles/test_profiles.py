"""Profiles and distances on corpora whose truth is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

import framing
from framing import Score
from framing.errors import RequestError
from framing_profiles.distance import distances_of
from framing_profiles.listing import distances_as_text, profiles_as_text
from framing_profiles.standing import profiles_of, told_first
from framing_profiles.wording import weightiest


def compared(make: Any, values: Mapping[str, list[float]], **fields: Any) -> framing.Comparison:
    """Groups whose documents have these shares, each of 100 words."""
    shares = {f"{outlet}-{i}": share for outlet, found in values.items() for i, share in enumerate(found)}
    measure = make.fake_measure(
        "demo.x",
        lambda document, layers: [Score(numerator=shares[document.id] * 100, denominator=100)],
        **{"show": "share", "main": True, "contrast": True, **fields},
    )
    return framing.compare(make.scored([make.article("Some text.", *name.split("-")) for name in shares], measure))


def test_chance_tells_groups_of_one_pool_from_others(make: Any) -> None:
    random = np.random.default_rng(3)
    alike = {name: list(random.uniform(0.2, 0.6, 30)) for name in ("A", "B")}
    found = distances_of(compared(make, {**alike, "C": list(random.uniform(0.6, 0.9, 30))}))
    rows = {(row["group_a"], row["group_b"]): row for row in found.table("distances").to_dicts()}
    assert rows["A", "B"]["p"] > 0.05
    assert rows["A", "C"]["q"] < 0.01
    assert rows["A", "C"]["distance"] > 3 * rows["A", "C"]["expected"]
    assert rows["A", "C"]["drivers"].startswith("demo.x ")
    assert found.table("distances")["group_a"][0] == "A"  # nearest first


def test_few_documents_have_a_distance_and_no_inference(make: Any) -> None:
    (row,) = distances_of(compared(make, {"A": [0.1], "B": [0.9]})).table("distances").to_dicts()
    assert (row["p"], row["q"], row["expected"]) == (None, None, None)
    assert row["distance"] > 0.3
    assert "nothing is inferred" in row["reason"]


def test_nothing_in_common_is_no_distance(make: Any) -> None:
    measure = make.fake_measure(
        "demo.x", lambda document, layers: [framing.no_score("nothing to judge")], show="signed", main=True, contrast=True
    )
    results = make.scored([make.article("Some text.", name, "1") for name in "AB"], measure)
    (row,) = distances_of(framing.compare(results)).table("distances").to_dicts()
    assert row["distance"] is None
    assert "not comparable" in row["reason"]


def test_one_group_has_no_distance_and_no_profile(make: Any) -> None:
    comparison = compared(make, {"A": [0.1, 0.2]})
    assert distances_of(comparison).table("distances").is_empty()
    assert profiles_of(comparison).table("profile").is_empty()
    style = framing.report.terminal.Style()  # type: ignore[attr-defined]
    assert "two groups" in distances_as_text(distances_of(comparison), 80, style)
    assert "two groups" in profiles_as_text(profiles_of(comparison), 80, style, 5, 1)


def test_the_order_of_the_files_changes_nothing(make: Any) -> None:
    values = {"B": [0.9, 0.8, 0.7, 0.9, 0.6], "A": [0.1, 0.2, 0.3, 0.1, 0.4], "C": [0.5] * 5}
    one, other = (distances_of(compared(make, dict(order))) for order in (values.items(), reversed(values.items())))
    assert one.table("distances").equals(other.table("distances"))
    assert one.table("drivers").equals(other.table("drivers"))


def test_a_profile_tells_what_lies_farthest_from_the_others(make: Any) -> None:
    found = profiles_of(
        compared(make, {"A": [0.9, 0.8, 0.9, 0.8, 0.9, 0.95], "B": [0.1] * 6, "C": [0.2, 0.1, 0.15, 0.1, 0.2, 0.1]})
    )
    assert found.table("profile").is_empty()  # nothing without a passage to show for it
    values = {f"{outlet}-{i}": share for outlet, share in (("A", 1.0), ("B", 0.0), ("C", 0.0)) for i in range(6)}

    def measured(document: framing.Document, layers: Any) -> list[Score]:
        evidence = (framing.Evidence(pieces=((0, 4),), label="x"),) if values[document.id] else ()
        return [Score(numerator=values[document.id], denominator=1, evidence=evidence)]

    measure = make.fake_measure("demo.x", measured, show="share", range=(0, 1), main=True, contrast=True)
    results = make.scored([make.article("Some text.", *name.split("-")) for name in values], measure)
    found = profiles_of(framing.compare(results))
    first = found.of("A")[0]
    assert (first["estimate"], first["others"], first["rank"], first["passages"]) == (1.0, 0.0, 1, 6)
    assert first["q"] < 0.05
    text = profiles_as_text(found, 80, framing.report.terminal.Style(), 5, 1)  # type: ignore[attr-defined]
    assert "How A tells it" in text
    assert "100% here, 0% in the others (6 documents, 6 passages; q" in text
    whose, (passage,) = weightiest(found.comparison, found.of("B")[0], 1)  # B has none of it: a passage of A shows what
    assert (whose, passage["quote"]) == ("A", "Some")


def test_q_of_profiles_is_over_what_profiles_compare(make: Any) -> None:
    random = np.random.default_rng(5)
    names = [f"{outlet}-{i}" for outlet in "AB" for i in range(20)]

    def values(shift: float) -> dict[str, float]:
        return {name: float(np.clip(random.normal(0.3 + shift * (name[0] == "A"), 0.2), 0, 1)) for name in names}

    def measure(name: str, told: bool, shares: Mapping[str, float]) -> Any:

        def scores(document: framing.Document, _: Any) -> list[Score]:
            return [Score(numerator=shares[document.id], denominator=1, evidence=[framing.Evidence(pieces=((0, 4),), label="x")])]

        return make.fake_measure(name, scores, show="share", contrast=told, main=told)

    def scored(*measures: Any) -> list[dict[str, Any]]:
        pooled = {"estimand": "pooled", "contrast": True, "pool": lambda found: float(len(found))}
        spread = make.fake_measure("demo.s", lambda *_: [Score(numerator=1.0, denominator=1.0, category="x")], **pooled)
        articles = [make.article("Some text.", *name.split("-")) for name in names]
        return list(profiles_of(framing.compare(make.scored(articles, spread, *measures))).rows)

    told = measure("demo.x", True, values(0.2))
    alone, among = scored(told), scored(told, *(measure(f"demo.y{i}", False, values(0.0)) for i in range(9)))
    assert alone and {row["measure"] for row in alone} == {"demo.x"}
    assert [(row["p"], row["q"]) for row in among] == [(row["p"], row["q"]) for row in alone]


def test_a_group_that_there_is_not_is_refused(make: Any) -> None:
    with pytest.raises(RequestError, match="no outlet 'Z'"):
        profiles_of(compared(make, {"A": [0.1], "B": [0.2]}), ["Z"])


def test_no_measure_fills_a_profile_alone() -> None:
    some = {"q": None, "passages": 3, "passages_others": 9, "documents": 3}
    rows = [{"measure": "a.x", "target": str(i), **some} for i in range(9)] + [{"measure": "b.y", "target": "", **some}]
    assert [row["measure"] for row in told_first(rows, 4)] == ["a.x", "a.x", "b.y"]


@pytest.mark.parametrize("fewer", [{"passages": 2}, {"passages_others": 2}, {"documents": 2}])
def test_nothing_is_told_that_chance_would_give_or_that_rests_on_less_than_three(fewer: dict[str, int]) -> None:
    some = {"passages": 9, "passages_others": 9, "documents": 9}
    few = {"a.x": fewer}
    rows = [
        {"measure": m, "target": "", "q": q, **some, **few.get(m, {})} for m, q in (("a.x", None), ("b.y", 0.4), ("c.z", 0.01))
    ]
    assert [row["measure"] for row in told_first(rows, 4)] == ["c.z"]
    assert told_first(rows[:2], 4) == []
