"""Who does what to whom: the part of a target in its clause, and the measures made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, Target, parse_codebook
from framing.plugins import load_plugins
from framing.testing import check_measure, layers_of, sample_document, scores
from framing_stance.agency.acting import Clauses

BOOK = parse_codebook('[targets]\npolice = ["police"]\nBerg = ["Anna Berg", "Berg"]\n')


WORDS = st.lists(
    st.sampled_from("Berg police by was arrested the 's of attack to , said “ ” who has been é 7 n't and . in".split(" ")),
    min_size=1,
    max_size=40,
)


PARTS: list[tuple[str, str]] = [
    # acts, speaks, thinks
    ("[Berg] closed the harbour.", "agent"),
    ("On Monday [Berg] closed the harbour.", "agent"),
    ("[Berg], who runs the ferry line, closed the harbour.", "agent"),
    ("[Berg] and her lawyers have denied the report.", "agent"),
    ("Critics say [Berg] ignored the warning.", "agent"),
    ("The harbour that [Berg] closed is old.", "agent"),
    ("[Berg] wants to close the harbour.", "agent"),
    ("[Berg] is expected to close the harbour.", "agent"),
    ("[Berg] is likely to win.", "agent"),
    ("The harbour was closed by [Berg] in May.", "agent"),
    ("“It is over,” said [Berg].", "agent"),
    ("Did [Berg] close the harbour?", "agent"),
    ("[Berg]'s attack on the plan failed.", "agent"),
    ("They watched [Berg] leave the hall.", "agent"),
    ("Pictures of [Berg] kissing babies went round.", "agent"),
    ("Two of the [officers] fired at the crowd.", "agent"),
    ("The mayor resigned after [police] searched his office.", "agent"),
    ("Farmers wept, but [Berg] smiled.", "agent"),
    ("[Berg]: no new taxes", "agent"),
    # is acted upon, and it is said by whom
    ("The court fined [Berg].", "patient"),
    ("The court has never fined [Berg].", "patient"),
    ("The court fined Anna Lind and [Berg].", "patient"),
    ("[Berg] was fined by a court in Turku.", "patient"),
    ("[Berg] has been accused of theft by her neighbours.", "patient"),
    ("[Berg] is likely to be fined by the court.", "patient"),
    ("Her attack on [Berg] failed.", "patient"),
    ("The union launched an attack on [Berg].", "patient"),
    ("Voters who dislike [Berg] stayed at home.", "patient"),
    ("Dockers voted against [Berg].", "patient"),
    # is acted upon, and it is not said by whom
    ("[Berg] was fined.", "hidden"),
    ("[Berg] was arrested in Turku on Monday.", "hidden"),
    ("[Berg] got arrested.", "hidden"),
    ("[Berg] has been told to leave.", "hidden"),
    ("The [migrants] were persuaded to return.", "hidden"),
    ("The [migrants] were sent home by Friday.", "hidden"),
    ("The [migrants] were moved by bus drivers' leave.", "patient"),
    ("[Berg] arrested in Turku", "hidden"),
    ("The arrest of [Berg] shocked the town.", "hidden"),
    ("[Berg]'s arrest shocked the town.", "hidden"),
    ("Two of the [suspects] were released.", "hidden"),
    ("[Berg] is expected to be fined.", "hidden"),
    ("There was an attack on [Berg].", "hidden"),
    # neither
    ("[Berg] is a farmer.", "none"),
    ("[Berg] was in Turku.", "none"),
    ("[Berg] seems tired.", "none"),
    ("[Berg] has two sons.", "none"),
    ("[Berg] is married.", "none"),
    ("The [Berg] campaign sold its bus.", "none"),
    ("[Berg]'s house burned down.", "none"),
    ("A man in [Turku] sold his bus.", "none"),
    ("He is taller than [Berg].", "none"),
    ("They spoke about [Berg].", "none"),
    ("The winner was [Berg].", "none"),
    ("She met a friend of [Berg].", "none"),
]


def part(marked: str) -> str:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return Clauses(layers_of(text)).part(start, end)


@pytest.mark.parametrize(("marked", "expected"), PARTS)
def test_parts(marked: str, expected: str) -> None:
    assert part(marked) == expected


@given(WORDS)
def test_any_words_can_be_read(words: list[str]) -> None:
    document = sample_document(" ".join(words))
    found = layers_of(document, codebook=BOOK).annotations("agency")
    assert {mention.attributes["part"] for mention in found} <= {"agent", "patient", "hidden", "none"}
    for mention in found:
        ((start, end),) = mention.roles["passage"]
        assert start <= mention.start and mention.end <= end


TEXT = """A headline

Berg closed the harbour. Berg was fined. A court fined Berg again. Berg is old. "Berg was beaten," said Mara Lind."""


def shares(text: str = TEXT) -> dict[tuple[str, str], float | None]:
    return {
        (name, row["voice"]): row["value"]
        for name in ("stance.agent", "stance.patient", "stance.hidden_agent")
        for row in scores(name, text, codebook=BOOK)
        if row["target"] == "Berg"
    }


def test_shares_of_the_mentions_in_each_voice() -> None:
    assert shares() == {
        ("stance.agent", "own"): 0.25,
        ("stance.patient", "own"): 0.5,
        ("stance.hidden_agent", "own"): 0.25,
        ("stance.agent", "attributed"): 0,
        ("stance.patient", "attributed"): 1,
        ("stance.hidden_agent", "attributed"): 1,
    }


def test_a_target_that_is_never_mentioned_has_no_share() -> None:
    rows = [row for row in scores("stance.agent", TEXT, codebook=BOOK) if row["target"] == "police"]
    assert [row["value"] for row in rows] == [None, None]
    assert {row["reason"] for row in rows} == {"target not mentioned in own voice", "target not mentioned in attributed voice"}


def test_without_sourcing_there_is_no_share() -> None:
    rows = scores("stance.agent", TEXT, codebook=BOOK, plugins=load_plugins(only=("stance",)))
    assert all(row["value"] is None and row["reason"] for row in rows)


def test_a_target_that_is_mentioned_often_in_one_sentence() -> None:
    book = Codebook(targets=(Target("police", ("police",)),))
    (own, _) = scores(
        "stance.agent", "A headline\n\n" + "Many sang. " + "police, " * 3000 + "others sang. They left, too.", codebook=book
    )
    assert own["denominator"] == 3000


@pytest.mark.parametrize("name", ["stance.agent", "stance.patient", "stance.hidden_agent"])
def test_measures_keep_their_contract(name: str) -> None:
    (measure,) = (measure for measure in load_plugins().measures if measure.name == name)
    texts = ["", "Berg", TEXT, "police " * 200, "\u200bBerg\n\n“Berg"]
    check_measure(measure, [sample_document(text, id=str(i)) for i, text in enumerate(texts)], codebook=BOOK)
