"""Actors without a codebook: which names a text holds, which of them are one, and what is proposed of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import parse_codebook
from framing.testing import annotations_of, sample_document
from framing_stance.actors.proposals import Gathering, Proposal
from framing_stance.actors.proposing import codebook_text, propose

WORDS = st.lists(
    st.sampled_from(
        "Lind Mara Mr . The Ministry of Health ( MH ) ’s police in Turku , “ ” \u202e \u200b A&B X Æ \x1b[31m \n | < é".split(" ")
    ),
    max_size=40,
)


def actors(text: str) -> list[tuple[str, str]]:
    return [(found.attributes["kind"], found.label) for found in annotations_of("actors", text)]  # type: ignore[misc]


def names(text: str) -> list[str]:
    return [label for _, label in actors(text)]


def proposals(*texts: str, least: int = 1, places: bool = False) -> dict[str, Proposal]:
    gathering = Gathering()
    for i, text in enumerate(texts):
        document = sample_document(text, id=str(i))
        gathering.add(f"outlet {i}", annotations_of("actors", document))
    return {proposal.name: proposal for proposal in gathering.proposals(least, places)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday the mayor, Mara Lind, left. Lind was tired.", ["Mara Lind", "Mara Lind"]),
        ("President Mara Lind left. Mr. Lind stayed.", ["Mara Lind", "Mara Lind"]),
        ("We saw Ana de Vries and J. R. Holm.", ["Ana de Vries", "J R Holm"]),
        ("They called the Ministry of Public Health today.", ["Ministry of Public Health"]),
        ("The Danish Ministry of Health wrote to him.", ["Ministry of Health"]),
        ("The Ports Authority Board (PAB) met. It was the PAB who left.", ["Ports Authority Board"] * 3),
        ("There, Supreme Court Justice Mara Lind left.", ["Mara Lind"]),
        ("He asked the police. Officers came.", ["police", "officers"]),
        ("It was on Monday in January.", []),
        ("Trucks left. However, trucks came.", []),
        ("We met Danish farmers and a Danish-speaking clerk.", ["farmers"]),
        ("The Party and the Court met. I'd stay.", []),
        ("By noon we saw Mara Lind\n\nTal Holm came to us.", ["Mara Lind", "Tal Holm"]),
        ("The Lovely Ferry Is Late And Nobody Cares", []),
    ],
)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We saw Mara Lind and Tal Lind. Lind left.",
        "We saw Mara Lind, Tal Holm and Holm Lind. Lind left.",
    ],
)
def test_a_surname_of_two_persons_is_neither(text: str) -> None:
    assert "Lind" not in names(text)
    assert names(text).count("Mara Lind") == 1


def test_what_a_person_is_called() -> None:
    found = annotations_of("actors", "We met Mayor Mara Lind and Tal Holm, a retired judge, at noon.")
    assert [(actor.label, actor.attributes["role"]) for actor in found] == [("Mara Lind", "mayor"), ("Tal Holm", "retired judge")]


@given(WORDS)
def test_any_text_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for actor in annotations_of("actors", text):
        assert actor.label and str(actor.attributes["written"])


# ── Proposals ───────────────────────────────────────────────────────────────────────────────


def test_counts_and_variants() -> None:
    one = "Mayor Mara Lind left. Lind was tired. Nobody saw Lind."
    two = "A week ago Mara Lind sang, and then Lind left."
    found = proposals(one, two)["Mara Lind"]
    assert (found.kind, found.documents, found.outlets, found.mentions) == ("person", 2, 2, 5)
    assert found.aliases == ("Mara Lind", "Lind {case}") and found.roles == ("mayor",)


def test_a_middle_name_more_or_less_is_one_person_and_two_middle_names_are_two() -> None:
    one, two, three = (f"Mayor {name} left. We saw {name}." for name in ("Mara Lind", "Mara Q. Lind", "Mara P. Lind"))
    assert proposals(one, two)["Mara Lind"].mentions == 4
    assert proposals(one, two, three).keys() == {"Mara Lind", "Mara Q Lind", "Mara P Lind"}


def test_the_surname_of_two_persons_is_nobody_s_alias() -> None:
    found = proposals("Mayor Mara Lind left. Lind sang.", "Judge Tal Lind left. Lind sang.", "Here Lind sang. We saw Lind.")
    assert found["Mara Lind"].aliases == ("Mara Lind",) and found["Tal Lind"].aliases == ("Tal Lind",)


def test_longer_names_are_excluded() -> None:
    found = proposals("Mayor Mara Lind left. Lind paid the Lind Foundation, and they thanked the Lind Foundation.")
    assert found["Mara Lind"].exclude == ("Lind Foundation",)


def test_a_surname_alone_is_the_person_that_other_articles_introduce() -> None:
    found = proposals("Mayor Mara Lind left. Lind sang.", "After the concert Lind left. They missed Lind.")
    assert found.keys() == {"Mara Lind"} and found["Mara Lind"].documents == 2


def test_an_acronym_is_the_body_that_some_article_explains() -> None:
    found = proposals("They met the Ports Authority Board (PAB). It was the PAB who left.", "There the PAB sang, said the PAB.")
    assert found.keys() == {"Ports Authority Board"}
    assert found["Ports Authority Board"].aliases == ("Ports Authority Board", "PAB {case}")


def test_places_only_where_asked_for() -> None:
    text = "They live in Turku. It rained in Turku."
    assert proposals(text) == {}
    assert proposals(text, places=True)["Turku"].kind == "place"


def test_a_codebook_of_the_proposals_can_be_read_and_finds_them() -> None:
    texts = ["Mayor Mara Lind left. Lind met police.", "Mayor Mara Lind left. Lind paid the A&B Bank of Turku."]
    documents = [sample_document(f"A headline\n\n{text}", id=str(i)) for i, text in enumerate(texts)]
    found, failures = propose(documents, least=1)
    book = parse_codebook(codebook_text(found))
    assert not failures
    assert [target.name for target in book.targets] == [proposal.name for proposal in found.proposals]
    from framing.testing import layers_of

    mentions = layers_of(documents[0], codebook=book).annotations("targets")
    assert [mention.label for mention in mentions] == ["Mara Lind", "Mara Lind", "police"]


@given(WORDS)
def test_hostile_names_make_no_hostile_codebook(words: list[str]) -> None:
    found, _ = propose([sample_document(f"A headline\n\n{' '.join(words)}")], least=1, most=0)
    text = codebook_text(found)
    parse_codebook(text)
    assert all(character.isprintable() or character == "\n" for character in text)


# Somebody acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("We met Mara Lind, who left.", True),
        ("There Mara Lind has also refused to go.", True),
        ("“It is over,” said Mara Lind.", True),
        ("According to Mara Lind, it is over.", True),
        ("There the North Ridge rose in the mist.", False),
        ("They crossed the North Ridge in the mist.", False),
    ],
)
def test_whether_a_mention_acts(text: str, acts: bool) -> None:
    (found,) = (actor for actor in annotations_of("actors", text) if " " in actor.label)
    assert found.attributes["acts"] is acts


def test_scenery_is_no_actor_and_two_words_are_no_person() -> None:
    found = proposals(
        "In the Grey Revolution many fled. They feared the Grey Revolution. It was Sea Change, and a Sea Change at that.",
        "After Grey Revolution came Sea Change. The Farm Bill came. Forty-three Democrats voted, and Democrats refused.",
    )
    assert not {"Grey Revolution", "Sea Change", "Revolution"} & found.keys()
    assert "Farm Bill" in found and found["Democrats"].kind != "person"


def test_a_people_is_nobody_by_name() -> None:
    found = proposals(
        "He met African Americans. Then Hawaii Democrats refused. Mara Lind refused. The Americans Mara Lind and Tal Holm left."
    )
    assert found["Mara Lind"].kind == "person" and "Americans Mara Lind" not in found
    assert all(proposal.kind != "person" for name, proposal in found.items() if name.endswith(("Americans", "Democrats")))


def test_a_state_that_acts_comes_before_what_is_common() -> None:
    acting = proposals(*["There China refused. Now China said no. Voters left. The voters came."] * 3, places=True)
    still = proposals(*["Ships left China. They saw the coast of China. Mara Lind, who sings, left. Mara Lind said no."] * 3)
    assert [*acting] == ["China", "voters"]
    assert "China" not in still or [*still].index("China") > [*still].index("Mara Lind")


def test_spellings_of_one_group_are_one() -> None:
    found = proposals("The protesters left. The protestors came, and demonstrators sang.")
    assert found["protesters"].aliases == ("protesters", "demonstrators", "protestors") and "protestors" not in found
