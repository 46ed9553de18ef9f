"""The pages of ``framing view``: the report, and lists of all its passages and articles to search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from framing.report import Made, Subject, blocks
from framing_html import articles
from framing_html.drawing import Drawer
from framing_html.markup import Html, el, join, shown
from framing_html.page import body, document, drawer_of, title_of
from framing_html.store import FILTERS, LONGEST, Found, Store, passage_of

LINKS = (("passages", "Search all passages"), ("articles", "Search all articles"))  # relative: a secret stands before them
CORRECTIONS = ("corrections", "Your corrections")
Beside = Callable[[Mapping[str, Any], int], Html]  # what stands below a passage of a list, with its number on the page


def _nothing(row: Mapping[str, Any], number: int) -> Html:
    return Html("")


@dataclass
class ServedDrawer(Drawer):
    """Draws blocks whose articles and further passages are pages of their own."""

    def place(self, passage: blocks.Passage) -> str:
        number = self.articles.get(passage.doc_id)
        return f"article?{urlencode({'number': number})}#d{number}-{passage.pieces[0][0]}" if number is not None else ""

    def more(self, to: blocks.Ref) -> str:
        return address("passages", {name: value for name, value in to._asdict().items() if value})


def address(path: str, asked: Mapping[str, object]) -> str:
    """A path with what is asked of it."""
    given = {name: str(value).encode("utf-8", "replace") for name, value in asked.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


@dataclass(frozen=True)
class Site:
    """Every page, from a subject and the database of its passages."""

    subject: Subject
    sections: Sequence[Made]
    store: Store
    title: str = ""

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """The pages beside the report."""
        return (*LINKS, CORRECTIONS) if self.subject.recheck else LINKS

    def page(self, path: str, asked: Mapping[str, str]) -> str | None:
        """A page by its path; None for one that does not exist."""
        if path == "/":
            return self.report()
        if path == "/passages":
            return self.passages(asked)
        if path == "/articles":
            return self.articles(asked)
        return self.article(asked.get("number", "")) if path == "/article" else None

    def report(self) -> str:
        """The report; its articles are pages of their own."""
        drawer = drawer_of(self.subject, self.sections, self.store.numbers(), ServedDrawer)
        title = title_of(self.subject, self.title)
        return document(title, body(self.subject, self.sections, drawer, title, Html(""), self.links), served=True)

    def passages(self, asked: Mapping[str, str], beside: Beside = _nothing, above: object = "") -> str:
        """All passages, by what they support and what they say; ``above`` stands above the list."""
        found = self.store.passages(asked)
        about = self.store.of([row["doc_id"] for row in found.rows])
        drawer = ServedDrawer(
            texts={doc_id: row["text"] for doc_id, row in about.items()},
            groups=(),
            articles={doc_id: row["number"] for doc_id, row in about.items()},
            quoted={},
            outlets={doc_id: row["outlet"] for doc_id, row in about.items()},
        )
        items = (el("li", drawer.passage(passage_of(row)), beside(row, n), id=f"w{n}") for n, row in enumerate(found.rows, 1))
        return self._listing("Passages", "passages", FILTERS, asked, found, el("ol", *items, start=1, class_="found"), above)

    def articles(self, asked: Mapping[str, str]) -> str:
        """All articles, by group and what they say."""
        found = self.store.articles(asked)
        items = (el("li", _entry(row)) for row in found.rows)
        return self._listing("Articles", "articles", ("group",), asked, found, el("ul", *items, class_="found"))

    def article(self, number: str) -> str | None:
        """An article with everything marked that was found in it."""
        row = self.store.article(number) if number.isascii() and number.isdigit() else None
        if row is None:
            return None
        marked = articles.stretches(self.subject, [row["doc_id"]])[row["doc_id"]]
        drawn = articles.article(row, int(row["number"]), marked, {s.start for s in marked}, opened=True)
        return self.document(row["title"] or row["doc_id"], [articles.layer_boxes(self.subject), drawn])

    def _listing(
        self,
        name: str,
        path: str,
        filters: Sequence[str],
        asked: Mapping[str, str],
        found: Found,
        items: Html,
        above: object = "",
    ) -> str:
        boxes = [self._box(column, asked.get(column, "")) for column in filters]
        words = el("input", type="search", name="q", value=asked.get("q", ""), maxlength=LONGEST)
        form = el("form", *boxes, el("label", "Text ", words), el("button", "Show", type="submit"), action=path, class_="filters")
        told = el("p", f"{found.total:,} {name.lower()}, page {found.page:,} of {found.pages:,}", class_="note", role="status")
        return self.document(name, [above, form, el("div", told, items, _turning(path, asked, found), id="list")])

    def _box(self, column: str, chosen: str) -> Html:
        values = self.store.choices(column)
        options = (el("option", value, value=value, selected=value == chosen) for value in values)
        every = Html('<option value="">all</option>')
        name = self.subject.comparison.by if column == "group" else column
        return el("label", f"{name[:1].upper()}{name[1:]} ", el("select", every, *options, name=column))

    def document(self, name: str, parts: Iterable[object]) -> str:
        """A page with links to the others."""
        links = (el("li", el("a", told, href=where)) for where, told in (("./", "Report"), *self.links))
        head = el("header", el("h1", shown(name)), el("nav", el("ul", *links), aria_label="Pages"))
        return document(name, join([head, el("main", *parts, id="main")]), script="search.js", served=True)


def _entry(row: Mapping[str, object]) -> Html:
    title = str(row["title"] or str(row["text"]).lstrip()[:80].partition("\n")[0] or row["doc_id"])
    facts = " · ".join(str(row[name]) for name in ("outlet", "published", "doc_id") if row[name])
    link = el("a", shown(title), href=address("article", {"number": row["number"]}))
    return join([link, " ", el("span", shown(facts), class_="note")])


def _turning(path: str, asked: Mapping[str, str], found: Found) -> Html:
    """Links to the pages before and after."""
    pages = ((found.page - 1, "← before"), (found.page + 1, "after →"))
    links = [el("a", told, href=address(path, {**asked, "page": page})) for page, told in pages if 1 <= page <= found.pages]
    return el("nav", join(links, "  "), aria_label="Pages of the list", class_="turning") if links else Html("")
