"""Measures that rest on names are scored when a source has one name and one type over the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from framing import Annotation, Document, Results, Score
from framing.corrections.model import Corrections, Row
from framing.extension import Told


def attributions(document: Document, layers: Any) -> Iterator[Annotation]:
    """Each line "Name/type" is something said by that name."""
    at = 0
    for line in document.text.splitlines():
        name, slash, kind = line.partition("/")
        if slash:
            about = {"act": "speech", "entity": name.strip("?"), "source_type": kind, "anonymous": name.startswith("?")}
            yield Annotation("direct", ((at, at + len(line)),), {"source": ((at, at + len(name)),)}, about)
        at += len(line) + 1


def types(document: Document, layers: Any) -> list[Score]:
    found = layers.counted("attributions")
    said = [(str(a.attributes["entity"]), str(a.attributes["source_type"])) for a in found]
    each = sorted({f"{name} {kind}" for name, kind in said})
    return [Score(numerator=sum(f"{n} {k}" == one for n, k in said), denominator=len(said), category=one) for one in each]


def surnames(told: Iterable[Told]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Surnames go with the full name, and have the type that it has."""
    told = list(told)
    full = {item.name.split()[-1]: item.name for item in told if " " in item.name}
    kinds = {item.name: item.kind for item in told if " " in item.name}
    return {item.name: full[item.name] for item in told if item.name in full}, kinds


def failing(told: Iterable[Told]) -> Any:
    raise ValueError("no names today")


def results(make: Any, one_name: Any = surnames, names: bool = True, **asked: Any) -> Results:
    texts = ("Anna Berg/expert\n\nFalk/other", "Berg/company\n\n?Berg/other\n\nFalk/other")
    documents = [make.article(text, "Herald", number) for number, text in enumerate(texts, 1)]
    annotator = make.fake_annotator("say.attributions", "attributions", attributions, one_name=one_name)
    measure = make.fake_measure("say.types", types, requires=("attributions",), names=names)
    other = make.fake_measure("say.own", types, requires=("attributions",))
    found: Results = make.scored(documents, annotator, measure, other, **asked)
    return found


def told(found: Results, measure: str, table: str = "scores") -> list[tuple[str, str, float]]:
    rows = found.lazy(table).collect().filter(measure=measure)
    return [tuple(row) for row in rows.select("doc_id", "category", "numerator").rows()]


def test_a_measure_that_rests_on_names_gets_those_of_the_corpus(make: Any) -> None:
    found = results(make)
    first, second = found.table("documents")["doc_id"]
    assert told(found, "say.types") == [
        (first, "Anna Berg expert", 1), (first, "Falk other", 1),
        (second, "Anna Berg expert", 1), (second, "Berg other", 1), (second, "Falk other", 1),
    ]  # fmt: skip
    assert (second, "Berg company", 1) in told(found, "say.own"), "any other has those of its document"
    assert found.run["names"] == {"joined": {"Berg": "Anna Berg"}, "retyped": 1}
    assert found.run["failures"] == []


def test_paragraphs_are_scored_with_the_same_names(make: Any) -> None:
    found = told(results(make), "say.types", "parts")
    first, second = ["Anna Berg expert", "Falk other"], ["Anna Berg expert", "Berg other", "Falk other"]
    assert [category for _, category, _ in found] == [*first, *second]


def test_nothing_waits_where_no_measure_rests_on_names(make: Any) -> None:
    found = results(make, names=False)
    assert "names" not in found.run
    assert [row[1] for row in told(found, "say.types")] == [row[1] for row in told(found, "say.own")]


@pytest.mark.parametrize("one_name", [None, failing])
def test_without_names_of_the_corpus_those_of_the_documents_stay(make: Any, one_name: Any) -> None:
    found = results(make, one_name)
    assert [row[1] for row in told(found, "say.types")] == [row[1] for row in told(found, "say.own")]
    reasons = [failure["reason"] for failure in found.run["failures"]]
    assert reasons == ([] if one_name is None else ["ValueError: no names today"])


def test_what_the_user_corrects_stays_and_reaches_the_names_that_are_joined(make: Any) -> None:
    rows = (
        Row(2, "type", text="Anna Berg", value="police"),
        Row(3, "name", make.article("x", "Herald", 1).id, text="Falk", value="Bo Falk"),
        Row(4, "type", text="Nobody", value="police"),
    )
    found = results(make, corrections=Corrections(rows, sha256="ab"))
    categories = [row[1] for row in told(found, "say.types")]
    assert categories == ["Anna Berg police", "Bo Falk other", "Anna Berg police", "Berg other", "Bo Falk other"]
    corrected = found.run["corrections"]
    assert corrected["changed"] == {"name": 1, "type": 2}
    assert [number for number, _ in corrected["unmatched"]] == [4]


def test_a_document_whose_sources_cannot_be_had_says_so(make: Any) -> None:
    def broken(document: Document, layers: Any) -> Any:
        raise ValueError("no sources")

    annotator = make.fake_annotator("say.attributions", "attributions", broken, one_name=surnames)
    measure = make.fake_measure("say.types", types, requires=("attributions",), names=True)
    found = make.scored([make.article("Berg/company", "Herald", 1)], annotator, measure)
    assert found.table("scores")["status"].to_list() == ["skipped"]
