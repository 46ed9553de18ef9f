"""An evaluation of a mention by words that are linked to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing_stance.evaluation.rules.descriptions import Described, signs


class Link(NamedTuple):
    """An evaluation of a mention: how it is linked, its sign, the words that make it, whether negation turned it.

    ``others`` is set where the text only tells that somebody else judges so.
    """

    kind: str
    sign: int
    at: tuple[int, ...]
    turned: bool = False
    others: bool = False


def linked(kind: str, found: list[Described], *, others: bool = False) -> Iterator[Link]:
    """The link that evaluating words make together; none where they contradict each other."""
    sign = signs(found)
    if sign:
        told = [each for each in found if each.sign == sign]
        yield Link(kind, sign, tuple(each.at for each in told), any(each.turned for each in told), others)
