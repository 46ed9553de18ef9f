"""The headlines of each story and what differs in them, as rows to show: the same in the terminal, the report and the listing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.report import numbers
from framing_stories.headlines.persons import surname
from framing_stories.headlines.sides import quotable

if TYPE_CHECKING:
    from framing_stories.headlines.tables import Headlines

Told = Mapping[str, Any]  # a row of a table
AGAINST = "Headlines against their articles"
NOTE = "An outlet is said to lack something only if none of its headlines on the story has it."
UNKNOWN = "date unknown"
FEWEST = 3  # headlines of an outlet from which they are counted; of fewer only the cases are shown
_LONG = 240  # characters of a sentence that is shown whole
_CLAIMS = (
    ("attributed", "own_voice", ("states as fact", "state as fact"), "what the article gives to a source"),
    ("sourced", "drops_source", ("leaves out", "leave out"), "a source that the article names"),
    ("hedged", "no_hedge", ("states flatly", "state flatly"), "what the article hedges"),
)


class Story(NamedTuple):
    """A story: its articles (a row each, as in the table ``headlines``) and what differs in their headlines."""

    name: str
    articles: Sequence[Told]
    differences: Sequence[Told]

    @property
    def about(self) -> str:
        """How many outlets and when: "3 outlets, 2024-05-09 to 2024-05-10; one article: date unknown"."""
        days = sorted(row["published"] for row in self.articles if row["published"])
        dates = "" if not days else f", {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "")
        undated = sum(not row["published"] for row in self.articles)
        if undated:
            dates += f", {UNKNOWN}" if not days else f"; {numbers.count(undated, 'article')} with {UNKNOWN}"
        return numbers.count(len({row["outlet"] for row in self.articles}), "outlet") + dates


def heading(row: Told) -> str:
    """Outlet and date of an article: "Post 2024-05-09", "Post (date unknown)"."""
    return f"{row['outlet']} {row['published'] or f'({UNKNOWN})'}".strip()


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
    """Each headline that leaves out what its article attributes or hedges, with the sentence; before them, the numbers of the
    outlets with enough headlines.
    """
    for row in found.table("bodies").iter_rows(named=True):
        told = [
            f"{row[left]} of {row[of]} headlines {verbs[row[left] > 1]} {what}"
            for of, left, verbs, what in _CLAIMS
            if row[left] and row[of] >= FEWEST
        ]
        if told:
            yield f"{row['outlet']}: {'; '.join(told)}."
    for row in found.table("headlines").iter_rows(named=True):
        if claim := "; ".join(_claims(row)):
            yield f"{heading(row)}: “{quotable(row['headline'])}” {claim}: “{quotable(excerpt(row['sentence'], row['source']))}”"


def _claims(row: Told) -> Iterator[str]:
    """What a headline does with what its article says, where it leaves something out."""
    who = row["source"] or "a source"
    if row["own_voice"]:
        yield f"states as fact what the article gives to {who}"
    elif row["drops_source"]:
        yield f"does not name {who}, the source in the article"
    if row["no_hedge"]:
        yield f"states flatly what the article hedges (“{row['hedge']}”)"


def excerpt(sentence: str, source: str) -> str:
    """A sentence, of a long one the first clauses, never cut inside quotation marks or before its source."""
    ends = [match.start() for match in re.finditer(r"[,;:]\s", sentence[:_LONG]) if _is_closed(sentence[: match.start()])]
    cut = sentence[: ends[-1]] if ends and len(sentence) > _LONG else sentence
    return f"{cut} …" if cut != sentence and surname(source or cut) in cut else sentence


def _is_closed(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def without(found: Headlines) -> str:
    """How many articles have no headline, and how many could not be read; '' where all have one."""
    every, having = (int(found.table("bodies")[name].sum()) for name in ("articles", "headlines"))
    unread = int(found.run["headlines"].get("unread", 0))
    none = f"{numbers.count(every - having, 'article')} of {every:,} {'has' if every - having == 1 else 'have'} no headline."
    left = f"{numbers.count(unread, 'article')} left out: no plugin reads the language, or it is not known."
    return " ".join([*([none] if every > having else []), *([left] if unread else [])])
