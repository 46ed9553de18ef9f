"""What ``framing codebook check`` says of the persons among the targets."""

from __future__ import annotations

import pytest

from framing import Codebook, Settings, Target
from framing_stance.targets.inferred import inferred
from framing_stance.targets.pronouns import is_person


def told(*aliases: str, pronouns: bool = True) -> list[str]:
    book = Codebook(targets=tuple(Target(alias, (alias,)) for alias in aliases))
    return list(inferred(Settings(codebook=book, options={"pronouns": pronouns})))


def test_full_names_and_surnames_are_told_apart() -> None:
    (persons, surnames) = told("Anna Berg", "Lind", "crews")
    assert persons.endswith(": Anna Berg") and surnames.endswith(": Lind")


def test_things_and_switched_off_pronouns_are_not_told() -> None:
    assert told("crews", "the harbor") == []
    assert told("Anna Berg", pronouns=False) == []


@pytest.mark.parametrize("alias", ["Anna Berg", "Anna Hill", "Omid Nadar", "Anna B. Berg"])
def test_a_person(alias: str) -> None:
    assert is_person(alias)


@pytest.mark.parametrize("alias", ["Border Patrol", "Capitol Hill", "Harbor Board", "White House", "Lind", "Trade Union Pact"])
def test_no_person(alias: str) -> None:
    assert not is_person(alias)
