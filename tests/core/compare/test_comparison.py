"""Comparisons of corpora so small that every number can be checked by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import framing
from framing import Score, no_score
from framing.compare.comparison import has_field
from framing.compare.estimates import SAMPLED, VARIATION
from framing.errors import RequestError

KEY = ("count.word", "", "", "")


def cells(comparison: framing.Comparison) -> dict[str, Any]:
    """The cells of a comparison with one series, by group."""
    assert len({cell.key for cell in comparison.cells}) == 1
    return {cell.group: cell for cell in comparison.cells}


def texts(make: Any, outlet: str, *bodies: str, **fields: Any) -> list[framing.Document]:
    return [make.article(body, outlet, number, **fields) for number, body in enumerate(bodies, start=1)]


def given(make: Any, values: dict[str, list[Score]], **fields: Any) -> framing.Results:
    """Results in which each document has exactly these scores; documents are named OUTLET-NUMBER."""
    measure = make.fake_measure("demo.x", lambda document, layers: values[document.id], **fields)
    documents = [make.article("Some text.", *name.split("-")) for name in values]
    return make.scored(documents, measure)  # type: ignore[no-any-return]


# Estimands


def test_a_ratio_is_of_the_sums(make: Any) -> None:
    documents = texts(make, "Gazette", "cat dog.", "dog dog dog dog dog dog dog dog.")
    comparison = framing.compare(make.scored(documents, make.word_measure("cat", scale=1000)))
    cell = cells(comparison)["Gazette"]
    assert (cell.estimate, cell.numerator, cell.denominator) == (100.0, 1.0, 10.0)
    assert (cell.documents, cell.passages, cell.status) == (2, 1, "ok")


def test_a_mean_gives_each_document_one_vote(make: Any) -> None:
    documents = texts(make, "Gazette", "cat dog.", "dog dog dog dog dog dog dog dog.")
    cell = cells(framing.compare(make.scored(documents, make.word_measure("cat", estimand="mean"))))["Gazette"]
    assert (cell.estimate, cell.numerator, cell.denominator) == (0.25, None, None)


def test_a_pooled_measure_pools_the_counts_of_all_documents_and_rarefies(make: Any) -> None:
    def counts(**categories: int) -> list[Score]:
        return [Score(numerator=n, denominator=sum(categories.values()), category=name) for name, n in categories.items()]

    values = {
        "A-1": counts(police=4),
        "A-2": counts(expert=2),
        "B-1": counts(police=5, expert=0),
        "C-1": [],
        "D-1": counts(ngo=3),
    }
    results = given(make, values, estimand="pooled", pool=lambda found: float(len(found)))
    found = {cell.group: cell for cell in framing.compare(results).cells}
    assert (found["A"].estimate, found["A"].numerator, found["A"].documents) == (2.0, 6, 2)
    assert found["A"].reason == "rarefied to 5 from 6"
    assert (found["B"].estimate, found["B"].reason) == (1.0, "")
    assert (found["C"].estimate, found["C"].status, found["C"].reason) == (None, "none", "nothing to pool")
    assert (found["D"].estimate, found["D"].status) == (None, "none")
    assert found["D"].reason == "not comparable: 3 to pool, at least 5 are needed"
    assert {cell.interval for cell in found.values()} == {""}


def test_a_pool_that_raises_costs_its_measure_alone(make: Any) -> None:
    def pool(counts: object) -> float:
        raise ZeroDivisionError("no")

    scores = [Score(numerator=9, denominator=9, category="police")]
    measure = make.fake_measure("demo.x", lambda document, layers: scores, estimand="pooled", pool=pool)
    comparison = framing.compare(make.scored(texts(make, "Gazette", "cat"), measure, make.word_measure("cat")))
    word, pooled = comparison.cells
    assert (pooled.status, pooled.estimate, pooled.reason) == ("failed", None, "pool: ZeroDivisionError: no")
    assert word.estimate == 1.0


def test_ready_values_of_a_ratio_are_averaged_since_there_is_nothing_to_sum(make: Any) -> None:
    results = given(make, {"A-1": [Score(value=0.2)], "A-2": [Score(value=0.4, denominator=90)]})
    assert cells(framing.compare(results))["A"].estimate == pytest.approx(0.3)


# No evidence is not zero


def test_an_explicit_zero_counts_and_no_score_does_not(make: Any) -> None:
    values = {"A-1": [Score(value=0.8)], "A-2": [Score(value=0.0)], "B-1": [Score(value=0.8)], "B-2": [no_score("not mentioned")]}
    found = cells(framing.compare(given(make, values, estimand="mean")))
    assert (found["A"].estimate, found["A"].documents) == (0.4, 2)
    assert (found["B"].estimate, found["B"].documents) == (0.8, 1)


def test_a_group_without_any_score_says_why(make: Any) -> None:
    values = {"A-1": [Score(value=0.8)], "B-1": [no_score("not mentioned")], "B-2": [no_score("other reason")]}
    found = cells(framing.compare(given(make, values)))["B"]
    assert (found.estimate, found.status, found.reason, found.documents) == (None, "none", "not mentioned", 0)


def test_failed_scores_are_not_zeros(make: Any) -> None:
    def call(document: framing.Document, layers: Any) -> list[Score]:
        if document.id == "A-2":
            raise ValueError("no")
        return [Score(value=0.8)]

    measure = make.fake_measure("demo.x", call, estimand="mean")
    assert cells(framing.compare(make.scored(texts(make, "A", "one", "two"), measure)))["A"].estimate == 0.8


# Intervals

LONG = "Opening words.\n\nA cat and a dog.\n\nA dog and a dog.\n\nA dog and a dog."


def test_documents_enough_get_a_bootstrap_interval(make: Any) -> None:
    documents = texts(make, "Gazette", *("cat dog. " * (1 + i % 3) + "dog. " * i for i in range(8)))
    cell = cells(framing.compare(make.scored(documents, make.word_measure("cat"))))["Gazette"]
    assert cell.interval == SAMPLED["document"] and cell.low < cell.estimate < cell.high and cell.reason == ""


def test_the_interval_does_not_depend_on_the_order_of_the_documents(make: Any) -> None:
    documents = texts(make, "Gazette", *("cat dog. " * (1 + i % 3) + "dog. " * i for i in range(8)))
    one, other = (cells(framing.compare(make.scored(d, make.word_measure("cat")))) for d in (documents, documents[::-1]))
    assert (one["Gazette"].low, one["Gazette"].high) == (other["Gazette"].low, other["Gazette"].high)


def test_too_few_documents_get_no_bootstrap_but_their_variation_by_paragraph(make: Any) -> None:
    documents = texts(make, "Gazette", LONG)
    cell = cells(framing.compare(make.scored(documents, make.word_measure("cat"))))["Gazette"]
    # Four paragraphs of 2, 5, 5, 5 words, the cat in the second; the first, of two words with a full stop, is the lead.
    assert cell.interval == VARIATION
    assert (cell.estimate, cell.low, cell.high) == pytest.approx((1 / 17, 0 / 12, 1 / 12))


def test_a_mean_varies_by_paragraph_too(make: Any) -> None:
    documents = texts(make, "Gazette", LONG, "A dog.")
    cell = cells(framing.compare(make.scored(documents, make.word_measure("cat", estimand="mean"))))["Gazette"]
    assert (cell.estimate, cell.low, cell.high) == pytest.approx((1 / 34, 0, 1 / 24))


def test_a_short_text_has_no_variation_to_show(make: Any) -> None:
    cell = cells(framing.compare(make.scored(texts(make, "Gazette", "A cat.\n\nA dog."), make.word_measure("cat"))))["Gazette"]
    assert (cell.interval, cell.low, cell.high) == ("", None, None)
    assert cell.reason == "1 of 1 documents have a value; an interval needs 6"


def test_where_the_parts_do_not_add_up_there_is_no_variation(make: Any) -> None:
    def call(document: framing.Document, layers: Any) -> list[Score]:
        return [Score(numerator=1, denominator=layers.words**2)]

    cell = cells(framing.compare(make.scored(texts(make, "Gazette", LONG), make.fake_measure("demo.x", call))))["Gazette"]
    assert (cell.interval, cell.low) == ("", None)


def test_many_documents_of_which_few_say_something_get_no_interval(make: Any) -> None:
    values = {f"A-{i}": [Score(value=i / 10)] if i < 3 else [no_score("not mentioned")] for i in range(9)}
    cell = cells(framing.compare(given(make, values, estimand="mean")))["A"]
    assert (cell.low, cell.interval, cell.documents) == (None, "", 3)
    assert cell.reason == "no interval: 3 of 9 documents have a value; an interval needs 6"


def test_what_does_not_vary_gets_no_interval(make: Any) -> None:
    cell = cells(framing.compare(given(make, {f"A-{i}": [Score(value=1)] for i in range(9)}, estimand="mean")))["A"]
    assert (cell.low, cell.reason) == (None, "no interval: does not vary over the documents")


def test_nothing_hangs_on_the_seed(make: Any) -> None:
    results = given(make, {f"A-{i}": [Score(value=i**2 / 7)] for i in range(9)}, estimand="mean")
    first, again, other = (cells(framing.compare(results, seed=seed))["A"] for seed in (0, 0, 1))
    assert first == again == other and first.low < first.estimate < first.high


def judged(make: Any, *documents: tuple[str, str]) -> dict[str, Any]:
    """The cells of a signed score: a paragraph with praise is 0.3, one with blame −0.4, any other says nothing."""

    def call(document: framing.Document, layers: Any) -> list[Score]:
        words = [document.text[s:e] for s, e in zip(layers.tokens.starts, layers.tokens.ends, strict=True) if layers.counts(s)]
        praise, blame = words.count("praise"), words.count("blame")
        if not praise + blame:
            return [no_score("not judged")]
        return [Score(numerator=0.3 * praise - 0.4 * blame, denominator=praise + blame)]

    measure = make.fake_measure("demo.x", call, estimand="mean", show="signed", range=(-1, 1))
    made = [make.article(text, outlet, i) for i, (outlet, text) in enumerate(documents)]
    return cells(framing.compare(make.scored(made, measure)))


def test_a_signed_score_of_two_paragraphs_varies_whatever_else_the_text_says(make: Any) -> None:
    cell = judged(make, ("A", "Much praise here.\n\nNothing here.\n\nMuch blame here."))["A"]
    assert (cell.interval, cell.low, cell.high) == (VARIATION, pytest.approx(-0.4), pytest.approx(0.3))
    assert cell.doubted


def test_a_document_without_its_only_judged_paragraph_is_left_out(make: Any) -> None:
    cell = judged(make, ("A", "Much praise here."), ("A", "Much blame here."))["A"]
    assert (cell.interval, cell.low, cell.high) == (VARIATION, pytest.approx(-0.4), pytest.approx(0.3))


def test_a_wide_interval_stays_in_the_range_of_its_measure(make: Any) -> None:
    values = {f"A-{i}": [Score(value=value)] for i, value in enumerate([-1.0, -0.6, -0.2, 0.2, 0.6, 1.0])}
    cell = cells(framing.compare(given(make, values, estimand="mean", show="signed", range=(-1, 1))))["A"]
    assert -1 < cell.low < -0.5 and 0.5 < cell.high < 1


# Groups


def test_by_outlet_month_year_story_and_any_other_metadata(make: Any) -> None:
    documents = [
        make.article(
            "cat", "Gazette", 1, published=date(2024, 5, 3), story="flood", meta={"desk": "local", "page": 2, "a b's": True}
        ),
        make.article("dog", "Herald", 1, published=date(2024, 6, 1), story="flood", meta={"desk": "world", "page": 10}),
        make.article("dog", "Herald", 2, story="storm"),
    ]
    results = make.scored(documents, make.word_measure("cat"))

    def groups(by: str) -> dict[str, float]:
        return {group: cell.estimate for group, cell in cells(framing.compare(results, by)).items()}

    assert groups("outlet") == {"Gazette": 1, "Herald": 0}
    assert groups("month") == {"2024-05": 1, "2024-06": 0, "(none)": 0}
    assert groups("year") == {"2024": 0.5, "(none)": 0}
    assert groups("story") == {"flood": 0.5, "storm": 0}
    assert groups("desk") == {"local": 1, "world": 0, "(none)": 0}
    assert groups("page") == {"2": 1, "10": 0, "(none)": 0}
    assert groups("a b's") == {"true": 1, "(none)": 0}
    for field in ("outlet", "doc_id", "month", "story", "desk", "page", "a b's"):
        assert has_field(documents[0], field), field
    for field in ("genre", "text", "colour"):
        assert not has_field(documents[0], field), field


def test_a_field_that_no_document_has_is_an_error_that_says_what_there_is(make: Any) -> None:
    results = make.scored(texts(make, "Gazette", "cat"), make.word_measure("cat"))
    for field in ("desk", "no such field", "text", "genre"):
        with pytest.raises(RequestError, match=f"no document has a field '{field}' to compare by; documents have doc_id, outlet"):
            framing.compare(results, field)


def test_stories_are_counted_once(make: Any) -> None:
    stories = ("flood", "flood", "storm", "")
    documents = [make.article("cat", "Gazette", i, story=story) for i, story in enumerate(stories)]
    cell = cells(framing.compare(make.scored(documents, make.word_measure("cat"))))["Gazette"]
    assert (cell.documents, cell.stories) == (4, 2)


def test_passages_are_the_groups_own_heaviest_first(make: Any) -> None:
    def call(document: framing.Document, layers: Any) -> list[Score]:
        weights = {"A-1": (0.5, -2.0), "A-2": (1.0,), "B-1": (9.0,)}[document.id]
        return [Score(value=1, evidence=tuple(framing.Evidence(((i, i + 1),), value=v) for i, v in enumerate(weights)))]

    documents = [make.article("abc", "A", 1), make.article("abc", "A", 2), make.article("abc", "B", 1)]
    comparison = framing.compare(make.scored(documents, make.fake_measure("demo.x", call)))
    found = comparison.passages("A", ("demo.x", "", "", ""))
    assert list(zip(found["doc_id"], found["value"], strict=True)) == [("A-1", -2.0), ("A-2", 1.0), ("A-1", 0.5)]
    assert {cell.group: cell.passages for cell in comparison.cells} == {"A": 3, "B": 1}


def test_passages_of_a_month_are_found(make: Any) -> None:
    documents = [make.article("cat cat", published=date(2024, 5, 3)), make.article("cat", number=2, published=date(2024, 6, 3))]
    comparison = framing.compare(make.scored(documents, make.word_measure("cat")), "month")
    assert len(comparison.passages("2024-05", KEY)) == 2


def test_passages_are_told_apart_by_category_and_voice(make: Any) -> None:
    def call(document: framing.Document, layers: Any) -> list[Score]:
        evidence = (framing.Evidence(((0, 1),), voice="own"), framing.Evidence(((1, 2),), voice="attributed"))
        return [
            Score(value=1, category="police", voice="own", evidence=evidence[:1]),
            Score(value=1, category="police", evidence=evidence),
            Score(value=1, category="expert"),
        ]

    comparison = framing.compare(make.scored([make.article("abc")], make.fake_measure("demo.x", call)))
    found = {(cell.key[2], cell.key[3]): cell.passages for cell in comparison.cells}
    assert found == {("police", "own"): 1, ("police", ""): 2, ("expert", ""): 0}  # a passage told twice is one


def test_a_run_without_measures_compares_to_nothing(make: Any) -> None:
    results = make.scored(texts(make, "Gazette", "cat"))
    comparison = framing.compare(results)
    assert len(results) == len(comparison) == len(comparison.table("contrasts")) == 0


def test_comparing_leaves_the_results_as_they_were(make: Any) -> None:
    results = make.scored(texts(make, "Gazette", "cat dog"), make.word_measure("cat"))
    before = results.to_dict()
    framing.compare(results)
    assert results.to_dict() == before


def test_a_group_of_zeros_beside_others_has_an_interval_from_0_up(make: Any) -> None:
    lengths = [7, 13, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67]

    def scores(i: int, n: int, some: int) -> list[Score]:
        return [Score(numerator=some * ((i + c) % (c + 2)), denominator=n, category=f"c{c}") for c in range(40)]

    values = {f"{outlet}-{i}": scores(i, n, some) for outlet, some in (("A", 0), ("B", 1)) for i, n in enumerate(lengths)}
    found = [cell for cell in framing.compare(given(make, values, show="share", range=(0, 1))).cells if cell.group == "A"]
    assert len(found) == 40
    assert all(cell.estimate == cell.low == 0 < cell.high for cell in found)
