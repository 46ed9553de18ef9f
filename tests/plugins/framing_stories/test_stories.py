"""Stories: what goes together, how sure that is, and that what a user corrects is read back."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing import Document
from framing.cli import run
from framing.errors import InputError
from framing.load.stories import read_stories
from framing.report.terminal import Style
from framing_stories.grouping import Grouping, group_stories, link
from framing_stories.stories_listing import StoriesListing
from framing_stories.story_tables import find_stories
from framing_stories.vectors import cosine, vectors

from ...wire import ELSEWHERE, WIRE, article  # noqa: TID252  tests have no absolute name

FIRE = [
    "A fire at the Halvorsen cannery in Skarvik destroyed the smokehouse on Sunday night. Nobody was hurt. The owner, Signe "
    "Halvorsen, said that the cannery would pack herring again before Easter. Skarvik has no other employer of its size.",
    "Skarvik's only cannery lost its smokehouse to a fire. Signe Halvorsen, who inherited the Halvorsen works in 2011, promised "
    "the town that herring would be packed again by Easter. Firefighters from three valleys needed the night to put it out.",
]
VOTE = [
    "The parliament of Norland rejected the fisheries treaty by 54 votes to 51. The foreign minister, Tomas Brekk, offered to "
    "resign. The treaty would have opened the Sund banks to Estmark's trawlers for the first time since the war.",
    "Estmark's trawlers will stay out of the Sund banks: Norland's parliament voted down the fisheries treaty, 54 to 51. Tomas "
    "Brekk, the minister who had negotiated it for two years, said he would understand if he were asked to go.",
]


def corpus() -> list[Document]:
    """Three stories of two outlets, and an article of its own."""
    return [
        article("bridge-a", WIRE, "Herald", 4),
        article(
            "bridge-b", ELSEWHERE.replace("chief engineer", "chief engineer of the Port Ellery bridge, Maud Okafor,"), "Post", 5
        ),
        *(article(f"fire-{i}", text, outlet, 4) for i, (text, outlet) in enumerate(zip(FIRE, ("Herald", "Post"), strict=True))),
        *(article(f"vote-{i}", text, outlet, 6) for i, (text, outlet) in enumerate(zip(VOTE, ("Post", "Star"), strict=True))),
        article(
            "recipe", "Beat the eggs with sugar until pale. Fold in the flour and bake the cake until it is golden.", "Star", 5
        ),
    ]


def groups(found: Grouping) -> set[frozenset[str]]:
    by_story: dict[int, set[str]] = {}
    for document, membership in zip(found.documents, found.memberships, strict=True):
        by_story.setdefault(membership.story, set()).add(document.id)
    return {frozenset(ids) for ids in by_story.values()}


def pairs(*ids: str) -> frozenset[str]:
    return frozenset(ids)


def test_articles_on_one_event_go_together_and_others_do_not() -> None:
    found = group_stories(corpus())
    assert groups(found) == {
        pairs("bridge-a", "bridge-b"), pairs("fire-0", "fire-1"), pairs("vote-0", "vote-1"), pairs("recipe")
    }  # fmt: skip
    assert all(0.5 < membership.confidence <= 1 for membership in found.memberships)
    assert len(set(found.names)) == 4
    assert any(name.startswith("2024-03-04") and "halvorsen" in name for name in found.names)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_documents_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(corpus(), 7)
    first, second = group_stories(corpus()), group_stories(shuffled)
    assert first.documents == second.documents
    assert (first.memberships, first.names) == (second.memberships, second.names)


def test_the_same_words_weeks_later_are_another_story() -> None:
    later = replace(article("later", FIRE[1], "Post"), published=date(2024, 4, 20))
    assert groups(group_stories([article("first", FIRE[0], "Herald"), later])) == {pairs("first"), pairs("later")}


def test_articles_without_a_date_are_tied_by_their_words_alone() -> None:
    undated = [replace(document, published=None) for document in corpus()]
    assert pairs("fire-0", "fire-1") in groups(group_stories(undated))


def test_a_chain_of_articles_does_not_become_one_story_of_months() -> None:
    days = [date(2024, 1, 1) + timedelta(5 * i) for i in range(12)]
    chain = [replace(article(f"c{i:02}", FIRE[i % 2], "Herald"), published=day) for i, day in enumerate(days)]
    found = group_stories(chain)
    for members in groups(found):
        told = [document.published for document in chain if document.id in members and document.published]
        assert (max(told) - min(told)).days <= 12


def test_linkage_is_by_the_mean() -> None:
    similar = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1, (3, 4): 0.5}
    assert link([None] * 6, similar, 0.4, 10) == [[0, 1, 2], [3, 4], [5]]  # (0.8 + 0.1) / 2 is enough
    assert link([None] * 6, similar, 0.46, 10) == [[0, 1], [2], [3, 4], [5]]
    assert link([0, 0, 99, 0, 0, 0], similar, 0.4, 10) == [[0, 1], [2], [3, 4], [5]]


def test_vectors_have_length_one_and_say_nothing_of_common_words() -> None:
    found = vectors(corpus())
    assert all(cosine(vector, vector) == pytest.approx(1) for vector in found)
    assert not {"the", "said", "and"} & set(found[0])
    assert vectors([article("empty", "…", "Herald")]) == [{}]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_texts_are_grouped_without_trouble(texts: list[str]) -> None:
    found = group_stories(article(f"d{i}", text, f"O{i}") for i, text in enumerate(texts))
    assert sorted(document.id for document in found.documents) == [f"d{i}" for i in range(len(texts))]
    assert all(0 <= membership.confidence <= 1 for membership in found.memberships)


# The file to correct


def test_a_given_story_holds_unless_all_are_grouped_again() -> None:
    given_story = [replace(document, story="mine" if document.id == "recipe" else "") for document in corpus()]
    held = {row["doc_id"]: row for row in find_stories(given_story).table("stories").iter_rows(named=True)}
    assert (held["recipe"]["story"], held["recipe"]["confidence"]) == ("mine", 1.0)
    again = {row["doc_id"]: row["story"] for row in find_stories(given_story, again=True).table("stories").iter_rows(named=True)}
    assert again["recipe"] != "mine"
    with pytest.raises(InputError, match="no document"):
        find_stories([])


def test_what_is_written_can_be_corrected_and_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for document in corpus():
        head = f"---\noutlet: {document.outlet}\ndate: {document.published}\n---\n"
        (folder / f"{document.id}.txt").write_text(head + document.text, encoding="utf-8")
    table = tmp_path / "stories.csv"
    assert run(["stories", str(folder), "--output", str(table)]) == 0
    with table.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert {row["doc_id"]: row["story"] for row in rows} == read_stories(table)
    corrected = [row | {"story": "kitchen"} if row["doc_id"] == "recipe" else row for row in rows if row["doc_id"] != "vote-1"]
    with table.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0])
        writer.writeheader()
        writer.writerows([*corrected, rows[0] | {"doc_id": "gone"}])
    loaded = framing.load(folder, stories=table)
    stories = {document.id: document.story for document in loaded}
    assert stories["recipe"] == "kitchen"
    assert stories["fire-0"] == stories["fire-1"] != ""
    assert stories["vote-1"] == ""
    notices = " ".join(loaded.notices)
    assert "not read: gone" in notices
    assert "not in the table of stories: vote-1" in notices
    capsys.readouterr()
    assert run(["score", str(folder), "--stories", str(table), "--measures", "tone", "--output", str(tmp_path / "run")]) == 0
    told = framing.load_results(tmp_path / "run").table("documents").select("doc_id", "story")
    assert dict(told.iter_rows()) == stories


def test_a_missing_table_is_a_mistake_in_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(WIRE, encoding="utf-8")
    assert run(["stories", str(tmp_path), "--stories", str(tmp_path / "none.csv")]) == 2
    assert "no such file" in capsys.readouterr().err


# Who was first


def test_who_reported_a_story_first_and_ties_are_told_as_ties() -> None:
    told = [("Post", "ferry", 2), ("Sun", "ferry", 1), ("Mail", "ferry", None), ("Post", "bridge", 4), ("Sun", "bridge", 4)]
    documents = [
        Document(f"{outlet}-{story}", "Text.", outlet=outlet, story=story, published=day and date(2024, 3, day))
        for outlet, story, day in [*told, ("Sun", "lone", 1)]
    ]
    rows = {row["story"]: row for row in find_stories(documents).table("first").to_dicts()}
    assert set(rows) == {"ferry", "bridge"}, "of a story that one outlet tells nobody is first"
    assert (rows["ferry"]["first"], rows["ferry"]["published"], rows["ferry"]["undated"]) == ('["Sun"]', "2024-03-01", 1)
    assert rows["bridge"]["first"] == '["Post", "Sun"]'
    text = StoriesListing(100, Style()).render(find_stories(documents))
    assert "first: Sun, 2024-03-01; 1 more without a date" in text
    assert "first: Post and Sun on the same day, 2024-03-04" in text
