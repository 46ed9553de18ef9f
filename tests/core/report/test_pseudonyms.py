"""Who gets which pseudonym, and where a surname alone is somebody else's."""

from __future__ import annotations

from framing.report.pseudonyms import Known, Pseudonyms


def known(first: str, last: str, *articles: str, public: bool = False) -> Known:
    name = f"{first.title()} {last.title()}".strip()
    return Known((first, last), {name: None}, dict.fromkeys(articles), int(public), int(public), True)


def pseudonyms(*people: Known, having: dict[str, set[str]] | None = None, **more: object) -> Pseudonyms:
    parts: dict[str, object] = {"phrases": (), "outlets": (), "lower": frozenset(), "unreadable": frozenset(), **more}
    return Pseudonyms(
        tuple(person for person in people if not person.is_public),
        tuple(person for person in people if person.is_public),
        having={word: frozenset(ids) for word, ids in (having or {}).items()},
        **parts,  # type: ignore[arg-type]
    )


def test_one_person_has_one_pseudonym_over_all_articles() -> None:
    names = pseudonyms(known("ada", "lund", "1"), known("bo", "dahl", "2"), having={"lund": {"1", "2"}})
    assert names.of("1").told("Ada Lund, and Lund alone") == "Person 1, and Person 1 alone"
    assert names.of("2").told("Bo Dahl met Lund") == "Person 2 met Person 1"
    assert names.told("Dahl’s and LUND’S") == "Person 2’s and Person 1’S"


def test_who_holds_an_office_keeps_the_name() -> None:
    names = pseudonyms(known("ada", "lund", "1", public=True), known("bo", "dahl", "1"))
    assert names.of("1").told("Ada Lund and Bo Dahl") == "Ada Lund and Person 1"


def test_a_namesake_of_an_official_is_named_nowhere() -> None:
    names = pseudonyms(known("ada", "lund", "1", public=True), known("eva", "lund", "2"), having={"lund": {"1", "2"}})
    assert names.of("1").told("Lund said") == "Lund said"
    assert names.of("2").told("Lund said") == "Person 1 said"


def test_where_two_could_be_meant_nobody_is() -> None:
    names = pseudonyms(known("ada", "lund", "1"), known("eva", "lund", "1"))
    assert names.of("1").told("Ada Lund, Eva Lund, Lund") == "Person 1, Person 2, [name]"


def test_a_given_name_alone_is_replaced_only_where_the_full_name_is() -> None:
    names = pseudonyms(known("ada", "lund", "1"))
    assert names.of("1").told("Ada waved") == "Person 1 waved"
    assert names.of("2").told("Ada waved") == "Ada waved"


def test_a_surname_that_most_articles_use_otherwise_stays_there() -> None:
    names = pseudonyms(known("ada", "paris", "1"), having={"paris": {"1", "2", "3"}})
    assert names.of("1").told("Paris left") == "Person 1 left"
    assert names.of("2").told("Paris is a city") == "Paris is a city"


def test_outlets_and_organizations_of_common_words_stay() -> None:
    people = known("ada", "white", "1")
    names = pseudonyms(people, lower=frozenset({"white"}), phrases=("White Hall Council",), outlets=("White Weekly",))
    told = names.of("1").told("White said in White Weekly that White Hall Council is white")
    assert told == "Person 1 said in White Weekly that White Hall Council is white"


def test_an_article_whose_names_cannot_be_recognized_is_not_quoted() -> None:
    names = pseudonyms(known("ada", "lund", "1"), unreadable=frozenset({"9"}))
    assert "Lund" not in names.of("9").told("Lund") and "not shown" in names.of("9").told("Lund")
