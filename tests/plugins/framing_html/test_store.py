"""What the served pages look up."""

from __future__ import annotations

import pytest

from framing_html.store import PAGE, Store


def test_pages_follow_each_other(store: Store) -> None:
    first, last = store.passages({}), store.passages({"page": "2"})
    assert (first.total, first.pages, len(first.rows), len(last.rows)) == (80, 2, PAGE, 30)
    assert store.passages({"page": "99"}).page == 2 and store.passages({"page": "-1"}).page == 1
    assert store.passages({"page": "²"}).page == 1


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"group": "Gazette"}, 40),
        ({"measure": "count.word"}, 80),
        ({"measure": "count.word' OR '1'='1"}, 0),
        ({"group": "%"}, 0),
        ({"q": "STORM"}, 80),
        ({"q": "nowhere"}, 0),
    ],
)
def test_passages_are_filtered(store: Store, asked: dict[str, str], total: int) -> None:
    assert store.passages(asked).total == total


@pytest.mark.parametrize(("text", "total"), [("öst'HAFEN", 40), ("100%", 40), ("%", 40), ("Rain_", 40), ("n_r", 0), ("'", 40)])
def test_articles_are_found_by_what_they_say_and_nothing_is_a_wildcard(store: Store, text: str, total: int) -> None:
    assert store.articles({"q": text}).total == total
