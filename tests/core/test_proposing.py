"""What the articles propose for a codebook: what readers could use is used, the rest is written down as comments."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

import pytest

from framing import Document, hookimpl, load_plugins
from framing.codebook import Concept, Target, Wording, default_codebook, parse_codebook
from framing.extension import Entry, Proposer
from framing.proposing import KEPT, NAME, USABLE, propose

MAYOR = Entry(
    entry=Target("mayor \u202e", ("mayor", "Lind {case}"), ("mayor fish",)),
    note="2 documents\nx = 1",
    passages=[("A", "‹mayor›\nx")],
)
DEAL = Entry(entry=Concept("deal or pact", (Wording("deal", ("deal",)), Wording("pact", ("pact",)))), note="thing")


def fits(documents: Iterable[Document], how: Any) -> tuple[list[Entry], list[Any]]:
    return [MAYOR], []


def pairs(documents: Iterable[Document], how: Any) -> tuple[list[Entry], list[Any]]:
    return [DEAL], []


def broken(documents: Iterable[Document], how: Any) -> tuple[list[Entry], list[Any]]:
    raise ValueError("no luck")


def wrong(documents: Iterable[Document], how: Any) -> tuple[list[Any], list[Any]]:
    return ["mayor"], []


class Demo:
    def __init__(self, **given: Any) -> None:
        self.given = given

    @hookimpl
    def framing_proposers(self) -> list[Proposer]:
        return [Proposer(name=f"demo.{name}", meaning=name, **fields) for name, fields in self.given.items()]


def proposals(make: Any, **given: Any) -> Any:
    plugins = load_plugins(only=(), extra={"demo": Demo(**given)})
    assert not plugins.failed
    return propose([make.article("The mayor left.", "Gazette", 1)], plugins=plugins, codebook=default_codebook())


def test_what_readers_could_use_is_used_and_the_rest_is_a_comment(make: Any) -> None:
    found = proposals(
        make, pairs={"propose": pairs, "usable": USABLE - 1}, actors={"propose": fits, "usable": USABLE, "measured": "6 of 10"}
    )
    assert [target.name for target in found.used.targets] == ["mayor"] and not found.used.concepts
    written = parse_codebook(found.text)
    assert written.targets == found.used.targets and not written.concepts and (written.name, found.used.name) == (KEPT, NAME)
    assert '# "pact" = ["pact"]' in found.text and "6 of 10" in found.text and found.failures == []
    uncommented = found.text.replace("# [concepts", "[concepts").replace('# "', '"')
    assert [concept.name for concept in parse_codebook(uncommented).concepts] == ["deal or pact"]


def test_untrusted_text_adds_nothing_to_the_codebook(make: Any) -> None:
    found = proposals(make, actors={"propose": fits, "usable": 100.0})
    assert tomllib.loads(found.text).keys() == {"name", "version", "targets"} and "\u202e" not in found.text


def test_without_a_measured_share_nothing_is_used(make: Any) -> None:
    found = proposals(make, actors={"propose": fits})
    assert found.used is None and "has not been measured" in found.text


@pytest.mark.parametrize(("call", "reason"), [(broken, "no luck"), (wrong, "expected Entry, got str")])
def test_a_proposer_that_fails_costs_its_own_proposals(make: Any, call: Any, reason: str) -> None:
    found = proposals(make, actors={"propose": call, "usable": 90.0}, other={"propose": fits, "usable": 80.0})
    assert found.used.targets[0].name == "mayor"
    assert [failure.component for failure in found.failures] == ["proposer demo.actors"] and reason in found.failures[0].reason


def test_a_few_documents_are_chosen_by_their_text(make: Any) -> None:
    seen: list[list[str]] = []

    def noting(documents: Iterable[Document], how: Any) -> tuple[list[Entry], list[Any]]:
        seen.append(sorted(document.text for document in documents))
        return [MAYOR], []

    plugins = load_plugins(only=(), extra={"demo": Demo(actors={"propose": noting, "usable": 90.0})})
    corpus = [make.article(f"Text {i}.", "Gazette", i) for i in range(9)]
    for order in (corpus, corpus[::-1]):
        propose(order, most=4, plugins=plugins, codebook=default_codebook())
    assert len(seen[0]) == 4 and seen[0] == seen[1]
