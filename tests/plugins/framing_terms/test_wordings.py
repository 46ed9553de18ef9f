"""Proposed rivals: what stands in the same place of another outlet's sentences."""

from __future__ import annotations

from typing import Any

import pytest

from framing.codebook import parse_codebook
from framing.errors import RequestError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing.tables.results import TableSet
from framing_terms.wordings import propose_wordings
from framing_terms.wordings_listing import Rivals

CODEBOOK = parse_codebook('[concepts.removal]\nmoved = ["<relocate>"]\n[concepts.boats]\nferry = ["ferry"]\n')


COMMON = "Rain fell on the market. The mayor spoke to reporters about bread. A bus was late again. Schools opened on time."


SUN = f"The council relocated 400 harbour tenants to Easthill last spring. {COMMON}"


POST = f"The council evicted 400 harbour tenants to Easthill last spring. {COMMON}"


TIMES = f"Bakers expect a good year. {COMMON}"


def found(*texts: str, **asked: Any) -> TableSet:
    outlets = ("Sun", "Post", "Times")
    corpus = [Document(f"d{i}", text, outlet=outlets[i], language="en") for i, text in enumerate(texts or (SUN, POST, TIMES))]
    return propose_wordings(corpus, **{"codebook": CODEBOOK, **asked})


def test_the_word_in_the_same_place_comes_first() -> None:
    first = found(concept="removal").to_polars().to_dicts()[0]
    assert (first["group"], first["proposal"], first["wording"], first["known"]) == ("Post", "evicted", "moved", "")
    assert POST[first["start"] : first["end"]] == "evicted"
    assert first["passage"].startswith("The council evicted") and first["beside"].startswith("The council relocated")
    assert {"tenant", "harbour"} <= set(first["shared"].split(", ")) and 0 < first["score"] <= 1


def test_a_pattern_needs_no_codebook_and_the_codebooks_wordings_are_told() -> None:
    first = found(pattern="<evict>").to_polars().to_dicts()[0]
    assert (first["group"], first["proposal"], first["known"]) == ("Sun", "relocated", "removal: moved")


def test_only_articles_on_the_same_story_are_held_against_each_other() -> None:
    corpus = [
        Document("a", SUN, outlet="Sun", story="harbour", language="en"),
        Document("b", POST, outlet="Post", story="market", language="en"),
    ]
    assert len(propose_wordings(corpus, pattern="<relocate>")) == 0


@pytest.mark.parametrize(
    ("wording", "rival", "proposed"),
    [
        (
            "Police talked 400 harbour tenants, who had come by boat, into leaving.",
            "The army evicted another 70 harbour folk.",
            True,
        ),
        (
            "Bakers made 400 harbour tenants happy by talking them into leaving.",
            "The eviction of 400 harbour tenants began.",
            False,
        ),
        ("Police talked 400 harbour tenants into leaving.", "The army said 400 harbour tenants were ill.", False),
        ("On 9 May they talked the bakers into leaving.", "On 9 May they evicted the tailors.", False),
    ],
)
def test_what_is_proposed_stands_between_the_same_words(wording: str, rival: str, proposed: bool) -> None:
    rows = found(f"{wording} {COMMON}", f"{rival} {COMMON}", pattern="<talk> ...12 into leaving").to_polars().to_dicts()
    assert ("evicted" in {row["proposal"] for row in rows}) is proposed
    assert not {"said", "eviction"} & {row["proposal"] for row in rows}


def test_an_outlet_is_not_its_own_rival() -> None:
    corpus = [Document(f"d{i}", text, outlet="Sun", language="en") for i, text in enumerate((SUN, POST))]
    assert len(propose_wordings(corpus, pattern="<relocate>")) == 0


def test_a_word_is_proposed_once_and_numbers_never() -> None:
    proposals = [row["proposal"] for row in found(pattern="<relocate>").to_polars().to_dicts() if row["group"] == "Post"]
    words = [word for proposal in proposals for word in proposal.lower().split()]
    assert len(words) == len(set(words)) and "400" not in words


@pytest.mark.parametrize("asked", [{"concept": "removals"}, {"by": "desk"}, {"codebook": parse_codebook("")}])
def test_what_does_not_exist_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(RequestError):
        found(**asked)


def test_the_text_says_that_these_are_proposals() -> None:
    text = Rivals(70, Style(), shown=1).render(found(concept="removal"))
    assert text.splitlines()[0] == "removal · Post" and "evicted" in text and "Proposals to be read" in text
    assert all(cell_len(line) <= 70 for line in text.splitlines())
    assert "nothing to propose" in Rivals(70, Style()).render(found(concept="boats"))
