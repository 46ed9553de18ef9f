"""Which files are articles: folders, named paths, standard input, manifests."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.load.corpus import load

from ...corpora import ARTICLE, NO_PLUGINS, read, reasons, write  # noqa: TID252  tests have no absolute name


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
        (told,) = [notice for notice in corpus.notices if "kept apart" in notice]
        assert told == (
            "outlets that may be one, spelled differently, are kept apart: The Herald (2), the herald (1); "
            "write them alike to join them"
        )

    @pytest.mark.parametrize(
        ("dates", "told"),
        [
            (
                ["26/10/2021", "10/27/2021", "28.10.2021", "03/04/2021"],
                "dates are written with day first in 2 documents and month first in 1 document: "
                "each was read in the one way it can be; write all as YYYY-MM-DD",
            ),
            (
                ["26/10/2021", "2021-10-27", "03/04/2021"],
                "dates are written with day first in 1 document, and may be either way in 1 document, which have no date now",
            ),
            (["26/10/2021", "2021-10-27", "Oct 28, 2021"], ""),
        ],
    )
    def test_dates_in_several_formats(self, dates: list[str], told: str, tmp_path: Path) -> None:
        rows = [f'{i},"{date}",{ARTICLE}\n' for i, date in enumerate(dates)]
        (tmp_path / "rows.csv").write_text("id,date,text\n" + "".join(rows), encoding="utf-8")
        documents, corpus = read(tmp_path / "rows.csv")
        assert [notice for notice in corpus.notices if notice.startswith("dates are")] == ([told] if told else [])
        assert sum(document.published is None for document in documents) == dates.count("03/04/2021")

    def test_the_outlet_can_be_the_folders_name(self, tmp_path: Path) -> None:
        write(tmp_path, herald__1_DOT_txt=ARTICLE, post__1_DOT_txt=ARTICLE)
        documents, _ = read(tmp_path, outlet_of="folder")
        assert [(d.id, d.outlet) for d in documents] == [("herald/1", "herald"), ("post/1", "post")]

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"no article in it; expected files ending in \.arrow, \.csv, .*\.txt, \.zip"):
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

    def test_files_without_an_article_are_named(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_jsonl="", b_DOT_jsonl="\n")
        with pytest.raises(InputError, match=r"a\.jsonl: no article in it$"):
            list(load(tmp_path / "a.jsonl", plugins=NO_PLUGINS))
        with pytest.raises(InputError, match=r"a\.jsonl, .*b\.jsonl: no article in them$"):
            list(load(tmp_path, plugins=NO_PLUGINS))

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
            ".arrow, .csv, .db, .feather, .ipc, .json, .jsonl, .md, .ndjson, .parquet, .sqlite, .sqlite3, .tsv, .txt"
        ]

    def test_a_saved_result_among_articles_points_to_its_report(self, tmp_path: Path) -> None:
        write(tmp_path, a_DOT_txt=ARTICLE)
        with closing(sqlite3.connect(tmp_path / "run.sqlite")) as database:
            database.executescript("CREATE TABLE run (value); CREATE TABLE scores (doc_id); CREATE TABLE documents (text)")
        _, corpus = read(tmp_path / "a.txt", tmp_path / "run.sqlite")
        (reason,) = reasons(corpus)
        assert reason == f"{tmp_path / 'run.sqlite'}: is a saved result, no articles; look at it with: framing report FILE"

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
            f"{tmp_path / 'story.toml'}, [[documents]] 2: no file 'missing.txt'; correct the name or remove the entry"
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
