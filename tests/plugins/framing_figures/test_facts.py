"""Figures across outlets: which tell the same fact, which are part of another, which contradict each other."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from framing_figures import facts as aligning
from framing_figures.corpus import list_figures
from framing_figures.facts import compare_periods

from ...figured import document, facts, listed  # noqa: TID252  tests have no absolute name


def told_by_both(*texts: str) -> int:
    return sum(fact["told_by"] > 1 for fact in facts(listed(*texts)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood destroyed 1,630 homes.", "In all, 1,630 homes were destroyed by the flood."),
        ("The campaign brought home 230,000 nationals.", "Police say 230,000 suspects were brought home."),
        ("Nearly 20,000 people were stopped at the border.", "Police stopped 19,000 people at the border."),
        ("The flood killed a dozen people.", "The flood killed 12 people."),
        ("The dam cost 10 million yuan ($1.4 million).", "The dam cost $1.4 million to build."),
        ("The dam cost 1.4 million dollars.", "The dam cost US$1.4 million."),
        ("The flood hit 41% of farms.", "Some 41 percent of farms were hit by the flood."),
        ("Half of voters back the dam.", "The dam is backed by 50 percent of voters."),
        ("The dam will displace 33,860 people.", "The dam will displace about 34,000 people."),
        ("More than 400 farms lie under water.", "At least 400 farms lie under water."),
        ("Dozens of cows drowned in the stable.", "Dozens of cows drowned in the stable at night."),
    ],
)
def test_the_same_fact_is_recognised(one: str, other: str) -> None:
    assert told_by_both(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood destroyed 1,630 homes.", "The flood destroyed 1,640 homes."),
        ("The flood destroyed 12 homes.", "The flood killed 12 horses."),
        ("In 2019 the flood destroyed 1,630 homes.", "In 2021 the flood destroyed 1,630 homes."),
        ("The flood killed 12 people.", "The flood injured 12 people."),
        ("The flood killed 40 people in Ghana.", "The flood killed 40 people in Togo."),
        ("The dam cost $14 million.", "The dam cost 14 million euros."),
        ("The dam grew by 12 percent.", "The dam employs 12 guards."),
        ("Two bridges fell.", "Two ministers quarrelled about the harvest."),
        ("The mill paid 5 percent.", "The mill gained 5 percentage points."),
    ],
)
def test_other_facts_are_kept_apart(one: str, other: str) -> None:
    assert told_by_both(one, other) == 0


def test_a_fact_told_with_two_nouns_names_both() -> None:
    (fact,) = facts(listed("Home came 230,000 nationals.", "Home came 230,000 suspects."))
    assert (fact["nouns"], fact["told_by"], fact["groups"]) == ("national, suspect", 2, '["A", "B"]')


def test_a_fact_repeated_in_one_text_is_one_fact_of_one_outlet() -> None:
    (fact,) = facts(listed("The flood destroyed 1,630 homes. Nobody has rebuilt the 1,630 homes."))
    assert (fact["figures"], fact["told_by"]) == (2, 1)


def test_the_most_exact_telling_gives_the_value_of_a_fact() -> None:
    (fact,) = facts(listed("Nearly 20,000 people were stopped at sea.", "Police stopped 19,000 people at sea."))
    assert (fact["value_low"], fact["value_high"]) == (19_000, 19_000)


def test_parts_name_their_whole() -> None:
    found = listed("Police held 340 people, of whom 55 were minors.", "Police held 340 people.")
    whole, part = facts(found)
    assert (whole["told_by"], part["value_low"], part["part_of"]) == (2, 55, whole["fact"])
    assert part["conflicts"] == whole["conflicts"] == ""


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2019", "2019", "same"),
        ("2019", "2020", "unlike"),
        ("2019", "2019-05", "unknown"),
        ("2019", "", "unknown"),
        ("2019", "last year", "unknown"),
        ("XXXX-05/XXXX-10", "2021-05/2021-10", "same"),
        ("2019/..", "2019", "unknown"),
        ("2019-05/2019-10", "2020-05/2020-10", "unlike"),
        ("2019-05-03", "2019-05-04", "unlike"),
    ],
)
def test_periods_are_compared_as_far_as_they_are_told(one: str, other: str, relation: str) -> None:
    assert compare_periods(one, other) == compare_periods(other, one) == relation


def test_what_fell_and_what_rose_by_as_much_are_two_facts() -> None:
    assert told_by_both("Sales of the mill changed by -5 percent in May.", "Sales of the mill changed by 5 percent in May.") == 0
    assert told_by_both("Sales of the mill changed by −5 percent in May.", "Sales of the mill changed by -5 percent in May.") == 1
    about = told_by_both(
        "Sales of the mill changed by about -5.2 percent in May.", "Sales of the mill changed by -5.2 percent in May."
    )
    assert about == 1


def test_facts_are_the_same_whatever_the_documents_are_called() -> None:
    texts = [f"The dam will displace {value} people." for value in ("33,860", "about 36,000", "about 38,500")]
    told = set()
    for names in permutations("abc"):
        found = list_figures([document(name, text) for name, text in zip(names, texts, strict=True)])
        rows = found.table("figures").to_dicts()
        groups: dict[int, set[float]] = {}
        for row in rows:
            groups.setdefault(row["fact"], set()).add(row["value_low"])
        told.add(frozenset(map(frozenset, groups.values())))
    assert told == {frozenset({frozenset({33860.0, 36000.0}), frozenset({38500.0})})}


def test_dates_make_periods_comparable() -> None:
    told = [
        document("a", "Last year 230,000 people came.", published=date(2020, 5, 1)),
        document("b", "In 2019 some 230,000 people came.", published=date(2021, 5, 1)),
        document("c", "Last year 230,000 people came.", published=date(2022, 5, 1)),
    ]
    assert sorted(fact["told_by"] for fact in facts(list_figures(told))) == [1, 2]


def test_versions_of_one_article_are_held_against_a_fact_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    agrees = aligning.agrees
    monkeypatch.setattr(aligning, "agrees", lambda *figures: held.append(1) or agrees(*figures))
    told = "The flood destroyed 1,630 homes. Nearly 20,000 people fled from the dam in May."
    amounts = []
    for versions in (2, 12):
        held.clear()
        found = facts(list_figures([document(f"article{number}", told) for number in range(versions)]))
        assert [fact["told_by"] for fact in found] == [versions] * 2
        amounts.append(len(held))
    assert amounts[0] == amounts[1] > 0
