"""Targets: where they are mentioned, by name, by role, by pronouns and nouns that refer back."""

from __future__ import annotations

import pytest

from framing.codebook import Codebook, Target, parse_codebook
from framing.testing import layers_of, sample_document
from framing_stance.targets.pronouns import is_person
from framing_stance.targets.targets import aliases_of_name, owners

BOOK = parse_codebook(
    """
[targets]
"council" = ["council", "councillors"]
"local police" = ["local police"]
"smugglers" = ["<smuggler>", "smuggling ring"]
"police" = { aliases = ["police", "<officer>"], exclude = ["police [dog] handlers", "police station*"] }
"authorities" = { aliases = ["the authorities"], parts = ["council", "police"] }
"""
)


def mentions(text: str, book: Codebook = BOOK) -> list[tuple[str, str]]:
    document = sample_document(text)
    return [(found.label, found.quote(document.text)) for found in layers_of(document, codebook=book).annotations("targets")]


def test_mentions_inside_an_excluded_wording_are_left_out() -> None:
    assert mentions("Police left; the police dog handlers and the police station stayed.") == [
        ("authorities", "Police"),
        ("police", "Police"),
    ]


def test_an_exclusion_does_not_reach_beyond_its_own_words() -> None:
    assert ("police", "police") in mentions("Near the police station stood police.")


def test_of_overlapping_targets_the_longer_mention_stands() -> None:
    assert mentions("The local police slept.") == [("local police", "local police")]


def test_a_group_has_the_mentions_of_its_parts() -> None:
    found = mentions("The authorities spoke. Two councillors left.")
    assert found == [("authorities", "The authorities"), ("authorities", "councillors"), ("council", "councillors")]


def test_groups_of_groups() -> None:
    targets = [Target("a", ()), Target("b", (), parts=("a",)), Target("c", (), parts=("b",))]
    assert owners(targets)["a"] == ("a", "b", "c")


def test_an_alias_of_two_targets_counts_for_both() -> None:
    book = Codebook(targets=(Target("one", ("gang",)), Target("two", ("gang", "ring"))))
    assert mentions("The gang fled.", book) == [("one", "gang"), ("two", "gang")]


def test_kind_of_a_mention() -> None:
    book = Codebook(targets=(Target("x", ("Lind", "the mayor")),))
    found = layers_of("The mayor left. So did Lind.", codebook=book).annotations("targets")
    assert [mention.attributes["kind"] for mention in found] == ["role", "name"]


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("Mara Lind", ("Mara Lind", "Lind {case}")),
        ("Mara Q. Lind Jr.", ("Mara Q Lind", "Lind {case}")),
        ("Bank of Ruritania", ("Bank of Ruritania",)),
        ("Okafor", ("Okafor",)),
        ("—", ()),
    ],
)
def test_aliases_of_a_name(name: str, aliases: tuple[str, ...]) -> None:
    assert aliases_of_name(name) == aliases


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Lind arrived late. She blamed the ferry.", ["She"]),
        ("Lind said her ferry was late.", ["her"]),
        ("Lind met Jane Okafor. She left.", ["She"]),  # the subject of the sentence before
        ("Jane Okafor met Lind. She left.", []),
        ("Lind met a lawyer. She left.", ["She"]),
        ("A lawyer met Lind. She left.", []),
        ("A lawyer met Lind. Her ferry was late.", []),  # no subject: which of the two?
        ("Lind met Mr. Peter Okafor. Her ferry was late.", ["Her"]),  # he is not she
        ("Lind met Peter Okafor. His ferry was late.", []),
        ("A lawyer waited. Lind said she was late.", ["she"]),  # the only one in its own sentence
        ("Lind waited. Jane Okafor said she was late.", []),
        ("Lind slept. She met Jane Okafor. She left.", ["She", "She"]),
        ("Lind met residents and officials. She left.", ["She"]),  # nobody is many
        ("Lind left Hong Kong and New York. She slept.", ["She"]),  # nor a place
        ("Lind arrived. It rained. She left.", []),  # too far back
        ("Lind arrived. She sat down. She left.", ["She", "She"]),
        ("Lind arrived. She sat down. He left.", ["She"]),  # one person is not both
        ('Lind sat down. "She is late," the baker said.', []),
        ("The council met. She left.", []),
        ("They saw Lind. They left.", []),
    ],
)
def test_only_sure_pronouns_are_mentions(text: str, resolved: list[str]) -> None:
    book = Codebook(targets=(Target("Lind", ("Mara Lind", "Lind")), Target("council", ("the council",))))
    document = sample_document(text)
    found = layers_of(document, codebook=book).annotations("targets")
    pronouns = [mention for mention in found if mention.attributes["kind"] == "pronoun"]
    assert [mention.quote(text) for mention in pronouns] == resolved
    assert {mention.label for mention in pronouns} <= {"Lind"}


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Mayor Lind arrived. Rain fell. The mayor left.", ["mayor"]),
        ("Lind, the mayor of Turku, arrived. They booed the mayor.", ["mayor"]),
        ("Lind, the mayor of Turku, arrived. The mayor left. He slept.", ["mayor", "He"]),
        ("Mayor Lind met Mayor Okafor. The mayor left.", []),  # which of the two?
        ("Mayor Lind arrived. The mayor of Oslo left.", []),
        ("Mayor Lind arrived. A mayor left.", []),
        ("The mayor slept. Then Mayor Lind arrived.", []),  # not yet told
        ("Lind arrived. The mayor left.", []),  # never told
        ('Mayor Lind arrived. "The mayor is late," a baker said.', []),
        ("Mayor Okafor met Lind. The mayor left.", []),
    ],
)
def test_only_sure_nouns_are_mentions(text: str, resolved: list[str]) -> None:
    book = Codebook(targets=(Target("Lind", ("Mara Lind", "Lind")), Target("council", ("the council",))))
    found = layers_of(sample_document(text), codebook=book).annotations("targets")
    assert [mention.quote(text) for mention in found if "Lind" not in mention.quote(text)] == resolved
    assert {mention.label for mention in found} == {"Lind"}


def test_pronouns_can_be_left_out() -> None:
    book = parse_codebook('[targets]\n"Lind" = ["Mara Lind", "Lind"]\n[options.stance]\npronouns = false')
    assert mentions("Lind arrived. She left.", book) == [("Lind", "Lind")]


@pytest.mark.parametrize(
    ("alias", "person"),
    [("Mara Lind", True), ("Lind", False), ("Ministry of Health", False), ("Crane Police", False), ("mayor Lind", False)],
)
def test_what_looks_like_a_person(alias: str, person: bool) -> None:
    assert is_person(alias) is person


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("Mayor Lind left. She took the ferry.", 1),
        ("Anna Lind left. She took the ferry.", 1),
        ("Lind left. She took the ferry.", 0),  # nothing says that Lind is a person
        ("Anna B. Lind left. She took the ferry.", 1),
        ("The Lind law passed. She took the ferry.", 0),
    ],
)
def test_a_surname_gets_pronouns_where_the_text_names_a_person(text: str, pronouns: int) -> None:
    book = Codebook(targets=(Target("Lind", ("Lind",)),))
    found = layers_of(sample_document(f"A head\n\n{text}"), codebook=book).annotations("targets")
    assert sum(mention.attributes["kind"] == "pronoun" for mention in found) == pronouns
