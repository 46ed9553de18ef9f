"""What only one outlet tells."""

from __future__ import annotations

from framing_stories.omission_tables import find_omissions

from ...ferry import MASTER, story  # noqa: TID252  tests have no absolute name


def test_what_only_one_outlet_tells() -> None:
    found = find_omissions(story(Herald=MASTER, Post="It rained. ", Star="It snowed. "))
    rows = [(row["outlet"], row["kind"], row["item"]) for row in found.table("alone").iter_rows(named=True)]
    assert ("Herald", "source", "Edda Lunde") in rows
    assert ("Herald", "source", "Edda Lunde") not in {
        (row["outlet"], row["kind"], row["item"])
        for row in find_omissions(story(Herald=MASTER, Post="Lunde slept. ", Star="")).table("alone").iter_rows(named=True)
    }
