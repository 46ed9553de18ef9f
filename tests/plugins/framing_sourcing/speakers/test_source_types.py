"""The types of sources by the words that name or describe them."""

from __future__ import annotations

import pytest

from framing_sourcing.speakers.roles import load_roles
from framing_sourcing.speakers.source_types import TYPES, type_of

from ....readings import attributions, types  # noqa: TID252  tests have no absolute name


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The minister", "government official"), ("Police", "police"), ("A human rights group", "NGO"),
        ("The United Nations", "international body"), ("A professor at the college", "expert"),
        ("The chief executive", "company"), ("A newspaper", "media"), ("A survivor", "victim"),
        ("The suspect", "accused"), ("Critics", "other"), ("A statement", "document"), ("Anna Lund", "other"),
    ],
)  # fmt: skip
def test_a_source_of_each_type(source: str, kind: str) -> None:
    text = f"{source} said that the bridge was safe."
    assert [a.attributes["source_type"] for a in attributions(text)] == [kind]


def test_every_default_type_is_declared() -> None:
    assert set(load_roles().people.values()) <= set(TYPES)
    assert type_of(["nobody", "here"]) == ""


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
        ("The UN refugee office", "international body"),
        ("The UN ambassador of Norway", "government official"),
        ("A white paper by the transport ministry", "government official"),
        ("A white paper by a bank", "company"),
        ("A white paper", "document"),
        ("A paper by scholars", "document"),
        ("The court's ruling", "government official"),
        ("The ruling", "document"),
        ("An indictment against the mayor", "document"),
        ("A letter to the mayor", "document"),
        ("A letter to the mayor by a bank", "company"),
        ("US officials", "government official"),
        ("US Ambassador to the United Nations Anna Berg", "government official"),
        ("A CBP report", "government official"),
        ("Some", ""),  # how many, and nothing else
        ("Some of them", ""),
        ("Two of those", ""),
        ("Some of the nurses", "expert"),
        ("Many critics", "other"),
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
        ("A commander for the Sons of Holm group", "other"),  # of an armed group
        ("An army commander", "government official"),
        ("An Islamist militant group", "other"),
        ("Anna Berg, a representative of Amnesty International,", "NGO"),
        ("A representative", "government official"),
        ("Ukraine's President Anna Berg", "government official"),
        ("The Turkish leader", "government official"),
        ("The choir leader", "other"),
        ("Then-FBI Director Anna Berg", "police"),
        ("The Iranian ambassador to Oslo", "government official"),
        ("Minister of Health Anna Berg", "government official"),
        ("Anna Berg, National Counterintelligence Executive,", "government official"),
        ("A petrol station clerk", "citizen"),
        ("The county clerk", "government official"),
        ("Anna Berg, a shopkeeper near the Ministry of Roads,", "citizen"),
        ("Anna Berg, a senior vice president of Norbro,", "company"),
        ("Anna Berg, vice president of research for the teachers union,", "NGO"),
        ("The vice president of the United States", "government official"),
        ("Lt. Anna Berg with Holmstad Police", "police"),
        ("The oil lobby", "company"),
        ("The gun lobby", "NGO"),
        ("The Ohio Republican", "party or campaign"),  # no paper
        ("The Norbro president, Anna Berg,", "other"),  # of what, nothing tells
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
