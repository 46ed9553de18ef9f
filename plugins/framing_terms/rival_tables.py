"""The rivals of each event of a corpus, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from framing.errors import LayerUnavailable, unknown
from framing.model import Document
from framing.passes import How, Reading, made
from framing.tables.results import Tables
from framing_terms.rivals import Event, Rival, Use, rivals
from framing_terms.slots import sentences_of
from framing_terms.term_tables import TABLES

if TYPE_CHECKING:
    import polars as pl

MOST = 40  # pairs told of a story


class EventProposals(Tables):
    """Pairs of expressions by story, those in headlines and the most likely first; ``run`` is the manifest."""

    main = "rivals"
    names = ("rivals",)
    columns = {name: TABLES[name] for name in names}  # noqa: RUF012  as in Tables

    def __init__(self, found: pl.DataFrame, run: Mapping[str, Any]) -> None:
        self._found, self.run = found, run

    def table(self, name: str) -> pl.DataFrame:
        if name not in self.names:
            raise unknown("table", name, self.names)
        return self._found

    def __repr__(self) -> str:
        return f"<EventProposals: {len(self)} pairs>"


def propose_rivals(corpus: Iterable[Document], **how: Unpack[How]) -> EventProposals:
    """What different outlets call the same thing, person or deed, story by story.

    Documents without a ``story`` are taken for one. The arguments are those of :func:`framing.score` and ``by``.
    """
    reading = Reading(corpus, how, layer="regions")
    ids, events = list[str](), dict[str, Event]()
    for document, layers, group in reading:
        ids.append(document.id)
        try:
            headlines = [(a.start, a.end) for a in layers.annotations("regions") if a.label == "headline"]
            sentences = list(sentences_of(layers, len(ids) - 1, group, headlines))
        except LayerUnavailable:  # told in the failures
            continue
        events.setdefault(document.story, Event()).add(len(ids) - 1, document.text, group, sentences, layers)
    rows = [_row(story, pair, events[story], ids) for story in sorted(events) for pair in rivals(events[story])[:MOST]]
    run = reading.run(wordings={"by": reading.by, "stories": len(events)})
    return EventProposals(made("rivals", rows, TABLES), run)


def _row(story: str, rival: Rival, event: Event, ids: Sequence[str]) -> tuple[Any, ...]:
    first, other = _pair(rival.a, rival.b)
    return (
        *(story, rival.kind, rival.a[0].text, rival.b[0].text, round(rival.score, 4)),
        ", ".join(rival.shared),
        *(_groups(rival.a), _groups(rival.b)),
        *(ids[first.document], *first.span, _passage(first, event)),
        *(ids[other.document], *other.span, _passage(other, event)),
        int(first.in_headline or other.in_headline),
    )


def _pair(a: Sequence[Use], b: Sequence[Use]) -> tuple[Use, Use]:
    """A use of each by different outlets, in headlines where they can be."""
    pairs = ((x, y) for x in a for y in b if x.group != y.group)
    return min(pairs, key=lambda pair: (-(pair[0].in_headline + pair[1].in_headline), pair[0].document, pair[1].document))


def _groups(uses: Sequence[Use]) -> str:
    counts = Counter(use.group for use in uses)
    return ", ".join(f"{group} {counts[group]}" for group in sorted(counts, key=lambda group: (-counts[group], group)))


def _passage(use: Use, event: Event) -> str:
    start, end = next(s.span for s in event.sentences if s.document == use.document and s.span[0] <= use.span[0] < s.span[1])
    return " ".join(event.texts[use.document][start:end].split())
