"""What is a copy and what is not, what counts then, and that it hangs on nothing but the texts."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest

import framing
from framing.copies.clusters import Copies, counts, find_copies
from framing.errors import RequestError

from ...wire import ELSEWHERE, WIRE, article, sentences  # noqa: TID252  tests have no absolute name


def frame(*rows: tuple[str, str, str], published: str = "2024-03-04") -> pl.DataFrame:
    """Documents from id, outlet and text."""
    columns = ("doc_id", "outlet", "text")
    return pl.DataFrame([dict(zip(columns, row, strict=True)) | {"published": published, "language": "en"} for row in rows])


def clusters(found: Copies) -> list[list[str]]:
    ids = found.frame["doc_id"].to_list()
    return [[ids[i] for i in members] for members in found.clusters]


def row(found: Copies, doc_id: str) -> dict[str, Any]:
    return found.frame.filter(doc_id=doc_id).to_dicts()[0]


def test_wire_copy_under_another_headline_is_a_copy() -> None:
    text = "Lorries banned from bridge as cables crack\n\nBy A. Reporter\n\n" + WIRE
    found = find_copies(frame(("a", "Herald", WIRE), ("b", "Gazette", text), ("c", "Post", ELSEWHERE)))
    assert clusters(found) == [["a", "b"]]
    assert row(found, "b")["copied_share"] == pytest.approx(1.0)
    assert row(found, "c") == {"doc_id": "c", "cluster": "", "counted": 1, "copied_share": 0.0}


def test_a_copy_that_is_cut_to_a_part_is_a_copy() -> None:
    brief = "\n\n".join(sentences()[:2])
    found = find_copies(frame(("a", "Herald", WIRE), ("b", "Gazette", brief)))
    assert clusters(found) == [["a", "b"]]
    assert 0.2 < row(found, "a")["copied_share"] < 0.7  # the whole report is not in the brief


def test_a_copy_with_new_paragraphs_and_changed_words_is_a_copy() -> None:
    changed = WIRE.replace("told reporters", "said").replace("half an hour", "thirty minutes").replace("warned", "complained")
    found = find_copies(frame(("a", "Herald", WIRE), ("b", "Gazette", f"{changed}\n\n{sentences(ELSEWHERE)[2]}")))
    assert clusters(found) == [["a", "b"]]
    assert 0.5 < row(found, "b")["copied_share"] < 1


def test_the_same_quotations_make_no_copy() -> None:
    said = [f'"The {word} of this bridge has been on our minds for a very long time indeed," she said.' for word in
            ("strength", "safety", "colour", "price", "beauty", "length", "weight", "noise")]  # fmt: skip
    a = "At the town hall the engineer took questions for an hour. " + " ".join(said) + " Then the lights went out. " + WIRE[:300]
    b = (
        "Few had come, and fewer stayed until the very end of it. "
        + " ".join(said)
        + " A cat crossed the stage. "
        + ELSEWHERE[:300]
    )
    found = find_copies(frame(("a", "Herald", a), ("b", "Gazette", b)))
    assert clusters(found) == []
    assert [row(found, name)["copied_share"] for name in "ab"] == [0.0, 0.0]


def test_what_an_outlet_prints_under_every_article_makes_no_copy() -> None:
    below = (
        "The Herald is owned by its readers and has been printed in the same street since the year of the great flood. Members "
        "receive the paper by post and may take part in the yearly meeting, where the editors answer whatever they are asked. "
        "Letters should be signed and no longer than a page, and are answered by hand as far as the ink lasts."
    )
    texts = [*sentences()[1:4], *sentences(ELSEWHERE)]
    found = find_copies(frame(*((f"h{i}", "Herald", f"{text}\n\n{below}") for i, text in enumerate(texts))))
    assert clusters(found) == []


def test_an_article_in_many_versions_is_no_boilerplate() -> None:
    versions = [f"{WIRE}\n\nThis is version number {number}, and nothing else in it has changed so far." for number in range(5)]
    found = find_copies(frame(*((f"h{i}", "Herald", text) for i, text in enumerate(versions))))
    assert clusters(found) == [["h0", "h1", "h2", "h3", "h4"]]
    assert found.frame["counted"].to_list() == [1, 0, 0, 0, 0]
    assert found.frame["copied_share"].to_list() == [0.0] * 5  # from no other outlet


def test_short_texts_and_common_phrases_make_no_copy() -> None:
    short = "The council will meet on Friday to discuss the plan."
    office = "the director of the national office for the safety of roads and bridges and tunnels"
    a, b = f"{office.capitalize()} resigned. {WIRE}", f"There was tea with {office}. {ELSEWHERE}"
    found = find_copies(frame(("a", "Herald", short), ("b", "Gazette", short), ("c", "Herald", a), ("d", "Gazette", b)))
    assert clusters(found) == []
    assert found.frame["copied_share"].to_list() == [None, None, 0.0, 0.0]


def test_copies_of_copies_are_one_cluster_that_the_earliest_leads() -> None:
    paragraphs = sentences()
    first, middle, last = "\n\n".join(paragraphs[:3]), WIRE, "\n\n".join(paragraphs[2:])
    documents = pl.concat(
        [frame(("z", "Herald", first), published="2024-03-02"), frame(("a", "Gazette", middle), ("b", "Post", last))]
    )
    found = find_copies(documents)
    assert clusters(found) == [["z", "a", "b"]]
    assert set(found.frame["cluster"]) == {"z"}


def invented(number: int, words: int = 120) -> str:
    """A text that has nothing in common with others."""
    dice = random.Random(number)
    return " ".join(f"w{dice.randrange(10**6)}" for _ in range(words))


@pytest.mark.parametrize("day", ["", "2024-03-01", "2024-03-09"])
@pytest.mark.parametrize("lengths", [(120,) * 5, (150, 100), (100, 100), (400, 50, 50)])
def test_a_round_up_makes_no_copies_of_what_it_holds(day: str, lengths: tuple[int, ...]) -> None:
    texts = [invented(number, words) for number, words in enumerate(lengths)]
    articles = frame(*((f"a{number}", "Herald", text) for number, text in enumerate(texts)))
    found = find_copies(pl.concat([articles, frame(("week", "Herald", "\n\n".join(texts)), published=day)]))
    assert clusters(found) and all(len(members) == 2 for members in clusters(found))
    for choice in ("once", "drop"):
        left_out = found.frame.filter(~counts(found.frame, choice))  # type: ignore[arg-type]
        assert left_out["doc_id"].to_list() == ["week"]


def test_copies_of_a_round_up_and_of_its_articles_stay_apart() -> None:
    texts = [invented(number) for number in range(4)]
    week = "\n\n".join(texts)
    rows = [(f"{outlet[0]}{number}", outlet, text) for outlet in ("Herald", "Post") for number, text in enumerate(texts)]
    rows += [("x1", "Herald", week), ("x2", "Herald", week), ("x3", "Gazette", week)]
    found = find_copies(frame(*rows))
    assert sorted(map(len, clusters(found))) == [2, 2, 2, 5]
    assert [row(found, name)["counted"] for name in ("x1", "x2", "x3")] == [0, 0, 1]
    assert set(found.frame.filter(pl.col("doc_id").str.starts_with("x"))["cluster"]) == {"H0"}
    assert all(row(found, doc_id)["counted"] for doc_id, *_ in rows[:8])
    assert set(found.likeness) == {i for members in found.clusters for i in members}


def test_an_article_of_its_own_that_holds_two_others_counts() -> None:
    briefs = [invented(1), invented(2)]
    long = "\n\n".join([invented(3, 900), *briefs])
    found = find_copies(frame(("a", "Herald", briefs[0]), ("b", "Herald", briefs[1]), ("c", "Herald", long)))
    assert found.frame["counted"].to_list() == [1, 1, 1]


def test_cuts_of_one_report_stay_copies_of_it_and_of_each_other() -> None:
    words = invented(1, 400).split()
    changed = [word if number % 15 else "another" for number, word in enumerate(words)]
    texts = [words, words[:133], words[:80], words[20:130], changed, words[:-9], ["New", *invented(2, 30).split(), *words]]
    found = find_copies(frame(*((f"d{number}", f"O{number}", " ".join(text)) for number, text in enumerate(texts))))
    assert clusters(found) == [[f"d{number}" for number in range(len(texts))]]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_documents_does_not_matter(seed: int) -> None:
    rows = [
        (f"d{i}", f"O{i % 4}", "\n\n".join(random.Random(i).sample(sentences() + sentences(ELSEWHERE), 4))) for i in range(12)
    ]
    expected = find_copies(frame(*rows)).frame
    random.Random(seed).shuffle(rows)
    assert find_copies(frame(*rows)).frame.equals(expected)


def test_nothing_and_odd_texts_are_no_trouble() -> None:
    assert find_copies(frame(("a", "", ""), ("b", "", "\u2028 \x00 …"))).frame["cluster"].to_list() == ["", ""]
    empty = pl.DataFrame(schema=dict.fromkeys(("doc_id", "outlet", "published", "language", "text"), pl.String))
    assert len(find_copies(empty).frame) == 0
    chinese = (
        "港口大桥周二因工程师发现缆索裂缝而禁止卡车通行。" * 1
        + "镇议会将于周五开会讨论新的渡轮计划,居民对此表示怀疑。工程师说裂缝很细,但自春天以来一直在扩大。"
    )
    assert clusters(find_copies(frame(("a", "X", chinese), ("b", "Y", "快讯:" + chinese)))) == [["a", "b"]]


# What counts


def test_copies_count_once_an_outlet_or_all_or_only_the_first() -> None:
    found = find_copies(frame(("a", "Herald", WIRE), ("b", "Gazette", WIRE), ("c", "Gazette", WIRE), ("d", "Post", ELSEWHERE)))
    chosen = {name: counts(found.frame, name).to_list() for name in ("once", "all", "drop")}  # type: ignore[arg-type]
    assert chosen == {
        "once": [True, True, False, True],
        "all": [True] * 4,
        "drop": [True, False, False, True],
    }
    with pytest.raises(RequestError, match="once"):
        counts(found.frame, "twice")  # type: ignore[arg-type]


def test_results_know_their_copies_and_a_comparison_counts_them_once_an_outlet(make: Any) -> None:
    documents = [
        article("a", WIRE, "Herald", 1),
        article("b", WIRE, "Gazette", 2),
        article("c", WIRE.replace("cables", "ropes"), "Gazette", 3),
        article("d", ELSEWHERE, "Gazette", 4),
    ]
    results = make.scored(documents, make.word_measure("bridge"))
    table = results.table("documents")
    assert table["cluster"].to_list() == ["a", "a", "a", ""]
    assert table["counted"].to_list() == [1, 1, 0, 1]
    used = {
        choice: {cell.group: cell.documents for cell in framing.compare(results, copies=choice).cells}
        for choice in ("once", "all", "drop")
    }
    assert used == {"once": {"Herald": 1, "Gazette": 2}, "all": {"Herald": 1, "Gazette": 3}, "drop": {"Herald": 1, "Gazette": 1}}
    assert framing.compare(results).run["compare"]["copies"] == "once"
    left_out = framing.compare(results, copies="drop").evidence(pl.lit(True))
    assert set(left_out["doc_id"]) <= {"a", "d"}
