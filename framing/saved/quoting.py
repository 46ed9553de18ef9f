"""Whether what a run says of itself quotes an article, so that a study can be handed on without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

LONGEST = 5  # words in a row that any two texts may have in common; more is a quotation
LEFT_OUT = "(left out: it quotes an article)"
_WORD = re.compile(r"\w+")
_OWN = (
    "codebook",
    "measures",
    "plugins",
    "packages",
    "options",
)  # written by the researcher or a plugin, before any article was read


def without_quotations(
    run: Mapping[str, Any], told: Iterable[str], texts: Iterable[str]
) -> tuple[dict[str, Any], int, dict[str, str]]:
    """A run, and sentences told of scores, with :data:`LEFT_OUT` for each that has six words in a row as an article has them.

    Gives the run, how many sentences were left out, and each of the sentences told with what stands for it.
    """
    told = list(told)
    own = {name: value for name, value in run.items() if name in _OWN}
    other = {name: value for name, value in run.items() if name not in _OWN}
    quoted = _quoted({*told, *_strings(other)}, texts)
    return (
        {name: own[name] if name in own else _replaced(other[name], quoted) for name in run},
        len(quoted),
        {text: LEFT_OUT if text in quoted else text for text in told},
    )


def _quoted(strings: set[str], texts: Iterable[str]) -> set[str]:
    """Those of the strings that share a run of words with a text."""
    runs: dict[tuple[str, ...], set[str]] = {}
    for string in strings:
        for run in _runs(string):
            runs.setdefault(run, set()).add(string)
    found: set[str] = set()
    for text in texts if runs else ():
        for run in _runs(text):
            found |= runs.get(run, set())
    return found


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return zip(*(words[first:] for first in range(LONGEST + 1)), strict=False)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in (*value, *value.values()):
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _replaced(value: Any, quoted: set[str]) -> Any:
    if isinstance(value, str):
        return LEFT_OUT if value in quoted else value
    if isinstance(value, Mapping):
        return {_replaced(key, quoted): _replaced(each, quoted) for key, each in value.items()}
    return [_replaced(each, quoted) for each in value] if isinstance(value, list | tuple) else value
