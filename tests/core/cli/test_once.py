"""An option with one value is given once, in every command; those that are repeatable, and flags, as often as one likes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            ["score", "story", "--measures", "terms", "--measures", "tone"],
            "--measures is given twice; give it once, with a comma",
        ),
        (["kwic", "crews", "story", "--by", "outlet", "--by", "month"], "--by is given twice; give it once; see: framing kwic"),
        (["measures", "-f", "json", "--format", "text"], "--format is given twice"),
        (["codebook", "lexica", "-o", "a.txt", "-o", "b.txt"], "--output is given twice"),
        (["codebook", "lexica", "-oa.txt", "--output=b.txt"], "--output is given twice"),
    ],
)
def test_the_second_value_is_no_longer_taken_for_the_first(framing: Any, line: list[str], told: str) -> None:
    code, out, err = framing(*line)
    assert (code, out) == (2, "") and err.startswith(f"framing: {told}") and err.count("\n") == 1


def test_what_may_be_repeated_is(framing: Any, story: Path) -> None:
    both = framing("annotate", story, "--layer", "terms", "--region", "headline", "--region", "body", "--quiet", "-q")
    assert both.code == 0 and both.out
    assert framing("measures", "terms", "tone", "-q", "-q").code == 0


def test_other_names_of_output_lead_to_it(framing: Any, tmp_path: Path) -> None:
    for name in ("--outfile", "--out"):
        outcome = framing("compare", tmp_path, name, "x.html")
        assert outcome.code == 2 and outcome.err.count("--output") == 1, outcome.err
    assert "--output" not in framing("compare", tmp_path, "--outlandish", "x").err
