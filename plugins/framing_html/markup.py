"""HTML and SVG built from values: the only place where text becomes markup, and where it is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

VOID = frozenset("br circle hr input line link meta path polygon rect".split())

# Attributes stand in double quotes, always. What no page can hold is shown as U+FFFD, and what a parser would
# change is written as a number.
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
    **{chr(code): "\ufffd" for code in chain(range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000)) if chr(code) not in "\t\n\r"},
}
_TABLE = str.maketrans(_ESCAPES)


class Html(str):
    """Markup; only this module and constant strings of this plugin make any."""

    __slots__ = ()


def text(value: object) -> Html:
    """Any value as markup: text escaped, markup as it is."""
    return value if isinstance(value, Html) else Html(str(value).translate(_TABLE))


def join(parts: Iterable[object], between: str = "") -> Html:
    """Values one after another, each escaped unless it is markup."""
    return Html(between.join(text(part) for part in parts))


def el(tag: str, *children: object, **attributes: object) -> Html:
    """An element. ``class_`` loses its underscore, others turn into hyphens; None, False and '' leave an attribute out."""
    given = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{given}/>")
    return Html(f"<{tag}{given}>{join(children)}</{tag}>")


def _attribute(name: str, value: object) -> str:
    if value is None or value is False or value == "":
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(f"{value:g}" if isinstance(value, float) else value)}"'


def shown(value: str) -> Html:
    """Text of others: kept apart from the direction of the text around it."""
    return el("bdi", value)
