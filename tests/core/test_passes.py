"""A corpus on its way through a listing: groups, amounts, one outlet, failures; and the same wherever the work is done."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from framing import load_plugins
from framing.annotate.layers import Layers
from framing.errors import FramingError, InputError, LayerUnavailable, RequestError
from framing.extension import Annotator
from framing.model import Document, Failure
from framing.passes import How, Pass, copies_among, each, group_of
from framing.score.engine import InThisProcess, Job, Processes, engine_for
from framing_terms import counts

DOCUMENTS = [
    Document("a", "The harbour wall fell.", outlet="Sun", language="en"),
    Document("b", "Rain.", outlet="Post", language="en"),
    Document("c", "The wall was mended.", outlet="Sun", language="en"),
]


def words_of(document: Document, layers: Layers, group: str, *, least: int = 1) -> list[str]:
    return [word for word in layers.tokens.forms if len(word) >= least]


def none_of(document: Document, layers: Layers, group: str) -> list[str]:
    raise LayerUnavailable("no such words")


def length_of(document: Document) -> int:
    return len(document.text)


def reading(corpus: Iterable[Document] = DOCUMENTS, **how: Any) -> Pass[list[str]]:
    given: How = {"plugins": load_plugins(["terms"]), **how}  # type: ignore[typeddict-item]
    return Pass(corpus, given, partial(words_of, least=4))


def test_documents_come_with_their_group_and_are_counted() -> None:
    told: list[int] = []
    found = reading(progress=told.append)
    assert [(document.id, group, words) for document, group, words in found] == [
        ("a", "Sun", ["harbour", "wall", "fell"]),
        ("b", "Post", ["rain"]),
        ("c", "Sun", ["wall", "mended"]),
    ]
    assert found.amounts == {"Sun": [2, 8], "Post": [1, 1]} and told == [1, 2, 3]
    assert [name for name, _ in found.inputs] == ["a", "b", "c"] and found.failures == []
    assert found.run(extra=1)["documents"] == 3 and found.run(extra=1)["extra"] == 1


def test_several_processes_find_the_same() -> None:
    plugins, read = load_plugins(["terms"]), partial(counts.words_of, lemmas=True)
    alone, two = (Pass(DOCUMENTS, {"plugins": plugins, "workers": workers}, read) for workers in (1, 2))
    assert list(two) == list(alone)
    assert (two.amounts, two.inputs, two.run()) == (alone.amounts, alone.inputs, alone.run())


def test_plugins_are_bound_once() -> None:
    bound: list[str] = []

    def counting(annotator: Annotator) -> Annotator:
        return replace(annotator, bind=lambda settings: (bound.append(annotator.name), annotator.bind(settings))[1])  # type: ignore[func-returns-value]

    plugins = load_plugins()
    found = reading(plugins=replace(plugins, annotators=tuple(map(counting, plugins.annotators))), workers=1)
    assert list(found) and found.run()
    assert len(bound) == len(set(bound)) > 5


def test_an_engine_of_ones_own_does_the_work() -> None:
    class Backwards:
        """Does the last document first, and gives what it made in order."""

        def map(self, job: Job[Any], scorer: Any, plugins: Any, documents: Iterable[Document]) -> Iterator[Any]:
            made = [job.work(scorer, document) for document in reversed(list(documents))]
            return reversed(made)

    assert list(reading(engine=Backwards())) == list(reading())


@pytest.mark.parametrize(
    ("workers", "documents", "engine"), [(1, 900, InThisProcess()), (3, 1, Processes(3)), (None, 99, InThisProcess())]
)
def test_who_does_the_work(workers: int | None, documents: int, engine: object) -> None:
    assert engine_for(workers, load_plugins(["terms"]), documents) == engine


def test_unless_told_there_is_a_process_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert engine_for(None, load_plugins(["terms"]), 100) == Processes(4)
    local = load_plugins(["terms"], extra={"mine": load_plugins})  # no distribution announces it: workers could not load it
    assert engine_for(None, local, 100) == InThisProcess()


def test_a_document_without_a_layer_is_read_and_gives_nothing() -> None:
    found = Pass(DOCUMENTS, {"plugins": load_plugins(["terms"])}, none_of)
    assert [words for _, _, words in found] == [None, None, None] and found.amounts == {"Sun": [2, 8], "Post": [1, 1]}
    foreign = Document("d", "Regen.", outlet="Post", language="de")
    sources = Pass([*DOCUMENTS, foreign], {"plugins": load_plugins(["sourcing"])}, words_of, "attributions")
    assert [document.id for document, _, _ in sources] == ["a", "b", "c", "d"]
    assert [failure.document_id for failure in sources.failures] == ["d"]
    assert sources.unread() == ["d"] and sources.failures == []


@pytest.mark.filterwarnings("default")  # a worker that dies may leave a warning about its pipe
def test_a_document_that_takes_its_process_along(with_guests: object) -> None:
    kills: Any = import_module("framing_broken_kills")
    corpus = [Document(name, "Rain.", language="en") for name in ("first", "second", "third")]
    reason = "the process died while scoring this document"
    with pytest.raises(FramingError, match=f"second: {reason}"):
        list(each(corpus, kills.length_of, workers=2))
    found = Pass(corpus, {"plugins": load_plugins(["terms"]), "by": "all", "workers": 2}, kills.length_in)
    assert [length for _, _, length in found] == [5, None, 5]
    assert found.failures == [Failure("second", "worker", reason)]


def test_documents_alone_need_no_plugin() -> None:
    told: list[int] = []
    assert [(document.id, length) for document, length in each(DOCUMENTS, length_of, progress=told.append)] == [
        ("a", 22),
        ("b", 5),
        ("c", 20),
    ]
    assert told == [1, 2, 3]
    with pytest.raises(InputError, match="no document to read"):
        list(each([], length_of))


@pytest.mark.parametrize(("by", "group"), [("all", "all"), ("document", "a"), ("outlet", "Sun")])
def test_groups(by: str, group: str) -> None:
    assert group_of(DOCUMENTS[0], by) == group


def test_one_outlet_however_it_is_capitalised() -> None:
    assert [document.id for document, _, _ in reading(outlet="sun")] == ["a", "c"]
    with pytest.raises(RequestError, match="Post"):
        list(reading(outlet="Pst"))


def test_what_cannot_be_listed_is_said() -> None:
    with pytest.raises(RequestError, match="desk"):
        list(reading(by="desk"))
    with pytest.raises(InputError, match="no document to read"):
        list(reading([]))
    with pytest.raises(RequestError, match="no layer 'walls'"):
        list(Pass(DOCUMENTS, {}, words_of, "walls"))
    with pytest.raises(RequestError, match="no setting 'sede'; did you mean 'seed'"):
        reading(sede=3)


@pytest.mark.parametrize("worker", [1, 2])
def test_what_a_listing_raises_ends_it_wherever_the_work_is_done(worker: int) -> None:
    with pytest.raises((TypeError, FramingError), match="bad operand type for unary -"):
        list(each(DOCUMENTS, operator.neg, workers=worker))


def test_copies_are_the_same_wherever_the_words_are_looked_at() -> None:
    told = (
        "The harbour wall fell on Monday morning, and the mayor of the town came down to look at what the tide had left of it. "
    )
    more = (
        "Crews brought sand and stone by barge until dark, while two ferries waited outside for the harbour to be opened again."
    )
    documents = [Document(name, told + more, outlet=name, language="en") for name in ("Sun", "Post")]
    documents.append(Document("Echo", "Rain is expected in the hills.", outlet="Echo", language="en"))
    here, there = copies_among(documents), copies_among(documents, workers=2, by="document", outlet="Sun")
    assert here.frame.equals(there.frame) and here.passages == there.passages
    assert here.frame["cluster"].to_list() == ["", "Post", "Post"]
