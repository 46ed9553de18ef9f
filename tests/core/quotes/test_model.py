"""A quote as a record: what it holds, that it cannot be changed, and that every span leads to its wording."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

import framing
from framing.model import Annotation, Document
from framing.quotes.model import Quote

TEXT = (
    "Pilots ground the island flights\n\n"
    "“We were told on the runway,” said Oda Brekke, who speaks for the pilots’ union. The airline said that the new "
    "rosters were safe.\n\nShe believes the dispute will last until spring 🛫, and said the union “cannot sign”.\n"
)


@pytest.fixture(scope="module")
def found() -> list[Quote]:
    return framing.quotes(TEXT)


def test_every_offset_leads_to_its_wording(found: list[Quote]) -> None:
    assert len(found) >= 3
    for quote in found:
        assert quote.content == " … ".join(TEXT[start:end] for start, end in quote.pieces)
        assert quote.cue == " ".join(TEXT[start:end] for start, end in quote.cue_pieces)
        assert quote.source == " ".join(TEXT[start:end] for start, end in quote.source_pieces)
        assert (quote.start, quote.end) == (quote.pieces[0][0], quote.pieces[-1][1])


def test_a_quote_says_who_and_how(found: list[Quote]) -> None:
    direct = found[0]
    assert (direct.content, direct.cue, direct.entity) == ("“We were told on the runway,”", "said", "Oda Brekke")
    assert (direct.form, direct.act, direct.voice, direct.region) == ("direct", "speech", "attributed", "lead")
    later = next(quote for quote in found if "cannot sign" in quote.content)
    assert later.entity == "Oda Brekke" and later.form == "mixed"


def test_a_quote_cannot_be_changed(found: list[Quote]) -> None:
    with pytest.raises(FrozenInstanceError):
        found[0].content = "another"  # type: ignore[misc]
    assert len({*found}) == len(found)  # hashable


def test_the_region_is_that_of_the_paragraph_and_what_does_not_count_is_listed() -> None:
    long = "The council met for four hours on Monday and put off the vote about the bridge to the next week. " * 3
    headline = "Mayor says bridge will open in May"
    (first, *_) = framing.quotes(f"{headline}\n\n{long}\n\n{long.replace('Monday', 'Friday')}\n")
    assert (first.region, first.content) == ("headline", "bridge will open in May")


def test_an_attribution_without_source_or_type_gives_empty_fields() -> None:
    from framing.annotate.layers import Layers
    from framing.annotate.plan import Plan
    from framing.quotes.model import quotes_in

    bare = Annotation("indirect", ((0, 3),), {"content": ((0, 3),)}, {"act": "speech"})
    document = Document("a", "Yes it is.", language="en")
    layers = Layers.holding(document, Plan({}), {"attributions": (bare,), "regions": (Annotation("body", ((0, 10),)),)})
    (quote,) = quotes_in(document, layers)
    assert (quote.cue, quote.source, quote.entity, quote.type, quote.voice) == ("", "", "", "", "unknown")
    assert quotes_in(document, layers, acts={"belief"}) == []
