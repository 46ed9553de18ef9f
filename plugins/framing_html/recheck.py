"""Passages called wrong on the pages of ``framing view``: rows of the user's corrections, and the numbers made again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from framing import InputError
from framing.report import Subject, numbers
from framing_html.markup import Html, el, join, shown
from framing_html.served import Site

KEYS = ("group", "measure", "target", "category", "voice")
PLACE = ("doc_id", "start", "end", "measure")
MOST = 60  # numbers of a list
SLOW = 3  # times as long as the first time
SAVED = "this is a saved result, and there are no articles to score again; framing view ARTICLES can do that"
OTHERS = "The articles have changed since the pages were opened, and the numbers are those of the articles as they are now."
Place = tuple[str, int, int, str]


class Recheck:
    """The pages of a site, with a button beside each passage, and the page of the corrections; it outlives each site.

    ``remade`` makes a site of a new subject, and ``later`` has work done while pages are answered.
    """

    def __init__(self, site: Site, remade: Callable[[Subject], Site], later: Callable[[Callable[[], object]], object]) -> None:
        self._site, self._remade, self._later = site, remade, later
        self._does = site.subject.recheck
        self._first = _numbers(site.subject)
        self._made: frozenset[Place] = frozenset()  # the passages called wrong here that the numbers know of
        self._since: float | None = None  # when making them again began
        self._stopping = False
        self._failed = ""

    def page(self, path: str, asked: Mapping[str, str]) -> str | None:
        """A page by its path; None for one that does not exist."""
        if path in ("/passages", "/wrong", "/right"):
            return self._passages(asked)
        if path in ("/corrections", "/again", "/stop", "/back") and self._does:
            return self._corrections()
        return self._site.page(path, asked)

    def write(self, path: str, sent: Mapping[str, str]) -> str | None:
        """Write that a passage is wrong, or take that back; make the numbers again, or stop that."""
        if self._does is None or self._does.why_not:
            return None
        if path in ("/wrong", "/right", "/back"):
            failed = self._mark(sent, wrong=path == "/wrong")
            return self._corrections(failed) if path == "/back" else self._passages(_asked(sent.get("list", "")), failed)
        if path == "/again" and self._since is None:
            self._since, self._failed, self._stopping = time.monotonic(), "", False
            self._does.begin()
            self._later(self._make)
        elif path == "/stop":
            self._stopping = True
            self._does.stop()
        return self._corrections() if path in ("/again", "/stop") else None

    def _make(self) -> None:
        """Make the numbers again; whatever goes wrong is told on the page, and the old ones stay."""
        assert self._does is not None
        known = frozenset(self._does.written)
        try:
            subject = self._does.make(self._site.subject)
            if subject is None:
                self._failed = "That was stopped; the numbers are as before."
            else:
                self._site, self._made = self._remade(subject), known
                self._failed = OTHERS if self._does.changed else ""
        except Exception as error:
            self._failed = f"The numbers could not be made again and are as before: {error}"
        finally:
            self._since = None

    def _mark(self, sent: Mapping[str, str], *, wrong: bool) -> str:
        """Write a passage into the corrections, or take it out; says why that could not be done."""
        assert self._does is not None
        try:
            place = (sent.get("doc_id", ""), int(sent.get("start", "")), int(sent.get("end", "")), sent.get("measure", ""))
        except ValueError:
            raise ValueError("expected a passage: doc_id, start, end, measure") from None
        try:
            if not wrong:
                return "" if self._does.take_back(*place) else "That passage was not called wrong on this page."
            text = self._site.store.passage(place)
            if text is None or place[-1] not in self._does.measures:
                return "There is no such passage in these numbers; they may have been made again since the page was opened."
            return "" if self._does.wrong(*place, text) else "That passage stands in your corrections already."
        except InputError as error:
            return f"Nothing was written: {error}"

    def _passages(self, asked: Mapping[str, str], failed: str = "") -> str:
        if self._does is None or self._does.why_not:
            why = self._does.why_not if self._does else SAVED
            return self._site.passages(asked, above=el("p", "Passages cannot be called wrong here: ", shown(why), class_="note"))
        try:
            marked = self._does.marked()
        except InputError as error:
            marked, failed = set(), failed or str(error)
        listed = urlencode({name: value.encode("utf-8", "replace") for name, value in asked.items()})
        return self._site.passages(asked, lambda row, number: self._beside(row, number, marked, listed), self._above(failed))

    def _beside(self, row: Mapping[str, Any], number: int, marked: set[Any], listed: str) -> Html:
        """What can be done about a passage of a list, and what has been."""
        assert self._does is not None
        place: Place = tuple(row[name] for name in PLACE)
        if place[-1] not in self._does.measures:
            return el("span", "This measure has no passages that can be taken out.", class_="note")
        if place in self._does.written:
            told = el("span", "Called wrong. ", class_="note")
            return _form("right", "Take back", place, listed, number, told)
        if place in marked:
            return el("span", "Called wrong in your corrections.", class_="note")
        return _form("wrong", "Wrong", place, listed, number)

    def _above(self, failed: str) -> Html:
        told = el("p", shown(failed), class_="failed", role="alert") if failed else ""
        return join([told, el("p", self._state(), " ", el("a", "Your corrections", href="corrections"), class_="note")])

    def _state(self) -> Html:
        """What the numbers know of what was called wrong."""
        assert self._does is not None
        if self._since is not None:
            return Html("The numbers are being made again.")
        if news := len(self._made.symmetric_difference(self._does.written)):
            return join([numbers.count(news, "correction"), " not in the numbers yet."])
        if self._made:
            return Html("The numbers are made with your corrections.")
        return join(["“Wrong” writes a passage to ", shown(str(self._does.file)), "; then the numbers can be made again."])

    def _corrections(self, failed: str = "") -> str:
        """Where the making stands, what each number was and is, and every passage called wrong with the way back."""
        assert self._does is not None
        if self._does.why_not:
            return self._site.document("Your corrections", [el("p", shown(self._does.why_not))])
        told = failed or self._failed
        parts: list[object] = [el("p", shown(told), class_="failed", role="alert") if told else ""]
        since = self._since  # which the main thread may change
        parts.append(self._making(since) if since is not None else self._ready())
        parts += [el("h2", "What the numbers were and are"), self._changes(), el("h2", "Passages called wrong on these pages")]
        parts.append(self._written())
        return self._site.document("Your corrections", parts)

    def _making(self, since: float) -> Html:
        assert self._does is not None
        done, total = self._does.done, self._does.total
        passed, first = time.monotonic() - since, self._does.seconds
        ending = "Stopping." if self._stopping else "The pages are being made." if done >= total else ""
        if not ending and passed > SLOW * first + 10:
            ending = "This takes much longer than the first time; Stop ends it, and the numbers stay as they are."
        said = f"Being made again: {done:,} of {total:,} articles, {passed:.0f} s; the first time took {first:.0f} s. {ending}"
        stop = _form("stop", "Stop") if not self._stopping else ""
        told = el("p", el("span", said, id="count"), " You can go on reading meanwhile: the pages show the numbers as before.")
        bar = el("progress", value=done, max=max(total, 1), aria_label="Articles scored again", id="bar")
        look = el("noscript", el("p", el("a", "See how far it is", href="corrections")))
        return el("div", told, bar, stop, look, id="making")

    def _ready(self) -> Html:
        assert self._does is not None
        return join([el("p", self._state(), id="made", tabindex="-1"), _form("again", "Make the numbers again")])

    def _changes(self) -> Html:
        """Every number that is another than when the pages were opened."""
        now = _numbers(self._site.subject)
        changed = [key for key in dict.fromkeys([*self._first, *now]) if self._first.get(key) != now.get(key)]
        if not changed:
            return el("p", "Every number is as it was when the page was opened.")
        titles = (self._site.subject.comparison.by.capitalize(), "Number", "Was", "Is")
        head = el("thead", el("tr", *(el("th", name, scope="col") for name in titles)))
        rows = (el("tr", *self._change(key, now)) for key in changed[:MOST])
        more = el("p", f"and {len(changed) - MOST:,} more numbers") if len(changed) > MOST else ""
        label = "Numbers that changed"
        table = el("table", head, el("tbody", *rows))
        return join([el("div", table, class_="frame", tabindex="0", role="region", aria_label=label), more])

    def _change(self, key: tuple[str, ...], now: Mapping[tuple[str, ...], float | None]) -> list[Html]:
        measure = self._site.subject.comparison.measures.get(key[1])
        values = [found.get(key) for found in (self._first, now)]
        said = [numbers.show_number(value, measure) if measure else "–" for value in values]
        if said[0] == said[1]:  # it changed by less than a report shows
            said = ["–" if value is None else f"{value:.4g}" for value in values]
        return [
            el("th", shown(key[0]), scope="row"),
            *(el("td", shown(part)) for part in (" · ".join(filter(None, key[1:])), *said)),
        ]

    def _written(self) -> Html:
        assert self._does is not None
        idle = self._idle()
        items = [
            el("li", el("blockquote", shown(text)), _facts(place), idle.get(place, ""), _form("back", "Take back", place))
            for place, text in [*self._does.written.items()]
        ]
        told = ("Each is a row of ", el("bdi", str(self._does.file)), "; take out rows that were there before in that file.")
        return join([el("ol", *items, class_="found") if items else el("p", "None so far."), el("p", *told, class_="note")])

    def _idle(self) -> Mapping[Place, Html]:
        """The passages whose rows did nothing when the numbers were made again, with the reason."""
        record = self._site.subject.comparison.results.run.get("corrections") or {}
        why = dict([*record.get("unmatched", ()), *record.get("problems", ())])
        found = {(row[2], row[3], row[4]): why[row[0]] for row in record.get("rows", ()) if row[0] in why}
        known = [place for place in self._made if place[:3] in found]
        return {place: el("p", shown(f"Did nothing: {found[place[:3]]}"), class_="failed") for place in known}


def _facts(place: Place) -> Html:
    return el("p", shown(f"{place[0]} · {place[3]}"), class_="note")


def _form(action: str, name: str, place: Place | None = None, listed: str = "", number: int = 0, told: object = "") -> Html:
    """A button that sends something; of a passage, which, and in which list with which number it stands."""
    fields = {**dict(zip(PLACE, place, strict=True)), "list": listed} if place else {}
    inputs = (el("input", type="hidden", name=key, value=str(value)) for key, value in fields.items())
    label = f"{name}: {place[3]} in {place[0]}, characters {place[1]} to {place[2]}" if place else None
    button = el("button", name, type="submit", aria_label=label)
    return el("form", told, *inputs, button, action=f"{action}#w{number}" if number else action, method="post", class_="act")


def _asked(listed: str) -> dict[str, str]:
    """What a list was asked, as its form told."""
    try:
        return dict(parse_qsl(listed, max_num_fields=20))
    except ValueError:
        return {}


def _numbers(subject: Subject) -> dict[tuple[str, ...], float | None]:
    """Every number of a comparison."""
    table = subject.comparison.table("comparison")
    return {tuple(row[:-1]): row[-1] for row in table.select(*KEYS, "estimate").iter_rows()}
