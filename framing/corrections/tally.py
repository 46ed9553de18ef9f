"""What corrections did to a corpus: added up while it is read, told in one line, with the rows that did nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from framing.corrections.applying import Applied, layer_of
from framing.corrections.model import Corrections, Problem, Row
from framing.model import Document

_NOUNS = {
    "name": ("name", "names"),
    "type": ("type", "types"),
    "none": ("passage", "passages"),
    "voice": ("voice", "voices"),
    "story": ("story", "stories"),
}


@dataclass
class Tally:
    """Corrections and what they did so far."""

    corrections: Corrections
    applied: Applied = field(default_factory=Applied)
    seen: set[str] = field(default_factory=set)
    problems: set[Problem] = field(default_factory=set)

    def see(self, document: Document) -> Document:
        """Take note of a document before it is read; gives it with its story."""
        self.seen.add(document.id)
        if document.id in self.corrections.documents:
            self.problems.update(self.corrections.misfits(document))
        return self.corrections.with_story(document)

    def record(self, known: Collection[str] | None, *, whole: bool = True) -> dict[str, Any]:
        """What there is to say of it, JSON-ready, for the manifest.

        ``known`` are the ids of all documents that there are, None where that is not known. Unless the corpus was read
        as a ``whole``, a row that matches nothing may belong to other documents, and is not told.
        """
        strange = () if known is None else self._strange(known)
        problems = sorted({*self.corrections.problems, *self.problems, *strange})
        refused = {problem.number for problem in problems}
        rows = [row for row in self.corrections.rows if row.number not in refused]
        unmatched = [row for row in rows if self._did_nothing(row)] if whole and known is not None else []
        return {
            **self.corrections.as_record(),
            "changed": self._changed(rows),
            "layers": sorted(self.applied.layers),
            "unmatched": [[row.number, _nothing(row)] for row in unmatched],
            "problems": [list(problem) for problem in problems],
        }

    def _strange(self, known: Collection[str]) -> Iterator[Problem]:
        for row in self.corrections.rows:
            if row.document and row.document not in known:
                near = get_close_matches(row.document, known, n=1, cutoff=0.5)
                hint = f"; did you mean '{near[0]}'?" if near else "; give the id of an article, as framing score lists them"
                yield Problem(row.number, f"no document has the id '{row.document}'{hint}")

    def _did_nothing(self, row: Row) -> bool:
        layer = layer_of(row)
        return layer in self.applied.layers and not self.applied.matched.get(row.number)

    def _changed(self, rows: list[Row]) -> dict[str, int]:
        """How often rows of each kind changed something; of stories, the articles that were given one."""
        found = dict.fromkeys(_NOUNS, 0)
        for row in rows:
            of_story = row.kind == "story" and row.document in self.seen
            found[row.kind] += 1 if of_story else self.applied.changed.get(row.number, 0)
        return {kind: times for kind, times in found.items() if times}


def _nothing(row: Row) -> str:
    where = f" in '{row.document}'" if row.document else ""
    if row.kind in ("name", "type") and not row.is_place:
        return f"no source is called '{row.text}'{where}"
    what = layer_of(row) if row.kind == "none" else "attributions"
    return f"nothing of the layer {what} lies in this passage{where}"


def told(record: Mapping[str, Any]) -> list[str]:
    """What a run says of its corrections: a line on what changed, and one for each row that matches nothing."""
    counted = {kind: f"{times} {_NOUNS[kind][times != 1]}" for kind, times in record["changed"].items()}
    removed = counted.pop("none", "")
    changed = f"changed {', '.join(counted.values()) or 'nothing'}" if counted or not removed else ""
    said = "; ".join(part for part in (changed, f"removed {removed}" if removed else "") if part)
    return [
        f"{record['file']}: {said}",
        *(f"{record['file']}, row {number}: matches nothing: {why}" for number, why in record["unmatched"]),
    ]


def left_out(record: Mapping[str, Any]) -> list[str]:
    """The rows that could not be used, each with the reason."""
    return [f"{record['file']}, row {number}: {reason}" for number, reason in record["problems"]]
