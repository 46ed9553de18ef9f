"""Hostile strings in every field of a report, in a real browser: nothing runs, nothing is added, every text is shown exactly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.codebook import default_codebook
from framing.compare.comparison import compare
from framing.compare.groups import document_group
from framing.extension import Section
from framing.model import Document, Evidence, Score
from framing.plugins import Plugins
from framing.report.blocks import Cell, Heading, Interval, Passage, Prose, Quotes, Row, Stack, Table, Voices
from framing.report.content import sections_of
from framing.report.sections import Subject
from framing_html import markup
from framing_html.page import page as page_of
from framing_html.served import Site
from framing_html.store import fill

HOSTILE = Path(__file__).parents[2] / "hostile"
STRINGS = list(dict.fromkeys(s for name in ("blns", "own") for s in json.loads((HOSTILE / f"{name}.json").read_text("utf-8"))))
FEWEST = 535
TARGETS = 90  # strings of a page whose every string is also a target and a category
TAGS = set(
    "html head meta title style body header nav main section article details summary h1 h2 h3 p b a ul ol li div span bdi table "
    "caption thead tbody tr th td blockquote cite footer mark svg rect line circle text fieldset legend label input button "
    "script code form select option".split()
)
ATTRIBUTES = set(
    "charset http-equiv content name lang class id href title dir data-g tabindex role scope colspan hidden type value checked "
    "open aria-label aria-labelledby aria-hidden aria-sort focusable viewbox x y x1 x2 y1 y2 cx cy r rx width height action "
    "selected maxlength start".split()
)


def shown(text: str) -> str:
    """A text as a page can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)


def documents(strings: list[str]) -> list[Document]:
    return [
        Document(
            id=f"{number} {string}",
            text=f"{string}\n\nThe word stands here. {string}\n",
            outlet=string or "(none)",
            title=string,
            author=string,
            url=string,
            genre=string,
            language="en",
            meta={string: string},
            notes=(string,),
        )
        for number, string in enumerate(strings)
    ]


def quoting(document: Document, layers: Any) -> Iterator[Score]:
    """Every text of others that a score can carry, with the word as evidence."""
    start = document.text.rindex("word")
    evidence = Evidence(((start, start + 4),), label=document.title, source=document.title, value=1.0, voice="attributed")
    yield Score(numerator=1, denominator=2, evidence=(evidence,), reason=document.title)


def named(document: Document, layers: Any) -> Iterator[Score]:
    start = document.text.rindex("word")
    evidence = Evidence(((start, start + 4),), label=document.title, source=document.title, voice="distanced")
    for voice in ("own", "distanced"):
        yield Score(1, 2, target=document.title, category=document.title, voice=voice, evidence=(evidence,))  # type: ignore[arg-type]


def everything(string: str) -> list[Any]:
    """A block of each kind with a string in every field."""
    passage = Passage(string, ((0, 1),), string)
    cells = [
        Cell(string, mark, passage, string)
        for mark in (None, Interval(1, 0, 2, 0, 3), Stack(((string, 1.0, string),)), Voices(1))
    ]
    return [
        Heading(string),
        Prose((string, cells[0]), lead=string),
        Table(string, string, (string,) * 4, (Row(string), Row(string, tuple(cells))), note=string, corner=string),
        Quotes(string, (passage,), 2),
    ]


@pytest.fixture(scope="module")
def pages(make: Any) -> dict[str, tuple[str, list[Document], Subject]]:
    """Two pages: every string as an article's every field, and as every name that a codebook or a plugin gives."""

    def fail(subject: Subject) -> Any:
        raise ValueError(STRINGS[-3])

    texts = dict.fromkeys(("meaning", "unit", "high", "source", "caution", "lists"), "<img src=x onerror=window.hit=1>")
    whole = make.fake_measure("sourcing.quoting", quoting, main=True, contrast=True, show="share", **texts)
    split = make.fake_measure("terms.named", named, main=True, contrast=True, show="count", **texts)
    blocks = [block for string in STRINGS for block in everything(string)]
    sections = (
        Section(name="own.all", title="<b>all</b>", make=lambda subject: blocks),
        Section(name="own.bad", title="bad", make=fail),
    )
    made = {}
    for name, strings, measure in (("fields", STRINGS, whole), ("names", _spread(STRINGS, TARGETS), split)):
        corpus = documents(strings)
        if name == "names":
            corpus = [Document(**{**vars_of(d), "outlet": "one" if i % 2 else "<i>two</i>"}) for i, d in enumerate(corpus)]
        results = make.scored(corpus, measure)
        results.run = {
            **results.run,
            "notices": strings,
            "failures": [{"document_id": s, "component": s, "reason": s} for s in strings],
        }
        subject = Subject(compare(results), Plugins(sections=tuple(sections)), default_codebook())
        made[name] = html(subject, which="all", title=STRINGS[-5]), corpus, subject
    return made


