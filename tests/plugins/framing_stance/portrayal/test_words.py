"""The words of portrayal."""

from __future__ import annotations

import tomllib

from framing_stance.portrayal.words import PATH, load


def test_every_kind_is_read() -> None:
    with PATH.open("rb") as file:
        assert set(tomllib.load(file)) == set(load())
