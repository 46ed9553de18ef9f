"""Whom a source names, over the mentions of a text."""

from __future__ import annotations

import pytest

from ....readings import attributions, entities  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # surnames, given names, initials and titles
        ("Gov. Anna Berg of Ohio opened the bridge. Berg said that it was safe.", ["Anna Berg"]),
        ("Anna M. Berg said that it was safe. Mrs. Berg said that it would last.", ["Anna M. Berg"] * 2),
        ("Secretary of Transport Anna Berg said that it was safe.", ["Anna Berg"]),
        ("Bill de Vries said that it was safe. De Vries said that it would last.", ["Bill de Vries"] * 2),
        ("Pope Leo said that it was safe.", ["Pope Leo"]),
        ("Anna Holm Berg said that it was safe. Holm Berg said that it would last.", ["Anna Holm Berg"] * 2),
        ("BERG: THE BRIDGE\n\nAnna Berg said that it was safe.", ["Anna Berg"]),
        # bodies and their papers
        (
            "The inspector general's office said it was safe. The inspector general's report says it holds.",
            ["inspector general"] * 2,
        ),
        ("The harbor ministry said it was safe. A statement by the harbor ministry said it holds.", ["harbor ministry"] * 2),
        ("The NBF said it was safe. An NBF report said it holds. The NBF poll said it leaks.", ["NBF", "NBF", "NBF poll"]),
        ("The mayor's office said it was safe.", ["mayor's office"]),
        ("Norwegian authorities said it was safe.", ["Norwegian authorities"]),
        ("Federal authorities said it was safe.", [""]),
        ("The foreign ministry said it was safe. The defense ministry said it holds.", ["foreign ministry", "defense ministry"]),
        ("The new ministry said it was safe.", ["ministry"]),
        ("The Aven Rescue Forces (ARF) said it was safe. The ARF said it holds.", ["Aven Rescue Forces"] * 2),
        ("Aven Border Protection said it was safe.", ["Aven Border Protection"]),
        (
            "The Department of Harbour Safety said it was safe. The Harbour Safety memo says it holds.",
            ["Department of Harbour Safety"] * 2,
        ),
        ("US President Ada Berg said it was safe.", ["Ada Berg"]),
        ("The nominee for mayor Ada Berg said it was safe.", ["Ada Berg"]),
        ("The lawyer for President Ada Berg said it was safe.", ["lawyer"]),
        ("US sailors said it was safe.", [""]),
        # apposition
        ("The mayor of the town, Anna Berg, said that it was safe.", ["Anna Berg"]),
        ("Lund's lawyer, Anna Berg, said that it was safe.", ["Anna Berg"]),
        ("Anna Berg, a lawyer for the port, said that it was safe. The lawyer said that it would last.", ["Anna Berg"] * 2),
        ("Senator Anna Berg left early. The senator said that it was safe.", ["Anna Berg"]),
        # pronouns
        ("Anna Berg met Peter Lund. She said that it was safe.", ["Anna Berg"]),
        ('"It will hold," Peter Lund said of Anna Berg. He said that it was safe.', ["Peter Lund"] * 2),
        ('Peter Lund said that it was safe. "Carl Dahl never asked," he said.', ["Peter Lund"] * 2),
        ("Carl Dahl is no engineer, Peter Lund said. The bridge is not Dahl's, he added.", ["Peter Lund"] * 2),
        ("A farmer, Anna Berg, met Rep. Lund. She said that it was safe.", ["Anna Berg"]),
        ("Kersh lost to Anna Berg, who said that it was safe.", ["Anna Berg"]),
        ("Anna Berg, 24, from Holmstad, who said that it was safe, left.", ["Anna Berg"]),
        ("Gao Lundmark, a ferryman, said that it was safe. He said that it would last.", ["Gao Lundmark"] * 2),
        ('Gov. Peter "Pip" Lund said that it was safe.', ["Peter Lund"]),
        ("Prime Minister Theresa May left. May said that it was safe. She said it would last.", ["Theresa May"] * 2),
        # bodies
        ("The Ministry of Rural Affairs (MRA) closed it. The MRA said that it was safe.", ["Ministry of Rural Affairs"]),
        ("The National Bridge Fund paid. The NBF said that it was safe.", ["National Bridge Fund"]),
        ("The Department of Roads said it was safe. The Roads Department said it would last.", ["Department of Roads"] * 2),
        ("A spokesman for the Ministry of Roads said that it was safe.", ["Ministry of Roads"]),
        ("A spokeswoman for the Ministry of Roads, Anna Berg, said that it was safe.", ["Anna Berg"]),
        ("A statement from the Ministry of Roads said that it was safe.", ["Ministry of Roads"]),
        ("Democratic Road Committee members met. The Democratic Road Committee said it was safe.", ["Democratic Road Committee"]),
        (
            "The Ministry of Roads closed it. A ministry statement said it was safe. The statement added that it would last.",
            ["Ministry of Roads"] * 2,
        ),
        ("The Central Harbour and Legal Work Conference said that it was safe.", ["Central Harbour and Legal Work Conference"]),
        ("A surgeon warned that the ward was old. The hospital said that it was safe.", ["surgeon", "hospital"]),
        # places that are surnames
        ("Denise Washington left. In Washington it rained. Washington said that it was safe.", ["Washington"]),
        ("Rep. Anna Israel left. Israel's army waited. Israel said that it was safe.", ["Israel"]),
        ("Rep. Anna Israel left. In Israel it rained. Rep. Israel said that it was safe.", ["Anna Israel"]),
        ("Rep. Anna Israel left. Israel said that it was safe.", ["Anna Israel"]),
        # couples
        ("Anna Berg and Peter Lund said that it was safe.", ["Anna Berg and Peter Lund"]),
        ("Sens. Anna Berg of Ohio and Peter Lund of Iowa said that it was safe.", ["Anna Berg and Peter Lund"]),
    ],
)
def test_mentions_of_one_source(text: str, expected: list[str]) -> None:
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg and Peter Berg met. Berg said that it was safe.", "Berg"),  # which of them?
        ("Anna Lund and Eva Dahl met in the port. They shook hands. She said that it was safe.", ""),
        ("Anna Berg, a lawyer, met Peter Lund, a lawyer. The lawyer said that it was safe.", "lawyer"),
        ("Peter Lund and Carl Dahl met. He said that it was safe.", ""),
        ('"Anna Berg is late," a man said. She said that it was safe.', ""),  # named only in another's words
        ("Many said that it was safe.", ""),
        ("Officials in Oslo said that it was safe.", ""),
        ("A source close to Anna Berg said that it was safe.", ""),
    ],
)
def test_open_sources_stay_open(text: str, expected: str) -> None:
    assert entities(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Anna Berg's lawyer said that it was safe.", "Anna Berg"),
        ("The Berg campaign said that it was safe. Anna Berg left.", "Anna Berg"),
        ("A spokesman for Anna Berg said that it was safe.", "Anna Berg"),
        ("Anna Berg left. Her husband said that it was safe.", "Anna Berg"),
        ("Anna Berg said it was late. Peter Berg, her brother, said that it was safe.", "Anna Berg"),
        ("Judge Anna Berg left early. The bailiff said that it was safe.", "Anna Berg"),
    ],
)
def test_who_stands_near_a_name_is_not_its_bearer(text: str, wrong: str) -> None:
    assert entities(text)[-1] != wrong


