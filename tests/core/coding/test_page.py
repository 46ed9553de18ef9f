"""The page shows a coder the question and nothing that could sway them; in a browser, by keyboard alone."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.coding.desk import Desk, merge, open_desk
from framing.coding.page import Page, document, parts
from framing.coding.sheet import read_sheet
from framing.serving import Server


def test_a_question_as_the_page_gets_it(sheet: Path) -> None:
    open_desk(sheet, "ben").give("i1", "3")
    page = Page(open_desk(sheet, "anna"))
    told = page.read("/item", {"number": "0"})
    assert told == {
        "item": "i1",
        "number": 1,
        "total": 4,
        "done": 0,
        "coder": "anna",
        "headline": "Ferry stays in port",
        "parts": [("Before. ", False), ("“No crew,” she <b>said</b>.", True), (" After.", False)],
        "question": "How many words are reported? (4 words)",
        "answers": "none, all, or the number of words",
        "choices": ["none", "all"],
        "typed": True,
        "answer": "",
        "next": 2,
    }
    assert not any(
        name in json.dumps([page.read("/item", {"number": str(n)}) for n in range(1, 5)]) for name in ("Herald", "ben")
    )


def test_an_article_with_marks_of_its_own_is_not_cut(sheet: Path) -> None:
    told: Any = Page(open_desk(sheet, "anna")).read("/item", {"number": "3"})
    assert told["parts"] == [("An article [[with marks]] of its own.", False)]
    assert list(parts("a [[b]] c [[d")) == [("a ", False), ("b", True), (" c [[d", False)]


@pytest.mark.parametrize("number", ["5", "-1", "x", "", "²", "1" * 12])
def test_a_question_that_is_not_there(sheet: Path, number: str) -> None:
    page = Page(open_desk(sheet, "anna"))
    assert page.read("/item", {"number": number}) is None
    assert page.read("/other", {}) is None and page.write("/other", {}) is None


def test_what_is_written_and_what_comes_next(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(open_desk(sheet, "anna"))
    assert page.write("/answer", {"item": "i2", "answer": "all"}) == {"saved": "all", "next": 3}
    assert page.write("/answer", {"item": "i4", "answer": "none"}) == {"saved": "none", "next": 1}
    assert page.write("/answer", {"item": "i4", "answer": ""}) == {"saved": "", "next": 1}
    with pytest.raises(ValueError, match="no such item"):
        page.write("/answer", {"answer": "all"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("framing.coding.desk.append", full)
    with pytest.raises(OSError, match="not saved: No space left"):
        page.write("/answer", {"item": "i1", "answer": "all"})
    assert page.desk.answers == {"i2": "all"}


def test_the_page_loads_nothing_and_runs_only_its_own(sheet: Path) -> None:
    made = document()
    assert "{{" not in made and "default-src 'none'" in made and "http" not in made.replace("http-equiv", "")


@pytest.fixture
def desk(sheet: Path) -> Desk:
    return open_desk(sheet, "anna")


@pytest.fixture
def served(desk: Desk) -> Iterator[str]:
    page = Page(desk)
    server = Server(page.read, writes=page.write)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server.url
    server.shutdown()
    server.server_close()
    thread.join()


def opened(browser: Any, url: str, **how: Any) -> Any:
    tab = browser.new_context(**how).new_page()
    tab.goto(url)
    tab.locator("#question:not(:empty)").wait_for()
    return tab


def at(tab: Any, number: int) -> None:
    tab.wait_for_url(f"**#{number}")


def test_everything_is_coded_by_the_keyboard(browser: Any, served: str, desk: Desk, sheet: Path) -> None:
    tab = opened(browser, served)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    assert tab.locator("mark").inner_text() == "“No crew,” she <b>said</b>."
    assert tab.evaluate("document.activeElement.id") == "headline"
    tab.keyboard.press("2")  # all
    at(tab, 2)
    assert desk.answers == {"i1": "all"}
    tab.keyboard.press("3")  # a number
    tab.keyboard.type("9")
    tab.keyboard.press("Enter")
    tab.locator("#problem", has_text="of 4").wait_for()
    tab.keyboard.press("Backspace")
    tab.keyboard.type("2")
    tab.keyboard.press("Enter")
    at(tab, 3)
    assert tab.evaluate("document.activeElement.id") == "answer" and tab.locator("mark").count() == 0
    tab.keyboard.type("12")
    tab.keyboard.press("Enter")
    at(tab, 4)
    tab.keyboard.press("ArrowLeft")
    at(tab, 3)
    assert tab.locator("#answer").input_value() == "12"
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Backspace")
    tab.keyboard.press("ArrowRight")
    at(tab, 4)
    tab.keyboard.press("3")
    tab.locator("#count", has_text="4 of 4: all coded").wait_for()
    assert desk.answers == {"i1": "all", "i2": "2", "i3": "12", "i4": "unfavourable"}
    assert tab.locator("button[aria-pressed=true]").inner_text().endswith("unfavourable")
    tab.keyboard.press("Delete")
    tab.locator("#count", has_text=re.compile("^3 of 4$")).wait_for()
    assert "i4" not in desk.answers and all(url.startswith(served) for url in asked)
    merge(sheet)
    assert read_sheet(sheet).answers["anna"] == {"i1": "all", "i2": "2", "i3": "12"}


def test_keys_can_be_turned_off_and_a_mouse_does_as_well(browser: Any, served: str, desk: Desk) -> None:
    tab = opened(browser, served)
    tab.locator("summary").click()
    tab.get_by_label("Use the keys below").uncheck()
    tab.locator("#headline").focus()
    tab.keyboard.press("2")
    tab.keyboard.press("ArrowRight")
    assert tab.url.endswith("#1") and desk.answers == {}
    tab.get_by_role("button", name="none").click()
    at(tab, 2)
    assert desk.answers == {"i1": "none"}


def test_it_goes_on_where_the_coder_was(browser: Any, served: str, desk: Desk) -> None:
    desk.give("i1", "all")
    desk.give("i3", "1")
    tab = opened(browser, served)
    at(tab, 2)
    tab.keyboard.press("1")
    at(tab, 4)
    tab.reload()
    at(tab, 4)


def test_an_answer_that_could_not_be_saved_is_told_and_the_question_stays(browser: Any, served: str, desk: Desk) -> None:
    tab = opened(browser, served)
    tab.route("**/answer", lambda route: route.abort())
    tab.keyboard.press("2")
    tab.locator("#problem", has_text="not saved").wait_for()
    assert tab.url.endswith("#1") and desk.answers == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("number", [1, 3, 4])
def test_axe_finds_nothing_and_a_small_screen_holds_it(browser: Any, served: str, desk: Desk, scheme: str, number: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    desk.give("i4", "none")
    tab = opened(browser, f"{served}#{number}", color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 800})
    tab.locator("summary").click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    found = axe.Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_a_page_of_another_site_cannot_write(browser: Any, served: str, desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text("<p>other", "utf-8")
    tab = browser.new_context().new_page()
    tab.goto(other.as_uri())
    send = "method: 'POST', mode: 'no-cors', body: new URLSearchParams({item: 'i1', answer: 'all'})"
    tab.evaluate(f"fetch('{served}answer', {{{send}}}).catch(() => null)")
    assert desk.answers == {}
