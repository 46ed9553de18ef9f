"""Each pattern of attribution finds its example."""

from __future__ import annotations

import pytest

from framing_sourcing.grammar.patterns import PATTERNS

from ....readings import attributions  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize("name", PATTERNS)
def test_each_pattern_finds_its_example(name: str) -> None:
    text = PATTERNS[name].example
    assert name in [a.attributes["pattern"] for a in attributions(text)]
