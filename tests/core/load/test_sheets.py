"""Tables that were written beside the articles are not read as articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load.corpus import load

QUOTES = (
    "doc_id,outlet,content,cue,source,voice,start,end,cue_start,source_start\na,Post,No such plan,said,Ann,attributed,0,4,5,9\n"
)


def test_quotes_that_were_written_into_the_folder_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There is no such plan, said Ann.")
    (tmp_path / "quotes.csv").write_text(QUOTES)
    corpus = load(tmp_path)
    assert [document.id for document in corpus] == ["a"]
    assert any("quotes.csv" in notice and "framing quotes" in notice for notice in corpus.notices)


def test_quotes_that_are_named_are_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(QUOTES)
    with pytest.raises(InputError, match=r"a table that framing quotes wrote, which holds no articles$"):
        load(tmp_path / "quotes.csv")


def test_a_table_of_articles_with_a_column_called_content_is_read(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("doc_id,content,source\n1,There is no such plan.,Post\n")
    assert [document.outlet for document in load(tmp_path)] == ["Post"]
