"""Headlines as text: story by story side by side, what differs in them, and how they stand to their articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report import layout, numbers
from framing_stories.headlines.telling import AGAINST, NOTE, Story, against, heading, stories, without

if TYPE_CHECKING:
    from framing_stories.headlines.tables import Headlines


@dataclass(frozen=True)
class HeadlineListing:
    """How to show headlines: columns to write in, stories (0 for all), differences a story (0 for all)."""

    width: int
    style: layout.Style
    shown: int = 10
    differences: int = 0

    def render(self, found: Headlines) -> str:
        """Story by story, those that most outlets are on first; then the outlets; then what it means."""
        every = stories(found)
        blocks = [list(self._story(story)) for story in every[: self.shown or None]]
        if not every:
            blocks.append(["no story has articles of two outlets"])
        elif self.shown and len(every) > self.shown:
            left = numbers.count(len(every) - self.shown, "more story", "more stories")
            blocks.append([self.style.dim(f"and {left}; --show 0 lists all")])
        sentences = list(against(found))
        if sentences:
            lines = [line for sentence in sentences for line in layout.indented(layout.one_line(sentence), self.width)]
            blocks.append([self.style.bold(AGAINST), *lines])
        blocks.append(layout.notes([part for part in (without(found), NOTE) if part], self.width, self.style, hang=""))
        return layout.page(blocks)

    def _story(self, story: Story) -> Iterator[str]:
        yield from layout.heading(story.name, [story.about], self.width, self.style)
        for row in story.articles:
            told = layout.one_line(row["headline"]) or "(no headline)"
            yield from layout.indented(f"{layout.one_line(heading(row))}: {told}", self.width)
        for row in story.differences[: self.differences or None]:
            yield from (
                self.style.dim(line) for line in layout.indented(f"– {layout.one_line(row['claim'])}", self.width, "    ")
            )
