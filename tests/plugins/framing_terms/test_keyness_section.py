"""The section of key terms in a report."""

from __future__ import annotations

from typing import Any

from framing.report.blocks import Prose

from ...flood import blocks, is_empty, of_one, told  # noqa: TID252  tests have no absolute name


def test_key_terms_stand_with_their_counts(make: Any) -> None:
    lines = {block.lead: block for block in blocks(told(make), "terms.keyness") if isinstance(block, Prose)}
    said = ["" if isinstance(part, str) else part.text for part in lines["Sentinel"].parts]
    assert "rain" in said
    assert " 3 against 0" in lines["Sentinel"].parts[said.index("rain") + 1]  # type: ignore[operator]
    assert "nothing is tested" in str(lines[""].parts[0])


def test_one_group_has_nothing_to_be_set_against(make: Any) -> None:
    assert is_empty(of_one(make), "terms.keyness")
