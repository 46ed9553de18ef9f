"""A table of stories, as a user gives it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load.stories import read_stories


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("doc_id,title\na,b\n", "columns doc_id and story; found doc_id, title"),
        ("", "columns doc_id and story; found nothing"),
        ("doc_id,story\na,x\na,y\n", "row 3: 'a' is on 'x' and on 'y'"),
        ("doc_id,story\n,x\n", "row 2: no doc_id"),
    ],
)
def test_a_table_of_stories_that_cannot_be_used_is_refused_by_row(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "stories.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_stories(path)
    assert said in str(error.value)


def test_a_table_of_stories_may_have_been_through_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_text("\ufeffDoc ID;Story;Note\n'-a;'=1;\nb; x ;\nb;x;again\n", encoding="utf-8")
    assert read_stories(path) == {"-a": "=1", "b": "x"}
    with pytest.raises(InputError, match="framing stories PATH"):
        read_stories(tmp_path / "none.csv")


def test_what_is_no_table_of_stories_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_bytes(b"PK\x03\x04\x00\x00")
    with pytest.raises(InputError, match=r"stories\.csv: .*not text"):
        read_stories(path)
    with pytest.raises(InputError, match="a folder"):
        read_stories(tmp_path)
