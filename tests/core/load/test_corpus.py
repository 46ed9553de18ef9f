"""The stage load: which files become which documents, and what the user is told of everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.extension import Reader
from framing.load.corpus import load
from framing.load.finishing import with_title
from framing.model import Document

from ...corpora import ARTICLE, NO_PLUGINS, read, reasons, write  # noqa: TID252  tests have no absolute name


class TestDocuments:
    def test_two_documents_with_one_id_are_both_kept_and_both_places_named(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_csv="id,text,outlet\nx,One.,Herald\nx,Two.,Herald\n", b_DOT_csv="id,text,outlet\nx,Three.,Post\n")
        documents, corpus = read(tmp_path)
        assert [(d.id, d.text) for d in documents] == [("x", "One."), ("x#2", "Two."), ("x#3", "Three.")]
        a = tmp_path / "a.csv"
        assert corpus.notices[1:] == [
            f"{a}: two documents with one id: 'x' in {a} and {a}; the second is called 'x#2' (2 documents in all)"
        ]

    def test_a_row_without_an_id_where_others_have_one(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_csv="id,text,outlet\nx,One.,Herald\n,Two.,Herald\n")
        documents, corpus = read(tmp_path)
        assert [d.id for d in documents] == ["x", "a:3"]
        assert corpus.notices[1:] == [f"{tmp_path / 'a.csv'}: no id: row 3 is called 'a:3'"]

    def test_a_date_that_is_none(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_csv="text,outlet,date\nOne.,Herald,yesterday\nTwo.,Herald,03/04/2021\n")
        documents, corpus = read(tmp_path)
        assert [(d.published, d.meta["published"]) for d in documents] == [(None, "yesterday"), (None, "03/04/2021")]
        assert corpus.notices[1:] == [
            f"{tmp_path / 'a.csv'}: date not understood: 'yesterday'; expected YYYY-MM-DD",
            f"{tmp_path / 'a.csv'}: date ambiguous: '03/04/2021' may have day or month first; write it as YYYY-MM-DD",
        ]

    def test_the_language_is_detected_and_recorded(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_txt="Der Rat der Stadt traf sich gestern, und alle waren dort. " * 3)
        documents, corpus = read(tmp_path)
        assert [d.language for d in documents] == ["en", "und"]
        assert "language detected: en" in documents[0].notes
        assert corpus.notices[-1] == f"{tmp_path / 'b.txt'}: language not recognized: und (undetermined)"

    def test_the_host_of_the_address_names_the_outlet(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_jsonl='{"text": "One.", "url": "https://www.example.org/a/b"}\n')
        assert read(tmp_path)[0][0].outlet == "example.org"

    def test_an_article_of_20_megabytes(self, tmp_path: Path) -> None:
        text = (ARTICLE + "\r\n") * (20_000_000 // len(ARTICLE))
        (tmp_path / "a.txt").write_bytes(text.encode())
        (document,), _ = read(tmp_path)
        assert document.text == text.replace("\r\n", "\n")

    def test_documents_stream(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
        corpus = load(tmp_path, plugins=NO_PLUGINS)
        assert corpus.skipped == [], "no file must be touched before a document is asked for"
        assert next(iter(corpus)).id == "a"
        with pytest.raises(TypeError, match="known after they were read once"):
            len(corpus)

    def test_a_corpus_shows_itself_escaped(self, tmp_path: Path) -> None:
        folder = tmp_path / "<b>x"
        folder.mkdir()
        write(folder, a_DOT_txt=ARTICLE)
        corpus = load(folder, plugins=NO_PLUGINS)
        assert repr(corpus) == "<Corpus: 1 files, not read yet, 0 skipped>"
        list(corpus)
        shown = corpus._repr_html_()
        assert "<b>" not in shown
        assert "&lt;b&gt;x" in shown


class TestBadInput:
    """Each costs only itself, in one line that names the file, the fault and what to do."""

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("b.txt", b"", "no text in it"),
            ("b.txt", b"%PDF-1.7\n", "a PDF file, not text; save it as plain text"),
            ("b.txt", b"\x7fELF\x01\x01\x01\0\0\0\0\xff\xfe", "a binary file, not text"),
            (
                "b.md",
                b"+++\noutlet = Herald\n+++\n",
                "the front matter between +++ lines is not TOML: Invalid value (at line 1, column 10)",
            ),
            (
                "b.csv",
                b"id,media_name,url\n1,Herald,https://herald.example/1\n",
                "addresses (in 'url') and no texts; nothing is fetched here: save the addresses, one a line, in addresses.txt, "
                "and get the texts with: trafilatura -i addresses.txt --json --with-metadata > articles.jsonl",
            ),
            ("b.json", b'{"articles": [', "not JSON (line 1, column 15): Expecting value"),
            (
                "b.json",
                b"5",
                "expected a list of articles or an object with a list named articles, documents, data, results, items",
            ),
        ],
    )
    def test_a_file_that_cannot_be_read(self, tmp_path: Path, name: str, content: bytes, told: str) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        (tmp_path / name).write_bytes(content)
        documents, corpus = read(tmp_path)
        assert [d.id for d in documents] == ["a"]
        assert reasons(corpus) == [f"{tmp_path / name}: {told}"]

    @pytest.mark.parametrize(
        ("content", "text", "told"),
        [
            (
                b"Caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 \xff.",
                "Café café café \ufffd.",
                "invalid bytes or half characters replaced by U+FFFD: 1",
            ),
            (b"One\0two.", "One\ufffdtwo.", "NUL characters replaced by U+FFFD: 1"),
            (b"The caf\xe9 is open.", "The café is open.", "decoded as windows-1252: detected, the file is not UTF-8"),
        ],
    )
    def test_a_text_that_had_to_be_repaired(self, tmp_path: Path, content: bytes, text: str, told: str) -> None:
        (tmp_path / "a.txt").write_bytes(content)
        (document,), corpus = read(tmp_path / "a.txt")
        assert (document.text, document.notes[0]) == (text, told)
        assert corpus.notices[0] == f"{tmp_path / 'a.txt'}: {told}"

    def test_if_nothing_is_left_the_first_reasons_are_the_error(self, tmp_path: Path) -> None:
        for number in range(5):
            (tmp_path / f"{number}.txt").touch()
        with pytest.raises(InputError) as caught:
            read(tmp_path)
        told = "; ".join(f"{tmp_path / name}: no text in it" for name in ("0.txt", "1.txt", "2.txt"))
        assert str(caught.value) == f"no article could be read: {told}; and 2 more"


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title", "span"),
        [
            ("The bridge opens\nCars crossed it.", "The Bridge Opens", (0, 16)),
            ("  “Open” at last \nCars crossed it.", '"Open" at last', (2, 16)),
            ("Home | News\n\nThe bridge opens\nCars crossed it.", "The bridge opens", (13, 29)),
            ("The bridge opens at last - Cars crossed it.", "The bridge opens at last", None),
        ],
    )
    def test_a_title_that_the_text_has_is_not_put_there_twice(self, text: str, title: str, span: tuple[int, int] | None) -> None:
        assert with_title(text, title) == (text, span)

    def test_a_title_that_the_text_has_not_stands_before_it(self) -> None:
        assert with_title("China said it would.", "China") == ("China\n\nChina said it would.", (0, 5))

    @given(st.text(), st.text().map(lambda title: " ".join(title.split())))
    def test_the_span_is_where_the_title_is(self, text: str, title: str) -> None:
        titled, span = with_title(text, title)
        assert titled.endswith(text)
        if span is not None and titled != text:
            assert titled[slice(*span)] == title


class TestReaders:
    def test_a_reader_of_a_plugin_reads_its_files(self, tmp_path: Path) -> None:
        def read_shout(path: Path, skip: Callable[[str, str], None]) -> Iterator[Document]:
            skip("line 1", "too quiet")
            yield Document(id="", text=path.read_text().upper() + "\r\n\ud800")

        write(tmp_path, a_DOT_shout="loud")
        (document,), corpus = read(tmp_path, readers=[Reader(name="shout", suffixes=(".shout",), read=read_shout)])
        assert (document.id, document.text) == ("a", "LOUD\n\ufffd")
        assert reasons(corpus) == [f"{tmp_path / 'a.shout'}, line 1: too quiet"]

    def test_a_reader_that_breaks_costs_only_its_file(self, tmp_path: Path) -> None:
        def broken(path: Path, skip: Callable[[str, str], None]) -> Iterator[Document]:
            yield Document(id="first", text="One.")
            raise ZeroDivisionError("oops")

        write(tmp_path, a_DOT_bad="x", b_DOT_txt=ARTICLE)
        documents, corpus = read(tmp_path, readers=[Reader(name="bad", suffixes=(".bad",), read=broken)])
        assert [d.id for d in documents] == ["first", "b"]
        assert reasons(corpus) == [f"{tmp_path / 'a.bad'}: reader bad failed: ZeroDivisionError: oops"]

    def test_a_reader_for_a_kind_that_is_built_in_is_announced(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_csv="x")
        mine = Reader(name="mine", suffixes=(".csv",), read=lambda path, skip: [Document(id="", text="Mine.")])
        (document,), corpus = read(tmp_path / "a.csv", readers=[mine])
        assert document.text == "Mine."
        assert corpus.notices[0] == ".csv files are read by mine, which a plugin provides"

    def test_of_two_readers_for_one_kind_of_file_neither_reads_and_all_else_is_read(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_x="x", c_DOT_csv=f"id,text\nc,{ARTICLE}\n")
        twins = [Reader(name=name, suffixes=(".x", ".csv"), read=lambda path, skip: []) for name in ("one", "two")]
        documents, corpus = read(tmp_path, readers=twins)
        assert [document.id for document in documents] == ["a", "c"]
        assert ".x files are claimed by one and two: neither reads them; disable one" in corpus.notices
