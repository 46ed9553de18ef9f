"""What is proposed as a target over a corpus."""

from __future__ import annotations

from framing.testing import annotations_of, sample_document
from framing_stance.actors.proposals import Gathering, Proposal


def proposals(*texts: str, least: int = 1, places: bool = False) -> dict[str, Proposal]:
    gathering = Gathering()
    for i, text in enumerate(texts):
        document = sample_document(text, id=str(i))
        gathering.add(f"outlet {i}", annotations_of("actors", document))
    return {proposal.name: proposal for proposal in gathering.proposals(least, places)}


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
