"""The report and the served pages as a reader uses them, in a headless browser; axe finds nothing."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.compare.comparison import compare
from framing.load.corpus import load
from framing.pipeline import score
from framing.plugins import Plugins, load_plugins
from framing.report.blocks import Cell, Passage, Row, Table
from framing.report.content import sections_of
from framing.report.sections import Made, Subject
from framing.serving import Server
from framing_html.page import page as page_of
from framing_html.served import Site
from framing_html.store import fill

ROOT = Path(__file__).parents[3]
WIDTHS = (390, 1024, 1600)


@pytest.fixture(scope="module")
def subject() -> Subject:
    """The sample story."""
    plugins = load_plugins(only=("html", "terms", "sourcing", "stance"))
    corpus = load([ROOT / "seeds"], plugins=plugins)
    results = score(corpus, plugins=plugins, measures=("terms", "sourcing", "stance"))
    return Subject(compare(results), Plugins())


@pytest.fixture(scope="module")
def report(subject: Subject, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(page_of(subject, sections_of(subject)), "utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def with_articles(subject: Subject, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("articles") / "report.html"
    file.write_text(page_of(subject, sections_of(subject), which="cited"), "utf-8")
    return file.as_uri()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1024, "height": 900})
    yield context.new_page()
    context.close()


def violations(tab: Any) -> list[str]:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python comes with the extra 'browser'"
    )
    found = axe.Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]} {each['nodes'][0]['failureSummary']}" for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, report: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    tab.goto(report)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert violations(tab) == []
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_no_wider_than_the_window(browser: Any, report: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    tab.goto(report)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_script_everything_is_there(browser: Any, report: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(report)
    assert not tab.locator("#tools").is_visible()
    assert "persuaded to return" in tab.locator("main").inner_text()
    tab.locator("td a", has_text="3 distanced").first.click()
    assert tab.locator("div:target blockquote").first.is_visible()
    context.close()


def test_a_number_leads_to_its_passages_these_to_the_article_and_back(tab: Any, with_articles: str) -> None:
    tab.goto(with_articles)
    number = tab.locator("td a", has_text="3 distanced").first
    number.click()
    quoted = tab.locator("div:target")
    assert quoted.locator("li").count() == 3 and quoted.locator("blockquote").first.is_visible()
    quoted.locator("blockquote footer a").first.click()
    assert tab.locator(".text span:target").inner_text() and tab.locator("article:has(:target) .text").is_visible()
    tab.go_back()
    tab.locator("div:target .back").click()
    assert "3 distanced" in tab.locator("a:target").inner_text()


def test_an_outlet_can_be_taken_out_and_put_back(tab: Any, report: str) -> None:
    tab.goto(report)
    tab.locator("summary", has_text="Filter").click()
    box = tab.get_by_label("Threadhall")
    head = tab.locator("thead th", has_text="Threadhall").first
    row = tab.locator("tbody th", has_text="Threadhall").first
    assert head.is_visible() and row.is_visible()
    box.uncheck()
    assert not head.is_visible() and not row.is_visible()
    assert not tab.locator("td a", has_text="3 distanced").first.is_visible()
    box.check()
    assert head.is_visible() and row.is_visible()


def test_rows_sort_by_a_column_and_back(tab: Any, subject: Subject, tmp_path: Path) -> None:
    rows = tuple(Row(name, tuple(map(Cell, cells))) for name, *cells in (("A", "9%", "2"), ("B", "–", "–"), ("C", "10%", "−3")))
    file = tmp_path / "report.html"
    file.write_text(page_of(subject, [Made("own.t", "T", (Table("t", "", ("share", "score"), rows),))]), "utf-8")
    tab.goto(file.as_uri())
    for column, order in ((1, "CAB"), (2, "ACB")):
        tab.locator("thead button").nth(column - 1).click()
        assert "".join(tab.locator("tbody th").all_inner_texts()) == order
        assert tab.locator("th[aria-sort=descending]").count() == 1
        tab.locator("thead button").nth(column - 1).click()
        assert "".join(tab.locator("tbody th").all_inner_texts()) == "ABC"


def test_what_is_looked_for_stays(tab: Any, with_articles: str) -> None:
    tab.goto(with_articles)
    tab.locator("summary", has_text="Filter").click()
    tab.locator("#appendix > summary").click()
    every = tab.locator("article:visible").count()
    tab.get_by_label("Find in passages and articles").fill("UNITED WA STATE ARMY")
    tab.locator("article.unfound").first.wait_for(state="attached")
    assert 0 < tab.locator("article:visible").count() < every


def test_light_and_dark(browser: Any, report: str) -> None:
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(report)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = tab.evaluate(ground)
    tab.locator("summary", has_text="Filter").click()
    tab.get_by_role("button", name="Light or dark").click()
    light = tab.evaluate(ground)
    assert sum(map(int, re.findall(r"\d+", dark))) < 200 < 700 < sum(map(int, re.findall(r"\d+", light)))
    context.close()


def test_the_keyboard_reaches_the_report_and_hears_what_a_mouse_sees(tab: Any, report: str) -> None:
    tab.goto(report)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the report"
    link = tab.locator("td a[title]").first
    link.focus()
    assert tab.locator("#tip").inner_text() == link.get_attribute("title")
    tab.keyboard.press("Enter")
    assert tab.locator("div:target").is_visible()


def test_a_layer_can_be_taken_off_the_articles_without_script(browser: Any, with_articles: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(with_articles)
    tab.locator("#appendix > summary").click()
    tab.locator("article summary").first.click()
    assert tab.locator("article .text").first.is_visible()
    line = "getComputedStyle(document.querySelector('article .m2')).textDecorationLine"
    context.close()
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(with_articles)
    assert tab.evaluate(line) == "underline"
    tab.locator("#appendix > summary").click()
    tab.locator("#layer2").uncheck()
    assert tab.evaluate(line) == "none"
    context.close()


def test_print_hides_the_tools_and_opens_the_passages_of_an_open_appendix(tab: Any, report: str) -> None:
    tab.goto(report)
    tab.emulate_media(media="print")
    assert not tab.locator("#tools").is_visible() and not tab.locator("nav").is_visible()
    assert not tab.locator("#appendix").is_visible()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details.quotes[open]").count() == 0
    tab.evaluate("document.querySelector('#appendix').open = true; dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details.quotes:not([open])").count() == 0
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator("details.quotes[open]").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_the_first_screen_has_the_finding_and_its_picture_and_nothing_to_set(
    tab: Any, report: str, width: int, height: int
) -> None:
    tab.set_viewport_size({"width": width, "height": height})
    tab.goto(report)
    first = tab.locator("#s0")
    ends = {name: first.locator(name).first.bounding_box() for name in ("p", "table", ".beside")}
    seen = {name: box["y"] + (box["height"] if name != ".beside" else 0) for name, box in ends.items()}
    assert seen["p"] < seen["table"] < height and (seen[".beside"] < height or width < 400)
    assert not tab.get_by_label("Threadhall").is_visible() and not tab.locator(".key").is_visible()
    assert first.locator(".beside blockquote").count() == 3
    assert "persuaded to return" in first.locator("p").nth(1).inner_text()


def test_a_table_that_is_too_wide_says_that_it_goes_on(tab: Any, report: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(report)
    frame = tab.get_by_role("region", name="glance", exact=True)
    note = frame.locator("xpath=following-sibling::p[1]")
    assert note.is_visible()
    frame.evaluate("e => { e.scrollLeft = e.scrollWidth; }")
    note.wait_for(state="hidden")
    tab.set_viewport_size({"width": 1600, "height": 800})
    tab.goto(report)
    assert tab.locator(".on:visible").count() == 0


def test_a_cited_passage_is_listed_and_leads_back(tab: Any, subject: Subject, tmp_path: Path) -> None:
    doc_id = subject.comparison.members["doc_id"][0]
    cited = Table("t", "T", ("a",), (Row("b", (Cell("here", to=Passage(doc_id, ((0, 6),))),)),))
    file = tmp_path / "report.html"
    file.write_text(page_of(subject, [Made("own.t", "T", (cited,))]), "utf-8")
    tab.goto(file.as_uri())
    tab.get_by_role("link", name="here", exact=True).click()
    assert tab.locator("li:target blockquote").is_visible()
    tab.locator("li:target .back").click()
    assert tab.locator("a:target").inner_text() == "here"


# The served pages.


@pytest.fixture(scope="module")
def served(subject: Subject, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = Site(subject, sections_of(subject), fill(tmp_path_factory.mktemp("view") / "view.sqlite", subject.comparison))
    server = Server(site.page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server.url
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_list_follows_what_is_typed_and_chosen(tab: Any, served: str) -> None:
    tab.goto(served)
    tab.get_by_role("link", name="Search all passages").click()
    told = tab.locator("#list [role=status]")
    every = told.inner_text()
    tab.locator("select[name=measure]").select_option("terms.mentions")
    tab.get_by_label("Text").fill("PERSUADED")
    tab.wait_for_url("**q=PERSUADED**")
    assert told.inner_text() != every
    assert tab.locator("#list li").count() > 0
    assert all("persuaded" in said.lower() for said in tab.locator("#list li").all_inner_texts())
    tab.locator("#list li a").first.click()
    assert "/article?" in tab.url and tab.locator(".text :target").is_visible()


@pytest.mark.parametrize("path", ["", "passages", "articles", "article?number=1"])
def test_axe_finds_nothing_on_the_served_pages(browser: Any, served: str, path: str) -> None:
    context = browser.new_context(bypass_csp=True)
    tab = context.new_page()
    assert tab.goto(served + path).status == 200
    assert violations(tab) == []
    context.close()


def test_the_served_pages_work_without_script(browser: Any, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{served}passages")
    tab.locator("select[name=voice]").select_option("distanced")
    tab.get_by_role("button", name="Show").click()
    assert "voice=distanced" in tab.url and tab.locator("#list li").count() > 0
    context.close()


def test_no_other_site_can_frame_it_or_ask_it(tab: Any, served: str, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text(f"<iframe src='{served}'></iframe>", "utf-8")
    tab.goto(other.as_uri())
    assert tab.evaluate(f"fetch('{served}', {{mode: 'no-cors'}}).then(() => 'read', () => 'refused')") == "refused"
    assert all("framing" not in (frame.content() if frame.url.startswith(served) else "") for frame in tab.frames[1:])
