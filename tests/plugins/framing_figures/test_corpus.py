"""Figures of a corpus: by story and group, in any order, with what could not be read."""

from __future__ import annotations

from itertools import permutations

import pytest

from framing.errors import InputError, RequestError
from framing.model import Document
from framing_figures.corpus import ONE_STORY, list_figures

from ...figured import LEAD, document, facts, listed  # noqa: TID252  tests have no absolute name


def test_figures_are_only_compared_within_a_story() -> None:
    text = "The flood destroyed 1,630 homes."
    found = list_figures([document("a", text, story="north"), document("b", text, story="south")])
    assert [fact["told_by"] for fact in facts(found)] == [1, 1]


def test_many_articles_without_story_are_not_taken_to_be_on_one() -> None:
    text = "The flood destroyed 1,630 homes."
    found = list_figures([document(f"d{i}", text) for i in range(ONE_STORY + 1)])
    assert {fact["told_by"] for fact in facts(found)} == {1}
    assert found.run["unaligned"] == ONE_STORY + 1


def test_the_order_of_documents_changes_nothing() -> None:
    texts = ("Home came 230,000 nationals.", "Nearly 20,000 people were stopped at sea.", "Home came 230,000 suspects in 2019.")
    documents = [document(name, text) for name, text in zip("abc", texts, strict=True)]
    tables = [
        {name: list_figures(ordered).table(name).rows() for name in ("figures", "facts", "groups")}
        for ordered in permutations(documents)
    ]
    assert all(table == tables[0] for table in tables)


def test_groups_say_what_they_tell_alone() -> None:
    found = listed(
        "The flood destroyed 1,630 homes and 40 mills.", "The flood destroyed 1,630 homes, the mayor said.", "Silence."
    )
    rows = {row["group"]: row for row in found.table("groups").to_dicts()}
    assert (rows["A"]["figures"], rows["A"]["facts"], rows["A"]["alone"]) == (2, 2, 1)
    assert (rows["B"]["credited"], rows["B"]["alone"]) == (1, 0)
    assert (rows["C"]["articles"], rows["C"]["figures"]) == (1, 0)


def test_headlines_and_repeats_do_not_count() -> None:
    text = "Flood destroys 1,630 homes\n\n" + LEAD + " It took 300 boats.\n\nThe mayor wept all day.\n\n"
    found = list_figures([Document(id="a", text=text, language="en", outlet="A", title="Flood destroys 1,630 homes")])
    assert [fact["value_low"] for fact in facts(found)] == [300]


def test_figures_can_be_grouped_and_chosen() -> None:
    documents = [document("a", "The dam cost $3 million in 40 towns."), document("b", "The dam cost $3 million in May.")]
    found = list_figures(documents, by="all")
    assert [fact["told_by"] for fact in facts(found)] == [1, 1]
    assert [fact["kind"] for fact in facts(list_figures(documents).only(kind="money"))] == ["money"]
    assert len(list_figures(documents).only(least=2).table("figures")) == 2
    with pytest.raises(RequestError, match="no document has a field 'colour'"):
        list_figures(documents, by="colour")
    with pytest.raises(InputError, match="no document"):
        list_figures([])
    with pytest.raises(RequestError, match="table 'fact'"):
        found.table("fact")


def test_other_languages_are_told_of() -> None:
    found = list_figures([document("a", "It cost $3 million."), document("b", "Es kostete 3 Millionen Euro.", language="de")])
    assert found.run["unread"] == ["b"]
    assert found.run["failures"] == []


def test_a_row_of_digits_without_end_is_no_figure_and_the_others_are_listed() -> None:
    found = listed(f"The code 1{'0' * 320} was read by 1{'0' * 320} people, and 43 farms flooded.", "Some 43 farms flooded.")
    assert {row["value_low"] for row in facts(found)} == {43}
    assert found.run["unread"] == []
