"""A report says which numbers coding corrects, beside the program's own, and what that does to the conclusions."""

from __future__ import annotations

from copy import copy
from typing import Any

import polars as pl
import pytest

import framing
from framing import Score
from framing.coding.codes import Codes
from framing.coding.drawn import Plan, draw
from framing.coding.questions import Counted
from framing.compare.groups import grouped
from framing.paper.methods import methods
from framing.report.blocks import Prose, Table
from framing.report.comparison_text import render
from framing.report.content.corrected import blocks, coded_by, said, settled
from framing.report.signs import signs


@pytest.fixture(scope="module")
def corrected(make: Any) -> framing.Comparison:
    """Two outlets that the program tells apart and people do not."""
    documents = [make.article(f"Article {n}.", outlet, n) for outlet in ("Gazette", "Herald") for n in range(20)]

    def call(document: framing.Document, layers: Any) -> list[Score]:
        outlet, number = document.id.split("-")
        return [Score(numerator=2 + int(number) % 3 if outlet == "Gazette" else int(number) % 2, denominator=10)]

    fields = {"meaning": "share of the said", "show": "share", "range": (0, 1), "question": "How many?", "main": True}
    results = make.scored(documents, make.fake_measure("demo.share", call, contrast=True, **fields))
    members = grouped(results, "outlet", "once").select("doc_id", "group").with_columns(pl.lit("").alias("spread"))
    design, _ = draw(results, members, Plan(sizes={"Gazette": 15, "Herald": 15}), {})
    said = {name: Counted(2 + int(asked.document.split("-")[1]) % 3, 10) for name, asked in design.items.items()}
    return framing.compare(results, coded=Codes("codes.csv", "0", design, said, ("anna", "ben")))


def test_the_section_has_both_numbers_and_the_effect(corrected: framing.Comparison) -> None:
    prose, table, changes = blocks(corrected)
    assert isinstance(prose, Prose) and isinstance(table, Table) and isinstance(changes, Table)
    told = str(prose.parts[0])
    assert "30 of 40 articles, drawn at random, were coded by 2 people (codes.csv)" in told
    assert told.endswith("With the correction, the one difference no longer holds.")
    assert table.columns == ("corrected", "program alone", "coded", "weight of the program")
    herald = next(row for row in table.rows if row.label == "Herald")
    assert [cell.text.partition(" [")[0] for cell in herald.cells][:3] == ["29%", "5%", "15 of 20"]
    (change,) = changes.rows
    assert change.label == "Gazette − Herald"
    program, q_program, _, q, what = (cell.text for cell in change.cells)
    assert program == "+24 points" and what == "no longer holds"
    assert q_program == "< 0.001" and float(q) > 0.05


def test_the_methods_say_how_far_off_the_program_was_in_each_outlet(corrected: framing.Comparison) -> None:
    text = methods(corrected).text("txt")
    assert "By outlet, the program’s number of the coded articles less the coded one: share of the said, −" in text
    assert " points, 95% CI [" in text and "for the same error everywhere (Krishnamoorthy et al., 2007)" in text
    assert "no validation of the program" not in text
    found = corrected.run["compare"]["coded"]["errors"][0]
    assert found["groups"]["Herald"]["error"] < -0.2 and found["p"] < 0.01


def test_no_p_is_told_as_zero(corrected: framing.Comparison) -> None:
    record = corrected.run["compare"]["coded"]
    for p, told in ((0.0, "; p < 0.001 for"), (0.0004, "; p < 0.001 for"), (0.0123, "; p = 0.012 for"), (None, "")):
        errors = [{**record["errors"][0], "p": p}]
        other = copy(corrected)
        other.run = {**corrected.run, "compare": {**corrected.run["compare"], "coded": {**record, "errors": errors}}}
        text = methods(other).text("txt")
        assert told in text and "p = 0.000" not in text and ("for the same error" in text) is (p is not None)


def test_a_model_is_no_person() -> None:
    assert coded_by(["anna", "ben"]) == " by 2 people" and coded_by([]) == ""
    assert coded_by(["anna", "model:small"]) == " by 1 person and the language model small"
    assert coded_by(["model:small"]) == " by the language model small"


