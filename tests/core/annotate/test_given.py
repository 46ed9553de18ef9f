"""What an annotator gives is taken to its end, if it has one."""

from __future__ import annotations

from itertools import repeat
from typing import Any

import pytest

from framing.annotate.given import check_array, check_layer
from framing.errors import PluginError
from framing.model import Annotation

MANY = "gives more than 1,000,000 annotations"


def test_an_iterator_without_an_end_is_refused(make: Any) -> None:
    with pytest.raises(PluginError, match=MANY):
        check_layer(repeat(Annotation("a", ((0, 1),))), make.article("A town."))
    with pytest.raises(PluginError, match=MANY):
        check_array("words", repeat(1))


def test_one_with_an_end_is_read_to_it(make: Any) -> None:
    one, two = Annotation("a", ((0, 1),)), Annotation("b", ((2, 6),))
    assert check_layer(iter([two, one]), make.article("A town.")) == (one, two)
    assert check_array("words", iter([1, 2])) == (1, 2)
