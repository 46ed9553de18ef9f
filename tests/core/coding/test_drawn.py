"""A sample is drawn with the chances that its design says, tells coders nothing, and is the same for the same seed."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

import framing
from framing import Evidence, RequestError, Results, Score
from framing.coding.drawn import Plan, draw, questions_for, unsureness
from framing.coding.passages import Sentence, counted_sentences, headline, in_context

TEXT = "The hall burned. Nobody was hurt. The mayor said so."


def results_of(make: Any, **fields: Any) -> Results:
    documents = [make.article(TEXT, outlet, n, title=f"Fire {n}") for outlet in ("Gazette", "Herald") for n in range(20)]

    def call(document: framing.Document, layers: Any) -> list[Score]:
        number = int(document.id.partition("-")[2])
        return [Score(numerator=number / 2, denominator=10 + number, evidence=(Evidence(((0, 16),)), Evidence(((34, 52),))))]

    given = {"show": "share", "range": (0, 1), "question": "How many words of {sentence}?", **fields}
    return make.scored(documents, make.fake_measure("demo.x", call, **given))  # type: ignore[no-any-return]


def members_of(results: Results, spread: str = "") -> pl.DataFrame:
    documents = results.table("documents").select("doc_id", pl.col("outlet").alias("group"))
    return documents.with_columns(pl.lit(spread).alias("spread"))


SENTENCES = (Sentence(0, 16, 3), Sentence(17, 33, 3), Sentence(34, 52, 4))


def every(results: Results) -> dict[str, tuple[Sentence, ...]]:
    return dict.fromkeys(results.table("documents")["doc_id"], SENTENCES)


def test_articles_are_drawn_by_group_and_asked_sentence_by_sentence(make: Any) -> None:
    results = results_of(make)
    design, items = draw(results, members_of(results), Plan(sizes={"Gazette": 5, "Herald": 8}), every(results))
    assert design.strata == {"Gazette": (20, 5), "Herald": (20, 8)}
    assert sorted(design.probability.values()) == [0.25] * 5 + [0.4] * 8
    assert len(items) == 13 * 3 == len(design.items)
    asked = design.items[items[0].id]
    assert (asked.start, asked.end, asked.words) == SENTENCES[0]
    assert "[[The hall burned.]] Nobody" in items[0].context
    assert items[0].question == "How many words of the sentence in [[ ]]? (3 words)"


def test_a_sheet_tells_nothing_of_outlets_and_of_what_the_program_found(make: Any) -> None:
    results = results_of(make)
    design, items = draw(results, members_of(results), Plan(sizes={"Gazette": 10, "Herald": 10}), every(results))
    shown = "".join(f"{i.id}{i.headline}{i.context}{i.question}{i.answers}" for i in items)
    assert "Gazette" not in shown and "Herald" not in shown
    outlets = [design.items[item.id].document.partition("-")[0] for item in items[::3]]
    assert outlets != sorted(outlets), "nor by their order"


def test_the_same_seed_draws_the_same_and_a_group_does_not_hang_on_others(make: Any) -> None:
    results = results_of(make)
    one, _ = draw(results, members_of(results), Plan(sizes={"Gazette": 5, "Herald": 5}), {})
    again, _ = draw(results, members_of(results), Plan(sizes={"Gazette": 5, "Herald": 5}), {})
    alone, _ = draw(results, members_of(results), Plan(sizes={"Gazette": 5}), every(results))
    other, _ = draw(results, members_of(results), Plan(sizes={"Gazette": 5, "Herald": 5}, seed=1), every(results))
    assert one == again
    both, _ = draw(results, members_of(results), Plan(sizes={"Gazette": 5, "Herald": 5}), every(results))
    assert set(alone.probability) <= set(both.probability)
    assert set(other.probability) != set(both.probability)


def test_more_are_drawn_where_the_program_is_unsure(make: Any) -> None:
    results = results_of(make)
    unsure = unsureness(results)
    assert unsure["Gazette-10"] == pytest.approx(2 * unsure["Gazette-0"]), "twice as much to count"
    design, _ = draw(results, members_of(results), Plan(sizes={"Gazette": 6}, unsure=True), every(results))
    assert len(set(design.probability.values())) > 1
    assert design.unsure


def test_passages_are_drawn_out_of_all_sentences(make: Any) -> None:
    results = results_of(make)
    design, items = draw(results, members_of(results), Plan(kind="passages", sizes={"Gazette": 15}), every(results))
    assert design.strata == {"Gazette": (60, 15)}
    assert len(items) == 15
    assert set(design.probability) == {item.id for item in items}
    assert {(asked.start, asked.end) for asked in design.items.values()} <= {(s.start, s.end) for s in SENTENCES}
    assert any(asked.start == 17 for asked in design.items.values()), "one in which nothing was found"


def test_passages_that_are_shown_are_asked_whether_they_are_right(make: Any) -> None:
    results = results_of(make, question="")
    design, items = draw(results, members_of(results), Plan(kind="shown", sizes={"Gazette": 15, "Herald": 15}), {})
    assert design.strata["Gazette"] == (40, 15)
    assert all(item.answers == "right or wrong" and "[[" in item.context for item in items)
    assert not any(asked.start == 17 for asked in design.items.values())


def test_what_cannot_be_coded_so_is_refused(make: Any) -> None:
    share = make.fake_measure("demo.x", lambda d, layers: [], show="share", question="How many, of how many?")
    with pytest.raises(RequestError, match="of whole articles, and not of sentences"):
        questions_for([share], "passages")
    with pytest.raises(RequestError, match="brings no question"):
        questions_for([make.fake_measure("demo.y", lambda d, layers: [])], "articles")
    assert questions_for([make.fake_measure("demo.y", lambda d, layers: [])], "shown")


def test_a_passage_is_shown_in_context() -> None:
    text = "word " * 400 + "HERE and there " + "word " * 400
    start = text.index("HERE")
    told = in_context(text, [(start, start + 4), (start + 9, start + 14)])
    assert "[[HERE]] and [[there]]" in told
    assert told.startswith("… word") and told.endswith("word …")
    assert len(told) < 1300
    assert in_context("One. Two.", [(0, 4)]) == "[[One.]] Two."
    assert headline("", "\n First line\nand more") == "First line"


def test_sentences_that_count_have_their_words(make: Any) -> None:
    document = make.article("A headline of five words\n\nThe hall burned. Nobody was hurt.", title="")
    (found,) = [counted_sentences(d, layers) for d, layers, _ in framing.annotate([document], "sentences")]
    assert [(document.text[s.start : s.end], s.words) for s in found] == [("The hall burned.", 3), ("Nobody was hurt.", 3)]
