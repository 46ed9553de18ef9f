"""Annotators and measures that take many documents at once: the same scores as one by one, and what fails costs its document."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing import Annotation, Document, Evidence, Score, annotate, score
from framing.passes import Pass
from framing.score.batches import mapped
from framing.score.engine import InThisProcess, Job


class Marks:
    """A function of many documents, and which it was called with."""

    def __init__(self, size: int = 3) -> None:
        self.size, self.calls = size, list[list[str]]()

    def bind(self, settings: Any) -> Any:
        return self.marks

    def marks(self, batch: list[tuple[Document, Any]]) -> list[Any]:
        self.calls.append([document.id for document, _ in batch])
        return [self.of(document) for document, _ in batch]

    def of(self, document: Document) -> Any:
        if "broken" in document.text:
            return ValueError("cannot be read")
        return [Annotation("mark", ((n, n + 1),)) for n, mark in enumerate(document.text) if mark == "!"]


def counting(document: Document, layers: Any) -> Iterator[Score]:
    found = layers.counted("marks")
    yield Score(len(found), layers.words, evidence=tuple(Evidence(a.pieces) for a in found))


def articles(make: Any, *texts: str) -> list[Document]:
    return [make.article(text, f"Outlet {n % 2}", n) for n, text in enumerate(texts)]


def rows(results: Any) -> list[Any]:
    return results.table("scores").rows() + results.table("evidence").rows()


TEXTS = ("One!", "Two!\n\nThree! Four.", "Broken? Not.", "Five!", "Six.", "Seven! Eight!", "Nine.")


def test_an_annotator_of_batches_gives_what_one_of_documents_gives(make: Any) -> None:
    marks, measure = Marks(), make.fake_measure("demo.share", counting, requires=("marks",))
    together = make.fake_annotator("demo.marks", "marks", None, bind=marks.bind, batch=3)
    alone = make.fake_annotator("demo.marks", "marks", lambda document, layers: Marks().of(document))
    documents = articles(make, *TEXTS)
    assert rows(make.scored(documents, together, measure)) == rows(make.scored(documents, alone, measure))
    assert [len(call) for call in marks.calls] == [3, 3, 1]
    assert [name for call in marks.calls for name in call] == [document.id for document in documents]


def test_an_annotator_that_nobody_asks_is_not_called(make: Any) -> None:
    marks = Marks()
    together = make.fake_annotator("demo.marks", "marks", None, bind=marks.bind, batch=3)
    make.scored(articles(make, *TEXTS), together, make.word_measure("one"))
    assert marks.calls == []


def test_a_measure_of_batches_scores_paragraphs_too(make: Any) -> None:
    def many(batch: list[tuple[Document, Any]]) -> list[Any]:
        calls.append(len(batch))
        return [[Score(sum(map(layers.counts, range(len(document.text)))), 100)] for document, layers in batch]

    calls: list[int] = []
    together = make.fake_measure("demo.x", None, bind=lambda settings: many, batch=4)
    alone = make.fake_measure("demo.x", lambda document, layers: many([(document, layers)])[0])
    documents = articles(make, *TEXTS)
    found = make.scored(documents, together)
    assert calls[0] == 4 and len(calls) <= len(documents) + 2
    assert rows(found) == rows(make.scored(documents, alone))
    parts = [results.lazy("parts").collect().rows() for results in (found, make.scored(documents, alone))]
    assert parts[0] and parts[0] == parts[1]


def test_a_document_that_fails_costs_itself_and_a_batch_that_fails_all_of_it(make: Any) -> None:
    measure = make.fake_measure("demo.share", counting, requires=("marks",))
    texts = ("One!", "This is broken.", "Two!", "Three!")
    marks = make.fake_annotator("demo.marks", "marks", None, bind=Marks().bind, batch=2)
    found = make.scored(articles(make, *texts), marks, measure)
    assert found.table("scores")["status"].to_list() == ["ok", "skipped", "ok", "ok"]
    assert [failure["reason"] for failure in found.run["failures"]] == ["ValueError: cannot be read"]

    def raising(batch: Any) -> Any:
        if any("broken" in document.text for document, _ in batch):
            raise OSError("no server")
        return [[Score(1, 2)] for _ in batch]

    broken = make.scored(articles(make, *texts), make.fake_measure("demo.x", None, bind=lambda s: raising, batch=2))
    assert broken.table("scores")["status"].to_list() == ["failed", "failed", "ok", "ok"]
    short = make.fake_measure("demo.x", None, bind=lambda s: lambda batch: [], batch=2)
    reasons = make.scored(articles(make, *texts), short).table("scores")["reason"].to_list()
    assert "gives 0 results of 2 documents" in reasons[0]


def test_the_deadline_is_that_of_all_documents_of_a_batch(make: Any) -> None:
    def slow(batch: Any) -> Any:
        time.sleep(0.12 * len(batch) if len(batch) < 4 else 5)
        return [[Score(1, 2)] for _ in batch]

    measure = make.fake_measure("demo.x", None, bind=lambda s: slow, batch=4)
    found = make.scored(articles(make, "One.", "Two.", "Three.", "Four.", "Five."), measure, deadline=0.2)
    assert found.table("scores")["status"].to_list() == ["failed"] * 4 + ["ok"]
    assert "took longer than 0.8 s" in found.table("scores")["reason"][0]


def test_a_listing_reads_in_batches_and_annotate_one_by_one(make: Any) -> None:
    marks = Marks()
    plugins = make.plugins_of(make.fake_annotator("demo.marks", "marks", None, bind=marks.bind, batch=5))
    documents = articles(make, *TEXTS)
    reading = Pass(documents, {"plugins": plugins, "workers": 1}, lambda d, layers, group: len(layers["marks"]), layer="marks")
    listed = [found for _, _, found in reading]
    assert [len(call) for call in marks.calls] == [5, 2]
    assert listed == [len(found) for _, _, found in annotate(documents, "marks", plugins=plugins)]


def test_only_documents_in_a_language_that_it_knows_are_in_a_batch(make: Any) -> None:
    marks = Marks()
    annotator = make.fake_annotator("demo.marks", "marks", None, bind=marks.bind, batch=5, languages=("en",))
    documents = [*articles(make, "One!", "Two!"), make.article("Drei!", "Blatt", language="de")]
    found = score(documents, plugins=make.plugins_of(annotator, make.fake_measure("demo.x", counting, requires=("marks",))))
    assert marks.calls == [[documents[0].id, documents[1].id]]
    assert found.table("scores")["status"].to_list() == ["ok", "ok", "skipped"]


def test_without_batches_the_engine_gets_documents(make: Any) -> None:
    class Engine(InThisProcess):
        def map(self, job: Job[Any], scorer: Any, plugins: Any, documents: Any) -> Iterator[Any]:
            return ((document, job.work(scorer, document)) for document in documents)

    from framing.pipeline import settings_for
    from framing.score.scorer import bind

    plugins = make.plugins_of(make.word_measure("one"))
    scorer = bind(settings_for((), plugins, measures=None), plugins)
    job: Job[Any] = Job(lambda scorer, document: document.id, lambda document, reason: "")
    ((document, made),) = mapped(Engine(), job, scorer, plugins, articles(make, "One."))
    assert document.id == made


def test_a_batch_that_takes_its_process_along_is_tried_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Any
) -> None:
    (tmp_path / "framing_fragile.py").write_text(FRAGILE, encoding="utf-8")
    about = tmp_path / "framing_fragile-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: framing-fragile\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[framing]\nfragile = framing_fragile\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    from framing import load_plugins

    documents = articles(make, "One.", "This one kills.", "Three.")
    found = score(documents, plugins=load_plugins(["fragile"]), workers=2)
    assert found.table("scores")["status"].to_list() == ["ok", "failed", "ok"]


FRAGILE = '''"""Fragile."""
import os
from framing import Measure, Score, hookimpl

def many(batch):
    if any("kills" in document.text for document, layers in batch):
        os._exit(3)
    return [[Score(1, 2)] for document, layers in batch]

@hookimpl
def framing_measures():
    yield Measure(name="fragile.x", meaning="x", unit="x", range=(0, 1), high="x", bind=lambda s: many, batch=8)
'''


def test_settings_reach_what_needs_all_documents_and_the_first_signature_still_does(make: Any) -> None:
    def old(results: Any) -> Iterator[tuple[str, Score]]:
        for name in results.table("documents")["doc_id"]:
            yield name, Score(1, 1)

    def new(results: Any, settings: Any) -> Iterator[tuple[str, Score]]:
        for name in results.table("documents")["doc_id"]:
            yield name, Score(settings.seed, 1)

    def none(document: Document, layers: Any) -> list[Score]:
        return []

    one = make.fake_measure("demo.old", none, together=old)
    two = make.fake_measure("demo.new", none, together=new)
    found = make.scored(articles(make, "One."), one, two, seed=7)
    assert dict(found.table("scores").select("measure", "value").rows()) == {"demo.old": 1, "demo.new": 7}


@pytest.mark.parametrize("batch", [-1, 1.5, True, 10**6])
def test_a_size_that_is_none_is_refused(make: Any, batch: Any) -> None:
    with pytest.raises(AssertionError, match="batch="):
        make.plugins_of(make.fake_measure("demo.x", len, batch=batch))
