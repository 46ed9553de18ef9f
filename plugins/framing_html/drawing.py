"""Blocks as HTML: tables with marks, sentences, passages; each number a link to its passages, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from framing import Pieces
from framing.report import Made, blocks
from framing_html import marks
from framing_html.markup import Html, el, join, shown

NOTHING = frozenset(("0", "0%", "–", "0.00"))
EXCERPT = 320  # characters of a passage
MANY = 8  # columns above which a table is set small in print


@dataclass
class Drawer:
    """Draws the blocks of one page, and knows where on it everything is.

    ``texts`` holds the articles that passages stand in, ``groups`` the names by which a reader can filter,
    ``articles`` the number of each article that is on the page, ``quoted`` the number of each list of passages. ``cited`` numbers
    the passages that a number leads to and whose article is not on the page: they are to be listed.
    """

    texts: Mapping[str, str]
    groups: Sequence[str]
    articles: Mapping[str, int]
    quoted: Mapping[blocks.Ref, int]
    outlets: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)  # lists of passages whose number has been drawn
    cited: dict[tuple[str, Pieces], int] = field(default_factory=dict)

    def section(self, made: Made, place: int) -> Html:
        """A section under its heading; what failed says so."""
        if made.error:
            inside = el("p", "This part could not be made: ", el("code", shown(made.error)), class_="failed")
        else:
            inside = join(self.block(block) for block in made.blocks)
        return el("section", el("h2", shown(made.title), id=f"s{place}h"), inside, id=f"s{place}", aria_labelledby=f"s{place}h")

    def block(self, block: blocks.Block) -> Html:
        if isinstance(block, blocks.Heading):
            return el("h3", shown(block.text))
        if isinstance(block, blocks.Prose):
            return self.prose(block)
        return self.table(block) if isinstance(block, blocks.Table) else self.quotes(block)

    def prose(self, block: blocks.Prose) -> Html:
        lead = join([el("b", shown(block.lead)), " "]) if block.lead else ""
        said = join(self.cell(part) if isinstance(part, blocks.Cell) else shown(part) for part in block.parts)
        return el("p", lead, said, data_g=self._group(block.lead))

    def cell(self, cell: blocks.Cell) -> Html:
        """A number as a link to what it rests on, its mark before it."""
        mark: object = marks.svg(cell.mark) if cell.mark else ""
        said = join([mark, el("span", shown(cell.text), class_="n")]) if mark else shown(cell.text)
        where, name = self._link(cell.to)
        if not where:
            faint = "zero" if cell.text in NOTHING else None
            return el("span", said, title=cell.note, class_=faint) if cell.note or faint else said
        return el("a", said, href=where, id=name, title=cell.note)

    def _link(self, to: blocks.Ref | blocks.Passage | None) -> tuple[str, str]:
        """Where a number leads, and the name under which its passages lead back to the first that does."""
        if isinstance(to, blocks.Ref):
            number = self.quoted.get(to._replace(voice=""))
            if number is None:
                return "", ""
            first = number not in self.told
            self.told.add(number)
            return f"#p{number}", f"n{number}" if first else ""
        return self._cited(to) if isinstance(to, blocks.Passage) else ("", "")

    def _cited(self, passage: blocks.Passage) -> tuple[str, str]:
        """Where a passage stands: in its article, or where that is not on the page in the list of those that are cited."""
        if where := self.place(passage):
            return where, ""
        if not self.texts.get(passage.doc_id):
            return "", ""
        new = (passage.doc_id, passage.pieces) not in self.cited
        number = self.cited.setdefault((passage.doc_id, passage.pieces), len(self.cited) + 1)
        return f"#q{number}", f"c{number}" if new else ""

    def place(self, passage: blocks.Passage) -> str:
        """Where a passage stands in its article; '' where the article is not to be had."""
        number = self.articles.get(passage.doc_id)
        return f"#d{number}-{passage.pieces[0][0]}" if number is not None else ""

    def more(self, to: blocks.Ref) -> str:
        """Where all the passages of a number are listed; '' where nowhere."""
        return ""

    def _group(self, name: str) -> int | None:
        return self.groups.index(name) if name in self.groups else None

    def table(self, table: blocks.Table) -> Html:
        """A table inside a frame that scrolls where it is wider than the page, and can be scrolled by keyboard."""
        wide = len(table.columns) > 2 or any(cell.mark for row in table.rows for cell in row.cells)
        heads = [
            self._head(column, place - 1 if table.is_stacked and place else None) for place, column in enumerate(table.columns)
        ]
        corner = el("th", shown(table.corner), scope="col") if table.corner else el("td")
        spans = [self._spanning(head, columns) for head, columns in table.heads]
        above = el("tr", el("td"), *spans, class_="spans") if spans else ""
        head = el("thead", above, el("tr", corner, *heads))
        if not any(table.columns):
            head = Html("")
        body = el("tbody", *(self._row(row, len(table.columns)) for row in table.rows))
        caption = el("p", shown(table.title), class_="caption") if table.title else ""
        note = el("p", shown(table.note), class_="note") if table.note else ""
        label = table.title or table.name
        drawn = el("table", head, body, class_="many" if len(table.columns) > MANY else None, aria_label=label)
        if not wide:
            return join([caption, el("div", drawn, class_="frame narrow"), note])
        frame = el("div", drawn, class_="frame", tabindex=0, role="region", aria_label=label)
        return join([caption, frame, el("p", "The table goes on to the right →", class_="on", hidden=True), note])

    def _spanning(self, head: str, columns: int) -> Html:
        return el("th", shown(head), scope="colgroup", colspan=columns) if head else el("td", colspan=columns)

    def _head(self, column: str, swatch: int | None) -> Html:
        colour: object = ""
        if swatch is not None:
            square = el("rect", width=10, height=10, rx=2, class_=marks.colour(swatch))
            colour = el("svg", square, class_="swatch", viewBox="0 0 10 10", aria_hidden="true")
        if not column:
            return el("td")
        return el("th", colour, shown(column), scope="col", data_g=self._group(column))

    def _row(self, row: blocks.Row, columns: int) -> Html:
        if not row.cells:
            return el("tr", el("th", shown(row.label), scope="rowgroup", colspan=columns + 1), class_="head")
        cells = (el("td", self.cell(cell)) for cell in row.cells)
        return el("tr", el("th", shown(row.label), scope="row"), *cells, data_g=self._group(row.label))

    def quotes(self, block: blocks.Quotes) -> Html:
        """Passages to open, with the number they belong to; those to be read beside each other stand open."""
        if block.beside:
            return el("div", *(self.card(passage) for passage in block.passages), class_="beside")
        number = self.quoted.get(block.to) if block.to else None
        count = f"{len(block.passages):,} of {block.total:,}" if block.total > len(block.passages) else f"{block.total:,}"
        back = el("a", "↑ to the number", href=f"#n{number}", class_="back") if number in self.told else ""
        rest = self.more(block.to) if block.to and block.total > len(block.passages) else ""
        every_one = el("p", el("a", f"all {block.total:,}", href=rest)) if rest else ""
        items = (el("li", self.passage(passage)) for passage in block.passages)
        inside = el("div", back, el("ol", *items), every_one, id=f"p{number}" if number is not None else None, tabindex=-1)
        head = el("summary", shown(block.title), " ", el("span", count, class_="count"))
        return el("details", head, inside, class_="quotes", data_g=self._group(block.to.group) if block.to else None)

    def card(self, passage: blocks.Passage) -> Html:
        """A passage headed by its outlet, with the headline of its article below."""
        note = el("span", shown(passage.note), class_="note") if passage.note else ""
        title = el("footer", "In ", el("cite", shown(self.titles[passage.doc_id]))) if self.titles.get(passage.doc_id) else ""
        said, named = self._said(passage), self.outlets.get(passage.doc_id) or passage.doc_id
        return el("div", el("p", el("b", shown(named)), " ", note), el("blockquote", said, title))

    def listed(self) -> Html:
        """The passages that are cited above and stand in no article of the page, each with a way back."""
        items = (
            el(
                "li",
                self.passage(blocks.Passage(*passage)),
                el("a", "↑ to where it is cited", href=f"#c{number}", class_="back"),
                id=f"q{number}",
                tabindex=-1,
            )
            for passage, number in self.cited.items()
        )
        return el("ol", *items, class_="cited")

    def passage(self, passage: blocks.Passage) -> Html:
        """The sentence around a passage, the passage marked, with a link into the article."""
        where = self.place(passage)
        named = self.outlets.get(passage.doc_id) or passage.doc_id
        source = (
            el("a", shown(named), href=where, title=passage.doc_id) if where else el("span", shown(named), title=passage.doc_id)
        )
        headline = join([", ", el("cite", shown(self.titles[passage.doc_id]))]) if self.titles.get(passage.doc_id) else ""
        about = join([" — ", shown(passage.note)]) if passage.note else ""
        return el("blockquote", self._said(passage), el("footer", source, headline, about))

    def _said(self, passage: blocks.Passage) -> Html:
        """The sentence around a passage, the passage marked unless it is all of it."""
        text = self.texts.get(passage.doc_id, "")
        cut = passage.parts(text, most=EXCERPT) if text else []
        whole = all(marked or not part.strip(" …") for part, marked in cut)
        return el("bdi", join(el("mark", part) if marked and not whole else part for part, marked in cut), dir="auto")


def every(sections: Iterable[Made], kind: type) -> Iterable[blocks.Block]:
    """The blocks of a kind in all sections."""
    return (block for section in sections for block in section.blocks if isinstance(block, kind))


def numbered(sections: Iterable[Made]) -> dict[blocks.Ref, int]:
    """The lists of passages by what they stand behind, numbered in their order."""
    refs = (block.to for block in every(sections, blocks.Quotes) if isinstance(block, blocks.Quotes) and block.to)
    return {ref: number for number, ref in enumerate(dict.fromkeys(refs), start=1)}


def passages_in(sections: Sequence[Made]) -> Iterable[blocks.Passage]:
    """Every passage that is quoted, or that a number leads to."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, blocks.Quotes):
                yield from block.passages
            for cell in _cells(block):
                if isinstance(cell.to, blocks.Passage):
                    yield cell.to


def _cells(block: blocks.Block) -> Iterable[blocks.Cell]:
    if isinstance(block, blocks.Table):
        return (cell for row in block.rows for cell in row.cells)
    return (part for part in block.parts if isinstance(part, blocks.Cell)) if isinstance(block, blocks.Prose) else ()
