"""A passage called wrong on the page: a row of the user's corrections, and the numbers made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from framing_html.markup import Html, el, join, shown
from framing_html.page import document
from framing_html.served import Site, address

KEYS = ("group", "measure", "target", "category", "voice")


class Recheck:
    """What the pages write; it outlives each :class:`Site`, to say what a number was and is."""

    def __init__(self, renew: Callable[[], None]) -> None:
        self._renew = renew
        self._site: Site | None = None
        self._before: dict[tuple[str, ...], float | None] = {}
        self._written: set[tuple[Any, ...]] = set()
        self._waiting = False

    def begin(self, site: Site) -> None:
        """The pages have been made, or made again."""
        self._site, self._waiting = site, False

    def read(self, path: str, asked: Mapping[str, str]) -> str | None:
        """A page of the site; under ``changed`` the numbers that have been made again."""
        if self._waiting or self._site is None:
            return _waiting()
        if path == "/changed":
            back = el("p", el("a", "The report", href="./"))
            return _page("Made again", [self._changes(self._site), back])
        return self._site.page(path, asked)

    def write(self, path: str, sent: Mapping[str, str]) -> str | None:
        """Write that a passage is wrong; or make the numbers again. Raises what the corrections raise."""
        if self._site is None or self._site.subject.wrong is None:
            return None
        if path == "/again":
            self._waiting = True
            self._renew()
            return _waiting()
        return self._wrong(self._site, sent.get("passage", "")) if path == "/wrong" else None

    def _wrong(self, site: Site, number: str) -> str | None:
        row = site.store.passage(number) if number.isascii() and number.isdigit() and len(number) < 16 else None
        if row is None or site.subject.wrong is None:
            return None
        start, end, measure = row["start"], row["end"], row["measure"]
        place = (row["doc_id"], start, end, measure)
        told = "This passage was written already."
        if place not in self._written:
            line = site.subject.wrong(row["doc_id"], start, end, row["text"][start:end], measure)
            self._written.add(place)
            told = f"Written to your corrections: {line}"
        key = tuple(str(row[name]) for name in KEYS)
        self._before.setdefault(key, number_of(site, key))
        again = el("form", el("button", "Make the numbers again", type="submit"), action="again", method="post")
        back = el("p", el("a", "Back to the passages", href=address("passages", dict(zip(KEYS, key, strict=True)))))
        return _page("Wrong", [el("p", shown(told)), self._changes(site), again, back])

    def _changes(self, site: Site) -> Html:
        """Each number whose passages were called wrong: what it was before the first of them, and what it is now."""
        items = (
            el("li", shown(" · ".join(filter(None, key))), f": was {_shown(before)}, is {_shown(number_of(site, key))}")
            for key, before in self._before.items()
        )
        return el("ul", *items)


def _waiting() -> str:
    link = el("a", "What the numbers are then", href="changed")
    told = "The articles are scored again, which takes as long as the first time. "
    return _page("Being made again", [el("p", told, link)])


def number_of(site: Site, key: tuple[str, ...]) -> float | None:
    """The number that a passage bears, of a series with its voice and category or of all voices; None where there is none."""
    import polars as pl

    table = site.subject.comparison.table("comparison")
    wider = ("category", "voice")  # what a passage has, and its series may not
    asked = zip(KEYS, key, strict=True)
    rows = table.filter(*(pl.col(name).is_in([value, ""] if name in wider else [value]) for name, value in asked))
    return rows["estimate"][0] if len(rows) else None


def _shown(number: float | None) -> str:
    return "–" if number is None else f"{number:.4g}"


def _page(name: str, parts: list[Html]) -> str:
    return document(name, join([el("header", el("h1", name)), el("main", *parts, id="main")]), script="search.js", served=True)
