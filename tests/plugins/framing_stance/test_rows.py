"""Each row of the tables of stance decides a sentence; without the row the sentence is read otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import framing
from framing.codebook import Codebook, Target
from framing_stance.evaluation.rules import calling, deeds, descriptions, judging

BOOK = Codebook(targets=(Target("Berg", ("Berg",)),))


def value(sentence: str) -> int:
    """The sign of what the sentence says of Berg, in whatever voice."""
    document = framing.Document("d", f"Nothing happened.\n\n{sentence}", language="en")
    ((_, _, mentions),) = framing.annotate([document], "evaluations", codebook=BOOK)
    return int(float(mentions[0].attributes["value"] or 0))


# Words that mean something else before another word, with a sentence in which they do: no evaluation.
MEANING_ELSE = {
    "responsible": "Berg was responsible for the pier.",
    "tough": "Holm said Berg was tough to beat.",
    "notorious": "Berg was notorious for the ferry.",
    "right": "Berg was right behind the ferry.",
    "good": "Berg was good with figures.",
    "worse": "Berg is worse off today.",
    "bad": "Berg is bad for bread.",
    "mad": "Berg was mad at Holm.",
    "sharp": "Berg is sharp with figures.",
    "kind": "Berg is kind of tired.",
    "patient": "Holm said Berg was patient with Holm.",
    "poised": "Holm said Berg was poised for a fight.",
    "determined": "Holm said Berg was determined to stay.",
    "adept": "Berg is adept at cheating.",
    "masterful": "Berg is masterful at cheating.",
    "vague": "Holm said Berg was vague about the date.",
    "defensive": "Holm said Berg was defensive about the pier.",
}
ACTS_ELSE = {
    "fail": "Berg failed in May.",
    "stumble": "Holm said Berg stumbled upon a proof.",
    "lie": "Berg lies in the harbour.",
    "rage": "Holm said Berg raged on all night.",
    "divide": "Holm said Berg divided into two halves.",
    "stall": "Holm said Berg stalled at the gate.",
    "waste": "Berg wasted no time.",
}
ASIDES = (
    "without question; without doubt; without a doubt; in fact; in truth; by far; at heart; by nature; at best; "
    "of course; at times; in many ways; in other words; after all"
).split("; ")
DESERVED = "credit praise applause kudos thanks respect admiration gratitude better".split()
DESERVED_BLAME = "blame scorn contempt condemnation criticism derision ridicule".split()
TO_BE = "commended praised thanked applauded congratulated honored honoured celebrated respected reelected".split()
TO_BE_BLAMED = "condemned blamed fired impeached criticized criticised ridiculed shamed jailed ousted removed".split()
FEELINGS = {
    **dict.fromkeys("proud fond supportive".split(), (1, "of")),
    **dict.fromkeys("grateful thankful".split(), (1, "to")),
    **dict.fromkeys("contemptuous critical dismissive scornful wary ashamed skeptical".split(), (-1, "of")),
    **dict.fromkeys("disgusted fed".split(), (-1, "with")),
    "disappointed": (-1, "in"),
}


def without(table: Mapping[str, Any], row: str) -> dict[str, Any]:
    """The table without a row."""
    return {key: told for key, told in table.items() if key != row}


@pytest.mark.parametrize(
    ("module", "sentences"), [(descriptions, MEANING_ELSE), (deeds, ACTS_ELSE)], ids=["descriptions", "deeds"]
)
def test_what_a_word_means_before_another(module: Any, sentences: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    table = module._ELSE
    assert set(table) == set(sentences)
    for row, sentence in sentences.items():
        monkeypatch.setattr(module, "_ELSE", table)
        assert value(sentence) == 0, row
        monkeypatch.setattr(module, "_ELSE", without(table, row))
        assert value(sentence) != 0, row


def test_asides_between_is_and_what_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    table = descriptions._ASIDES
    assert {" ".join(aside) for aside in table} == set(ASIDES)
    for aside in ASIDES:
        monkeypatch.setattr(descriptions, "_ASIDES", table)
        assert value(f"Berg is {aside} a liar.") == -1, aside
        assert value(f"Berg is, {aside}, a liar.") == -1, aside
        monkeypatch.setattr(descriptions, "_ASIDES", tuple(each for each in table if " ".join(each) != aside))
        assert value(f"Berg is {aside} a liar.") == 0, aside


def test_what_is_deserved(monkeypatch: pytest.MonkeyPatch) -> None:
    table = calling._DESERVED
    assert set(table) == {*DESERVED, *DESERVED_BLAME}
    for row in table:
        monkeypatch.setattr(calling, "_DESERVED", table)
        assert value(f"Berg deserves {row}.") == (1 if row in DESERVED else -1), row
        monkeypatch.setattr(calling, "_DESERVED", without(table, row))
        assert value(f"Berg deserves {row}.") == 0, row


def test_what_somebody_deserves_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    table = calling._DESERVED_TO_BE
    assert set(table) == {*TO_BE, *TO_BE_BLAMED, "called"}
    assert value("Berg deserves to be called.") == 0
    for row in table:
        sentence = f"Berg deserves to be {row}{' out' if row == 'called' else ''}."
        monkeypatch.setattr(calling, "_DESERVED_TO_BE", table)
        assert value(sentence) == (1 if row in TO_BE else -1), row
        monkeypatch.setattr(calling, "_DESERVED_TO_BE", without(table, row))
        assert value(sentence) == 0, row


def test_feelings_toward_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    table = judging._FEELINGS
    assert set(table) == set(FEELINGS)
    for row, (sign, preposition) in FEELINGS.items():
        sentence = f"Holm was {row}{' up' if row == 'fed' else ''} {preposition} Berg."
        monkeypatch.setattr(judging, "_FEELINGS", table)
        assert value(sentence) == sign, row
        monkeypatch.setattr(judging, "_FEELINGS", without(table, row))
        assert value(sentence) == 0, row
