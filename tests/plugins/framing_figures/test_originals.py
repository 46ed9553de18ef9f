"""The figures of the five documents the project was asked to compare, read against the text, where they are at hand.

They belong to their publishers and are not part of the project: put their folder beside the checkout
(``../shared/seeds``) to run these tests. No sentence of theirs stands here: offsets and values only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import framing
from framing_figures.corpus import Figures, list_figures

ORIGINALS = Path(__file__).parents[4] / "shared" / "seeds"
REGIONS = ("headline", "subhead", "lead", "body", "furniture", "repeat")
Value = tuple[int, float | None, float | None]
FIGURES: dict[str, list[Value]] = {  # offset, lowest and highest value
    "000": [(747, 200, 999), (2693, 200, 999)],
    "001": [],
    "002": [
        (547, 230_000, 230_000),
        (875, 24, 99),
        (902, 5, 5),
        (1397, 230_000, 230_000),
        (1751, 9, 9),
        (2062, 5, 5),
    ],
    "003": [
        (43, 20_000, 20_000),
        (284, 19_000, 19_000),
        (371, 69_000, 69_000),
        (1867, 9_419, 9_419),
        (1901, 3, None),
        (1935, 4_160, 4_160),
        (1969, 33_860, 33_860),
        (1996, 931, 931),
        (2041, 913, 913),
        (2355, 50, 50),
        (2768, 262_000, 262_000),
        (2866, 41, 41),
        (2904, 373_000, 373_000),
        (2946, 116, 116),
        (3075, 277e9, 277e9),
    ],
    "004": [
        (529, 11, 11),
        (567, 269, 269),
        (597, 120e6, None),
        (990, 1_200, 1_200),
        (1951, 120_000, 120_000),
        (1981, 100_000, 100_000),
    ],
}

pytestmark = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the five original documents are not at hand (../shared/seeds)")


@pytest.fixture(scope="module")
def found() -> Figures:
    return list_figures(framing.load(sorted(ORIGINALS.glob("0*.txt"))), regions=REGIONS)


@pytest.fixture(scope="module")
def rows(found: Figures) -> dict[tuple[str, int], dict[str, Any]]:
    return {(row["doc_id"], row["start"]): row for row in found.table("figures").to_dicts()}


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_found_and_none_invented(name: str, rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    there = [(start, row["value_low"], row["value_high"]) for (document, start), row in rows.items() if document == name]
    assert there == FIGURES[name]


def test_the_repeated_number_is_one_fact_told_with_two_nouns(found: Figures, rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    first, second = rows["002", 547], rows["002", 1397]
    assert first["fact"] == second["fact"]
    assert (first["noun"], second["noun"]) == ("national", "suspect")
    assert first["period"] == second["period"] == "2021-04/2022-07"
    (fact,) = (fact for fact in found.table("facts").to_dicts() if fact["fact"] == first["fact"])
    assert (fact["figures"], fact["nouns"]) == (2, "national, suspect")


def test_the_rounded_number_and_the_exact_one_are_one_fact(rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert rows["003", 43]["fact"] == rows["003", 284]["fact"]


def test_amounts_have_their_conversion(rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert [(rows[key]["unit"], "$" in rows[key]["other"]) for key in (("003", 3075), ("004", 597))] == [("yuan", True)] * 2


def test_parts_belong_to_the_suspects(found: Figures, rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    facts = {fact["fact"]: fact for fact in found.table("facts").to_dicts()}
    whole = rows["003", 1969]["fact"]
    assert [facts[rows["003", start]["fact"]]["part_of"] for start in (1996, 2041)] == [whole, whole]
    assert {rows["003", start]["noun"] for start in (1969, 1996, 2041)} == {"suspect"}


def test_places_and_sources(rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert [rows["004", start]["place"] for start in (990, 1951, 1981)] == ["Myanmar", "Myanmar", "Cambodia"]
    assert all("Human Rights" in rows["004", start]["source"] for start in (1951, 1981))
    assert all("inistry" in rows["003", start]["source"] for start in (43, 284, 371))


def test_nothing_is_in_conflict(found: Figures) -> None:
    assert set(found.table("facts")["conflicts"]) == {""}
