"""Classes of words."""

from __future__ import annotations

import numpy as np

from framing_frames.generic.features import densities, word_classes
from framing_frames.generic.ngrams import as_read


def test_a_class_is_denser_where_its_words_are() -> None:
    names = list(word_classes())
    costs, row = densities(as_read("Costs and taxes rise.")), densities(as_read("Critics attack the plan."))
    assert costs[names.index("economy")] > row[names.index("economy")]
    assert row[names.index("conflict")] > costs[names.index("conflict")]
    assert not np.any(densities("")) and "$" in word_classes()["money"]