def test_a_shared_surname_belongs_to_whom_it_was_used_for_first() -> None:
    text = "Anna Berg spoke. Berg said it was late. Peter Berg, her brother, left.\n\nBerg said that it was safe."
    assert entities(text) == ["Anna Berg", "Anna Berg"]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    text = "Anna Berg and Peter Berg met. Mr. Berg said that it was late. Mrs. Berg said that it was safe."
    assert entities(text) == ["Peter Berg", "Anna Berg"]


def test_junior_is_another() -> None:
    text = "Carl Berg said it was late. Carl Berg Jr. said that it was safe."
    assert entities(text) == ["Carl Berg", "Carl Berg Jr."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carl Berg Jr. said it was late. Carl Berg Sr. said that it was safe.", ["Carl Berg Jr.", "Carl Berg Sr."]),
        ("Rep. A. K. Berg said it was late. A.K. Berg said that it was safe.", ["A. K. Berg"] * 2),
        ("Omar al-Sadri said it was late. Then al-Sadri said that it was safe.", ["Omar al-Sadri"] * 2),
    ],
)
def test_initials_particles_and_suffixes(text: str, expected: list[str]) -> None:
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm, an official with the road agency, said it was late. He added that it rained.", ["Ada Holm", ""]),
        ("Ada Holm, an official, said it was late. She added that it rained.", ["Ada Holm", "Ada Holm"]),
        ("The Ministry of Transport said it was late.\n\nThe ministry said that it rained.", ["Ministry of Transport"] * 2),
        ("A letter came.\n\nAnna Lund said it was late.\n\nLund said that it rained.", ["Anna Lund"] * 2),
        ("Anna Lund said it was late. Peter Lund said it rained. Lund said that it snowed.", ["Anna Lund", "Peter Lund", "Lund"]),
        ("Zhao Min said it was late. Zhao said that it rained.", ["Zhao Min", "Zhao Min"]),
        ("She said it was late.", [""]),
        ("Many said it was late.", [""]),
        ("Police said it was late.", ["police"]),
        ("Anna Lund, who said it was late, left.", ["Anna Lund"]),
        ("The Central Land and Legal Aid Office said it was late.", ["Central Land and Legal Aid Office"]),
        ("Anna Lund said it was late. They said that it rained.", ["Anna Lund", ""]),
        ("Norwegian Home Minister Anna Lund said it was late.", ["Anna Lund"]),
        ("Norwegian officials said it was late.", [""]),
        ("The Norwegian government said it was late.", ["Norwegian government"]),
        ("A harbour office statement said it was late. The statement said that it rained.", ["harbour office statement"] * 2),
        ("The Ministry of Rural Affairs opened a shop. The ministry said it was late.", ["Ministry of Rural Affairs"]),
        ("The Port Office said in a statement it was late. The statement said that it rained.", ["Port Office"] * 2),
        ("A report by the Port Office said that it rained.", ["Port Office"]),
        ("A report that the Port Office published in May said that it rained.", ["Port Office"]),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert entities(text) == expected


def test_pronoun_does_not_reach_over_a_person_of_the_other_gender() -> None:
    assert entities("Anna Lund said it was late. He said that it rained.") == ["Anna Lund", ""]


@pytest.mark.parametrize("source", ["Nobody", "No one", "None of the officials"])
def test_what_nobody_said_is_nobodys(source: str) -> None:
    assert not attributions(f"{source} said the pier was safe.")
