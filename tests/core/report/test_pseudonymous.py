"""A report that is passed on: no replaced name is anywhere in it, numbers and offsets of what was saved are untouched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing
from framing.report.sections import Subject

ARTICLES = {
    "dagny-holmqvist-flees.txt": (
        "Dagny Holmqvist, 43, a nurse, said the water rose within minutes. “We lost all we had,” Holmqvist said. "
        "Senator Ann Castell said the state will pay. Holmqvist’s brother Nils helped her. Dagny told the Flood Relief Council "
        "that nobody had warned her.\n"
    ),
    "b.txt": (
        "Holmqvist told reporters that the dam failed. “Nobody warned us,” Ms. Holmqvist said. Senator Ann Castell said the dam "
        "was safe, and Castell’s office refused to say more. The Flood Relief Council criticized Dagny Holmqvist.\n"
    ),
}
METADATA = """file,outlet,title,published,author,url
dagny-holmqvist-flees.txt,Harbour Post,Dagny Holmqvist flees the flood,2024-03-01,Torvald Ek,https://post.example/dagny-holmqvist
b.txt,Valley Wire,HOLMQVIST FAMILY SUES OVER FLOOD,2024-03-02,,https://wire.example/2
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("flood")
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "metadata.csv").write_text(METADATA, encoding="utf-8")
    (place / "codebook.toml").write_text(
        'name = "The Holmqvist case"\n[targets."Dagny Holmqvist"]\naliases = ["Holmqvist"]\n'
        '[targets.Castell]\naliases = ["Castell"]\n',
        encoding="utf-8",
    )
    return place


@pytest.fixture(scope="module")
def subject(folder: Path) -> Subject:
    plugins = framing.load_plugins()
    codebook = framing.load_codebook(folder / "codebook.toml")
    results = framing.score(framing.load(folder, plugins=plugins), plugins=plugins, codebook=codebook)
    return Subject(framing.compare(results), plugins, codebook, everything=True)


def test_no_replaced_name_is_anywhere_in_a_page(subject: Subject) -> None:
    from framing_html.page import page

    changed, sections = subject.passed_on(subject.sections())
    html = page(changed, sections, which="all")
    assert not re.findall(".{40}(?:holmqvist|dagny|torvald).{20}", html, re.IGNORECASE | re.DOTALL)
    assert "Person 1" in html and "Person 1’s brother" in html
    assert "Ann Castell" in html and "Flood Relief Council" in html and "Harbour Post" in html
    assert "Names of private persons are replaced" in html


def test_neither_are_they_in_markdown_and_word(subject: Subject) -> None:
    import io
    import zipfile

    from framing_html.markdown import markdown
    from framing_html.word import word

    pytest.importorskip("docx")
    changed, sections = subject.passed_on(subject.sections())
    parts = zipfile.ZipFile(io.BytesIO(word(changed, sections)))
    told = [markdown(changed, sections), *(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())]
    assert not [found for part in told for found in re.findall(".{0,40}(?:holmqvist|dagny|torvald).{0,20}", part, re.IGNORECASE)]


def test_numbers_are_the_same(subject: Subject) -> None:
    changed, _ = subject.passed_on([])
    before, after = subject.comparison.table("comparison"), changed.comparison.table("comparison")
    columns = ["estimate", "low", "high", "documents", "passages"]
    assert before.select(columns).equals(after.select(columns))
    assert "Dagny Holmqvist" in before["target"].to_list() and "Dagny Holmqvist" not in after["target"].to_list()


def test_what_was_compared_is_untouched(subject: Subject) -> None:
    results = subject.comparison.results
    before = {name: results.table(name) for name in ("documents", "evidence")}
    subject.passed_on(subject.sections())
    assert all(results.table(name).equals(frame) for name, frame in before.items())


def test_every_passage_still_stands_where_it_did(subject: Subject) -> None:
    changed, _ = subject.passed_on([])
    texts = dict(changed.comparison.results.table("documents").select("doc_id", "text").iter_rows())
    rows = changed.comparison.results.table("evidence").filter(~changed.comparison.results.table("evidence")["quote"].eq(""))
    single = [row for row in rows.iter_rows(named=True) if not row["pieces"]]
    assert single
    assert all(texts[row["doc_id"]][row["start"] : row["end"]] == row["quote"] for row in single)


def test_without_who_recognizes_names_it_is_refused(folder: Path) -> None:
    plugins = framing.load_plugins(["tone"])
    comparison = framing.compare(framing.score(framing.load(folder, plugins=plugins), plugins=plugins))
    with pytest.raises(framing.RequestError, match="sourcing"):
        Subject(comparison, plugins).passed_on([])
