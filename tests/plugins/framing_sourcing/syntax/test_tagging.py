"""Words that may be noun or verb, past tense or participle: what the grammar takes them for."""

from __future__ import annotations

import pytest

from framing_sourcing.syntax import tagging

from ....readings import tag_of  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        # A sentence wants a verb
        ("Lund derides harbour plan", "derides", "VBZ"),
        ("Amid fog, Holm claims victory", "claims", "VBZ"),
        ("Rivals mock bids for the pier", "mock", "VBP"),
        ("The claims of Lund were old.", "claims", "NNS"),
        ("Their hope for the pier was gone.", "hope", "NN"),
        # Words that stand for a noun of their own
        ("Some say the pier leaks.", "say", "VBP"),
        ("One in five say the pier leaks.", "say", "VBP"),
        ("Some accused Holm of theft.", "accused", "VBD"),
        ("Each recognized the danger.", "recognized", "VBD"),
        ("This seems a fair price.", "seems", "VBZ"),
        ("Some miffed sailors left.", "miffed", "VBN"),
        ("The crew had its say.", "say", "NN"),
        # Past tense or participle
        ("Asked about the pier, Holm shrugged.", "asked", "VBN"),
        ("She shrugged when asked about the pier.", "asked", "VBN"),
        ("Holm, the owner of two boats, also declined to comment.", "declined", "VBD"),
        ("He mocked the crew, declined to pay, and left.", "declined", "VBD"),
        ("A captain known for his temper left.", "known", "VBN"),
        ("Nobody asked about the pier.", "asked", "VBD"),
        # After a modal, and after "to" that is a preposition
        ("She'll share the boat.", "share", "VB"),
        ("They want to back Holm.", "back", "VB"),
        ("They came back to Holm.", "back", "RB"),
        ("We'd like to sail.", "like", "VB"),
        ("They did not like the pier.", "like", "VB"),
        ("Ports like Aven and Tarn were shut.", "like", "IN"),
        ("According to exit polls, Holm won.", "exit", "NN"),
        # Nouns and verbs in s
        ("The boat was sold in May, records show.", "show", "VBP"),
        ("They watched the shows.", "shows", "NNS"),
        ("The ad claims “the pier is safe.”", "claims", "VBZ"),
        ("Lund, the owner, claims that rents will fall.", "claims", "VBZ"),
        ("He dismissed it - claims that were new to him.", "claims", "NNS"),
        ("Members of the crew hope it will rain.", "hope", "VBP"),
    ],
)
def test_what_a_word_is_taken_for(text: str, word: str, tag: str) -> None:
    assert tag_of(text, word) == tag


@pytest.mark.parametrize("key", tagging.SPECIAL)
def test_a_rule_of_a_word_decides_its_sentence_and_leaves_the_other(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row, word = tagging.SPECIAL[key], {"POS": "'s"}.get(key, key)
    assert tag_of(row.sentence, word) == row.tag
    assert tag_of(row.must_not, word) != row.tag
    monkeypatch.delitem(tagging.SPECIAL, key)
    assert tag_of(row.sentence, word) != row.tag