def test_how_many_disagreements_were_settled() -> None:
    def told(apart: int, agreed: int) -> str:
        return settled({"agreement": [{"apart": apart, "agreed": agreed}]})

    assert told(3, 0) == "" and told(3, 3) == "all 3 disagreements were settled by agreement"
    assert told(1, 1) == "the one disagreement was settled by agreement"
    assert told(4, 1) == "1 of 4 disagreements were settled by agreement"


def test_agreement_and_what_was_settled_stand_in_report_and_methods(corrected: framing.Comparison) -> None:
    record = corrected.run["compare"]["coded"]
    found = {
        "measure": "demo.share", "question": "demo.share", "coders": 2, "items": 30, "same": 0.8, "alpha": 0.714,
        "low": 0.55, "high": 0.86, "level": "interval", "apart": 6, "agreed": 6,
    }  # fmt: skip
    told = said({**record, "agreement": [found]})
    assert "the coders agree with Krippendorff's alpha 0.71 [0.55, 0.86] on 30 items" in told
    assert "all 6 disagreements were settled by agreement" in told
    with_two = copy(corrected)
    with_two.run = {**corrected.run, "compare": {**corrected.run["compare"], "coded": {**record, "agreement": [found]}}}
    text = methods(with_two).text("txt")
    alpha = "Krippendorff’s α = 0.71 for an interval scale, 95% CI [0.55, 0.86]"
    assert f"2 coders coded 30 items with {alpha} and 80% of answers the same" in text
    assert "All 6 disagreements were settled by agreement." in text and "Zapf et al., 2016" in text
    assert "Nothing was coded by two people" in methods(corrected).text("txt") and "Zapf" not in methods(corrected).text("txt")


@pytest.mark.parametrize("reason", ["all answers are the same: alpha is not defined", None])
def test_where_alpha_is_not_defined_it_is_said_with_the_reason(corrected: framing.Comparison, reason: str | None) -> None:
    record = corrected.run["compare"]["coded"]
    same = {
        "measure": "demo.share", "question": "demo.share", "coders": 2, "items": 12, "same": 1.0, "alpha": None,
        "low": None, "high": None, "level": "interval", "apart": 0, "agreed": 0,
    } | ({"reason": reason} if reason else {})  # fmt: skip
    why = "on which alpha is not defined" + (" (all answers are the same)" if reason else "")
    told = said({**record, "agreement": [same]})
    assert f"(codes.csv); two or more coded 12 items, {why}. Numbers with" in told and "agree with" not in told
    other = {**same, "question": "other", "alpha": 0.7, "reason": ""}
    told = said({**record, "agreement": [same, other]})
    assert f"alpha 0.70 on 12 items of other; two or more coded 12 items of demo.share, {why}. " in told
    with_two = copy(corrected)
    with_two.run = {**corrected.run, "compare": {**corrected.run["compare"], "coded": {**record, "agreement": [same]}}}
    assert f"2 coders coded 12 items, {why}, with 100% of answers the same (" in methods(with_two).text("txt")


def test_the_terminal_marks_corrected_numbers_and_says_what_the_mark_means(corrected: framing.Comparison) -> None:
    text = " ".join(render(corrected).split())
    assert "30%† [" in text
    assert "† corrected by coding: the interval covers sampling and the measure's own error" in text
    assert not any("not the measure's own error" in sign for sign in signs(corrected))


def test_the_methods_say_it(corrected: framing.Comparison) -> None:
    text = methods(corrected).text("txt")
    drawn = "30 of 40 articles, drawn with known probabilities (15 of each outlet), were coded by 2 people, from a sheet that"
    assert f"For the share of the said, {drawn} names neither the outlet nor what the program found." in text
    assert "Egami et al., 2023" in text and "Prediction-powered inference" in text
    assert "not the errors of automatic coding" not in text


def test_nothing_is_said_where_nothing_is_coded(weather: Any) -> None:
    assert list(blocks(weather.comparison)) == []
    assert "†" not in render(weather.comparison)
