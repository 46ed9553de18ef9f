"""The model that ships."""

from __future__ import annotations

import numpy as np

from framing_frames.generic.declared import GENERIC, TIERS
from framing_frames.generic.model import WEIGHTS, load_model, probabilities
from framing_frames.generic.ngrams import as_read

COSTS = as_read("The tax on fuel will cost firms $30 billion, the budget office said, and jobs and profits would fall. " * 12)
PRAYER = as_read(
    "The bishops called it a moral duty to God to care for creation, and prayed for those who sinned against it. " * 12
)


def test_it_is_plain_numbers_and_small() -> None:
    assert WEIGHTS.stat().st_size < 2_000_000
    assert all(np.isfinite(load_model().weights).all(axis=0)) and np.isfinite(load_model().scale.rarity).all()


def test_the_tiers_that_the_measures_tell_are_those_of_the_model() -> None:
    told = {measure.name.partition(".")[2]: measure for measure in GENERIC}
    assert set(told) == {frame.name for frame in load_model().frames}
    for frame in load_model().frames:
        assert TIERS[frame.tier] in told[frame.name].caution and f"tier {frame.tier}" in told[frame.name].meaning


def test_costs_are_economic_and_prayers_moral() -> None:
    names = [frame.name for frame in load_model().frames]
    costs, prayer = (dict(zip(names, probabilities(text), strict=True)) for text in (COSTS, PRAYER))
    assert costs["economic"] > prayer["economic"] and prayer["moral"] > costs["moral"]
    assert all(0 <= p <= 1 for p in (*costs.values(), *prayer.values()))


def test_the_shares_of_the_sentences_tell_the_one_that_speaks_for_a_frame() -> None:
    sentences = [
        as_read(text) for text in ("The fuel tax will cost firms $30 billion.", "He walked along the old wall at night.")
    ]
    economic = [frame.name for frame in load_model().frames].index("economic")
    shares = load_model().shares(sentences)[:, economic]
    assert shares[0] > shares[1]
