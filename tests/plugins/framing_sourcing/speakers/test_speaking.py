"""What cannot speak is no source, and no name reaches across a line, a credit or a cross-head."""

from __future__ import annotations

import pytest

from ....readings import attributions, entities, found  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port opened in May. REUTERS/Anna Berg\n\nNorway said that it was safe.", ["Norway"]),
        ("The port opened in May. Anna Berg/Getty Images\n\nPeter Lund said that it was safe.", ["Peter Lund"]),
        ("The port opened. NEW HARBOURS\n\nNorway said that it was safe.", ["Norway"]),
        ("House Energy and Commerce Committee Chairman Peter Lund said that the port was safe.", ["Peter Lund"]),
        ("The House Energy and Commerce Committee said that it was safe.", ["House Energy and Commerce Committee"]),
        ("Norway and Senator Peter Lund said that the port was safe.", ["Norway"]),  # two, and no body's name
        ("According to a presidential statement late Monday, the port is safe.", [""]),
        ("On Twitter on Tuesday Peter Lund called the plan foolish.", ["Peter Lund"]),
        ("On Twitter, Peter Lund told reporters that the plan was foolish.", ["Peter Lund"]),
        ("A spokeswoman for Twitter said that the plan was foolish.", ["Twitter"]),
        ("Monday, the deputy mayor, Anna Berg, said that the port will close.", ["Anna Berg"]),
    ],
)  # fmt: skip
def test_names(text: str, expected: list[str]) -> None:
    assert entities(text)[:1] == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Story highlights Norbro says that the port is safe.", ""),
        ("The story says that the port is safe.", "The story"),
        ("The right things suggest that the port is safe.", ""),
        ("The ministry suggests that the port is safe.", "The ministry"),
    ],
)
def test_what_can_speak(text: str, source: str) -> None:
    assert found(text)[0][0] == source


def test_a_cue_that_is_denied_says_so() -> None:
    assert [a.attributes.get("negated", False) for a in attributions("The ministry did not deny that the port will close.")] == [
        True
    ]
    assert [a.attributes.get("negated", False) for a in attributions("The ministry denied that the port will close.")] == [False]
