"""Parquet, Arrow and Feather files, and folders of Hugging Face's ``datasets``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from framing.errors import InputError

from ....corpora import ARTICLE, read, reasons  # noqa: TID252

FRAME = pl.DataFrame(
    {
        "id": ["a", "b"],
        "source": [{"name": "Quay Post"}, {"name": "Herald"}],
        "date": [datetime(2021, 10, 26, 8), datetime(2021, 10, 27)],
        "authors": [["R. Quay", "I. Falk"], []],
        "content": [ARTICLE, ARTICLE[::-1]],
        "words": [20, None],
        "raw": [b"x", b"y"],
    }
)
WRITE: dict[str, Callable[[pl.DataFrame, Path], object]] = {
    "a.parquet": pl.DataFrame.write_parquet,
    "a.arrow": pl.DataFrame.write_ipc,
    "a.feather": pl.DataFrame.write_ipc,
    "b.arrow": pl.DataFrame.write_ipc_stream,
}


@pytest.mark.parametrize("name", WRITE)
def test_a_row_is_an_article_with_its_nested_values_and_dates(tmp_path: Path, name: str) -> None:
    WRITE[name](FRAME, tmp_path / name)
    documents, corpus = read(tmp_path / name)
    assert [(d.id, d.outlet, d.published, d.author) for d in documents] == [
        ("a", "Quay Post", date(2021, 10, 26), "R. Quay, I. Falk"),
        ("b", "Herald", date(2021, 10, 27), ""),
    ]
    assert [d.text for d in documents] == [ARTICLE, ARTICLE[::-1]]
    assert documents[0].meta["words"] == 20 and "words" not in documents[1].meta
    assert not corpus.skipped


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow"])
def test_more_rows_than_are_held_at_once_come_in_order(tmp_path: Path, name: str) -> None:
    count = 2_500
    many = pl.DataFrame({"text": [f"{ARTICLE} {number}" for number in range(count)]})
    WRITE[name](many, tmp_path / name)
    documents, _ = read(tmp_path / name)
    assert [d.id for d in documents] == [f"a:{number}" for number in range(1, count + 1)]
    assert documents[-1].text == f"{ARTICLE} {count - 1}"


@pytest.mark.parametrize("name", WRITE)
def test_a_file_that_is_cut_off_is_told_with_what_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    WRITE[name](FRAME, path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(InputError, match=r"(a Parquet file|an Arrow (file|stream)) that cannot be read"):
        read(path)


def test_feather_of_version_1_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.feather").write_bytes(b"FEA1" + bytes(40))
    with pytest.raises(InputError, match="Feather file of version 1"):
        read(tmp_path / "a.feather")


def test_a_table_without_texts_says_which_columns_it_has(tmp_path: Path) -> None:
    pl.DataFrame({"titel": ["x"]}).write_parquet(tmp_path / "a.parquet")
    with pytest.raises(InputError, match=r"no text column; .* found: titel; .*--columns text=NAME"):
        read(tmp_path / "a.parquet")


def test_of_a_data_set_of_hugging_face_only_the_articles_are_read(tmp_path: Path) -> None:
    for split in ("train", "test"):
        folder = tmp_path / split
        folder.mkdir()
        frame = pl.DataFrame({"text": [f"{ARTICLE} {split}"], "label": [1]})
        frame.write_ipc_stream(folder / "data-00000-of-00001.arrow")
        frame.write_ipc_stream(folder / "cache-0123456789abcdef.arrow")
        (folder / "dataset_info.json").write_text('{"features": {"text": {"dtype": "string"}}}', encoding="utf-8")
        (folder / "state.json").write_text('{"_data_files": [{"filename": "data-00000-of-00001.arrow"}]}', encoding="utf-8")
    (tmp_path / "dataset_dict.json").write_text('{"splits": ["train", "test"]}', encoding="utf-8")
    documents, corpus = read(tmp_path)
    assert [(d.id, d.text) for d in documents] == [
        ("data-00000-of-00001:1", f"{ARTICLE} test"),
        ("data-00000-of-00001:1#2", f"{ARTICLE} train"),
    ]
    assert reasons(corpus) == []
