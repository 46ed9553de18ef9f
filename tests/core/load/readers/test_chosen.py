"""Which reader reads a file: by what is in it, specific readers first, and only then by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from framing.errors import PluginError
from framing.extension import Reader
from framing.load import load
from framing.load.readers.chosen import all_readers
from framing.model import Document
from framing.plugins import Plugins

TEXT = "The harbour opened again on Monday, and the ferries ran."


def reader(name: str, *suffixes: str, begins: bytes = b"", specific: bool = False, packages: tuple[str, ...] = ()) -> Reader:
    def recognises(head: bytes, path: Path) -> bool:
        return head.startswith(begins)

    def read(path: Path, skip: Callable[[str, str], None]) -> Iterator[Document]:
        yield Document(id="", text=f"{name}: {TEXT}")

    return Reader(
        name=name,
        suffixes=suffixes,
        read=read,
        recognises=recognises if begins else None,
        specific=specific,
        packages=packages,
    )


EXPORT = reader("export", ".page", begins=b"<EXPORT", specific=True)
PAGE = reader("page", ".page", begins=b"<")


def name_of(path: Path, *further: Reader) -> str | None:
    found = all_readers(further).of(path)
    return found.name if found else None


@pytest.mark.parametrize("readers", [(EXPORT, PAGE), (PAGE, EXPORT)])
@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.page", "<EXPORT of two", "export"),
        ("a.page", "<p>One page", "page"),
        ("a.page", "nothing that is known", "page"),  # its suffix says what it is
        ("a.txt", "<EXPORT of two", "export"),
        ("a.txt", "<p>One page", "page"),
        ("a", "<p>One page", "page"),
        ("a.txt", "One article", "core.text"),
        ("a.csv", "<EXPORT of two", "core.csv"),  # no suffix of theirs
    ],
)
def test_specific_readers_are_asked_first_then_others_then_the_suffix(
    tmp_path: Path, readers: tuple[Reader, ...], name: str, content: str, expected: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert name_of(path, *readers) == expected


def test_a_specific_reader_reads_nothing_that_it_does_not_recognise(tmp_path: Path) -> None:
    (tmp_path / "a.page").write_text("One page", encoding="utf-8")
    assert name_of(tmp_path / "a.page", EXPORT) is None
    corpus = load(tmp_path, plugins=Plugins(), readers=[EXPORT])
    with pytest.raises(Exception, match=r"no reader for \.page files"):
        list(corpus)


def test_two_readers_for_one_suffix_are_no_rivals_where_one_of_them_is_specific() -> None:
    assert not all_readers([EXPORT, PAGE]).contested
    (notice,) = all_readers([PAGE, reader("other", ".page")]).contested
    assert "page and other" in notice


def test_what_comes_in_without_a_suffix_goes_to_the_reader_that_recognises_it(tmp_path: Path) -> None:
    (tmp_path / "stdin").write_text("<EXPORT of two", encoding="utf-8")
    (document,) = load(tmp_path / "stdin", plugins=Plugins(), readers=[PAGE, EXPORT])
    assert document.text == f"export: {TEXT}"


def test_a_missing_package_is_named_with_the_command_that_installs_it(tmp_path: Path) -> None:
    (tmp_path / "a.page").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    needs = reader("page", ".page", packages=("pytest", "no-such-package-anywhere"))
    corpus = load(tmp_path, plugins=Plugins(), readers=[needs])
    assert [document.id for document in corpus] == ["b"]
    (left,) = corpus.skipped
    assert left.reason == (
        "reading it needs no-such-package-anywhere, not installed here; install: python -m pip install no-such-package-anywhere"
    )


def test_a_reader_that_breaks_when_it_is_asked_costs_only_its_file(tmp_path: Path) -> None:
    def broken(head: bytes, path: Path) -> bool:
        raise ZeroDivisionError("oops")

    (tmp_path / "a.page").write_text("x", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"id,text\nb,{TEXT}\n", encoding="utf-8")
    asked = Reader(name="page", suffixes=(".page",), read=lambda path, skip: [], recognises=broken)
    corpus = load(tmp_path, plugins=Plugins(), readers=[asked])
    assert [document.id for document in corpus] == ["b"]
    assert "failed: ZeroDivisionError: oops" in corpus.skipped[0].reason


def test_a_reader_may_give_records_that_are_read_like_the_rows_of_a_table(tmp_path: Path) -> None:
    def read(path: Path, skip: Callable[[str, str], None]) -> Iterator[tuple[str, dict[str, object]]]:
        yield "row 2", {"Body": TEXT, "Newspaper": "Quay Post", "Date": "2021-10-26"}
        yield "row 3", {"Body": "", "Newspaper": "Quay Post", "Date": "2021-10-27"}

    (tmp_path / "sheet.x").write_text("x", encoding="utf-8")
    corpus = load(tmp_path, plugins=Plugins(), readers=[Reader(name="sheets", suffixes=(".x",), read=read)])
    (document,) = corpus
    assert (document.id, document.outlet, document.text) == ("sheet:2", "Quay Post", TEXT)
    assert str(document.published) == "2021-10-26"
    assert [str(left) for left in corpus.skipped] == [f"{tmp_path / 'sheet.x'}, row 3: no text in it"]


@pytest.mark.parametrize("given", ["text", ("row 2",), (2, {"text": TEXT}), ("row 2", {2: TEXT})])
def test_what_is_neither_document_nor_record_is_a_fault_of_the_reader(tmp_path: Path, given: object) -> None:
    (tmp_path / "sheet.x").write_text("x", encoding="utf-8")
    wrong = Reader(name="sheets", suffixes=(".x",), read=lambda path, skip: [given])  # type: ignore[list-item]
    with pytest.raises(Exception, match="reader sheets failed: "):
        list(load(tmp_path, plugins=Plugins(), readers=[wrong]))


def test_a_specific_reader_must_recognise_its_files() -> None:
    from framing.declared import declared

    with pytest.raises(PluginError, match="specific and has no recognises"):
        declared(Reader(name="x", suffixes=(".x",), read=lambda path, skip: [], specific=True), Reader)
