"""The report as a page, in Markdown and Word, as single figures; its marks, its passages."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.errors import RequestError
from framing.extension import Section
from framing.plugins import Plugins
from framing.report.blocks import Cell, Interval, Prose, Row, Table
from framing.report.content import sections_of
from framing.report.sections import Made, Subject
from framing.report.signs import signs
from framing_html.markdown import markdown, plain
from framing_html.page import page as page_of
from framing_html.page import title_of
from framing_html.picture import figure_of


def html(subject: Subject, **asked: Any) -> str:
    """The page with every section there is."""
    return page_of(subject, sections_of(subject), **asked)


@pytest.fixture(scope="module")
def page(weather: Subject) -> str:
    return html(weather)


def test_the_signs_are_explained_in_every_format(make: Any) -> None:
    measure = replace(make.word_measure("storm", main=True), show="signed")
    weather = Subject(compare(make.scored([make.article("storm")], measure)), Plugins())
    for sign in signs(weather.comparison):
        assert plain(sign[1:]) in markdown(weather, sections_of(weather))
    assert "passages it rests on" in html(weather)


@pytest.mark.parametrize(
    ("ends", "sampled", "named"),
    [((None, None), False, ["dot"]), ((0.0, 1.0), True, ["dot", "bar"]), ((0.0, 1.0), False, ["dot", "line"])],
)
def test_the_marks_that_are_drawn_are_explained_and_no_others(
    weather: Subject, ends: tuple[float | None, float | None], sampled: bool, named: list[str]
) -> None:
    table = Table("t", "", ("a",), (Row("b", (Cell("1", Interval(0.5, *ends, 0.0, 1.0, sampled)),)),))
    key = page_of(weather, [Made("own.t", "T", (table,))]).partition('class="key"')[2].partition("</p>")[0]
    assert re.findall("<b>(dot|bar|line)</b>", key) == named


# The page.


def test_the_page_is_one_file_that_asks_for_nothing(page: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert "@import" not in page and "url(" not in page and page.count("<script>") == 1
    assert "default-src 'none'" in text_of_policy(page) and "unsafe" not in text_of_policy(page)


def text_of_policy(page: str) -> str:
    import html as library

    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return library.unescape(found[1])


def test_every_number_leads_to_its_passages_and_these_lead_back(page: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', page))
    links = set(re.findall(r' href="#([^"]+)"', page))
    assert links <= ids
    assert {link for link in links if link.startswith("p")} and {link for link in links if link.startswith("n")}
    assert len(re.findall(r' id="([^"]+)"', page)) == len(ids), "an id stands twice"


def test_voices_are_apart_and_rows_are_what_was_counted(page: str) -> None:
    assert "2 own, 2 attributed" in page and "4 own, 2 attributed" in page


def test_names_stand_with_their_counts(page: str) -> None:
    assert "The offices by name" in page and re.search(r"storm office \(storm\)</bdi></a><bdi> 6</bdi>", page)


def test_the_same_articles_give_the_same_page(weather: Subject, page: str) -> None:
    assert html(weather) == page


def test_articles_are_those_that_are_asked_for(weather: Subject) -> None:
    assert html(weather, which="none").count("<article") == 0
    assert html(weather, which="cited").count("<article") == 4
    assert html(weather, which="all").count("<article") == 6


def test_a_section_that_fails_says_so_in_its_place(weather: Subject) -> None:
    def fail(of: Subject) -> Any:
        raise ValueError("no ground")

    sections = (Section(name="own.bad", title="Bad", make=fail),)
    made = html(Subject(weather.comparison, Plugins(sections=sections)))
    assert "This part could not be made" in made and "ValueError: no ground" in made and "What sets them apart" in made


def test_passages_of_many_numbers_are_cut_and_say_so(make: Any) -> None:
    corpus = [make.article("storm " * 40, "Gazette", 1), make.article("calm", "Herald", 2)]
    made = html(Subject(compare(make.scored(corpus, make.word_measure("storm", main=True))), Plugins()))
    assert "20 of 40" in made


def test_a_report_without_a_codebook_is_called_what_it_is(weather: Subject, page: str) -> None:
    assert "<title>Comparison by outlet</title>" in page
    assert markdown(weather, []).startswith("# Comparison by outlet\n")
    assert title_of(weather, "The weather") == "The weather"


# Other formats.


def test_markdown_has_the_sentences_the_tables_and_the_passages(weather: Subject) -> None:
    made = markdown(weather, sections_of(weather), title="The *weather*")
    assert made.startswith("# The \\*weather\\*\n")
    assert "| calm | 2 own, 2 attributed | 0 | 0 |" in made
    assert re.search(r"^> A storm, a storm, -storm\. \(Herald-0\)", made, re.MULTILINE)


@pytest.mark.parametrize(
    "string",
    ["<b>x</b>", "| a |", "[x](javascript:y)", "# head", "* item", "> said", "`code`", "http://x.example", "@name", "&lt;"],
)
def test_markdown_of_others_is_text(string: str) -> None:
    assert not re.search(r"(?<!\\)[<>|`*\[\]@&]|^[#>*+-]|(?<!\\):(?=//)", plain(string))


def test_a_list_is_no_list(weather: Subject) -> None:
    assert plain("1. first") == "1\\. first" and plain("- dash") == "\\- dash" and plain("a-b 1.5") == "a-b 1.5"


def test_a_figure_stands_alone(weather: Subject) -> None:
    made = figure_of(sections_of(weather), "words.voiced", "svg").decode()
    assert made.startswith("<svg ") and "xmlns=" in made and "var(" not in made and "2 own, 2 attributed" in made


def test_a_figure_that_does_not_exist_says_which_there_are(weather: Subject) -> None:
    with pytest.raises(RequestError, match=r"no figure 'words.voice'; did you mean 'words.voiced'\?"):
        figure_of(sections_of(weather), "words.voice", "svg")


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="typst comes with the extra 'report'")
@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_as_picture_and_pdf(weather: Subject, kind: str, begins: bytes) -> None:
    assert figure_of(sections_of(weather), "words.share", kind).startswith(begins)


def test_a_hostile_label_in_a_figure_is_text() -> None:
    table = Table("t", "<script>", ("</svg>",), (Row("\x1b[31m<b>", (Cell("&", Interval(1, None, None, 0, 2)),)),))
    made = figure_of([Made("a.b", "x", (table,))], "t", "svg").decode()
    assert "<script>" not in made and made.count("</svg>") == 1 and "\x1b" not in made


@pytest.mark.skipif(importlib.util.find_spec("docx") is None, reason="python-docx comes with the extra 'report'")
def test_a_word_file_holds_the_tables_and_no_character_it_cannot(weather: Subject) -> None:
    from framing_html.word import word

    made = [*sections_of(weather), Made("a.b", "odd \x00\x0b\ud800", (Prose(("<w:p/>",)),))]
    with zipfile.ZipFile(io.BytesIO(word(weather, made))) as archive:
        inside = archive.read("word/document.xml").decode()
    assert "2 own, 2 attributed" in inside and "odd \ufffd\ufffd\ufffd" in inside and "&lt;w:p/&gt;" in inside
