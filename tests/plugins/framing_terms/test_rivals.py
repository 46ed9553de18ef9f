"""Rival wordings of an event."""

from __future__ import annotations

from typing import Any

from framing.english import rival_words
from framing.model import Document
from framing.report.terminal import Style, cell_len
from framing_terms.rival_tables import propose_rivals
from framing_terms.wordings_listing import EventRivals

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
