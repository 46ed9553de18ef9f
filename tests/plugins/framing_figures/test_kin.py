"""Nouns that may name the same."""

from __future__ import annotations

from framing_figures.kin import are_kin


def test_kin() -> None:
    assert are_kin("national", "suspect") and are_kin("firm", "company") and are_kin("zebra", "zebra")
    assert not are_kin("home", "horse") and not are_kin("zebra", "okapi")
