"""Omissions: what is missing is told with the others' passages, and nothing is claimed that a wide search could doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.codebook import parse_codebook
from framing.errors import InputError
from framing_stories.omission_tables import find_omissions

from ...ferry import COST, LEAD, MASTER, UNION, fill, left_out, status, story  # noqa: TID252  tests have no absolute name
from ...wire import WIRE, article  # noqa: TID252  tests have no absolute name


def test_what_two_others_report_is_left_out_with_their_passages() -> None:
    found = find_omissions(story(Herald=MASTER + UNION, Post=MASTER, Star="The night was cold. "))
    assert ("Star", "Edda Lunde") in left_out(found)
    assert ("Post", "National Union of Seafarers") not in left_out(found)  # only one other has it
    (row,) = (r for r in found.table("omissions").iter_rows(named=True) if r["item"] == "Edda Lunde")
    assert (row["kind"], row["others"], row["of"], row["documents"], row["dated"]) == ("source", 2, 2, '["star"]', 1)
    said = [r for r in found.table("passages").iter_rows(named=True) if r["item"] == "Edda Lunde" and r["kind"] == "source"]
    assert {r["outlet"] for r in said} == {"Herald", "Post"}
    texts = {document.id: document.text for document in story(Herald=MASTER + UNION, Post=MASTER)}
    for r in said:
        assert texts[r["doc_id"]][r["start"] : r["end"]] == r["quote"]
        assert "radar had failed" in r["passage"]


def test_what_most_report_and_make_central_comes_first() -> None:
    at_head = [replace(d, text=MASTER + d.text) for d in story(Herald=UNION, Post=UNION)]
    found = find_omissions([*at_head, *story(Star="", Gazette=MASTER)])
    star = [row for row in found.table("omissions").iter_rows(named=True) if row["outlet"] == "Star"]
    assert star[0]["item"] == "Edda Lunde"
    assert [row["others"] for row in star] == sorted((row["others"] for row in star), reverse=True)
    assert all(0 <= row["centrality"] <= 1 for row in star)


@pytest.mark.parametrize(
    "trace",
    [
        "A woman called Lunde was seen on the shore. ",  # the surname
        "“I know nothing,” E. Lunde told us. ",
    ],
)
def test_a_name_in_any_form_is_not_left_out(trace: str) -> None:
    found = find_omissions(story(Herald=MASTER, Post=MASTER, Star=trace))
    assert not any(item == "Edda Lunde" for _, item in left_out(found))


@pytest.mark.parametrize("trace", ["The NUS declined to comment. ", "The union of seafarers was silent, nationally and abroad. "])
def test_a_body_by_its_acronym_or_its_words_is_not_left_out(trace: str) -> None:
    found = find_omissions(story(Herald=UNION, Post=UNION, Star=trace))
    assert not any("Union" in item for _, item in left_out(found))


@pytest.mark.parametrize(
    "trace", ["It may cost 3,400,000 crowns. ", "The bill: 3.4m. ", "Some 3.4 million was spent on the rescue of another ship. "]
)
def test_a_number_in_any_spelling_is_not_left_out(trace: str) -> None:
    found = find_omissions(story(Herald=COST, Post=COST, Star=trace))
    assert not any("3.4 million" in item for _, item in left_out(found))
    assert any(
        outlet == "Star" and "3.4 million" in item
        for outlet, item in left_out(find_omissions(story(Herald=COST, Post=COST, Star="")))
    )


def test_a_person_is_one_by_surname_and_with_a_title() -> None:
    texts = ("Lunde slept. Edda Lunde woke. ", "Later Port Master Edda Lunde woke. ", "They saw Edda Lunde. ")
    found = find_omissions(story(Herald=texts[0], Post=texts[1], Star=texts[2], Gazette=""))
    lunde = [row for row in found.table("omissions").iter_rows(named=True) if "Lunde" in row["item"] and row["kind"] != "fact"]
    assert [(row["item"], row["kind"], row["others"], row["outlet"]) for row in lunde] == [("Edda Lunde", "person", 3, "Gazette")]


def test_a_kind_is_only_told_where_the_text_says_so() -> None:
    text = "They met the Coastal Rights Monitor, Long Reef and Captain Edda Lunde of KYST. Lunde smiled. "
    found = find_omissions(story(Herald=text, Post=text, Star=""))
    kinds = {row["item"]: row["kind"] for row in found.table("matrix").iter_rows(named=True)}
    assert kinds.get("Coastal Rights Monitor") == "organisation"
    assert kinds.get("Long Reef") == "name" and kinds.get("KYST") == "name"
    assert kinds.get("Edda Lunde") == "person"


def test_another_form_of_a_name_is_counted_among_those_who_tell_it() -> None:
    texts = {"Herald": "It came from Southeast Borland. ", "Post": "It came from Southeast Borland. "}
    found = find_omissions(story(**texts, Gazette="Southeast Borlandic ships sailed. ", Star="", Mail="The Borlandic sea. "))
    rows = [row for row in found.table("omissions").iter_rows(named=True) if row["item"] == "Southeast Borland"]
    assert {row["others"] for row in rows} == {3}
    assert "Gazette" not in {row["outlet"] for row in rows} and "Star" in {row["outlet"] for row in rows}


@pytest.mark.parametrize(
    ("rough", "items"),
    [
        ("Nearly 20,000 tourists fled.", {"19,000 tourists"}),
        ("Nearly 20,000 sheep fled.", {"19,000 tourists", "Nearly 20,000 sheep"}),
        ("Nearly 40,000 tourists fled.", {"19,000 tourists", "Nearly 40,000 tourists"}),
    ],
)
def test_one_fact_told_exactly_and_roughly_is_one_item(rough: str, items: set[str]) -> None:
    found = find_omissions(story(Herald=f"{rough} ", Post="19,000 tourists fled. ", Star=""), least=1)
    rows = [row for row in found.table("omissions").iter_rows(named=True) if row["kind"] == "figure" and row["outlet"] == "Star"]
    assert {row["item"] for row in rows if "412" not in row["item"]} == items


def test_figures_are_called_as_they_are_written() -> None:
    texts = "Half the boats sank. Dozens of gulls died, and 40 of the lamps. "
    found = find_omissions(story(Herald=texts, Post=texts, Star=""))
    assert {"Half the boats", "Dozens of gulls"} <= {item for outlet, item in left_out(found) if outlet == "Star"}


def test_a_target_may_be_meant_by_what_others_say_of_it() -> None:
    book = parse_codebook(
        '[targets.crew]\naliases = ["deckhands"]\n[concepts.rescue]\n"brought home" = { patterns = ["brought home"] }\n'
    )
    told, silent = "The deckhands were brought home. ", "The ones who were brought home slept. "
    found = find_omissions(story(Herald=told, Post=told, Star=silent, Gazette=""), codebook=book)
    assert status(found, "Star", "crew") == ("untold", "perhaps in star: “brought home”, which others say of it")
    assert status(found, "Gazette", "crew") == ("omits", "")
    loose = told + "Cats were brought home. Dogs were brought home. "
    found = find_omissions(story(Herald=loose, Post=loose, Star=silent, Gazette=""), codebook=book)
    assert status(found, "Star", "crew")[0] == "omits"  # said of others as well


def test_countries_are_found_by_their_people() -> None:
    others = "A tug from China stood by, and another from the Philippines. "
    found = find_omissions(story(Herald=others, Post=others, Star="Chinese and Filipino sailors helped. "))
    assert not any(item in ("China", "Philippines") for _, item in left_out(found))


def test_nothing_is_claimed_of_a_short_article() -> None:
    brief = article("star", "The ferry Astrid ran aground off Skarvik on Sunday night.", "Star", 4, story="ferry")
    found = find_omissions([*story(Herald=MASTER, Post=MASTER), brief])
    assert left_out(found) == set()
    assert status(found, "Star", "Edda Lunde") == ("untold", "too short: 10 words")


def test_nothing_is_claimed_of_an_article_from_before_it_was_known() -> None:
    early = replace(story(Star="")[0], published=article("x", "", "x", 3).published)
    found = find_omissions([*story(Herald=MASTER, Post=MASTER), early])
    assert status(found, "Star", "Edda Lunde") == ("untold", "published 2024-03-03, before others had it (2024-03-04)")
    later = "In 2025 the court fined the owner 900,000 crowns. "
    undated = [replace(document, published=None) for document in story(Herald=later, Post=later, Star="")]
    assert left_out(find_omissions(undated)) == set()
    told = status(find_omissions(undated), "Star", "900,000")
    assert told == ("untold", "it is of 2025, and the article names no year so late")


def test_without_dates_it_is_said_that_they_are_missing() -> None:
    undated = [replace(document, published=None) for document in story(Herald=MASTER, Post=MASTER, Star="")]
    assert {row["dated"] for row in find_omissions(undated).table("omissions").iter_rows(named=True)} == {0}


def test_copies_are_one_and_what_stands_under_every_article_is_nothing() -> None:
    copy = [replace(document, id=f"{document.id}-2", outlet="Gazette") for document in story(Herald=MASTER)]
    assert left_out(find_omissions([*story(Herald=MASTER, Star=""), *copy])) == set()
    found = find_omissions([*story(Herald=MASTER, Star=""), *copy], least=1)
    assert {row["others"] for row in found.table("omissions").iter_rows(named=True)} == {1}


def test_stories_are_given_or_found_or_one() -> None:
    free = [replace(document, story="") for document in story(Herald=MASTER, Post=MASTER, Star="")]
    assert ("Star", "Edda Lunde") in left_out(find_omissions(free))  # found by their words
    apart = [replace(document, story=document.id) for document in free]
    assert find_omissions(apart).run["stories"] == {}
    assert ("Star", "Edda Lunde") in left_out(find_omissions(apart, one_story=True))
    with pytest.raises(InputError, match="no document"):
        find_omissions([])


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = story(Herald=MASTER + COST, Post=MASTER + UNION + COST, Star="", Gazette=UNION)
    forth, back = find_omissions(documents), find_omissions(documents[::-1])
    for name in forth.names:
        assert forth.table(name).equals(back.table(name)), name


def test_an_outlet_with_a_copy_and_an_article_of_its_own_is_one_other() -> None:
    wire, other = WIRE + MASTER, MASTER + fill("elsewhere")
    articles = [("h1", "Herald", wire), ("h2", "Herald", other), ("p", "Post", wire), ("s", "Star", LEAD + fill("Star"))]
    found = find_omissions([article(name, text, outlet, 4, story="ferry") for name, outlet, text in articles], least=1)
    rows = [r for r in found.table("matrix").iter_rows(named=True) if r["outlet"] == "Star" and r["item"] == "Edda Lunde"]
    assert {(row["others"], row["of"]) for row in rows} == {(1, 1)}


@pytest.mark.parametrize(
    ("told", "trace"),
    [
        ("Captain Xi Borun said that the radar had failed. ", "President Xi slept. "),
        ("Some 50 percent of sailors fled. ", "Half of the sailors fled. "),
        ("A quarter of sailors fled. ", "One in four sailors fled. "),
        ("A quarter of sailors fled. ", "Some 25% of sailors fled. "),
        ("Two-thirds of sailors fled. ", "Sixty-six percent of sailors fled. "),
        ("The search took 14 days. ", "The search took two weeks. "),
    ],
)
def test_what_is_said_in_another_unit_or_by_a_short_surname_is_not_left_out(told: str, trace: str) -> None:
    def missed(text: str) -> set[str]:
        rows = find_omissions(story(Herald=told, Post=told, Star=text)).table("omissions").iter_rows(named=True)
        items = {row["item"] for row in rows if row["outlet"] == "Star" and row["kind"] != "fact"}
        return items - {"Herald", "official"}

    assert missed("")
    assert not missed(trace), missed(trace)


def test_a_story_without_name_is_not_taken_for_a_given_one_of_that_name() -> None:
    plain = [replace(d, story="") for d in story(Herald=MASTER, Post=MASTER, Star=UNION)]
    (name,) = find_omissions(plain).run["stories"]
    given = [replace(d, id=f"{d.id}-given", story=name) for d in story(Gazette=COST * 9, Mail=COST * 9)]
    assert find_omissions([*plain, *given]).run["stories"] == {name: 2, f"{name}-new": 3}
