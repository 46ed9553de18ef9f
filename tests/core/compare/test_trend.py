"""Measures over time, and documents before a day against those from it on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

import framing
from framing.compare.before_after import before_after
from framing.compare.groups import left_out
from framing.compare.trend import choose, trend
from framing.errors import RequestError
from framing.report.trend_text import render

START = date(2024, 1, 1)


def articles(make: Any, outlet: str, cats: list[int], each: int = 8, **fields: Any) -> list[framing.Document]:
    """So many articles a month, each with this many cats of twenty words."""
    return [
        make.article(
            f"{'cat ' * (count + number % 2)}{'dog ' * (20 - count - number % 2)}.",
            outlet,
            100 * month + number,
            published=date(2024, month, 1 + number),
            **fields,
        )
        for month, count in enumerate(cats, 1)
        for number in range(each)
    ]


def results(make: Any, *documents: framing.Document, **fields: Any) -> framing.Results:
    return make.scored(documents, make.word_measure("cat", range=(0, 1), show="share", **fields))  # type: ignore[no-any-return]


def test_a_point_a_period_with_its_interval_and_one_test_a_line(make: Any) -> None:
    documents = [*articles(make, "A", [2, 2, 9, 9]), *articles(make, "B", [4, 4, 4, 4])]
    found = trend(results(make, *documents), every="month")
    assert found.periods == ["2024-01", "2024-02", "2024-03", "2024-04"] and found.groups == ["A", "B"]
    moved, still = found.lines
    assert moved.p is not None and moved.p < 0.001 and still.p is not None and still.p > 0.3
    assert moved.q == pytest.approx(2 * moved.p)
    same = framing.compare(results(make, *documents), "outlet,month")
    by_group = {cell.group: cell for cell in same.cells}
    for line in found.lines:
        for period, cell in line.cells.items():
            assert cell == by_group[f"{line.group} · {period}"], "the numbers of any comparison"


def test_a_period_with_few_articles_has_no_interval_and_takes_no_part_in_the_test(make: Any) -> None:
    lone = make.article("cat " * 20, "A", 999, published=date(2024, 6, 1))
    found = trend(results(make, *articles(make, "A", [3, 3, 3]), lone), every="month")
    (line,) = found.lines
    assert found.periods[3:] == ["2024-04", "2024-05", "2024-06"] and line.sampled == ["2024-01", "2024-02", "2024-03"]
    assert line.cells["2024-06"].low is None and line.p is not None and line.p > 0.3
    lines = found.tables().table("lines").to_dicts()
    assert (lines[0]["periods"], lines[0]["documents"]) == (3, 24)


def test_a_line_with_one_period_is_not_tested_and_says_so(make: Any) -> None:
    (line,) = trend(results(make, *articles(make, "A", [3])), every="month").lines
    assert line.p is None and line.reason.startswith("not tested: 1 period with an interval; a test needs 2")


def test_what_hardly_any_article_holds_is_not_tested(make: Any) -> None:
    documents = [make.article("dog dog.", "A", number, published=START + timedelta(days=3 * number)) for number in range(30)]
    documents += [make.article("cat dog.", "A", 90 + number, published=START) for number in range(5)]
    (line,) = trend(results(make, *documents), every="month").lines
    assert line.p is None and line.q is None and not line.sampled


def test_documents_without_a_date_are_left_out_and_named(make: Any) -> None:
    found = trend(results(make, *articles(make, "A", [3, 3]), make.article("cat", "A", 7)), every="month")
    assert sum(cell.documents for cell in found.lines[0].cells.values()) == 16
    assert left_out(found.undated, 17) == ["1 of 17 documents has no date and is left out: A-7"]


def test_the_period_is_chosen_by_how_many_articles_it_holds(make: Any) -> None:
    assert choose(results(make, *articles(make, "A", [3], each=7)), "outlet") == "week"
    assert choose(results(make, *articles(make, "A", [3, 3, 3])), "outlet") == "month"
    assert choose(results(make, *articles(make, "A", [3] * 6, each=3)), "outlet") == "quarter"
    assert choose(results(make, *articles(make, "A", [3])[:2]), "outlet") == "year"


def test_one_line_for_all_and_time_is_no_line(make: Any) -> None:
    made = results(make, *articles(make, "A", [3, 3]), *articles(make, "B", [3, 3]))
    assert trend(made, "all", "month").groups == ["all"]
    with pytest.raises(RequestError, match="time is what the line runs over"):
        trend(made, "outlet,year")


def test_the_same_seed_gives_the_same_p_and_the_text_fits(make: Any) -> None:
    documents = [*articles(make, "A", [2, 3, 2]), *articles(make, "B", [4, 5, 4], each=5)]
    first, again = (trend(results(make, *documents), every="month", seed=3) for _ in range(2))
    assert [line.p for line in first.lines] == [line.p for line in again.lines]
    text = render(first, width=60)
    assert max(map(len, text.splitlines())) <= 60 and "q, over the whole" in text and "or about a direction" in text


# Before against after.


def test_before_against_after_over_all_and_within_each(make: Any) -> None:
    documents = [*articles(make, "A", [2, 9]), *articles(make, "B", [4, 4]), make.article("cat", "B", 7)]
    found = before_after(results(make, *documents), "2024-02-01")
    rows = found.table("differences").to_dicts()
    assert [(row["group_a"], row["group_b"]) for row in rows] == [
        ("from 2024-02-01", "before 2024-02-01"),
        ("A · from 2024-02-01", "A · before 2024-02-01"),
        ("B · from 2024-02-01", "B · before 2024-02-01"),
    ]
    assert rows[1]["q"] < 0.001 < 0.5 < rows[2]["q"] and rows[0]["documents"] == 32, "the undated one takes no part"
    assert {(row["group_a"], row["group_b"]) for row in found.within.table("contrasts").to_dicts()} <= {
        ("A · from 2024-02-01", "A · before 2024-02-01"),
        ("B · from 2024-02-01", "B · before 2024-02-01"),
    }, "no outlet's past is set against another's present"


def test_a_day_with_all_articles_on_one_side_is_refused(make: Any) -> None:
    with pytest.raises(RequestError, match="all documents with a date are before 2030-01-01"):
        before_after(results(make, *articles(make, "A", [2])), "2030-01-01")


def test_few_articles_on_a_side_are_not_tested(make: Any) -> None:
    documents = [*articles(make, "A", [2], each=5), *articles(make, "A", [0, 9])[8:]]
    (row, *_) = before_after(results(make, *documents), "2024-02-01").table("differences").to_dicts()
    assert row["p"] is None and row["reason"] == "not comparable: 5 documents on one side; at least 6 are needed"
