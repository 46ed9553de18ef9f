"""Identifiers stay the same; what XML cannot hold is replaced."""

from __future__ import annotations

from framing_exports.exchange import guid, legal


def test_an_identifier_is_that_of_its_parts() -> None:
    assert guid("source", "a/1") == "af3690f1-620a-58c4-8860-175ed063c065"
    assert len({guid("a", 1), guid("a", 2), guid("a1"), guid("a", 1, "")}) == 4


def test_legal_text_says_where_it_is_not_exact() -> None:
    assert legal("a\x00b\x0bc\ud800d\te\nf🚢") == "a\ufffdb\ufffdc\ufffdd\te\nf🚢"
