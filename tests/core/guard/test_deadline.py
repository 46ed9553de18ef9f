"""A call that takes longer than its limit ends, is not paid for twice, and takes nothing from others."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import pytest

import framing
from framing import Score
from framing.extension import Section
from framing.guard.deadline import OutOfTime, limit
from framing.plugins import Plugins
from framing.report.sections import Subject, make_sections

TEXT = "A town votes\n\nThe town voted on Sunday.\n\nThe mayor kept her seat.\n\nNobody was surprised."


def test_a_deadline_that_is_caught_is_still_over(make: Any) -> None:
    def catching(document: Any, layers: Any) -> list[Score]:
        with suppress(BaseException):
            time.sleep(5)
        return [Score(value=1.0)]

    started = time.monotonic()
    results = make.scored([make.article(TEXT)], make.fake_measure("a.catching", catching), deadline=0.1)
    assert results.table("scores")["reason"].to_list() == ["OutOfTime: took longer than 0.1 s"]
    assert time.monotonic() - started < 4


def test_exceptions_do_not_catch_the_deadline() -> None:
    with pytest.raises(OutOfTime), limit(0.05):
        while True:
            try:
                time.sleep(5)
            except Exception:
                continue


def test_the_deadline_is_not_paid_again_paragraph_by_paragraph(make: Any) -> None:
    calls = []

    def slow(document: Any, layers: Any) -> list[Score]:
        calls.append(layers.words)
        time.sleep(5)
        return []

    results = make.scored([make.article(TEXT)], make.fake_measure("a.slow", slow), deadline=0.1)
    assert results.table("scores")["status"].to_list() == ["failed"] and len(calls) == 1


def test_all_paragraphs_share_one_deadline(make: Any) -> None:
    calls = []

    def slow_in_parts(document: Any, layers: Any) -> list[Score]:
        calls.append(layers.words)
        time.sleep(0.25 if len(calls) > 1 else 0)
        return [Score(numerator=1.0, denominator=1.0)]

    text = "\n\n".join(f"Paragraph {i} says something of its own here." for i in range(40))
    make.scored([make.article(text)], make.fake_measure("a.slow", slow_in_parts), deadline=0.6)
    assert len(calls) <= 5


def test_the_deadline_of_a_measure_takes_no_layer_from_others(make: Any) -> None:
    def slow_layer(document: Any, layers: Any) -> list[Any]:
        time.sleep(0.3)
        return []

    def late(document: Any, layers: Any) -> Any:
        time.sleep(0.3)
        return layers.sentences

    plugins = make.plugins_of(
        make.fake_annotator("demo.sentences", "sentences", slow_layer, array=True),
        make.fake_measure("a.late", late),
        make.fake_measure("b.needs", lambda document, layers: [Score(value=float(len(layers.sentences)))]),
    )
    codebook = framing.Codebook(layers={"sentences": "demo.sentences"})
    results = framing.score([make.article(TEXT)], plugins=plugins, codebook=codebook, deadline=0.5)
    assert results.table("scores")["status"].to_list() == ["failed", "ok"]


def test_the_deadline_holds_where_all_documents_are_seen(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*given: Any) -> Any:
        while True:
            pass

    monkeypatch.setattr("framing.guard.fence.DEADLINE", -0.8)  # and a second for the one document
    subject = Subject(framing.compare(make.scored([make.article(TEXT)], make.word_measure("town"))), Plugins())
    (made,) = make_sections(subject, [Section(name="demo.a", title="A", make=hang)])
    assert made.error == "OutOfTime: took longer than 0.2 s"
    one = [Score(value=1.0)]
    results = make.scored([make.article(TEXT)], make.fake_measure("a.hangs", lambda d, layers: one, together=hang))
    assert [failure["reason"] for failure in results.run["failures"]] == ["OutOfTime: took longer than 0.2 s"]
