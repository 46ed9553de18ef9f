"""A table for a paper: its rows, its columns, and what its notes say of the numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from framing.compare.comparison import Comparison, compare
from framing.compare.groups import OTHERS
from framing.errors import RequestError
from framing.paper import PaperTable, corpus_table, paper_table


def column(table: PaperTable, part: str, head: str = "Storms") -> list[str]:
    at = next(i for i, c in enumerate(table.columns) if c.part == part and c.head.startswith(head))
    return [cells[at].text for _, cells in table.rows]


def test_the_highest_stands_first_unless_asked_for_by_name_or_in_an_order(ferries: Comparison) -> None:
    def names(**how: Any) -> list[str]:
        return [label for label, _ in paper_table(ferries, **how).rows]

    assert names()[0] == "Herald"
    assert names(sort="name") == ["Gazette", "Herald", "Post"]
    assert names(outlets=["post", "Gazette"]) == ["Post", "Gazette"]


def test_numbers_intervals_and_q_are_those_of_the_comparison(ferries: Comparison) -> None:
    table = paper_table(ferries, measures=["words.storm"], sort="name")
    assert [c.part for c in table.columns] == ["", "Value", "95% CI", "q"]
    cells = [cell for cell in ferries.cells if cell.key[0] == "words.storm"]
    assert [row[1][1].numbers for row in table.rows] == [(cell.estimate,) for cell in cells]
    assert [row[1][2].numbers for row in table.rows][:2] == [(cell.low, cell.high) for cell in cells[:2]]
    told = ferries.differences([(group, OTHERS) for group in ferries.groups])
    q = dict(told.filter(measure="words.storm").select("group_a", "q").iter_rows())
    assert [row[1][3].numbers[0] for row in table.rows] == [q["Gazette"], q["Herald"], q["Post"]]
    assert q["Herald"] is not None and q["Post"] is None


def test_columns_stand_in_the_order_of_the_names(ferries: Comparison) -> None:
    for names in (["words.share", "words.storm"], ["words.storm", "words.share"]):
        heads = [column.head for column in paper_table(ferries, measures=names).columns if column.head != "n"]
        assert heads[0].startswith("Storms") == (names[0] == "words.storm")


def test_the_families_of_q_are_told_apart(ferries: Comparison, make: Any) -> None:
    assert (
        "differences of one group from all others together that were tested of measures that may be ranked first and, apart"
        in " ".join(paper_table(ferries).notes)
    )
    documents = [make.article("storm " * (1 + n % 3) + "calm", o, n) for o in ("Post", "Herald") for n in range(8)]
    comparison = compare(make.scored(documents, make.word_measure("storm", main=True)))
    assert "over the 2 differences of one group from all others together that were tested in this run" in " ".join(
        paper_table(comparison).notes
    )


def test_an_outlet_of_few_articles_has_neither_interval_nor_q(ferries: Comparison) -> None:
    table = paper_table(ferries, measures=["words.storm"], sort="name")
    assert column(table, "95% CI")[2] == column(table, "q")[2] == "–"
    assert "An interval or a test needs at least 6 articles" in " ".join(table.notes)


def test_a_range_without_a_paragraph_is_no_interval(weather: Any) -> None:
    table = paper_table(weather.comparison, measures=["words.share"])
    assert {column.part for column in table.columns} == {""}
    assert "95% CI" not in " ".join(table.notes) and "q:" not in " ".join(table.notes)


def test_q_stays_the_same_whatever_the_table_shows(ferries: Comparison) -> None:
    def q(**how: Any) -> float:
        table = paper_table(ferries, **how)
        at = next(i for i, c in enumerate(table.columns) if c.part == "q" and c.head.startswith("Storms"))
        return next(cells[at].numbers[0] for label, cells in table.rows if label == "Herald")  # type: ignore[return-value]

    assert q(measures=["words.storm"]) == q() == q(outlets=["Herald"])


def test_targets_add_their_columns(ferries: Comparison) -> None:
    heads = {column.head for column in paper_table(ferries, targets=["Weather"]).columns}
    assert "Weather: storm, mentions of a word, outlet’s own voice" in heads
    assert not any(column.head.startswith("Weather") for column in paper_table(ferries).columns)


def test_a_signed_number_in_doubt_is_not_told_as_sure(make: Any) -> None:
    signed = replace(make.word_measure("storm", "words.stance", main=True), show="signed", range=(-1, 1))
    table = paper_table(compare(make.scored([make.article("A storm.")], signed)))
    assert table.rows[0][1][-1].text == "?" and any(note.startswith("?:") for note in table.notes)


def test_no_ground_is_a_dash_with_its_note(ferries: Comparison, make: Any) -> None:
    quiet = compare(make.scored([make.article("Nothing here.")], make.fake_measure("w.share", make.naming, main=True)))
    table = paper_table(quiet, measures=["w.share"])
    assert {cell.text for cell in table.rows[0][1] if cell.text != "0"} == {"–"}
    assert any(note.startswith("–: no ground") for note in table.notes)
    assert not any(note.startswith("?:") for note in paper_table(ferries).notes)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"measures": ["tone"]}, "tone was not computed in this run, which has words.storm"),
        ({"measures": ["words.stor"]}, "compute it: framing compare ARTICLES --measures words.stor"),
        ({"outlets": ["Heralt"]}, "did you mean 'Herald'?"),
        ({"targets": ["storms"]}, "no target 'storms'"),
        ({"concepts": ["storms"]}, "no concept 'storms'"),
        ({"title": "x" * 500}, "the title has 500 characters"),
    ],
)
def test_what_does_not_fit_is_told_with_the_next_step(ferries: Comparison, how: Any, told: str) -> None:
    with pytest.raises(RequestError, match="(?s)" + told.replace("?", r"\?")):
        paper_table(ferries, **how)


def test_a_table_without_a_column_says_what_there_is(make: Any) -> None:
    only = make.fake_measure("words.voiced", make.choosing, main=True)
    comparison = compare(make.scored([make.article("calm")], only))
    with pytest.raises(RequestError, match="name targets or concepts, of which there are weather"):
        paper_table(comparison)


def test_two_outlets_that_would_look_alike_are_refused(make: Any) -> None:
    documents = [make.article("storm", "Post", 1), make.article("storm", "Po\u200bst", 2)]
    comparison = compare(make.scored(documents, make.word_measure("storm", main=True)))
    for table in (paper_table, corpus_table):
        with pytest.raises(RequestError, match="two outlets would both be printed as “Post”"):
            table(comparison)


def test_a_name_that_two_outlets_may_have_is_asked_about(make: Any) -> None:
    documents = [make.article("storm", "Post", 1), make.article("storm", "POST", 2)]
    comparison = compare(make.scored(documents, make.word_measure("storm", main=True)))
    with pytest.raises(RequestError, match="'post' may be 'POST' or 'Post'"):
        paper_table(comparison, outlets=["post"])


# The corpus.


def test_the_corpus_has_articles_words_and_dates(ferries: Comparison) -> None:
    table = corpus_table(ferries)
    rows = {label: [cell.text for cell in cells] for label, cells in table.rows}
    assert [*rows] == ["Gazette", "Herald", "Post", "All"]
    assert rows["Gazette"][0] == "8" and rows["Gazette"][3:] == ["2024-03-01", "2024-03-08"]
    assert rows["Post"][3:] == ["–", "–"] and rows["All"][0] == "18"
    words = int(ferries.results.table("documents")["words"].sum())
    assert rows["All"][1] == f"{words:,}"
    assert "2 of 18 articles have no date." in table.notes


def test_copies_that_do_not_count_are_told(make: Any) -> None:
    words = (
        f"{one}{two}" for one in ("harbor", "ferry", "quay", "crew", "tide", "dock") for two in ("er", "ing", "less", "ful", "s")
    )
    text = f"The {' and the '.join(words)} were there."
    documents = [make.article(text, "Post", 1), make.article(text, "Post", 2), make.article("storm", "Post", 3)]
    comparison = compare(make.scored(documents, make.word_measure("storm", main=True)))
    assert any("1 of 3 articles are not counted" in note for note in corpus_table(comparison).notes)


# Wordings.


def test_a_wording_that_nobody_uses_is_named_and_not_a_column(make: Any) -> None:
    measure = make.fake_measure("w.voiced", make.choosing, meaning="mentions of a word, by voice", show="count", main=True)
    documents = [make.article("A storm and a storm.", "Gazette"), make.article("A storm.", "Post")]
    table = paper_table(compare(make.scored(documents, measure)), measures=["w.voiced"])
    assert [column.head for column in table.columns] == ["n", "Weather: storm, outlet’s own voice"]
    assert [cells[1].text for _, cells in table.rows] == ["2", "1"], "few articles: counts"
    notes = " ".join(table.notes)
    assert "Not found in any row: calm; voices in which no row has a wording are left out." in notes
    assert "counts, since there are too few articles for rates" in notes
    asked = paper_table(compare(make.scored(documents, measure)), measures=["w.voiced"], wordings=["Calm"])
    assert [column.head for column in asked.columns] == [
        "n",
        "Weather: calm, outlet’s own voice",
        "Weather: calm, voice of sources",
    ]
    with pytest.raises(RequestError, match="no wording 'calmer'; did you mean 'calm'"):
        paper_table(compare(make.scored(documents, measure)), wordings=["calmer"])


def test_where_articles_are_many_mentions_are_rates(ferries: Comparison) -> None:
    table = paper_table(ferries, measures=["words.voiced"], wordings=["storm"])
    cell = next(c for c in ferries.cells if c.key == ("words.voiced", "weather", "storm", "own") and c.group == "Herald")
    assert cell.sampled and table.rows[0][1][0 if table.columns[0].part else 1].numbers == (cell.estimate,)
    assert "counts, since" not in " ".join(table.notes)
