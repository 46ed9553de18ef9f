"""Each row of what verbs tell with the words behind them decides its sentence and leaves the other; none can be left out."""

from __future__ import annotations

import pytest

from framing.codebook import Codebook, Target
from framing.testing import layers_of, sample_document
from framing_stance.portrayal import outcomes
from framing_stance.portrayal.outcomes import OUTCOMES, Outcome


def shown(marked: str) -> str:
    target = marked[marked.index("[") + 1 : marked.index("]")]
    document = sample_document(f"Nothing else happened here.\n\n{marked.replace('[', '').replace(']', '')}")
    found = layers_of(document, codebook=Codebook(targets=(Target(target, (target,)),))).counted("portrayals")
    return str(found[0].attributes["shown"]) if found else "none"


@pytest.mark.parametrize("row", OUTCOMES, ids=[row.name for row in OUTCOMES])
def test_a_row_decides_its_sentence_and_leaves_the_other(row: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(row.must) == row.shows
    assert shown(row.must_not) == "none"
    outcomes._by_verb.cache_clear()
    monkeypatch.setattr(outcomes, "OUTCOMES", tuple(other for other in OUTCOMES if other is not row))
    try:
        assert shown(row.must) != row.shows
    finally:
        outcomes._by_verb.cache_clear()


@pytest.mark.parametrize("row", OUTCOMES, ids=[row.name for row in OUTCOMES])
def test_every_verb_of_a_row_counts(row: Outcome) -> None:
    assert row.verbs
    assert not row.telling.isdisjoint(row.must.rstrip(".").lower().split())


@pytest.mark.parametrize("state", sorted(outcomes.STRICKEN))
def test_every_state_that_somebody_is_left_in(state: str) -> None:
    assert shown(f"The storm left the [crew] {state} on the rocks.") == "suffers"


@pytest.mark.parametrize("verb", sorted(outcomes.TELLING))
def test_every_verb_that_tells_of_harm_done_to_its_subject(verb: str) -> None:
    assert shown(f"The [crew] will {verb} being robbed at sea.") == "suffers"
    assert shown(f"The [crew] will {verb} being paid at sea.") == "none"
