"""Stance: as what a target is shown."""

from __future__ import annotations

import pytest

from framing.codebook import Codebook, Target
from framing.plugins import load_plugins
from framing.testing import check_measure, layers_of, sample_document, scores

from ....examples_portrayal import PORTRAYALS  # noqa: TID252  tests have no absolute name

COUNCIL = Codebook(targets=(Target("council", ("council",)),))


def shown(marked: str) -> str:
    target = marked[marked.index("[") + 1 : marked.index("]")]
    document = sample_document(f"Nothing else happened here.\n\n{marked.replace('[', '').replace(']', '')}")
    found = layers_of(document, codebook=Codebook(targets=(Target(target, (target,)),))).counted("portrayals")
    return str(found[0].attributes["shown"]) if found else "none"


@pytest.mark.parametrize(("marked", "expected"), PORTRAYALS)
def test_examples(marked: str, expected: str) -> None:
    assert shown(marked) == expected


def test_there_are_a_hundred_examples() -> None:
    assert len(PORTRAYALS) >= 100


def test_the_share_of_each_role_by_voice() -> None:
    text = "A head\n\nThe council destroyed the pier. The council failed. Mara Lind said the council had cheated the town."
    rows = {(row["category"], row["voice"]): row for row in scores("stance.portrayal", text, codebook=COUNCIL)}
    assert rows["harms", "own"]["value"] == 0.5
    assert rows["fails", "own"]["value"] == 0.5
    assert rows["mends", "own"]["value"] == 0  # could have occurred
    assert rows["harms", "attributed"]["value"] == 1


def test_without_a_role_there_is_no_number() -> None:
    rows = scores("stance.portrayal", "A head\n\nThe council met on Tuesday.", codebook=COUNCIL)
    assert {row["reason"] for row in rows} == {"target not shown in any of the five roles"}


def test_who_is_blamed_by_others_is_so_in_their_voice() -> None:
    document = sample_document("A head\n\nFishermen blamed the council.")
    (found,) = layers_of(document, codebook=COUNCIL).counted("portrayals")
    assert (found.attributes["shown"], found.attributes["voice"]) == ("harms", "attributed")


def test_the_measure_keeps_its_contract() -> None:
    (measure,) = (measure for measure in load_plugins().measures if measure.name == "stance.portrayal")
    texts = ["", "council", "The council cheated us.", 'Head\n\n"The council lied to us and robbed us," said Mara Lind.']
    check_measure(measure, [sample_document(text, id=str(i)) for i, text in enumerate(texts)], codebook=COUNCIL)
