"""The headlines of each story and what differs in them, as rows to show: the same in the terminal, the report and the listing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.report import numbers

if TYPE_CHECKING:
    from framing_stories.headlines.tables import Headlines

Told = Mapping[str, Any]  # a row of a table
NOTE = (
    "Only what stands in the headlines is told. Where one headline lacks what another has, the outlet has it in none of its "
    "headlines on the story."
)


class Story(NamedTuple):
    """A story: its articles (a row each, as in the table ``headlines``) and what differs in their headlines."""

    name: str
    articles: Sequence[Told]
    differences: Sequence[Told]

    @property
    def about(self) -> str:
        """How many outlets and when: "3 outlets, 2024-05-09 to 2024-05-10"."""
        days = sorted(row["published"] for row in self.articles if row["published"])
        dates = "" if not days else f", {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "")
        return numbers.count(len({row["outlet"] for row in self.articles}), "outlet") + dates


def stories(found: Headlines) -> list[Story]:
    """The stories, those that most outlets are on first."""
    articles: dict[str, list[Told]] = {}
    for row in found.table("headlines").iter_rows(named=True):
        articles.setdefault(row["story"], []).append(row)
    differing: dict[str, list[Told]] = {}
    for row in found.table("differences").iter_rows(named=True):
        differing.setdefault(row["story"], []).append(row)
    return [Story(name, articles.get(name, []), differing.get(name, [])) for name in found.run["headlines"]["stories"]]


def against(found: Headlines) -> Iterator[str]:
    """Of each outlet how its headlines stand to their articles, where a headline leaves anything out, as a sentence."""
    for row in found.table("bodies").iter_rows(named=True):
        told = [
            f"{row[left]} of {row[of]} {what}"
            for of, left, what in (
                ("attributed", "own_voice", "tell in the outlet's own voice what the article attributes"),
                ("sourced", "drops_source", "do not name the source"),
                ("hedged", "no_hedge", "do not hedge what the article hedges"),
            )
            if row[left]
        ]
        if told:
            yield f"{row['outlet']}: {', '.join(told)}."


def without(found: Headlines) -> str:
    """How many articles have no headline; '' where all have one."""
    every, having = (int(found.table("bodies")[name].sum()) for name in ("articles", "headlines"))
    return (
        f"{numbers.count(every - having, 'article')} of {every:,} {'has' if every - having == 1 else 'have'} no headline."
        if every > having
        else ""
    )
