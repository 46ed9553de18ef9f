"""What the choice of copies does to contrasts."""

from __future__ import annotations

from typing import Any

from framing_stories.effect import compare_choices

from ...wire import ELSEWHERE, WIRE, article  # noqa: TID252  tests have no absolute name


def test_what_the_choice_does_to_each_contrast_is_shown(make: Any) -> None:
    loud = "The bridge, the bridge, the bridge is all that anybody at Saltmarsh talks about, the bridge. "
    plain = "Nobody at the market had anything to say about the weather or about the price of herring. "
    documents = [
        article("a", WIRE, "Herald", 1),
        article("b", loud + plain, "Herald", 2),
        *(article(f"c{i}", WIRE, "Gazette", 3 + i) for i in range(6)),
        article("d", plain + plain, "Gazette", 9),
        article("e", ELSEWHERE, "Post", 9),
    ]
    results = make.scored(documents, make.word_measure("bridge", contrast=True))
    choices = {(r["group_a"], r["group_b"]): r for r in compare_choices(results).table("effect").to_dicts()}
    herald = choices["Herald", "Gazette"]
    assert herald["once"] > 0 and herald["all"] is not None and herald["all"] < herald["once"]
    assert herald["changes"] in ("size", "sign")
