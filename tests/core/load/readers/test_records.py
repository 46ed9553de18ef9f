"""What interfaces and tools answer, read as it is; and what is said of answers without texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from framing.errors import InputError
from framing.load.corpus import load

from ....corpora import ARTICLE, read, reasons, write  # noqa: TID252

HTML = f"<p>{ARTICLE}</p>\n<p>The quay &amp; the bridge stay closed.</p>"
PLAIN = f"{ARTICLE}\n\nThe quay & the bridge stay closed."
GUARDIAN = {
    "id": "town/2024/jan/02/bridge",
    "type": "article",
    "sectionName": "Town",
    "webPublicationDate": "2024-01-02T10:00:00Z",
    "webTitle": "Bridge opens",
    "webUrl": "https://www.paper.example/bridge",
    "fields": {"body": HTML, "bodyText": ARTICLE, "byline": "A Roe", "publication": "The Paper"},
}
EVENT_REGISTRY = {
    "uri": "7001",
    "lang": "eng",
    "date": "2024-01-02",
    "url": "https://paper.example/bridge",
    "title": "Bridge opens",
    "body": ARTICLE,
    "source": {"uri": "paper.example", "dataType": "news", "title": "The Paper"},
    "authors": [{"uri": "a_roe@paper.example", "name": "A Roe", "type": "author"}],
}
WORDPRESS = {
    "id": 12,
    "date": "2024-01-02T10:00:00",
    "guid": {"rendered": "https://paper.example/?p=12"},
    "link": "https://paper.example/bridge",
    "title": {"rendered": "Bridge opens"},
    "content": {"rendered": HTML, "protected": False},
    "author": 3,
    "type": "post",
}
MONGO = {
    "_id": {"$oid": "65a"},
    "title": "Bridge opens",
    "text": ARTICLE,
    "source": "The Paper",
    "date": {"$date": {"$numberLong": "1704189600000"}},
}
NEWS_PLEASE = {
    "authors": ["A Roe"],
    "date_publish": "2024-01-02 10:00:00",
    "maintext": ARTICLE,
    "source_domain": "paper.example",
    "title": "Bridge opens",
    "url": "https://paper.example/bridge",
}
NEWSPAPER4K = {
    "title": "Bridge opens",
    "text": ARTICLE,
    "authors": ["A Roe"],
    "publish_date": "2024-01-02T10:00:00+00:00",
    "meta_site_name": "The Paper",
    "meta_data": {"og": {"title": "Bridge", "image": {"width": 600, "text": "a picture"}}},
}
TRAFILATURA = {
    "title": "Bridge opens",
    "author": "A Roe",
    "hostname": "paper.example",
    "sitename": "The Paper",
    "date": "2024-01-02",
    "raw_text": ARTICLE[:40],
    "text": ARTICLE,
}
MEDIA_CLOUD = {"stories_id": 5, "title": "Bridge opens", "media_name": "The Paper", "publish_date": "2024-01-02", "text": ARTICLE}
ELASTIC = {"hits": {"total": 1, "hits": [{"_index": "news", "_source": {**MEDIA_CLOUD, "author": "A Roe"}}]}}


def load_json(path: Path, content: Any) -> Any:
    path.write_text(json.dumps(content), encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("answer", "text", "outlet", "author"),
    [
        ({"response": {"status": "ok", "results": [GUARDIAN]}}, PLAIN, "The Paper", "A Roe"),
        ([GUARDIAN], PLAIN, "The Paper", "A Roe"),
        ({"articles": {"results": [EVENT_REGISTRY], "totalResults": 1}}, ARTICLE, "The Paper", "A Roe"),
        ([WORDPRESS], PLAIN, "paper.example", ""),
        ([MONGO], ARTICLE, "The Paper", ""),
        (MONGO, ARTICLE, "The Paper", ""),
        (NEWS_PLEASE, ARTICLE, "paper.example", "A Roe"),
        (NEWSPAPER4K, ARTICLE, "The Paper", "A Roe"),
        (TRAFILATURA, ARTICLE, "The Paper", "A Roe"),
        ([MEDIA_CLOUD], ARTICLE, "The Paper", ""),
        (ELASTIC, ARTICLE, "The Paper", "A Roe"),
    ],
)
def test_the_answers_of_interfaces_are_read_as_they_come(
    tmp_path: Path, answer: Any, text: str, outlet: str, author: str
) -> None:
    (document,), corpus = load_json(tmp_path / "answer.json", answer)
    assert document.text == f"Bridge opens\n\n{text}"
    assert (document.title, document.outlet, document.author) == ("Bridge opens", outlet, author)
    assert document.published == date(2024, 1, 2)
    assert not corpus.skipped
    assert not any("two columns" in note for note in document.notes)


def test_the_same_rows_as_json_lines(tmp_path: Path) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in (GUARDIAN, EVENT_REGISTRY, WORDPRESS))
    (tmp_path / "rows.jsonl").write_text(lines, encoding="utf-8")
    assert [document.title for document in read(tmp_path / "rows.jsonl")[0]] == ["Bridge opens"] * 3


def test_two_lists_with_texts_are_told_apart_by_the_user(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"several lists hold texts: news\.old \(1\) and news\.new \(2\); save the one to read"):
        load_json(tmp_path / "a.json", {"news": {"old": [MONGO], "new": [MONGO, MONGO]}})


def test_a_list_deeper_than_three_levels_is_not_looked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no text column"):
        load_json(tmp_path / "a.json", {"a": {"b": {"c": {"d": [MONGO]}}}})
    assert len(load_json(tmp_path / "a.json", {"a": {"b": {"c": [MONGO]}}})[0]) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"articles": [{"url": "https://paper.example/a", "title": "Bridge", "seendate": "20240102T101500Z", "domain": "x"}]},
        {"pagination": {}, "data": [{"author": "A Roe", "title": "B", "description": "d", "url": "https://paper.example/a"}]},
        [{"stories_id": 1, "title": "Bridge", "url": "https://paper.example/a", "media_name": "x"}],
    ],
)
def test_a_list_of_addresses_is_refused_with_how_to_get_the_texts(tmp_path: Path, answer: Any) -> None:
    with pytest.raises(InputError, match=r"addresses \(in 'url'\) and no texts; nothing is fetched here: .* trafilatura -i"):
        load_json(tmp_path / "a.json", answer)


def test_first_paragraphs_alone_are_no_articles_unless_the_user_says_so(tmp_path: Path) -> None:
    entry = {"web_url": "https://paper.example/a", "lead_paragraph": ARTICLE, "headline": {"main": "Bridge opens"}}
    with pytest.raises(InputError, match=r"only the first paragraph of each article .* --columns text=lead_paragraph"):
        load_json(tmp_path / "a.json", {"response": {"docs": [entry]}})
    (document,), _ = read(tmp_path / "a.json", columns="text=lead_paragraph")
    assert document.text == f"Bridge opens\n\n{ARTICLE}"


def test_of_two_columns_with_texts_one_is_read_and_the_other_is_named(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_csv=f"id,content,body\n1,A teaser of the whole story,{ARTICLE}\n2,{ARTICLE},{ARTICLE}\n")
    (first, second), corpus = read(tmp_path / "a.csv")
    assert (first.text, second.text) == ("A teaser of the whole story", ARTICLE)
    told = "two columns with texts: 'content' is read; to read the other: --columns text=body"
    assert told in first.notes and told not in second.notes
    assert any(told in notice for notice in corpus.notices)
    assert read(tmp_path / "a.csv", columns="text=body")[0][0].text == ARTICLE


def test_of_many_columns_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(15)]
    (tmp_path / "a.jsonl").write_text(json.dumps(dict.fromkeys(names, "x")), encoding="utf-8")
    with pytest.raises(InputError, match=r"found: c0, c1, .*, c11 and 3 more; correct --columns"):
        read(tmp_path / "a.jsonl", columns="text=Body")


def entries(count: int) -> list[Mapping[str, Any]]:
    return [
        {"id": f"n{number}", "text": f"{ARTICLE} {number}", "authors": [{"name": "A"}, {"name": "B"}]} for number in range(count)
    ]


def test_of_a_file_that_is_cut_off_what_stands_before_is_read(tmp_path: Path) -> None:
    text = json.dumps({"status": "ok", "articles": entries(501)})
    for end in (text.rindex("A"), text.rindex("{"), text.rindex('{"id"') - 1):
        (tmp_path / "a.json").write_text(text[:end], encoding="utf-8")
        documents, corpus = read(tmp_path / "a.json")
        assert [d.id for d in documents] == [f"n{number}" for number in range(500)]
        (reason,) = reasons(corpus)
        assert "a.json, entry 501: not JSON (line 1, column " in reason and reason.endswith("save the file again")


def test_an_entry_that_is_broken_costs_only_itself(tmp_path: Path) -> None:
    text = json.dumps(entries(501)).replace('"n250", "text"', '"n250", text"')
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    documents, corpus = read(tmp_path / "a.json")
    assert [d.id for d in documents] == [f"n{number}" for number in range(501) if number != 250]
    (reason,) = reasons(corpus)
    assert "a.json, entry 251: not JSON (line 1, column " in reason


def test_json_that_is_broken_before_the_first_article_is_refused(tmp_path: Path) -> None:
    for text in ('{"articles": [{"text": "cut', '{"text": "x", "authors": [{"name": "A"}, {"name": "B"}], ', "{"):
        (tmp_path / "a.json").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=r"not JSON \(line 1, column \d+\)"):
            read(tmp_path / "a.json")


def test_many_records_without_a_text_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,titel\n" + "1,x\n" * 5000, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    _, corpus = read(tmp_path)
    assert len(corpus.skipped) == 1


@pytest.mark.parametrize("head", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "\ufeffsep=;\n"])
def test_a_line_that_tells_excel_the_delimiter(tmp_path: Path, head: str) -> None:
    for name in ("a.csv", "a.txt"):
        (tmp_path / name).write_text(f"{head}id;text;outlet\n1;{ARTICLE};Herald\n", encoding="utf-8")
        (document,), _ = read(tmp_path / name)
        assert (document.id, document.text, document.outlet) == ("1", ARTICLE, "Herald")


def test_a_table_with_bars_and_one_of_excels_unicode_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"id|text|outlet\n1|{ARTICLE}|Herald\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(f"id\ttext\toutlet\r\n2\t{ARTICLE}\tHerald\r\n".encode("utf-16"))
    assert [(d.id, d.text, d.outlet) for d in read(tmp_path)[0]] == [("1", ARTICLE, "Herald"), ("2", ARTICLE, "Herald")]


def test_a_row_that_repeats_the_header_is_no_article(tmp_path: Path) -> None:
    table = tmp_path / "joined.csv"
    table.write_text("Newspaper,Text\nPost,One text.\nNewspaper,Text\nMail,Another text.\n")
    corpus = load(table)
    assert [document.outlet for document in corpus] == ["Post", "Mail"]
    assert [str(skipped) for skipped in corpus.skipped] == [f"{table}, row 3: names the columns once more; no article"]
