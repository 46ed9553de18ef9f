"""The commands in groups: what a first day needs comes first, and nothing is left out."""

from __future__ import annotations

from typing import Any

from framing.cli.groups import FIRST, OTHERS, grouped


def test_groups_hold_each_command_once_and_others_come_last() -> None:
    found = dict(grouped(["zeta", "measures", "compare", "alpha"]))
    assert found == {FIRST: ["compare"], "Extend": ["measures"], OTHERS: ["alpha", "zeta"]}
    assert [*found] == [FIRST, "Extend", OTHERS]


def test_help_begins_with_what_a_first_day_needs(framing: Any) -> None:
    _, out, _ = framing("--help")
    first = out.partition(f"{FIRST}:")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in first.splitlines() if line.startswith("  ") and line[2] != " "][:2] == [
        "compare",
        "report",
    ]
    assert OTHERS not in out, "a command that comes with framing stands in no group"
