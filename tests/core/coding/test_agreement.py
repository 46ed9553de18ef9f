"""Agreement on a sheet: what counts as the same answer, what is no number, and what is left to agree on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from framing import InputError
from framing.coding.agreement import agreements, without_design, write_adjudication
from framing.coding.design import Asked, Design
from framing.coding.questions import Form, Question
from framing.coding.sheet import AGREED, Item, Sheet, read_sheet

NAMES = [f"i{number}" for number in range(12)]


def design(form: Form, **fields: object) -> Design:
    asked = {name: Asked(name.replace("i", "d"), "own.measure", words=9) for name in NAMES}
    return Design(
        kind="articles", by="outlet", seed=0, measures={"own.measure": "1"},
        questions={"own.measure": Question("own.measure", form, False, "How?")}, population="0", documents=12, numbers="0",
        probability={}, items=asked, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def sheet(anna: list[str], ben: list[str], answers: str = "", context: str = "", **agreed: str) -> Sheet:
    question = Question("own.measure", "sign", False, "How?")
    items = {name: Item(name, f"Headline {name}", context, "How? (9 words)", answers or question.answers) for name in NAMES}
    given = {"anna": dict(zip(NAMES, anna, strict=False)), "ben": dict(zip(NAMES, ben, strict=False))}
    given = {coder: {name: answer for name, answer in said.items() if answer} for coder, said in given.items()}
    return Sheet("codes.csv", items, {**given, AGREED: agreed} if agreed else given, {n: i for i, n in enumerate(NAMES, 2)})


SIGNS = ["favourable", "neutral", "unfavourable", "none"] * 3


def test_spellings_of_one_answer_are_one_answer() -> None:
    (found,) = agreements(sheet(SIGNS, ["Favorable", "0", "-1", "none"] * 3), design("sign"))
    assert found.reliability.alpha == 1 and found.same == 1 and not found.apart and not found.numbers
    assert [(each.name, each.given, each.agreement) for each in found.categories] == [
        ("favourable", 6, 1.0), ("neutral", 6, 1.0), ("none", 6, 1.0), ("unfavourable", 6, 1.0),
    ]  # fmt: skip


def test_confusions_and_agreement_by_answer() -> None:
    (found,) = agreements(sheet(SIGNS, ["favourable", "neutral", "neutral", "none"] * 3), design("sign"))
    assert found.confusions["anna", "ben"]["unfavourable", "neutral"] == 3
    told = {each.name: (each.given, each.agreement) for each in found.categories}
    assert told["neutral"] == (9, pytest.approx(6 / 9)) and told["unfavourable"] == (3, 0.0)
    assert found.same == 0.75 and len(found.apart) == 3 and found.apart[0].answers == {"anna": "unfavourable", "ben": "neutral"}
    assert found.apart[0].row == 4 and found.apart[0].document == "d2"


def test_numbers_are_an_interval_scale_and_none_is_no_number() -> None:
    anna = [str(number) for number in range(11)] + ["none"]
    ben = [str(number + number % 2) for number in range(11)] + ["3"]
    (found,) = agreements(sheet(anna, ben), design("number"))
    assert found.numbers and found.unnumbered == 1 and found.reliability.items == 11
    assert found.distance == pytest.approx(5 / 11) and found.means["ben"] > found.means["anna"]
    assert found.reliability.alpha is not None and found.reliability.alpha > 0.9
    assert len(found.apart) == 6, "none against a number is a disagreement too"


def test_parts_are_compared_by_their_share() -> None:
    (found,) = agreements(
        sheet(["1 of 2"] * 6 + ["3 of 3"] * 5 + ["0 of 0"], ["2 of 4"] * 6 + ["3/3"] * 5 + ["0 of 0"]), design("part")
    )
    assert found.reliability.alpha == 1 and found.same == 1
    assert len(found.apart) == 6, "1 of 2 and 2 of 4 count differently"


def test_who_coded_alone_agrees_with_nobody() -> None:
    assert agreements(sheet(SIGNS, []), design("sign")) == []


def test_an_unknown_category_is_refused_with_its_row() -> None:
    with pytest.raises(InputError, match="row 3, ben: 'mixed': expected favourable, neutral"):
        agreements(sheet(SIGNS, ["neutral", "mixed"]), design("sign"))


def test_without_a_design_the_answers_are_read_by_what_the_sheet_says() -> None:
    words = Question("", "words", True, "").answers
    given = sheet(["all", "none"] * 6, ["9", "none"] * 6, words)
    (found,) = agreements(given, without_design(given))
    assert found.name == "How?" and found.reliability.alpha == 1 and not found.by_article
    with pytest.raises(InputError, match="row 2: nobody knows how to read the answers"):
        without_design(sheet(SIGNS, SIGNS, "yes or no"))
    with pytest.raises(InputError, match="row 2, anna: '10'"):
        given = sheet(["10"], ["9"], words)
        agreements(given, without_design(given))


def test_what_is_to_be_agreed_on_is_a_sheet(tmp_path: Path) -> None:
    given = sheet(SIGNS, ["neutral"] * 12, context="Before [[the passage\nitself]] after.", i0="neutral")
    found = agreements(given, design("sign"))
    assert found[0].apart[0].agreed == "neutral" and found[0].apart[0].passage == "the passage itself"
    assert write_adjudication(tmp_path / "agreed.csv", given, found) == 8
    written = read_sheet(tmp_path / "agreed.csv")
    assert len(written.items) == 8 and "i0" not in written.items and "i1" not in written.items
    assert written.answers[AGREED] == {} and written.answers["anna"]["i2"] == "unfavourable"


def test_items_of_one_article_are_one_unit() -> None:
    one = design("sign")
    same = replace(one, items={name: replace(asked, document=f"d{n // 2}") for n, (name, asked) in enumerate(one.items.items())})
    (found,) = agreements(sheet(SIGNS, ["neutral"] * 12), same)
    assert found.reliability.units == 6 and found.reliability.low is None and found.by_article
