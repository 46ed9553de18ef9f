"""What is said where articles in several languages stand in one comparison."""

from __future__ import annotations

import polars as pl
import pytest

from framing.compare.languages import across_languages


@pytest.mark.parametrize(("codes", "told"), [(["en", "zh", "zh"], 1), (["en", "en"], 0), (["en", "und", ""], 0), ([], 0)])
def test_a_caution_stands_where_two_known_languages_are_compared(codes: list[str], told: int) -> None:
    found = across_languages(pl.DataFrame({"language": codes}, schema={"language": pl.String}))
    assert len(found) == told
    assert not found or "2 languages (en 1, zh 2)" in found[0]
