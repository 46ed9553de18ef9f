"""A table of corrections, as a user gives it back."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.errors import InputError, RequestError
from framing.load.corrections import are_corrections, load_corrections
from framing.load.readers.tabular import header_of

HEADER = "correction,document,start,end,text,value\n"


def written(folder: Path, content: str, name: str = "corrections.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("nam,,,,Berg,Anna Berg\n", "unknown correction 'nam'; expected name, type, story, none or voice"),
        ("none,a,10,,,terms\n", "one of start and end"),
        ("none,a,ten,12,,terms\n", "start is 'ten'; expected a whole number"),
        ("none,a,-4,12,,terms\n", "start is '-4'"),
        ("none,,4,12,,terms\n", "names no document"),
        ("none,a,,,,terms\n", "names no passage"),
        ("name,,,,,Anna Berg\n", "names no source"),
        ("story,,,,,strike\n", "names no document"),
        ("voice,a,4,12,,mine\n", "unknown voice 'mine'; expected own, attributed or distanced"),
    ],
)
def test_a_bad_row_costs_itself_and_says_why(tmp_path: Path, rows: str, said: str) -> None:
    found = load_corrections(written(tmp_path, f"{HEADER}type,,,,Lund,expert\n{rows}"))
    assert [row.number for row in found.rows] == [2]
    ((number, reason),) = found.problems
    assert number == 3 and said in reason


def test_rows_that_contradict_each_other_are_all_left_out_in_any_order(tmp_path: Path) -> None:
    rows = ["type,,,,Berg,expert\n", "type,,,,the berg,company\n", "type,a,,,Berg,company\n", "type,,,,Berg,expert\n"]
    for order in (rows, rows[::-1]):
        found = load_corrections(written(tmp_path, HEADER + "".join(order)))
        assert [row.document for row in found.rows] == ["a"]
        assert len(found.problems) == 3 and all("keep one of them" in reason for _, reason in found.problems)


def test_a_row_that_stands_twice_is_no_contradiction(tmp_path: Path) -> None:
    found = load_corrections(written(tmp_path, HEADER + "none,a,0,4,,terms\nnone,a,0,4,,terms\nnone,a,0,4,,attributions\n"))
    assert len(found.rows) == 3 and not found.problems


def test_names_in_a_circle_are_left_out(tmp_path: Path) -> None:
    rows = "name,,,,Berg,Lund\nname,,,,Lund,Falk\nname,,,,Falk,Berg\nname,,,,Cole,Berg\nname,,,,Hale,hale\n"
    found = load_corrections(written(tmp_path, HEADER + rows))
    assert [row.text for row in found.rows] == ["Cole", "Hale"]
    assert [number for number, _ in found.problems] == [2, 3, 4]


def test_it_may_have_been_through_a_spreadsheet(tmp_path: Path) -> None:
    content = (
        "\ufeffNote;Value;Text;End;Start;Doc ID;Correction\n;expert;Berg;;;;Type \nx;own;;12.0;4.0;a;VOICE\n;;Falk;;;;name\n"
    )
    found = load_corrections(written(tmp_path, content + ";'=B;'-A;;;;name\n"))
    assert not found.problems
    assert [tuple(row)[:7] for row in found.rows] == [
        (2, "type", "", None, None, "Berg", "expert"),
        (3, "voice", "a", 4, 12, "", "own"),
        (5, "name", "", None, None, "-A", "=B"),
    ]
    assert found.name == "corrections.csv" and len(found.sha256) == 64


@pytest.mark.parametrize(("content", "said"), [("a,b\n1,2\n", "no column correction and no column value"), ("", "no column")])
def test_what_is_no_table_of_corrections_is_refused(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        load_corrections(written(tmp_path, content))
    assert "corrections.csv" in str(error.value) and "--corrections-to" in str(error.value)


def test_a_missing_file_and_a_folder_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="framing sources PATH"):
        load_corrections(tmp_path / "none.csv")
    with pytest.raises(InputError, match="a folder"):
        load_corrections(tmp_path)


def story(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "herald.txt").write_text("The port closed at noon.\n", encoding="utf-8")
    return folder


def test_the_table_beside_the_articles_is_used_and_never_read_as_articles(tmp_path: Path) -> None:
    folder = story(tmp_path)
    written(folder, HEADER + "story,herald,,,,strike\n")
    for named in (folder, folder / "herald.txt", str(folder / "*")):
        corpus = framing.load(named)
        assert [document.id for document in corpus] == ["herald"] and not corpus.skipped
        assert [document.story for document in corpus] == ["strike"]
        assert not any("corrections" in notice for notice in corpus.notices)


def test_a_table_of_corrections_of_another_name_is_known_by_its_header(tmp_path: Path) -> None:
    folder = story(tmp_path)
    other = written(folder, HEADER.replace(",", ";") + "story;herald;;;;strike\n", "mine.csv")
    corpus = framing.load(folder)
    assert [document.story for document in corpus] == [""]
    assert any(str(other) in notice and "--corrections" in notice for notice in corpus.notices)
    assert [document.story for document in framing.load(folder, corrections=other)] == ["strike"]
    herald, articles = folder / "herald.txt", written(folder, "id,text,value\n1,One,2\n", "articles.csv")
    assert are_corrections(other, header_of(other))
    assert not are_corrections(herald, header_of(herald))
    assert not are_corrections(articles, header_of(articles))


def test_a_table_of_corrections_alone_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds corrections, no articles"):
        framing.load(written(tmp_path, HEADER))


def test_what_lies_beside_and_cannot_be_used_ends_the_run(tmp_path: Path) -> None:
    folder = story(tmp_path / "a")
    written(folder, "a,b\n")
    with pytest.raises(RequestError, match="no column"):
        framing.load(folder)
    written(folder, HEADER)
    written(story(tmp_path / "b"), HEADER)
    with pytest.raises(RequestError, match=r"two corrections files.*--corrections"):
        framing.load([folder, tmp_path / "b"])
