"""Who a source is, what type it has, and whether it names anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from framing.codebook import Codebook
from framing.model import Annotation
from framing.plugins import Plugins, load_plugins
from framing.testing import annotations_of, sample_document
from framing_sourcing.speakers.figures import bearer, figure_type, load_figures
from framing_sourcing.speakers.source_types import TYPES, load_roles, type_of
from framing_sourcing.speakers.wordlists import load_word_lists


@cache
def installed() -> Plugins:
    return load_plugins()


def attributions(text: str, published: date | None = None) -> list[Annotation]:
    document = replace(sample_document(text), published=published)
    return list(annotations_of("attributions", document, plugins=installed()))


def entities(text: str) -> list[str]:
    return [str(a.attributes["entity"]) for a in attributions(text)]


def types(text: str, published: date | None = None) -> list[str]:
    return [str(a.attributes["source_type"]) for a in attributions(text, published)]


# --- one source, many mentions


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


def test_a_first_mention_elsewhere_tells_the_type() -> None:
    text = "Prof. Anna Berg of the college crossed the bridge on Monday.\n\nBerg said that it was safe. She said it would last."
    assert types(text) == ["expert", "expert"]


# --- types: each with a trap


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The prime minister", "government official"),
        ("Anna Berg, a spokeswoman for the Department of Roads,", "government official"),
        ("Rep. Anna Berg (D-Ohio)", "government official"),
        ("Norway", "government official"),
        ("Anna Berg, the president of the teachers union,", "NGO"),  # no president of a state
        ("Anna Berg, the Green candidate for mayor,", "party or campaign"),
        ("The Berg campaign", "party or campaign"),
        ("Democratic strategist Anna Berg", "party or campaign"),
        ("Republican lawmakers", "government official"),  # the seat, not the party
        ("Police", "police"),
        ("Sheriff Anna Berg", "police"),
        ("A detective", "police"),
        ("The police union", "NGO"),
        ("An animal rights group", "NGO"),
        ("Anna Berg, who leads the Bridge Workers Union,", "NGO"),
        ("An activist", "NGO"),
        ("A group of investors", "company"),  # of whom it is a group
        ("The United Nations", "international body"),
        ("NATO", "international body"),
        ("A spokesman for the World Health Organization", "international body"),
        ("A United States senator", "government official"),
        ("A historian", "expert"),
        ("Anna Berg, a sociologist at the college,", "expert"),
        ("Anna Berg of the Harbour Institute", "expert"),
        ("A lawyer for the ministry", "government official"),  # speaks for whoever pays
        ("An attorney for the defendant", "accused"),
        ("The mayor's lawyer", "government official"),
        ("A tax lawyer", "expert"),
        ("People familiar with the talks", "other"),
        ("Two people with knowledge of the talks", "other"),
        ("An insider at the bank", "other"),
        ("Democratic insiders", "party or campaign"),
        ("An indicted officer", "accused"),
        ("Anna Berg, the senator's son,", "other"),
        ("Anna Berg, the mayor of Lund, who was indicted in May,", "accused"),
        ("Anna Berg, director of campaigns at the Harbour Institute,", "expert"),
        ("The airline", "company"),
        ("Anna Berg, the chief executive of a bank,", "company"),
        ("A spokesman for Microsoft", "company"),
        ("The company's victims", "victim"),
        ("The New York Times", "media"),
        ("Anna Berg, a columnist,", "media"),
        ("An editor at the newspaper", "media"),
        ("The White House press secretary", "government official"),  # no press
        ("A survivor", "victim"),
        ("The widow", "victim"),
        ("Anna Berg, the mother of a victim,", "victim"),
        ("The suspect", "accused"),
        ("The gunman", "accused"),
        ("An inmate", "accused"),
        ("The prosecutor of the suspect", "police"),
        ("A voter", "citizen"),
        ("Anna Berg, 52, a farmer from Ohio,", "citizen"),
        ("Half of the respondents", "citizen"),
        ("A group of doctors", "expert"),
        ("A poll", "document"),
        ("The lawsuit", "document"),
        ("A study of the port", "document"),
        ("A statement by the ministry", "government official"),  # whose words they are
        ("Some", "other"),
        ("Critics", "other"),
        ("A national security adviser to the campaign", "party or campaign"),  # whom it is given to
        ("The board of the bank", "company"),
        ("The council of the teachers union", "NGO"),
        ("Anna Berg, of the University of Holmstad,", "expert"),
        ("Anna Berg, who ran for mayor and is running for Congress,", "party or campaign"),
        ("Anna Berg, 52, a Republican,", "citizen"),
        ("Anna Berg, 52, a nurse from Holmstad,", "citizen"),  # as voters and passers-by are introduced
        ("Anna Berg, a nurse,", "expert"),
        ("A majority of Democrats", "citizen"),  # who answered a poll
        ("The Holmstad Star", "media"),
        ("The star", "other"),
        ("Six in 10", "citizen"),
        ("The Norbro president, Anna Berg,", "NGO"),
        ("The Norwegian president, Anna Berg,", "government official"),
        ("A public accountant", "company"),  # no public
        ("The singer Anna Berg", "other"),
        ("Anna Lund", "other"),
    ],
)
def test_types(source: str, kind: str) -> None:
    assert types(f"{source} said that the bridge was safe.") == [kind]


def test_every_type_has_three_examples_and_a_declared_name() -> None:
    lists = load_roles()
    named = {*lists.people.values(), *lists.offices.values(), *lists.weak.values(), *lists.quantities.values()} - {""}
    named |= {kind for found in lists.bodies.values() for _, kind in found}
    assert named <= set(TYPES) and named | {"other"} == set(TYPES)


def test_an_office_takes_the_type_of_its_body() -> None:
    assert type_of("the director of the bank".split()) == "company"
    assert type_of("the director of the police academy".split()) == "expert"
    assert type_of("the director".split()) == ""


def test_a_candidate_who_holds_an_office_speaks_as_a_candidate() -> None:
    text = "Gov. Anna Berg spoke first. Berg said that it was safe. The Republican nominee, Anna Berg, then left."
    assert types(text) == ["party or campaign"]


def test_an_aide_has_the_type_of_whom_the_aide_serves() -> None:
    text = "Anna Berg is a candidate for mayor. Peter Lund, a spokesman for Berg, said that it was safe."
    assert types(text) == ["party or campaign"]


def test_words_of_a_name_tell_nothing() -> None:
    assert types("Bill Sheriff-Holm said that it was safe.") == ["other"]
    assert types("Bill Lund said that it was safe.") == ["other"]  # no bill


def test_a_pronoun_for_somebody_unnamed_is_not_who_spoke_before() -> None:
    text = "Anna Berg said that it was late. A lawyer said that it was safe. She said that it would last."
    found = attributions(text)
    assert [a.attributes["entity"] for a in found] == ["Anna Berg", "", ""]
    assert found[-1].attributes["source_type"] == "expert"


def test_the_committee_is_the_one_that_the_text_named() -> None:
    text = "The Democratic National Committee met. Anna Berg, the committee's director, said that it was safe."
    assert types(text) == ["party or campaign"]


def test_the_types_of_a_codebook_hold_for_all_mentions_of_a_source() -> None:
    own = Codebook(sources={"road people": ("Ministry of Roads",)})
    text = "Anna Berg, a deputy director at the Ministry of Roads, said that it was safe. She said that it would last."
    found = annotations_of("attributions", text, codebook=own, plugins=installed())
    assert [a.attributes["source_type"] for a in found] == ["road people"] * 2


def test_they_are_several_when_two_kinds_of_people_are_in_reach() -> None:
    assert types("The smugglers left. The police came. They said that it was safe.") == [""]
    assert types("The bridge is old. The police came. They said that it was safe.") == ["police"]


# --- well-known figures


def test_figures_are_well_formed() -> None:
    figures = load_figures()
    assert {term.type for terms in figures.terms.values() for term in terms} <= set(TYPES)
    for terms in figures.terms.values():
        for term in terms:
            assert not term.last or term.first[:4] <= term.last[:4], term


def test_the_date_decides_which_office_counts() -> None:
    assert figure_type("Angela Merkel", date(2012, 5, 1)) == ("government official", True)
    assert figure_type("Angela Merkel", date(2024, 5, 1)) == ("government official", False)
    assert figure_type("Barack Obama", date(2008, 6, 1)) == ("party or campaign", True)
    assert figure_type("Barack Obama", date(2014, 6, 1)) == ("government official", True)
    assert figure_type("Anna Berg", date(2014, 6, 1)) == ("", False)


def test_a_surname_alone_is_a_figure_only_on_its_day() -> None:
    assert bearer("merkel", date(2012, 5, 1)) == "Angela Merkel"
    assert bearer("merkel", date(1980, 5, 1)) == ""
    assert bearer("merkel", None) == ""
    assert types("Merkel said that it was safe.", date(2012, 5, 1)) == ["government official"]
    assert types("Merkel said that it was safe.") == ["other"]


def test_another_of_the_surname_is_not_the_figure() -> None:
    text = "Eva Merkel, a farmer, owns the bridge. Merkel said that it was safe."
    assert types(text, date(2012, 5, 1)) == ["citizen"]


def test_word_lists_are_folded() -> None:
    lists = load_word_lists()
    for words in (lists.titles, lists.given_names, lists.pronouns, lists.bodies, lists.particles, lists.suffixes):
        assert all(word == word.lower().strip() for word in words)


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Donald Trump", date(2020, 9, 1), "government official"),  # seeks another term
        ("Barack Obama", date(2012, 9, 1), "government official"),
        ("Donald Trump", date(2016, 9, 1), "party or campaign"),
        ("Al Gore", date(2000, 9, 1), "party or campaign"),  # in office, but of no head of state
    ],
)
def test_a_head_of_state_who_seeks_another_term_speaks_as_such(name: str, on: date, expected: str) -> None:
    assert figure_type(name, on) == (expected, True)
