"""What an article reports: when two figures are one fact."""

from __future__ import annotations

import pytest

import framing
from framing.model import Document
from framing_stories.items import mentions
from framing_stories.searching import article_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Nordex rose 1.1 percent.", "The Sundex fell 1.1 percent.", False),
        ("The Nordex rose 1.1 percent.", "The Nordex fell 1.1 percent.", False),
        ("The Nordex gained 1.1%.", "In Skarvik, the Sundex gained 1.1%.", False),
        ("The Nordex (+1.1%) led.", "The Nordex (-1.1%) trailed.", False),
        ("The Nordex rose 1.1 percent.", "The Nordex was up 1.1%.", True),
        ("Of all sailors 62 percent fled.", "Of all sailors, 62% fled.", True),
    ],
)
def test_a_change_with_another_sign_or_subject_is_another_fact(one: str, other: str, same: bool) -> None:
    told = {}
    for document, layers, _ in framing.annotate(
        [Document("a", one, language="en"), Document("b", other, language="en")], "figures"
    ):
        told[document.id] = {m.item.key for m in mentions(article_of(document, layers, "")) if m.item.kind == "figure"}
    assert told["a"] and told["b"] and (told["a"] == told["b"]) is same, told
