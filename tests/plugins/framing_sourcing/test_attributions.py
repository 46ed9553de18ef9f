"""The layer ``attributions``: labels, acts, nesting, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebook import parse_codebook

from ...readings import attributions, wording  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    "added",
    [
        "The museum opens in May and closes in October.",
        '"We are open," the museum said.',
        "According to the council, the pier was sold.",
        "> the pier was never safe",
    ],
)
def test_a_paragraph_elsewhere_changes_nothing(added: str) -> None:
    text = "Anna Lund said it was late.\n\nShe said that it rained."
    before = [(a.pieces, dict(a.roles), dict(a.attributes)) for a in attributions(text)]
    after = [(a.pieces, dict(a.roles), dict(a.attributes)) for a in attributions(f"{text}\n\n{added}")]
    assert len(before) == 2 and after[:2] == before


def test_a_distanced_wording_stays_in_its_attribution() -> None:
    text = 'The ministry claims that 200 people were "invited home" in May.'
    (found,) = attributions(text)
    assert '"invited home"' in wording(text, found, "content")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('"It leaks," said Lund.', "direct"),
        ('Lund said it "leaks badly."', "mixed"),
        ("Lund said that it leaks.", "indirect"),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert [a.label for a in attributions(text)] == [label]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Lund said that it leaks.", "speech"),
        ("Lund believes that it leaks.", "belief"),
        ("Lund plans to sell it.", "intention"),
        ("Lund noticed that it leaks.", "perception"),
        ("Lund criticized the owner's delay.", "intention"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert [a.attributes["act"] for a in attributions(text)] == [act]


def test_what_the_author_thinks_is_the_outlets_own_voice() -> None:
    (found,) = attributions("I think that the bridge is safe.")
    assert found.attributes["act"] not in ("speech", "belief")


def test_nested_attributions_on_request() -> None:
    text = "Lund said that Holm believes that the bridge is safe."
    codebook = parse_codebook('name = "t"\n[options.sourcing]\nnested = true\n')
    assert len(attributions(text)) == 1
    assert len(attributions(text, codebook)) == 2


def check_roles(text: str) -> None:
    for annotation in attributions(text):
        taken: set[int] = set()
        for role in ("content", "cue", "source"):
            for start, end in annotation.roles[role]:
                assert 0 <= start < end <= len(text)
                span = set(range(start, end))
                assert not taken & span, (role, text[start:end])
                taken |= span


PIECES = st.sampled_from(
    (
        "The mayor|said| that|, |“|”|\"|''|according to|Anna Lund|\n|\n\n|. |believes|(|)|:|who|was accused of|to|leave|"
        "the plan|'s|claim|reportedly|—|and|but|'|> |police|?|I"
    ).split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_roles_lie_inside_and_apart(text: str) -> None:
    check_roles(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    check_roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        '"' * 10_000,
        "“" * 5_000 + "a",
        ", who " * 3_000,
        "(" * 3_000 + "said" + ")" * 3_000,
        "Lund: " * 2_000,
        '"It leaks," she said. ' * 1_000,
        "\u2028said\u200b that\ufeff it \ud800 leaks",
    ],
    ids=range(9),
)
def test_bad_input(text: str) -> None:
    check_roles(text)
