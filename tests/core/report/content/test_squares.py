"""Rival wordings by voice: one sentence, and a square a mention."""

from __future__ import annotations

from typing import Any

from framing.compare.comparison import Comparison, compare
from framing.report.blocks import Ref, Voices
from framing.report.content.squares import VOICED, squares


def found(make: Any, texts: dict[str, str], most: int = 8) -> Any:
    fields = {"meaning": "mentions of a word", "unit": "per 1,000 words", "scale": 1000.0, "show": "count", "main": True}
    measure = make.fake_measure("words.voiced", make.choosing, **fields)
    comparison: Comparison = compare(make.scored([make.article(text, outlet) for outlet, text in texts.items()], measure))
    return squares(comparison, "", "answer", most)


def test_each_group_stands_with_its_commonest_wording_and_voice(make: Any) -> None:
    sentence, _, sides = found(
        make, {"Post": "a -storm", "Herald": "a calm, calm, -storm", "Gazette": "-storm -storm", "Times": "calm"}
    )
    assert sentence.parts == (
        "In these four texts, Herald and Times write “calm” in their own voice; "
        "Gazette and Post give “storm” as the words of a source.",
    )
    assert [(group, key[2:]) for group, key in sides] == [("Herald", ("calm", "own")), ("Gazette", ("storm", "attributed"))]


def test_a_wording_is_named_once(make: Any) -> None:
    sentence, *_ = found(make, {"Post": "a -storm", "Gazette": "a storm"})
    assert sentence.parts == (
        "In these two texts, Gazette writes “storm” in its own voice; Post gives it as the words of a source.",
    )


def test_outlets_are_rows_by_value_and_those_without_are_named(make: Any) -> None:
    _, table, _ = found(make, {"Post": "calm storm", "Herald": "calm, -calm", "Gazette": "nothing", "Times": "storm"}, most=2)
    assert [row.label for row in table.rows] == ["Herald", "Post"] and table.columns == ("calm", "storm")
    cell = table.rows[0].cells[0]
    assert cell.text == "1 own, 1 attributed" and cell.mark == Voices(1, 1, most=2.0)
    assert cell.to == Ref("Herald", "words.voiced", "weather", "calm")
    assert table.note == f"{VOICED} 1 outlet more in the table below. None of these wordings: Gazette."


def test_wordings_of_one_group_are_no_comparison(make: Any) -> None:
    assert found(make, {"Post": "calm", "Gazette": "nothing"}) is None
