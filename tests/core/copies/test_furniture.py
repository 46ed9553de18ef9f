"""Lines that recur over an outlet's articles: found in a pass over the corpus, set aside, listed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import framing
from framing.copies.clusters import find_copies
from framing.copies.furniture import announced, find_furniture
from framing.english import ENGLISH
from framing.model import Document
from framing.text.regions import label_paragraphs

TOPICS = "pier ferry tram library school market harbour bakery museum stadium orchard bridge".split()
FOOTER = (
    "Subscribe to our morning letter and find what matters in your inbox before breakfast. We may be paid a commission when you "
    "buy something through the shop links on these pages."
)

BRIEFS = [
    Document(id="a", outlet="Post", text=f"The ferry to Lund island will sail twice a day, said the harbour office.\n\n{FOOTER}"),
    Document(id="b", outlet="Herald", text=f"Bakers in the old town want flour to be cheaper before winter begins.\n\n{FOOTER}"),
]


def article(i: int, *more: str, outlet: str = "Post", first: Sequence[str] = ()) -> Document:
    topic = TOPICS[i % len(TOPICS)]
    body = [
        f"The {topic} in ward {i} will close in June, Councillor Number{i} Berg told the {topic} committee.",
        f"Neighbours of the old {topic} had collected {i + 20} signatures against the {topic} plan.",
    ]
    return Document(id=f"{outlet}{i}", outlet=outlet, text="\n\n".join([*first, *body, *more]))


def texts_of(documents: Sequence[Document], i: int = 0) -> list[str]:
    found = find_furniture(documents)
    return [documents[i].text[start:end] for start, end in found.spans(documents[i])]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["PLAY CLIP"] * 5, ["PLAY CLIP"]),  # a button
        ([f"{n} replies" for n in range(5)], ["0 replies"]),  # numbers of a button make no difference
        ([f"SEE TOO: Why the {topic} matters" for topic in TOPICS[:5]], ["SEE TOO: Why the pier matters"]),
        (["The Wire Service helped with this account."] * 5, ["The Wire Service helped with this account."]),
    ],
)
def test_what_recurs_is_found(lines: Sequence[str], shown: Sequence[str]) -> None:
    documents = [article(i, line) for i, line in enumerate(lines)]
    assert texts_of(documents) == shown


@pytest.mark.parametrize(
    "lines",
    [
        ["PLAY CLIP"] * 2,  # two articles are too few
        [f"BERG: I will speak of the {topic}." for topic in TOPICS[:5]],  # a speaker's turns are sentences
        [f"Why the {topic} matters" for topic in TOPICS[:5]],
    ],
)
def test_what_belongs_to_an_article_stays(lines: Sequence[str]) -> None:
    assert texts_of([article(i, line) for i, line in enumerate(lines)]) == []


def test_a_sentence_said_now_and_then_stays() -> None:
    said = "The strike began on the third of May."
    documents = [article(i, *([said] if i < 4 else [])) for i in range(12)]
    assert texts_of(documents) == []


def test_other_outlets_lines_are_their_own() -> None:
    documents = [*(article(i, "PLAY CLIP") for i in range(5)), article(7, "PLAY CLIP", outlet="Herald")]
    assert texts_of(documents, 0) == ["PLAY CLIP"]
    assert texts_of(documents, 5) == []


def test_versions_of_one_article_make_no_furniture() -> None:
    documents = [Document(id=str(i), outlet="Post", text=article(1, f"Version {i} of it.").text) for i in range(9)]
    assert texts_of(documents) == []


def test_a_title_is_no_furniture() -> None:
    documents = [
        Document(id=str(i), outlet="Post", title="Live news", title_span=(0, 9), text=f"Live news\n\n{article(i).text}")
        for i in range(9)
    ]
    assert texts_of(documents) == []


def test_a_footer_of_two_articles_on_different_things() -> None:
    assert texts_of(BRIEFS) == [FOOTER]


def test_the_same_end_of_two_reports_on_one_event_is_no_footer() -> None:
    told = "The ferry union and the harbour office will meet on Friday, when the crews vote on the new offer of pay."
    one = Document(id="a", outlet="Post", text=f"Ferry crews stopped work in the harbour on Monday over pay.\n\n{told}")
    other = Document(id="b", outlet="Herald", text=f"No ferry left the harbour on Monday: the crews want better pay.\n\n{told}")
    assert texts_of([one, other]) == []


def test_a_corpus_sets_it_aside_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "post.jsonl"
    rows = [{"id": d.id, "outlet": d.outlet, "text": d.text} for d in (article(i, first=["PLAY CLIP"]) for i in range(5))]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    corpus = framing.load(path)
    for document in corpus:
        labels = label_paragraphs(document.text, ENGLISH, document.title, document.title_span, document.furniture)
        assert [label for _, label in labels] == ["furniture", "lead", "body"]
    assert [(row.text, row.articles, row.of) for row in corpus.furniture] == [("PLAY CLIP", 5, 5)]
    assert any(notice.startswith("1 line recurs over articles and is set aside") for notice in corpus.notices)
    assert list(corpus) == list(corpus)


def test_a_corpus_too_large_to_hold_is_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "post.jsonl"
    rows = [{"id": str(i), "outlet": "Post", "text": article(i, "PLAY CLIP").text} for i in range(9)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    whole = list(framing.load(path))
    corpus = framing.load(path)
    monkeypatch.setattr(sys.modules[type(corpus).__module__], "_AHEAD", 3)
    assert list(corpus) == whole
    assert len(corpus) == 9 and whole[0].furniture


def test_nothing_found_is_nothing_told() -> None:
    assert list(announced(find_furniture([article(0), article(1)]).found)) == []


def test_two_briefs_with_one_footer_are_no_copies() -> None:
    import polars as pl

    rows = [(d.id, d.outlet, "", "en", d.text) for d in BRIEFS]
    frame = pl.DataFrame(rows, schema=["doc_id", "outlet", "published", "language", "text"], orient="row")
    assert find_copies(frame).clusters == []
