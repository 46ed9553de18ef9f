"""The words of ``words.toml``: genders, roles, and how somebody knows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FEMALE, MALE = "female", "male"


@dataclass(frozen=True)
class Words:
    """All words are folded."""

    gendered: Mapping[str, str]  # nouns and titles → gender
    pronouns: Mapping[str, str]
    roles: frozenset[str]
    parties: frozenset[str]
    role_verbs: frozenset[str]
    knowing: frozenset[str]  # nouns that say how somebody knows
    speaking_for: frozenset[str]  # "lawyer", where "for" or "of" follows
    doings: frozenset[str]  # verbs by which somebody came to know
    lived: frozenset[str]  # the same after "I" and "we"


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read ``words.toml``, which lies beside this module."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    gender, role, reason = data["gender"], data["role"], data["reason"]
    return Words(
        gendered={word: which for which in (FEMALE, MALE) for word in gender[which].split()},
        pronouns={word: which for which, key in ((FEMALE, "she"), (MALE, "he")) for word in gender[key].split()},
        roles=frozenset(role["words"].split()),
        parties=frozenset(role["parties"].split()),
        role_verbs=frozenset(role["verbs"].split()),
        knowing=frozenset(reason["nouns"].split()),
        speaking_for=frozenset(reason["of"].split()),
        doings=frozenset(reason["doings"].split()),
        lived=frozenset(reason["lived"].split()),
    )


def singular_role(form: str) -> bool:
    """Whether a word says what one person is: "mayor", "ex-mayor", "co-owner", "epidemiologist", "spokeswoman"."""
    known = load_words().roles
    if form in known or form.rpartition("-")[2] in known:
        return True
    return len(form) > 6 and form.endswith(("ologist", "sman", "woman", "ographer", "iatrist"))
