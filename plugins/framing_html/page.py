"""The page: one file that asks nothing of any network, and runs no script but the one whose hash it names."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import TypeVar

from framing.report import Made, Subject, blocks
from framing_html import articles, marks
from framing_html.drawing import Drawer, every, numbered, passages_in
from framing_html.markup import Html, el, join, shown

D = TypeVar("D", bound=Drawer)
UNNAMED = ("default", "proposed")  # codebooks of those who give none
APPENDIX = ("report.passages", "report.made")  # sections that are there to look things up in
FIRST = "report.answer"  # the section that a brief report consists of
READING = "report.reading"  # stands with the legend


def page(subject: Subject, sections: Sequence[Made], *, which: articles.Articles = "none", title: str = "") -> Html:
    """The whole report, or of a brief one its first section."""
    quoted = list(passages_in(sections))
    chosen = articles.choose(subject, quoted, which)
    numbers = {row["doc_id"]: number for number, row in enumerate(chosen.documents, start=1)}
    drawer = drawer_of(subject, sections, numbers, Drawer)
    title = title_of(subject, title)
    return document(title, body(subject, sections, drawer, title, _articles(subject, chosen, numbers, quoted)))


def drawer_of(subject: Subject, sections: Sequence[Made], numbers: Mapping[str, int], kind: type[D]) -> D:
    """What draws the sections, with the texts of all passages in them; ``numbers`` are of the articles that can be looked up."""
    texts = articles.texts_of(subject, (passage.doc_id for passage in passages_in(sections)))
    return kind(
        texts=dict(texts.select("doc_id", "text").iter_rows()),
        groups=subject.comparison.groups,
        articles=numbers,
        quoted=numbered(sections),
        outlets=dict(texts.select("doc_id", "outlet").iter_rows()),
        titles=dict(texts.select("doc_id", "title").iter_rows()),
    )


def first_of(sections: Sequence[Made]) -> list[Made]:
    """The sections of a brief report: the first screen alone."""
    return [section for section in sections if section.name == FIRST]


def title_of(subject: Subject, title: str = "") -> str:
    """The title that is given, else the name of the codebook that was given."""
    name = subject.comparison.run.get("codebook", {}).get("name") or UNNAMED[0]
    proposed = ", targets proposed from the articles" if name == UNNAMED[1] else ""
    return title or (f"Comparison by {subject.comparison.by}{proposed}" if name in UNNAMED else name)


def body(
    subject: Subject, sections: Sequence[Made], drawer: Drawer, title: str, shelf: Html, links: Sequence[tuple[str, str]] = ()
) -> Html:
    """What stands on the page: its head, the sections, and what there is to look up below them, closed."""
    placed = [(f"s{place}", section) for place, section in enumerate(sections) if section.name != READING]
    drawn = {place: drawer.section(section, int(place[1:])) for place, section in placed}
    told = [drawn[place] for place, section in placed if section.name not in APPENDIX]
    below = [drawn[place] for place, section in placed if section.name in APPENDIX]
    contents = [(f"#{place}", section.title) for place, section in placed]
    extra = {("#cited", "Passages cited above"): _cited(drawer), ("#articles", "Articles"): shelf}
    contents += [link for link, made in extra.items() if made]
    below = [*filter(None, extra.values()), *below]
    said = el("p", subject.rights(whole=bool(shelf)), class_="note rights")
    appendix = _appendix(below) if below else ""
    reading = next((section for section in sections if section.name == READING), None)
    head = _header(title, subject, contents, links, sections, drawer, reading)
    return join([head, el("main", *told, said, appendix, id="main")])


def _appendix(parts: Sequence[Html]) -> Html:
    """What there is to look up; it prints when it is open."""
    head = el("summary", el("b", "Appendix"), " ", el("span", "every passage, how it was made; printed when open", class_="note"))
    return el("details", head, *parts, id="appendix")


def _cited(drawer: Drawer) -> Html:
    """The passages that numbers above lead to, where their articles are not on the page."""
    if not drawer.cited:
        return Html("")
    head = el("h2", "Passages cited above", id="citedh")
    return el("section", head, drawer.listed(), id="cited", aria_labelledby="citedh")


def document(title: str, body: object, *, script: str = "script.js", served: bool = False) -> Html:
    """A whole HTML document around a body, with the policy that lets only its own style and script in.

    A page that is ``served`` may also ask the server it came from.
    """
    style, code = _asset("style.css"), _asset(script)
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(code)}'; base-uri 'none'; " + (
        "form-action 'self'; connect-src 'self'" if served else "form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="generator", content="framing"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="same-origin" if served else "no-referrer"),
        el("title", title),
        el("style", style),
    )
    return join([Html("<!doctype html>\n"), el("html", head, el("body", body, el("script", code)), lang="en")])


def _asset(name: str) -> Html:
    """A file of this plugin that goes into the page as it is."""
    return Html(files("framing_html").joinpath(name).read_text(encoding="utf-8"))


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _header(
    title: str,
    subject: Subject,
    contents: Sequence[tuple[str, str]],
    pages: Sequence[tuple[str, str]],
    sections: Sequence[Made],
    drawer: Drawer,
    reading: Made | None,
) -> Html:
    """The title, and behind buttons what else a reader may want: contents, filters, and how to read the page."""
    links = (el("li", el("a", shown(name), href=where)) for where, name in contents)
    names = enumerate(subject.comparison.groups)
    boxes = (el("label", el("input", type="checkbox", checked=True, value=place), " ", shown(name)) for place, name in names)
    tools = el(
        "details",
        el("summary", "Filter"),
        el("fieldset", el("legend", f"Show {subject.comparison.by}s"), *boxes, id="groups"),
        el("label", "Find in passages and articles ", el("input", type="search", id="find")),
        el("button", "Light or dark", type="button", id="theme"),
        id="tools",
        hidden=True,
    )
    key = el(
        "p",
        _voice("own", "the outlet’s own words"),
        _voice("attributed", "a source’s words"),
        _voice("distanced", "held at arm’s length"),
        *_marks(sections),
        class_="key",
    )
    told = [drawer.block(block) for block in reading.blocks] if reading else []
    whole = el("details", el("summary", "Contents"), el("nav", el("ul", *links), aria_label="Contents"))
    further = (el("a", name, href=where) for where, name in pages)
    menu = el("div", whole, tools, el("details", el("summary", "How to read it"), key, *told), *further, class_="menu")
    return join([
        el("a", "Skip to the report", href="#main", class_="skip"),
        el("header", el("h1", shown(title)), "" if [section.name for section in sections] == [FIRST] else menu),
    ])  # fmt: skip


def _marks(sections: Sequence[Made]) -> Iterable[Html]:
    """What the dot, the bar and the line mean, of those that are drawn."""
    tables = (block for block in every(sections, blocks.Table) if isinstance(block, blocks.Table))
    found = [cell.mark for table in tables for row in table.rows for cell in row.cells if isinstance(cell.mark, blocks.Interval)]
    kinds = {mark.sampled for mark in found if mark.low is not None and mark.high is not None}
    if found:
        yield _mark("dot", "the number on its scale", blocks.Interval(0.5, None, None, 0.0, 1.0))
    if True in kinds:
        yield _mark("bar", "95% interval from sampling articles", blocks.Interval(0.5, 0.1, 0.9, 0.0, 1.0, sampled=True))
    if False in kinds:
        yield _mark("line", "how far it moves when one paragraph is left out", blocks.Interval(0.5, 0.0, 1.0, 0.0, 1.0))


def _mark(name: str, meaning: str, mark: blocks.Interval) -> Html:
    return el("span", marks.svg(mark, 40), " ", el("b", name), f" {meaning}", class_="wide-mark")


def _voice(voice: str, meaning: str) -> Html:
    mark = marks.svg(blocks.Voices(**{voice: 1.0}, most=1), 14)
    return el("span", mark, " ", el("b", voice), f" {meaning}")


def _articles(subject: Subject, chosen: articles.Cited, numbers: Mapping[str, int], quoted: Sequence[object]) -> Html:
    if not chosen.documents:
        return Html("")
    marked = articles.stretches(subject, list(numbers))
    anchors: dict[str, set[int]] = {}
    for passage in quoted:
        anchors.setdefault(passage.doc_id, set()).add(passage.pieces[0][0])  # type: ignore[attr-defined]
    groups = {row["doc_id"]: row["group"] for row in subject.comparison.members.iter_rows(named=True)}
    places = {name: place for place, name in enumerate(subject.comparison.groups)}
    drawn = (
        articles.article(
            row,
            numbers[row["doc_id"]],
            marked[row["doc_id"]],
            anchors.get(row["doc_id"], ()),
            places.get(groups.get(row["doc_id"], "")),
        )
        for row in chosen.documents
    )
    left = chosen.cited - len(chosen.documents)
    told = f"{len(chosen.documents):,} of {chosen.total:,} articles" + (
        f"; {left:,} more are cited and left out for length" if left > 0 else ""
    )
    head = el("h2", "Articles", id="articlesh")
    return el(
        "section",
        head,
        el("p", told, class_="note"),
        articles.layer_boxes(subject),
        *drawn,
        id="articles",
        aria_labelledby="articlesh",
    )
