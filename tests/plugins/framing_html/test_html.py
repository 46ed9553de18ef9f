"""The report as a page: its marks, its passages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.extension import Section
from framing.plugins import Plugins
from framing.report.blocks import Cell, Interval, Row, Table
from framing.report.content import sections_of
from framing.report.sections import Made, Subject
from framing.report.signs import signs
from framing_html.markdown import markdown, plain
from framing_html.page import page as page_of
from framing_html.page import title_of


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
    assert "number of passages" in html(weather)


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
    assert html(weather).count("<article") == 0 == html(weather, which="none").count("<article")
    assert "do not pass it on" in html(weather, which="cited") and "do not pass it on" not in html(weather)
    assert html(weather, which="cited").count("<article") == 4
    assert html(weather, which="all").count("<article") == 6


def test_a_section_that_fails_says_so_in_its_place(weather: Subject) -> None:
    def fail(of: Subject) -> Any:
        raise ValueError("no ground")

    sections = (Section(name="own.bad", title="Bad", make=fail),)
    made = html(Subject(weather.comparison, Plugins(sections=sections)))
    assert "This part could not be made" in made and "ValueError: no ground" in made and "In short" in made


def test_passages_of_many_numbers_are_cut_and_say_so(make: Any) -> None:
    corpus = [make.article("storm " * 40, "Gazette", 1), make.article("calm", "Herald", 2)]
    made = html(Subject(compare(make.scored(corpus, make.word_measure("storm", main=True))), Plugins()))
    assert "20 of 40" in made


def test_a_report_without_a_codebook_is_called_what_it_is(weather: Subject, page: str) -> None:
    assert "<title>Comparison by outlet</title>" in page
    assert markdown(weather, []).startswith("<!-- generator: framing -->\n\n# Comparison by outlet\n")
    assert title_of(weather, "The weather") == "The weather"


def test_a_list_is_no_list(weather: Subject) -> None:
    assert plain("1. first") == "1\\. first" and plain("- dash") == "\\- dash" and plain("a-b 1.5") == "a-b 1.5"
