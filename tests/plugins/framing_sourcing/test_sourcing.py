"""Sourcing: attributions, speakers and types of sources."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebook import Codebook, parse_codebook
from framing.english import ENGLISH
from framing.english.lemmas import lemma
from framing.english.sentences import sentences as sentence_spans
from framing.model import Annotation
from framing.plugins import Plugins, load_plugins
from framing.testing import annotations_of, sample_document
from framing.text.quotation import find_quotations
from framing.text.tokens import tokenize
from framing_sourcing.grammar.lexicon import ACTS, load_lexicon
from framing_sourcing.grammar.patterns import PATTERNS
from framing_sourcing.speakers.source_types import TYPES, load_roles, type_of
from framing_sourcing.syntax.chunks import find_chunks
from framing_sourcing.syntax.reading import Reading, read

from ...examples_no_sourcing import NONE  # noqa: TID252  tests have no absolute name
from ...examples_sourcing import ALL  # noqa: TID252
from ...examples_sourcing_speech import NESTED  # noqa: TID252


@cache
def installed() -> Plugins:
    return load_plugins()


def attributions(text: str, codebook: Codebook | None = None) -> list[Annotation]:
    return list(annotations_of("attributions", sample_document(text), plugins=installed(), codebook=codebook))


def wording(text: str, annotation: Annotation, role: str) -> str:
    return "|".join(text[start:end] for start, end in annotation.roles[role])


def entities(text: str) -> list[str]:
    return [str(a.attributes["entity"]) for a in attributions(text)]


def reading_of(text: str) -> Reading:
    tokens = tokenize(text)
    lemmas = [lemma(form) for form in tokens.forms]
    return read(text, tokens, lemmas, sentence_spans(text), load_lexicon().verb_words, find_quotations(text, ENGLISH))


# --- examples


def _cases() -> list[Any]:
    return [pytest.param(example, id=f"{group}-{i}") for group, found in ALL.items() for i, example in enumerate(found)]


def has(found: list[Annotation], example: tuple[str, str, str, str, str]) -> bool:
    """Whether one of the attributions has the roles and the act of an example."""
    text, content, cue, source, act = example

    def fits(annotation: Annotation) -> bool:
        got, named, by = (wording(text, annotation, role) for role in ("content", "source", "cue"))
        whole = all(piece in got for piece in content.split("|")) and len(got) <= len(content) + 12
        roles = whole and (cue in by if cue else not by) and (source in named if source else not named)
        return roles and annotation.attributes["act"] == act

    return any(map(fits, found))


def told(text: str, found: list[Annotation]) -> list[tuple[str, ...]]:
    return [(*(wording(text, a, role) for role in ("source", "cue", "content")), str(a.attributes["act"])) for a in found]


@pytest.mark.parametrize("example", _cases())
def test_example(example: tuple[str, str, str, str, str]) -> None:
    found = attributions(example[0])
    assert has(found, example), told(example[0], found)


@pytest.mark.parametrize("text", NONE)
def test_near_miss(text: str) -> None:
    found = attributions(text)
    assert not found, told(text, found)


@pytest.mark.parametrize("example", NESTED)
def test_nested_attribution(example: tuple[str, str, str, str, str]) -> None:
    found = attributions(example[0], parse_codebook('name = "t"\n[options.sourcing]\nnested = true\n'))
    assert has(found, example), told(example[0], found)


def test_there_are_examples_of_every_form() -> None:
    assert sum(map(len, ALL.values())) + len(NONE) >= 190
    assert len(ALL) >= 20 and all(len(found) >= 2 for found in ALL.values())


@pytest.mark.parametrize("name", PATTERNS)
def test_each_pattern_finds_its_example(name: str) -> None:
    text = PATTERNS[name].example
    assert name in [a.attributes["pattern"] for a in attributions(text)]


# --- chunks


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The old stone bridge collapsed.", ["The old stone bridge"]),
        ("Mr. Lund met the mayor's aide.", ["Mr. Lund", "the mayor's aide"]),
        ("She saw 40 boats in the teachers' harbour.", ["She", "40 boats", "the teachers' harbour"]),
        ("Many believe it.", ["Many", "it"]),
    ],
)
def test_noun_phrases(text: str, phrases: list[str]) -> None:
    reading = reading_of(text)
    assert [text[slice(*reading.span((p.start, p.end)))] for p in reading.phrases] == phrases


@pytest.mark.parametrize(
    ("text", "group", "form", "passive"),
    [
        ("The boat has often been seen here.", "has often been seen", "finite", True),
        ("The boat was sailing home.", "was sailing", "finite", False),
        ("They plan to sail.", "to sail", "to", False),
        ("Leaving the port, they sang.", "Leaving", "ing", False),
        ("The crew will not wait.", "will not wait", "finite", False),
    ],
)
def test_verb_groups(text: str, group: str, form: str, passive: bool) -> None:
    reading = reading_of(text)
    found = {text[slice(*reading.span((g.start, g.end)))]: (g.form, g.passive) for g in reading.groups}
    assert found.get(group) == (form, passive), found


def test_chunks_of_nothing() -> None:
    assert find_chunks([], [], []).phrases == []


# --- speakers


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


# --- types


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The minister", "government official"), ("Police", "police"), ("A human rights group", "NGO"),
        ("The United Nations", "international body"), ("A professor at the college", "expert"),
        ("The chief executive", "company"), ("A newspaper", "media"), ("A survivor", "victim"),
        ("The suspect", "accused"), ("Some", "other"), ("A statement", "document"), ("Anna Lund", "other"),
    ],
)  # fmt: skip
def test_types(source: str, kind: str) -> None:
    text = f"{source} said that the bridge was safe."
    assert [a.attributes["source_type"] for a in attributions(text)] == [kind]


def test_a_type_is_remembered() -> None:
    text = "Anna Lund, a professor, said that it was late.\n\nLund said that it rained."
    assert [a.attributes["source_type"] for a in attributions(text)] == ["expert", "expert"]


def test_types_of_the_codebook_win() -> None:
    codebook = parse_codebook('name = "t"\n[sources]\nunion = ["shop <steward>"]\n')
    text = "A shop steward said that the plant would close. The minister said that it would not."
    assert [a.attributes["source_type"] for a in attributions(text, codebook)] == ["union", "government official"]


def test_every_default_type_is_declared() -> None:
    assert set(load_roles().people.values()) <= set(TYPES)
    assert type_of(["nobody", "here"]) == ""


def test_a_distanced_wording_stays_in_its_attribution() -> None:
    text = 'The ministry claims that 200 people were "invited home" in May.'
    (found,) = attributions(text)
    assert '"invited home"' in wording(text, found, "content")


# --- labels, acts, the author


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


# --- offsets and bad input


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


@pytest.mark.parametrize("source", ["Nobody", "No one", "None of the officials"])
def test_what_nobody_said_is_nobodys(source: str) -> None:
    assert not attributions(f"{source} said the pier was safe.")


# --- lexicon


def test_lexicon() -> None:
    lexicon = load_lexicon()
    assert {cue.act for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives) for cue in table.values()} <= set(ACTS)
    assert "say" in lexicon.speaking
    slants = {lemma: lexicon.verbs[lemma].slant for lemma in ("claim", "reveal", "say")}
    assert slants == {"claim": "against", "reveal": "for", "say": "neutral"}


def test_lexicon_has_its_source_beside_it() -> None:
    import framing_sourcing

    folder = Path(str(framing_sourcing.__file__)).parent
    assert "Pareti" in (folder / "README.md").read_text("utf-8")
