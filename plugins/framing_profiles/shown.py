"""What a report shows of profiles and distances."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.report import Subject, blocks

TOLD = 4  # differences of each group
MOST_GROUPS = 30  # groups of which a matrix is drawn


def profiles(subject: Subject) -> Iterable[blocks.Block]:
    """For each group what marks it out, every number linked to its passages."""
    from framing.report import blocks
    from framing_profiles.standing import profiles_of, told_first
    from framing_profiles.wording import about, beside, grounds, sureness

    found = profiles_of(subject.comparison)
    if any(row["q"] is None for group in subject.comparison.groups for row in told_first(found.of(group), TOLD)):
        yield blocks.Prose(("Few articles: what follows counts these articles and infers nothing.",))
    for group in subject.comparison.groups:
        told = told_first(found.of(group), TOLD)
        if told:
            yield blocks.Heading(group)
        for row in told:
            measure = subject.comparison.measures[row["measure"]]
            number = blocks.Cell(
                beside(row, measure),
                to=blocks.Ref(group, row["measure"], row["target"], row["category"], row["voice"]),
                note=grounds(row),
            )
            sure = "" if row["q"] is None else f"; {sureness(row)}"
            yield blocks.Prose((number, f" ({grounds(row)}{sure})"), lead=about(row, measure))


def distances(subject: Subject) -> Iterable[blocks.Block]:
    """A matrix of all groups, and what drives the farthest two apart."""
    from framing.compare import contrasts
    from framing.report import blocks
    from framing_profiles.distance import distances_of
    from framing_profiles.wording import why_apart

    groups = sorted(subject.comparison.groups)
    if not 1 < len(groups) <= MOST_GROUPS:
        return
    found = distances_of(subject.comparison).rows["distances"]
    between = {frozenset((row["group_a"], row["group_b"])): row for row in found}

    def cell(a: str, b: str) -> blocks.Cell:
        row = between.get(frozenset((a, b)))
        if row is None or "distance" not in row:
            return blocks.Cell("" if a == b else "–", note=row["reason"] if row else "")
        chance = "" if "expected" not in row else f"by chance {row['expected']:.2f}; "
        return blocks.Cell(f"{row['distance']:.2f}", note=chance + why_apart(row, subject.comparison.measures))

    rows = tuple(blocks.Row(a, tuple(cell(a, b) for b in groups)) for a in groups)
    note = "0 the same, 1 nothing in common: mean over the measures for which both have a value."
    yield blocks.Table("distance", "", tuple(groups), rows, note=note, corner=subject.comparison.by)
    known = [row for row in found if "distance" in row]
    apart = [row for row in known if row.get("q") is not None and row["q"] <= contrasts.FALSE]
    if apart:
        last = apart[-1]
        driven = why_apart(last, subject.comparison.measures)
        yield blocks.Prose(
            (f"{last['group_a']} and {last['group_b']} lie farthest apart of those that chance does not, {driven}.",)
        )
    elif known:
        tested = any("expected" in row for row in known)
        alike = "No two lie farther apart than chance would set them."
        yield blocks.Prose((alike if tested else "Few articles: chance sets them as far apart.",))
