"""Titles of other stories that a page runs into its sentences: "Rep. Holm Ann HolmFive worst blunders MORE (R) said".

A run begins behind the mark of the run before it, if there is one, and ends with "MORE" before a mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_BEHIND = frozenset(("(", ",", ".", ")", "’s", "'s"))
_FAR = 45  # tokens that the titles before one mark have at most


def furniture(written: Sequence[str], inside: range) -> Iterator[range]:
    """The runs of titles among the tokens of a sentence."""
    start = inside.start
    for i in inside:
        if written[i] == "MORE" and i + 1 < inside.stop and written[i + 1] in _BEHIND:
            yield range(max(start, i - _FAR), i + 1)
            start = i + 1
