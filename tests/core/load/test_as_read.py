"""A corpus written as it was read gives equal documents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.load.as_read import document_of, is_as_read, record_of, restored
from framing.load.corpus import load
from framing.model import Document

from ...corpora import NO_PLUGINS  # noqa: TID252

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=60).filter(
    lambda text: text.strip() and not text.startswith("\ufeff")
)
VALUES = st.one_of(st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), LINE.filter(bool))
NAMES = st.one_of(LINE.filter(bool), st.sampled_from(["published", "text", "meta.text", "notes", "id", "Notes", "reading_notes"]))


@settings(max_examples=60)
@given(
    text=TEXT,
    title=LINE,
    outlet=LINE.filter(bool),
    author=LINE,
    day=st.none() | st.dates(),
    notes=st.lists(LINE.filter(bool)),
    meta=st.dictionaries(NAMES, VALUES),
)
def test_any_document_comes_back(
    text: str, title: str, outlet: str, author: str, day: date | None, notes: list[str], meta: dict[str, object]
) -> None:
    fields = {"title": title, "outlet": outlet, "author": author, "language": "en"}
    document = Document(id="a/1", text=text, published=day, notes=tuple(notes), meta=meta, **fields)  # type: ignore[arg-type]
    record = json.loads(json.dumps(record_of(document)))
    assert is_as_read(record)
    assert restored(document_of(record)) == document


def test_a_text_is_not_looked_at_again(tmp_path: Path) -> None:
    original = tmp_path / "a.jsonl"
    rows = [
        {"id": "a", "outlet": "NA", "text": "It is written as &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; here, and read so."},
        {"id": "a", "source": "Post", "title": "The bridge opens", "date": "03/04/2021", "content": "<p>One.</p><p>Two.</p>"},
        {
            "id": "c",
            "url": "https://www.herald.example/c",
            "date": "2021-10-26T08:00:00Z",
            "text": "Drei Sätze â€œohneâ€\x9d Sinn.",
        },
    ]
    original.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "NA.txt").write_text("The council met on Monday.", encoding="utf-8")
    before = list(load([original, tmp_path / "NA.txt"], plugins=NO_PLUGINS))
    again = tmp_path / "again.jsonl"
    again.write_text("".join(json.dumps(record_of(document)) + "\n" for document in before), encoding="utf-8")
    after = list(load(again, plugins=NO_PLUGINS))
    assert after == before
    assert [document.notes for document in after] == [document.notes for document in before]


def test_records_of_others_are_no_such_records() -> None:
    whole = record_of(Document(id="a", text="One."))
    assert not is_as_read({"id": "a", "text": "One.", "notes": []})
    assert not is_as_read({**whole, "reading_notes": "a note"})
    assert not is_as_read({**whole, "reading_notes": ["a note"]})
    assert not is_as_read({**whole, "text": None})
    assert restored(Document(id="a", text="One.", meta={"reading_notes": "x"})) is None


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_with_a_column_of_notes_of_its_own_is_cleaned_like_any_other(tmp_path: Path, name: str) -> None:
    row = {"id": "a", "text": "<p>The council met.</p><p>It voted &amp; left.</p>", "reading_notes": "read twice"}
    lines = [",".join(row), ",".join(row.values())] if name.endswith(".csv") else [json.dumps(row)]
    (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (found,) = load(tmp_path / name, plugins=NO_PLUGINS)
    assert found.text == "The council met.\n\nIt voted & left."
    assert found.meta["reading_notes"] == "read twice"
    (tmp_path / "again.jsonl").write_text(json.dumps(record_of(found)), encoding="utf-8")
    assert list(load(tmp_path / "again.jsonl", plugins=NO_PLUGINS)) == [found]


def test_half_characters_of_a_stranger_are_repaired_all_the_same() -> None:
    found = restored(document_of({**record_of(Document(id="a", text="One.")), "text": "One\0 \ud800."}))
    assert found is not None and found.text == "One\ufffd \ufffd."
