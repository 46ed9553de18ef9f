"""How cues judge what is said."""

from __future__ import annotations

from framing_sourcing.grammar.judging import judgement_of, read_judgements

CUES = """cue,pos,act,slant,complements,polarity,certainty
say,verb,speech,neutral,that,,
reveal,verb,speech,for,that,,certain
claim,noun,speech,against,of,,uncertain
claim,verb,speech,against,that,,uncertain
deny,verb,speech,neutral,that,negative,
"""


def test_judgements_are_read_from_the_table_of_cues() -> None:
    found = read_judgements(CUES.splitlines())
    assert found["say"] == ("", "", "")
    assert found["reveal"] == ("for", "", "certain")
    assert found["claim"] == ("against", "", "uncertain")
    assert found["deny"] == ("", "negative", "")


def test_a_verb_goes_before_a_noun_of_the_same_form() -> None:
    lines = [CUES.splitlines()[0], "hail,verb,speech,for,np,,", "hail,noun,speech,against,of,,"]
    assert read_judgements(lines)["hail"].slant == "for"


def test_what_the_shipped_cues_judge() -> None:
    for cue in ("claim", "insist", "allegedly"):
        assert judgement_of(cue).slant == "against", cue
    for cue in ("say", "tell", "according to", "add", "no such cue"):
        assert judgement_of(cue).slant == "", cue
