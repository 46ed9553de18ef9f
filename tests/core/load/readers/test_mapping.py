"""Columns that the user names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from framing.errors import InputError, RequestError
from framing.load.readers.mapping import columns_of

from ....corpora import ARTICLE, read, reasons, write  # noqa: TID252

TABLE = f"Nr;Volltext;Zeitung;Tag;Ressort\n1;{ARTICLE};Herald;2021-10-26;Lokales\n"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("text=Body", {"text": "Body"}),
        ("Text = Body, the, long one ,date=Day", {"text": "Body, the, long one", "published": "Day"}),
        ({"OUTLET": "a=b"}, {"outlet": "a=b"}),
        ("section=Ressort", {"section": "Ressort"}),
    ],
)
def test_an_option_or_a_table_names_columns_by_field(given: object, expected: dict[str, str]) -> None:
    assert columns_of(given) == expected


@pytest.mark.parametrize("given", ["text", "text=", "=Body", "", {"text": 3}, "text=a,text=b", "date=a,published=b"])
def test_what_names_none_is_refused(given: object) -> None:
    with pytest.raises(RequestError, match="columns: "):
        columns_of(given)


def test_the_columns_named_hold_before_those_that_are_known(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_csv=f"text,body,outlet,paper\nTeaser.,{ARTICLE},X,Herald\n")
    (document,), corpus = read(tmp_path / "a.csv", columns="text=body,outlet=paper")
    assert (document.text, document.outlet) == (ARTICLE, "Herald")
    assert document.meta == {"text": "Teaser.", "outlet": "X"}
    assert "columns as they were named: text in 'body', outlet in 'paper'" in corpus.notices


@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_a_table_without_known_names_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TABLE, encoding="utf-8")
    (document,), _ = read(tmp_path / name, columns="text=volltext,outlet=Zeitung,date=Tag,section=Ressort")
    assert (document.id, document.text, document.outlet) == ("a:2", ARTICLE, "Herald")
    assert (document.published, document.meta) == (date(2021, 10, 26), {"Nr": "1", "section": "Lokales"})


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_csv=TABLE)
    with pytest.raises(InputError, match="no column 'Volltex', which is to hold the text; found: Nr, Volltext"):
        read(tmp_path / "a.csv", columns="text=Volltex")
    _, corpus = read(tmp_path / "a.csv", columns="text=Volltext,outlet=Zeitng")
    assert reasons(corpus) == [
        f"{tmp_path / 'a.csv'}: no column 'Zeitng', which is to hold: outlet; correct --columns or the manifest"
    ]


def test_a_manifest_names_the_columns_of_its_tables(tmp_path: Path) -> None:
    manifest = '[columns]\ntext = "Volltext"\noutlet = "Zeitung"\n\n[[documents]]\nfile = "a.csv"\ngenre = "news"\n'
    write(tmp_path, a_DOT_csv=TABLE, story_DOT_toml=manifest)
    for path in (tmp_path, tmp_path / "a.csv"):
        (document,), _ = read(path)
        assert (document.text, document.outlet, document.genre) == (ARTICLE, "Herald", "news")
        assert "columns" not in " ".join(document.meta)
    assert read(tmp_path, columns="outlet=Ressort")[0][0].outlet == "Lokales"


def test_a_manifest_with_columns_that_are_none_costs_its_file_alone(tmp_path: Path) -> None:
    manifest = '[[documents]]\nfile = "a.csv"\ncolumns = {text = 3}\n\n[[documents]]\nfile = "b.txt"\n'
    write(tmp_path, a_DOT_csv=TABLE, b_DOT_txt=ARTICLE, story_DOT_toml=manifest)
    documents, corpus = read(tmp_path)
    assert [document.text for document in documents] == [ARTICLE]
    assert "[[documents]] 1: columns: 'text' = '3'; expected FIELD=COLUMN" in reasons(corpus)[0]
