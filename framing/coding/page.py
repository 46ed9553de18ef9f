"""The page on which a person codes: one question at a time, with nothing on it of the outlet, the program or other coders."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from framing.coding.desk import Desk
from framing.coding.passages import CLOSE, OPEN
from framing.coding.questions import CHOICES

_MARKED = re.compile(f"{re.escape(OPEN)}(.*?){re.escape(CLOSE)}", re.DOTALL)
_TYPED = ("words", "count", "part", "number", None)  # forms whose answers are, or may be, written


class Page:
    """The page of a desk and what its script asks for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._places = {name: number for number, name in enumerate(desk.order, 1)}
        self._order = tuple(desk.order)

    def read(self, path: str, asked: Mapping[str, str]) -> str | Mapping[str, object] | None:
        """The page, or a question by its number; 0 is the first that is not coded."""
        if path == "/":
            return document()
        return self._item(asked.get("number", "")) if path == "/item" else None

    def write(self, path: str, sent: Mapping[str, str]) -> Mapping[str, object] | None:
        """Keep an answer. Raises ValueError for one that is none, OSError where it cannot be written."""
        if path != "/answer":
            return None
        item, answer = sent.get("item", ""), sent.get("answer", "")
        try:
            self.desk.give(item, answer)
        except OSError as error:
            raise OSError(f"not saved: {error.strerror or error}") from None
        return {"saved": self.desk.answers.get(item, ""), "next": self._next(self._places[item])}

    def _item(self, number: str) -> Mapping[str, object] | None:
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            return None
        place = int(number) or self._next(0) or 1
        if place > len(self._order):
            return None
        desk = self.desk
        name = self._order[place - 1]
        item, asks = desk.items[name], desk.asks[name]
        return {
            "item": name,
            "number": place,
            "total": len(self._order),
            "done": len(desk.answers.keys() & desk.items.keys()),
            "coder": desk.coder,
            "headline": item.headline,
            "parts": list(parts(item.context) if asks.marked else [(item.context, False)]),
            "question": item.question,
            "answers": item.answers,
            "choices": list(CHOICES[asks.form]) if asks.form else [],
            "typed": asks.form in _TYPED,
            "answer": desk.answers.get(name, ""),
            "next": self._next(place),
        }

    def _next(self, place: int) -> int:
        """The next question behind a place that is not coded, then from the beginning; 0 where all are."""
        numbers = [*range(place + 1, len(self._order) + 1), *range(1, place + 1)]
        return next((number for number in numbers if self._order[number - 1] not in self.desk.answers), 0)


def parts(context: str) -> Iterator[tuple[str, bool]]:
    """A text cut at the marks of its passage: what stands there, and whether it is the passage."""
    at = 0
    for found in _MARKED.finditer(context):
        yield context[at : found.start()], False
        yield found[1], True
        at = found.end()
    yield context[at:], False


def document() -> str:
    """The page, which loads nothing and runs no script but its own."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )
    made = {"{{policy}}": policy, "{{style}}": style, "{{script}}": script}
    return re.sub("|".join(map(re.escape, made)), lambda found: made[found[0]], _asset("page.html"))


def _asset(name: str) -> str:
    return files("framing.coding").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
