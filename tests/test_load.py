"""The stage load: which files become which documents, and what the user is told of everything else."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError, RequestError
from framing.extension import Reader
from framing.load import Corpus, load, with_title
from framing.model import Document
from framing.plugins import Plugins

ARTICLE = "The council met on Monday. It was the first time that all of the members had been in the room."
NO_PLUGINS = Plugins()


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def read(*paths: Path | str, **options: object) -> tuple[list[Document], Corpus]:
    corpus = load(paths, plugins=NO_PLUGINS, **options)  # type: ignore[arg-type]
    return list(corpus), corpus


def reasons(corpus: Corpus) -> list[str]:
    return [str(item) for item in corpus.skipped]


class TestFolders:
    def test_a_folder_is_read_with_all_in_it_in_order(self, tmp_path: Path) -> None:
        write(tmp_path, b_DOT_txt=ARTICLE, a_DOT_md=ARTICLE, north__c_DOT_txt=ARTICLE)
        documents, corpus = read(tmp_path)
        assert [d.id for d in documents] == ["a", "b", "north/c"]
        assert len(corpus) == 3

    def test_hidden_files_and_readmes_are_no_articles(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            a_DOT_txt=ARTICLE,
            README_DOT_md=ARTICLE,
            LICENSE_DOT_txt=ARTICLE,
            licensed_DOT_txt=ARTICLE,
            _DOT_hidden_DOT_txt=ARTICLE,
        )
        write(tmp_path, _DOT_git__x_DOT_txt=ARTICLE)
        documents, corpus = read(tmp_path)
        assert [d.id for d in documents] == ["a", "licensed"]
        assert corpus.notices[0] == (
            f"{tmp_path}: no story.toml or metadata.csv lists the articles, so these were read: a.txt, licensed.txt; "
            "left out: LICENSE.txt, README.md"
        )

    def test_the_outlet_is_the_files_name_where_nothing_names_it_and_that_is_announced_once(self, tmp_path: Path) -> None:
        write(tmp_path, herald_DOT_txt=ARTICLE, post_DOT_txt=ARTICLE)
        documents, corpus = read(tmp_path)
        assert [d.outlet for d in documents] == ["herald", "post"]
        assert corpus.notices[1:] == ["no metadata names the outlet of 2 documents: the name of the file is used (herald, post)"]

    def test_outlets_in_two_spellings_are_announced(self, tmp_path: Path) -> None:
        rows = [("a", "The Herald"), ("b", "the herald"), ("c", "Tribune"), ("d", "The Herald")]
        (tmp_path / "rows.csv").write_text(
            "id,outlet,text\n" + "".join(f"{i},{o},{ARTICLE}\n" for i, o in rows), encoding="utf-8"
        )
        documents, corpus = read(tmp_path / "rows.csv")
        assert [document.outlet for document in documents] == [outlet for _, outlet in rows]
        (told,) = [notice for notice in corpus.notices if "told apart" in notice]
        assert told.startswith("outlets that differ only in case are told apart: The Herald, the herald;")

    def test_the_outlet_can_be_the_folders_name(self, tmp_path: Path) -> None:
        write(tmp_path, herald__1_DOT_txt=ARTICLE, post__1_DOT_txt=ARTICLE)
        documents, _ = read(tmp_path, outlet_of="folder")
        assert [(d.id, d.outlet) for d in documents] == [("herald/1", "herald"), ("post/1", "post")]

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"no article in it; expected files ending in \.csv, \.json, .*\.txt"):
            load(tmp_path, plugins=NO_PLUGINS)

    def test_an_empty_folder_beside_a_full_one_costs_nothing(self, tmp_path: Path) -> None:
        write(tmp_path, full__a_DOT_txt=ARTICLE)
        (tmp_path / "empty").mkdir()
        documents, corpus = read(tmp_path / "full", tmp_path / "empty")
        assert len(documents) == 1
        assert reasons(corpus)[0].startswith(f"{tmp_path / 'empty'}: no article in it")

    def test_a_folder_linked_into_itself_ends(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        (tmp_path / "again").symlink_to(tmp_path)
        assert [d.id for d in read(tmp_path)[0]] == ["a"]


class TestNamedPaths:
    def test_a_path_that_does_not_exist(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"nowhere\.txt: no such file or folder"):
            load(tmp_path / "nowhere.txt", plugins=NO_PLUGINS)

    def test_no_path_at_all(self) -> None:
        with pytest.raises(InputError, match="no path was named"):
            load([], plugins=NO_PLUGINS)

    def test_a_glob_that_the_shell_left_alone(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_txt=ARTICLE, c_DOT_md=ARTICLE)
        assert [d.id for d in read(str(tmp_path / "*.txt"))[0]] == ["a", "b"]
        with pytest.raises(InputError, match=r"\*\.pdf: no file matches"):
            load(str(tmp_path / "*.pdf"), plugins=NO_PLUGINS)

    def test_a_name_with_brackets_is_not_a_glob(self, tmp_path: Path) -> None:
        write(tmp_path, **{"[a]_DOT_txt": ARTICLE})
        assert [d.id for d in read(tmp_path / "[a].txt")[0]] == ["[a]"]

    def test_a_file_named_twice_is_read_once(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        assert len(read(tmp_path, tmp_path / "a.txt")[0]) == 1

    def test_the_order_of_naming_makes_no_difference(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_txt=ARTICLE)
        one, two = tmp_path / "a.txt", tmp_path / "b.txt"
        assert read(one, two)[0] == read(two, one)[0]

    def test_a_file_of_an_unknown_kind_is_skipped_with_what_there_is(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_docx=ARTICLE)
        _, corpus = read(tmp_path / "a.txt", tmp_path / "b.docx")
        assert reasons(corpus) == [
            f"{tmp_path / 'b.docx'}: no reader for .docx files; there are readers for "
            ".csv, .json, .jsonl, .md, .ndjson, .tsv, .txt"
        ]

    def test_a_file_without_suffix_is_text(self, tmp_path: Path) -> None:
        write(tmp_path, article=ARTICLE)
        assert read(tmp_path / "article")[0][0].text == ARTICLE

    def test_one_bad_file_among_others_is_skipped_and_alone_it_is_the_error(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_txt=" \n ")
        documents, corpus = read(tmp_path)
        assert [d.id for d in documents] == ["a"]
        assert reasons(corpus) == [f"{tmp_path / 'b.txt'}: no text in it"]
        with pytest.raises(InputError, match=r"b\.txt: no text in it"):
            list(load(tmp_path / "b.txt", plugins=NO_PLUGINS))

    def test_an_unreadable_file_is_skipped_with_the_reason(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, b_DOT_txt=ARTICLE)
        whole = Path.read_bytes

        def refuse(path: Path) -> bytes:
            if path.name == "b.txt":
                raise PermissionError(13, "Permission denied")
            return whole(path)

        monkeypatch.setattr(Path, "read_bytes", refuse)
        documents, corpus = read(tmp_path)
        assert len(documents) == 1
        assert reasons(corpus) == [f"{tmp_path / 'b.txt'}: cannot be read: Permission denied"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_is_read_like_standard_input(self, tmp_path: Path) -> None:
        import threading

        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=('{"text": "One."}\n{"text": "Two."}\n',))
        writer.start()
        documents, _ = read(pipe)
        writer.join()
        assert [d.text for d in documents] == ["One.", "Two."]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    yield lambda content: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


class TestStandardInput:
    def test_plain_text(self, stdin: Callable[[bytes], None]) -> None:
        stdin(ARTICLE.encode())
        documents, corpus = read("-")
        assert [(d.id, d.outlet, d.text) for d in documents] == [("stdin", "stdin", ARTICLE)]
        assert [d.text for d in corpus] == [ARTICLE], "standard input must be readable again"

    @pytest.mark.parametrize(
        "content",
        [
            b'{"text": "One."}\n{"text": "Two."}\n',
            b'\n [{"text": "One."},\n {"text": "Two."}]',
            b'{\n "articles": [{"text": "One."}, {"text": "Two."}]}',
            b'{"articles": [{"text": "One."}, {"text": "Two."}]}\n',
        ],
    )
    def test_json_and_json_lines(self, stdin: Callable[[bytes], None], content: bytes) -> None:
        stdin(content)
        assert [(d.id, d.text) for d in read("-")[0]] == [("stdin:1", "One."), ("stdin:2", "Two.")]

    def test_nothing(self, stdin: Callable[[bytes], None]) -> None:
        stdin(b"")
        with pytest.raises(InputError, match="standard input: no text in it"):
            read("-")


class TestManifests:
    STORY = """
    story = "bridge"
    language = "en"
    [[documents]]
    file = "a.txt"
    outlet = "Harbour Herald"
    title = "The bridge opens"
    published = 2021-10-26
    desk = "local"
    [[documents]]
    file = "missing.txt"
    outlet = "Nobody"
    """

    def test_story_toml_says_what_is_read_and_as_what(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, notes_DOT_txt=ARTICLE, story_DOT_toml=self.STORY)
        (document,), corpus = read(tmp_path)
        assert (document.id, document.outlet, document.story) == ("a", "Harbour Herald", "bridge")
        assert (document.published, document.meta) == (date(2021, 10, 26), {"desk": "local"})
        assert document.text == f"The bridge opens\n\n{ARTICLE}"
        assert corpus.notices == []

    def test_a_listed_file_that_is_not_there_is_told_with_its_entry(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, story_DOT_toml=self.STORY)
        _, corpus = read(tmp_path)
        assert reasons(corpus) == [
            f"{tmp_path / 'story.toml'}, [[documents]] 2: no file 'missing.txt' in {tmp_path}; "
            "correct the name or remove the entry"
        ]

    def test_the_manifest_itself_can_be_named(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, story_DOT_toml=self.STORY)
        assert [d.id for d in read(tmp_path / "story.toml")[0]] == ["a"]

    def test_a_file_that_is_named_has_what_the_manifest_beside_it_says(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, notes_DOT_txt=ARTICLE, story_DOT_toml=self.STORY)
        documents, corpus = read(tmp_path / "a.txt", tmp_path / "notes.txt")
        assert [(d.id, d.outlet) for d in documents] == [("a", "Harbour Herald"), ("notes", "notes")]
        assert reasons(corpus) == []
        assert [d.outlet for d in read(tmp_path / "notes.txt", tmp_path, tmp_path / "a.txt")[0]] == ["Harbour Herald", "notes"]

    def test_a_wire_copy_may_be_listed_once_for_each_outlet(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, metadata_DOT_csv="file,outlet\na.txt,Herald\na.txt,Post\n")
        assert [(d.id, d.outlet) for d in read(tmp_path)[0]] == [("a", "Herald"), ("a#2", "Post")]

    def test_each_folder_may_have_its_own(self, tmp_path: Path) -> None:
        write(tmp_path, one__a_DOT_txt=ARTICLE, one__story_DOT_toml=self.STORY, two__a_DOT_txt=ARTICLE)
        documents, _ = read(tmp_path)
        assert [(d.id, d.story) for d in documents] == [("one/a", "bridge"), ("two/a", "")]

    def test_metadata_csv(self, tmp_path: Path) -> None:
        table = "file,outlet,date,desk\na.txt,Harbour Herald,26 October 2021,local\n../b.txt,Evil,,\n"
        write(tmp_path, b_DOT_txt=ARTICLE, news__a_DOT_txt=ARTICLE, news__other_DOT_txt=ARTICLE, news__metadata_DOT_csv=table)
        (document,), corpus = read(tmp_path / "news")
        assert (document.outlet, document.published, document.meta) == ("Harbour Herald", date(2021, 10, 26), {"desk": "local"})
        assert reasons(corpus) == [f"{tmp_path / 'news/metadata.csv'}, row 3: file '../b.txt' lies outside the folder"]

    def test_metadata_csv_by_id(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE, metadata_DOT_csv="id,outlet\na,Harbour Herald\n")
        assert [(d.id, d.outlet) for d in read(tmp_path)[0]] == [("a", "Harbour Herald")]

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("story.toml", "story = bridge", r"not TOML: .*line 1"),
            ("story.toml", 'story = "x"', r"no \[\[documents\]\] in it"),
            ("metadata.csv", "outlet,date\nHerald,2021\n", "no file column; found: outlet, date"),
        ],
    )
    def test_a_manifest_that_cannot_be_used(self, tmp_path: Path, name: str, content: str, reason: str) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        (tmp_path / name).write_text(content)
        with pytest.raises(InputError, match=f"{name}: the list of articles cannot be read: {reason}"):
            load(tmp_path, plugins=NO_PLUGINS)

    @pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "x\0y", "n" * 5000, "*"])
    def test_an_entry_with_a_hostile_file_name(self, tmp_path: Path, name: str) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        (tmp_path / "metadata.csv").write_text(f'file,id\n"{name}",\n,"{name}"\na.txt,\n')
        documents, corpus = read(tmp_path)
        assert [d.id for d in documents] == ["a"]
        assert len(corpus.skipped) == 2

    def test_an_entry_without_a_file(self, tmp_path: Path) -> None:
        write(tmp_path, story_DOT_toml='[[documents]]\noutlet = "Herald"')
        with pytest.raises(InputError, match=r"\[\[documents\]\] 1: no file named; expected file = "):
            load(tmp_path, plugins=NO_PLUGINS)


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
        assert corpus.notices[-1] == f"{tmp_path / 'b.txt'}: language not recognised: und (undetermined)"

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
        assert next(iter(corpus)).id == "a"
        assert corpus.skipped == [], "the second file must not be touched before it is asked for"
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
                "no text column; expected a column named text, content, body, article or maintext; found: id, media_name, url; "
                "rename the column that holds the articles to text",
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

    def test_two_readers_for_one_kind_of_file_are_refused(self, tmp_path: Path) -> None:
        twins = [Reader(name=name, suffixes=(".x",), read=lambda path, skip: []) for name in ("one", "two")]
        with pytest.raises(RequestError, match=r"\.x files are claimed by two readers, one and two"):
            load(tmp_path, plugins=NO_PLUGINS, readers=twins)
