"""Codes that are kept with a comparison are the same codes, without a word of the articles; damaged ones are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from framing.coding.codes import Codes
from framing.coding.kept import codes_of_rows, record_of, rows_of
from framing.coding.questions import Counted

from .conftest import DESIGN, ITEMS

CODES = Codes(
    "codes.csv", "f" * 64, DESIGN, {"i1": Counted(3.0, None), "i4": Counted(0.0, 0.0)}, ("anna",), notes=("2 are not coded",)
)


def kept(codes: Codes = CODES) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """As a table and a file of JSON give them back: what is missing is empty."""
    rows = [{"numerator": None, "denominator": None, **row} for row in rows_of(codes)]
    found: tuple[list[dict[str, Any]], dict[str, Any]] = json.loads(json.dumps([rows, record_of(codes)]))
    return found


def test_they_come_back_as_they_were() -> None:
    again = codes_of_rows(*kept())
    assert again == CODES
    assert again.complete == CODES.complete


def test_chances_of_passages_are_those_of_the_items() -> None:
    from dataclasses import replace

    by_item = {name: 0.1 + number / 10 for number, name in enumerate(DESIGN.items)}
    codes = replace(CODES, design=replace(DESIGN, kind="passages", probability=by_item))
    assert codes_of_rows(*kept(codes)).design.probability == by_item


def test_no_passage_and_no_headline_is_kept() -> None:
    told = json.dumps(kept(), ensure_ascii=False)
    assert not [item for item in ITEMS if item.context in told or (item.headline and item.headline in told)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows, record: rows[0].pop("doc_id"),
        lambda rows, record: rows[0].update(probability=2),
        lambda rows, record: rows[0].update(coded=1, numerator=None),
        lambda rows, record: rows[0].update(measure="own.other"),
        lambda rows, record: record.pop("design"),
        lambda rows, record: record["design"].update(kind="all"),
        lambda rows, record: record.update(coders=None),
    ],
)
def test_damaged_ones_are_refused(damage: Callable[[list[dict[str, Any]], dict[str, Any]], None]) -> None:
    rows, record = kept()
    damage(rows, record)
    with pytest.raises(ValueError, match="its codes are damaged"):
        codes_of_rows(rows, record)
