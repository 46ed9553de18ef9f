"""Measures that set documents beside each other: scored once, checked like others, and alone in their failures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import framing
from framing import Evidence, Results, Score, no_score


def nothing(document: framing.Document, layers: Any) -> tuple[()]:
    return ()


def rank(results: Results) -> Iterator[tuple[str, Score]]:
    """The place of each document by length, as a share."""
    words = sorted(results.table("documents").select("words", "doc_id").iter_rows())
    for place, (_, doc_id) in enumerate(words, 1):
        evidence = (Evidence(((0, 3),), label="begins"),) if place == 1 else ()
        yield doc_id, Score(numerator=place, denominator=len(words), evidence=evidence)


def test_scores_stand_with_those_of_other_measures(make: Any) -> None:
    documents = [make.article("cat dog dog.", "A", 1), make.article("cat.", "B", 1)]
    results = make.scored(documents, make.word_measure("cat"), make.fake_measure("demo.rank", nothing, together=rank))
    scores = {row["doc_id"]: row["value"] for row in results.table("scores").filter(measure="demo.rank").iter_rows(named=True)}
    assert scores == {"A-1": 1.0, "B-1": 0.5}
    (passage,) = results.table("evidence").filter(measure="demo.rank").to_dicts()
    assert (passage["doc_id"], passage["quote"], passage["voice"]) == ("B-1", "cat", "")
    cells = {cell.group: cell.estimate for cell in framing.compare(results).cells if cell.key[0] == "demo.rank"}
    assert cells == {"A": 1.0, "B": 0.5}


def test_one_that_fails_loses_its_own_scores_and_nobody_elses(make: Any) -> None:
    def wrong_span(results: Results) -> Iterator[tuple[str, Score]]:
        yield "A-1", Score(value=1.0, evidence=(Evidence(((0, 999),)),))

    def broken(results: Results) -> Iterator[tuple[str, Score]]:
        yield "A-1", no_score("too short")
        raise ValueError("no")

    measures = [make.fake_measure(f"demo.{call.__name__}", nothing, together=call) for call in (wrong_span, broken)]
    results = make.scored([make.article("cat dog.", "A", 1)], make.word_measure("cat"), *measures)
    assert results.table("scores")["measure"].to_list() == ["count.word"]
    told = {failure["component"]: failure["reason"] for failure in results.run["failures"]}
    assert set(told) == {"demo.wrong_span", "demo.broken"}
    assert "(0, 999)" in told["demo.wrong_span"]
