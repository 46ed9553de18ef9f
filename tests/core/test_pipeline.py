"""The pipeline as a program calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import framing
from framing import Document
from framing.errors import InputError, RequestError
from framing.pipeline import choose_codebook

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_three_calls_of_the_readme() -> None:
    results = framing.score(framing.load(SEEDS))
    comparison = framing.compare(results)
    assert len(comparison.groups) == 5
    assert len(results) > 100
    assert set(comparison.table("comparison")["measure"]) >= {"terms.mentions", "sourcing.types", "stance.toward"}


def test_the_codebook_beside_the_corpus_is_used_unless_one_is_given(tmp_path: Path) -> None:
    corpus = framing.load(SEEDS)
    assert choose_codebook(None, corpus).name == "Return campaign"
    other = tmp_path / "mine.toml"
    other.write_text('name = "Mine"\n', encoding="utf-8")
    assert choose_codebook(other, corpus).name == "Mine"


def test_without_a_codebook_the_default_one_has_neither_targets_nor_concepts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met on Monday.", encoding="utf-8")
    codebook = choose_codebook(None, framing.load(tmp_path))
    assert (codebook.targets, codebook.concepts) == ((), ())


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"measures": ["stnace.toward"]}, "did you mean 'stance.toward'"),
        ({"regions": ["footer"]}, "Available: body"),
        ({"options": {"sourcng": {}}}, "did you mean 'sourcing'"),
        ({"options": {"sourcing": {"nonsense": 1}}}, "no option of plugin 'sourcing' 'nonsense'"),
    ],
)
def test_an_unknown_name_says_what_there_is(asked: dict[str, object], hint: str) -> None:
    with pytest.raises(RequestError, match=hint):
        framing.score(framing.load(SEEDS), **asked)  # type: ignore[arg-type]


def test_a_corpus_without_documents_is_an_error_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("  \n", encoding="utf-8")
    with pytest.raises(InputError, match=r"empty\.txt: no text in it"):
        framing.score(framing.load(tmp_path))


@pytest.mark.parametrize(
    ("corpus", "told"),
    [
        ("seeds", "expected documents, got one str; read files with framing.load"),
        (Document(id="a", text="One."), "expected documents, got one Document"),
        (["One."], "expected a Document, got str"),
        ([Document(id="a", text="One."), Document(id="a", text="Two.")], "two documents with the id 'a'"),
        ([Document(id="a", text=None)], "document 'a': text is None, a NoneType"),  # type: ignore[arg-type]
        ([Document(id=7, text="One.")], "document 7: id is 7, a int"),  # type: ignore[arg-type]
        ([Document(id="a", text="One.", published="2024-05-03")], "published is '2024-05-03', a str"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_list_of_documents_is_refused(corpus: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        framing.score(corpus, measures=["tone"])
    with pytest.raises(InputError, match=told):
        list(framing.annotate(corpus, "sentences"))


def test_documents_may_come_from_a_generator() -> None:
    results = framing.score((Document(id=str(i), text="The ferry sailed.", outlet="A") for i in range(3)), measures=["tone"])
    assert len(results.table("documents")) == 3


def test_one_name_may_be_given_alone() -> None:
    alone = framing.score(framing.load(SEEDS), measures="tone.polarity", regions="headline")
    listed = framing.score(framing.load(SEEDS), measures=["tone.polarity"], regions=["headline"])
    assert alone.to_dict() == listed.to_dict()


def test_only_the_measures_asked_for_are_scored() -> None:
    results = framing.score(framing.load(SEEDS), measures=["terms.mentions"])
    assert set(results.table("scores")["measure"]) == {"terms.mentions"}


def test_the_headline_can_be_asked_for() -> None:
    body = framing.score(framing.load(SEEDS), measures=["tone"])
    headline = framing.score(framing.load(SEEDS), measures=["tone"], regions=["headline"])
    words = [results.table("documents")["words"].sum() for results in (body, headline)]
    assert words[0] > 20 * words[1] > 0


def test_progress_is_shown_where_tqdm_is_installed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm", reason="tqdm comes with nltk")
    framing.score(framing.load(SEEDS), measures=["tone"], progress=True)
    assert "documents: 5" in capsys.readouterr().err
    monkeypatch.setattr("framing.pipeline.find_spec", lambda name: None)
    framing.score(framing.load(SEEDS), measures=["tone"], progress=True)
    assert capsys.readouterr().err == ""


def test_progress_is_told_as_documents_are_done() -> None:
    told: list[int] = []
    framing.score(framing.load(SEEDS), measures=["tone"], progress=told.append)
    assert told[-1] == 5


def test_a_doubled_text_counts_once() -> None:
    results = framing.score(framing.load(SEEDS / "forum-comment.txt"), measures=["terms.mentions"])
    evidence = results.table("evidence")
    text = results.table("documents")["text"][0]
    assert len(evidence)
    assert evidence["start"].max() < len(text) / 2
