"""Titles of other stories that a page runs into its sentences."""

from __future__ import annotations

import pytest

from framing_stance.evaluation.rules.furniture import furniture


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("Holm Ann HolmFive worst blunders MORE ( R-Maine ) left", ["Holm Ann HolmFive worst blunders MORE"]),
        (
            "Holm Five blunders MORE ( R ) met Lind Ten lies MORE , too",
            ["Holm Five blunders MORE", "( R ) met Lind Ten lies MORE"],
        ),
        ("Holm wants MORE blunders", []),
        ("Holm has more ( and worse ) blunders", []),
    ],
)
def test_runs_of_titles_end_with_more_before_a_mark(sentence: str, runs: list[str]) -> None:
    written = sentence.split()
    assert [" ".join(written[i] for i in run) for run in furniture(written, range(len(written)))] == runs