def _spread(strings: list[str], most: int) -> list[str]:
    return strings[:: len(strings) // most + 1] + strings[-60:]


def vars_of(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in document.__dataclass_fields__}


def html(subject: Subject, **asked: Any) -> str:
    """The page with every section there is."""
    return page_of(subject, sections_of(subject), **asked)


def faults(browser: Any, page: str, tmp_path: Path, ours: tuple[str, ...] = ("#",)) -> list[str]:
    """What a page does that it must not: scripts that ran or were blocked, requests, elements and attributes not of ours."""
    file = tmp_path / "report.html"
    file.write_bytes(page.encode("utf-8", "replace"))
    found: list[str] = []
    tab = browser.new_page()
    tab.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.log('blocked ' + e.violatedDirective))"
    )
    tab.on("dialog", lambda dialog: (found.append(f"dialog {dialog.message}"), dialog.dismiss()))
    tab.on("console", lambda message: found.append(f"console {message.text[:200]}"))
    tab.on("pageerror", lambda error: found.append(f"error {error}"))
    tab.on("request", lambda request: found.append(f"request {request.url[:99]}") if request.url != file.as_uri() else None)
    tab.goto(file.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    tab.wait_for_timeout(300)
    if tab.evaluate("'hit' in window || 'hit' in {}"):
        found.append("a script ran")
    inventory = tab.evaluate(
        "() => { const seen = {}; const ids = new Set(); const twice = []; const away = [];"
        " for (const e of document.querySelectorAll('*')) {"
        "  for (const a of e.attributes) (seen[e.localName] ||= {})[a.name.toLowerCase()] = 1; seen[e.localName] ||= {};"
        "  if (e.id && ids.size === ids.add(e.id).size) twice.push(e.id);"
        "  if (e.hasAttribute('href')) away.push(e.getAttribute('href')); }"
        " return { seen, twice, away, scripts: document.scripts.length, metas: document.querySelectorAll('meta').length }; }"
    )
    found += [f"element {tag}" for tag in inventory["seen"] if tag not in TAGS]
    found += [f"attribute {a} of {tag}" for tag, names in inventory["seen"].items() for a in names if a not in ATTRIBUTES]
    found += [f"id twice: {name}" for name in inventory["twice"]] + [
        f"link to {to}" for to in inventory["away"] if not to.startswith(ours)
    ]
    if inventory["scripts"] != 1 or inventory["metas"] != 6:
        found.append(f"{inventory['scripts']} scripts, {inventory['metas']} metas")
    tab.close()
    return found


def test_there_are_as_many_strings_as_are_said() -> None:
    assert len(STRINGS) >= FEWEST


@pytest.mark.parametrize("name", ["fields", "names"])
def test_nothing_runs_and_nothing_is_added(browser: Any, pages: dict[str, Any], name: str, tmp_path: Path) -> None:
    assert faults(browser, pages[name][0], tmp_path) == []


def test_every_text_is_shown_exactly(browser: Any, pages: dict[str, Any], tmp_path: Path) -> None:
    page, corpus, _ = pages["fields"]
    file = tmp_path / "report.html"
    file.write_bytes(page.encode("utf-8", "replace"))
    tab = browser.new_page()
    tab.goto(file.as_uri())
    texts = tab.evaluate("[...document.querySelectorAll('article .text')].map(e => e.textContent)")
    assert texts == [shown(document.text) for document in corpus]
    titles = tab.evaluate("[...document.querySelectorAll('article h3')].map(e => e.textContent)")
    assert all(title == shown(d.title) for title, d in zip(titles, corpus, strict=True) if d.title)
    groups = tab.evaluate("[...document.querySelectorAll('#groups label')].map(e => e.textContent.slice(1))")
    assert sorted(groups) == sorted({shown(document_group(document, "outlet")) for document in corpus})
    captions = tab.evaluate("[...document.querySelectorAll('.caption')].map(e => e.textContent)")
    assert {shown(string) for string in STRINGS if string} <= set(captions)
    notes = tab.evaluate("[...document.querySelectorAll('td a[title], td span[title]')].map(e => e.getAttribute('title'))")
    assert {shown(string) for string in STRINGS if string} <= set(notes)
    tab.close()


def test_a_page_that_does_not_escape_is_caught(browser: Any, make: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(markup, "_TABLE", {})
    results = make.scored(
        documents([f"<img src=x onerror=window.hit=1>{n}" for n in range(2)]), make.fake_measure("a.b", quoting)
    )
    page = html(Subject(compare(results), Plugins()), which="all")
    found = faults(browser, page, tmp_path)
    assert "element img" in found and any("blocked script-src" in fault for fault in found)
    unguarded = re.sub("<meta http-equiv[^>]*>", "", page)
    assert "a script ran" in faults(browser, unguarded, tmp_path)


def test_an_attribute_that_does_not_escape_is_caught(browser: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from framing_html.page import document

    monkeypatch.setattr(markup, "_TABLE", {ord("<"): "&lt;"})
    page = document("x", markup.el("main", markup.el("a", "x", title='" onfocus="window.hit=1" autofocus="')))
    found = faults(browser, page, tmp_path)
    assert "attribute onfocus of a" in found


@pytest.mark.parametrize("path", ["/", "/passages", "/articles", "/article"])
def test_served_pages_show_everything_as_text(browser: Any, pages: dict[str, Any], path: str, tmp_path: Path) -> None:
    subject = pages["names"][2]
    site = Site(subject, sections_of(subject), fill(tmp_path / "view.sqlite", subject.comparison))
    hostile = STRINGS[-60:]
    asked = {name: hostile[place] for place, name in enumerate(("group", "target", "category"))} if path == "/articles" else {}
    page = site.page(path, {**asked, "number": "70", "q": "" if path == "/passages" else "<script>"})
    assert page is not None
    allowed = ("#", "passages", "articles", "article?")
    found = [fault for fault in faults(browser, page, tmp_path, ours=allowed) if fault != "link to ./"]
    assert found == []
