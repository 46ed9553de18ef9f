"""The words that evaluate."""

from __future__ import annotations

import tomllib

from framing_stance.evaluation.words import PATH, load


def test_a_word_has_one_sign_in_a_list() -> None:
    with PATH.open("rb") as file:
        for kind, signs in tomllib.load(file).items():
            between = ";" if ";" in signs["positive"] else None
            told = ({word.strip() for word in signs[sign].split(between)} - {""} for sign in ("negative", "positive"))
            negative, positive = told
            assert not negative & positive, kind
            if between is None:
                assert len(getattr(load(), kind)) == len(negative) + len(positive)
