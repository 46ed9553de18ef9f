"""Few texts, described and not ranked: which wording stands where and in whose voice, and who is heard.

With fewer than three articles a side a difference tells of these articles and of nothing else: there is no "more" in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.compare.contrasts import FEWEST_MENTIONS
from framing.model import VOICES

if TYPE_CHECKING:
    from framing.compare.comparison import Comparison
    from framing.compare.estimates import Key

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MOST_CONCEPTS = 6  # that are described; the tables have all


class Use(NamedTuple):
    """How often a wording of a concept stands in the texts of a group, in one voice."""

    key: Key
    group: str
    mentions: int

    @property
    def told(self) -> str:
        return f"{self.mentions} {self.key[3]}".strip()


def few(comparison: Comparison) -> bool:
    """Whether there are texts of several groups, and not two groups with three articles."""
    documents = comparison.sample.documents.values()
    return len(documents) > 1 and sorted(documents)[-2] < FEWEST_MENTIONS


def these_texts(comparison: Comparison) -> str:
    """The texts in words: "In these five texts"."""
    texts = sum(comparison.sample.documents.values())
    return f"In these {_NUMBERS[texts] if texts < len(_NUMBERS) else texts} texts"


def wordings(comparison: Comparison) -> Mapping[str, Mapping[str, Sequence[Use]]]:
    """By concept and wording, in the codebook's order: which groups use it, in which voice; of concepts that two groups have."""
    found: dict[str, dict[str, list[Use]]] = {}
    for cell in comparison.cells:
        measure, target, category, _ = cell.key
        if comparison.measures[measure].show == "count" and category and cell.numerator:
            found.setdefault(target, {}).setdefault(category, []).append(Use(cell.key, cell.group, round(cell.numerator)))
    for by_wording in found.values():
        for uses in by_wording.values():
            uses.sort(key=lambda use: (use.group, VOICES.index(use.key[3]) if use.key[3] in VOICES else len(VOICES)))
    told = {target: uses for target, uses in found.items() if len({use.group for group in uses.values() for use in group}) > 1}
    return dict(list(told.items())[:MOST_CONCEPTS])


def by_group(uses: Iterable[Use]) -> Mapping[str, str]:
    """Each group with how often it has a wording in which voice: "1 own, 2 distanced"."""
    found: dict[str, list[str]] = {}
    for use in uses:
        found.setdefault(use.group, []).append(use.told)
    return {group: ", ".join(told) for group, told in found.items()}


def heard(comparison: Comparison) -> Mapping[str, Sequence[tuple[str, Key, int]]]:
    """Who is heard in the texts of each group, most often first: what is named, its series and how often."""
    found: dict[str, list[tuple[str, Key, int]]] = {}
    for cell in comparison.cells:
        if comparison.measures[cell.key[0]].lists and cell.key[2] and cell.numerator:
            found.setdefault(cell.group, []).append((cell.key[2], cell.key, round(cell.numerator)))
    return {group: sorted(kinds, key=lambda kind: (-kind[2], kind[0])) for group, kinds in found.items()}
