"""Proposed rivals: what stands in the same place of another outlet's sentences."""

from __future__ import annotations

from typing import Any

import pytest

from framing.codebook import parse_codebook
from framing.english import rival_words
from framing.errors import RequestError
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing.tables.results import TableSet
from framing_terms.rival_tables import propose_rivals
from framing_terms.wordings import propose_wordings
from framing_terms.wordings_listing import EventRivals, Rivals

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


# Rivals of an event, without a pattern

HERALD = (
    "Harbour deal lifts crews\n\nThe harbour deal was signed on Monday. Crews cheered the deal. The deal ends the walkout. "
    "Harbour minister Edda Lunde praised it. Lunde left early. The council will delay the vote. Lunde slept."
)
GAZETTE = (
    "Harbour pact angers owners\n\nThe harbour pact was signed on Monday. Owners cursed the pact. The pact ends the strike. "
    "Former smuggler Edda Lunde praised it. Lunde was seen later. The council will postpone the vote. Lunde ate."
)


def pairs(*texts: str, outlets: tuple[str, ...] = ("Herald", "Gazette")) -> list[dict[str, Any]]:
    corpus = [Document(f"d{i}", text, outlet=outlets[i], language="en") for i, text in enumerate(texts)]
    return propose_rivals(corpus).to_polars().to_dicts()


def kinds_of(rows: list[dict[str, Any]]) -> dict[frozenset[str], str]:
    return {frozenset((row["a"].lower(), row["b"].lower())): row["kind"] for row in rows}


def test_rivals_of_an_event_stand_in_the_same_role() -> None:
    found = kinds_of(pairs(HERALD, GAZETTE))
    assert found[frozenset(("deal", "pact"))] == "thing"
    assert found[frozenset(("harbour minister", "former smuggler"))] == "person"
    assert found[frozenset(("delay", "postpone"))] == "deed"


def test_what_stands_in_headlines_of_different_outlets_comes_first() -> None:
    first = pairs(
        HERALD.replace("Harbour deal lifts crews", "Crews in the harbour cheer the deal"),
        GAZETTE.replace("Harbour pact angers owners", "Owners in the harbour curse the pact"),
    )[0]
    assert {first["a"].lower(), first["b"].lower(), str(first["headline"])} == {"deal", "pact", "1"}


def test_rivals_have_passages_of_different_outlets_with_exact_spans() -> None:
    texts = {"d0": HERALD, "d1": GAZETTE}
    for row in pairs(HERALD, GAZETTE):
        assert row["a_doc_id"] != row["b_doc_id"]
        for side in "ab":
            text = texts[row[f"{side}_doc_id"]]
            written = " ".join(text[row[f"{side}_start"] : row[f"{side}_end"]].split())
            assert written.lower() == row[side].lower() and written in row[f"{side}_passage"]


def test_one_outlet_has_no_rivals_and_stories_are_apart() -> None:
    assert pairs(HERALD, GAZETTE, outlets=("Herald", "Herald")) == []
    corpus = [
        Document("a", HERALD, outlet="Herald", story="1", language="en"),
        Document("b", GAZETTE, outlet="Gazette", story="2", language="en"),
    ]
    assert len(propose_rivals(corpus)) == 0


def test_every_line_of_the_list_makes_its_words_rivals() -> None:
    for kind in rival_words():
        lines = {number for numbers in kind.values() for number in numbers}
        for number in lines:
            words = [word for word, numbers in kind.items() if number in numbers]
            assert len(words) > 1, words


def test_rivals_of_events_as_text() -> None:
    corpus = [Document(n, t, outlet=n, language="en") for n, t in (("Herald", HERALD), ("Gazette", GAZETTE))]
    page = EventRivals(100, Style(False)).render(propose_rivals(corpus))
    assert "deal / pact" in page and "Proposals to be read, not findings" in page
    assert max(map(cell_len, page.splitlines())) <= 100
