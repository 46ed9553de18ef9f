"""Stance: where targets are mentioned, whose evaluation counts, and what a sentence says of a target."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, Target, parse_codebook
from framing.model import Annotation
from framing.plugins import load_plugins
from framing.testing import check_measure, layers_of, sample_document, scores
from framing_stance import model, toward
from framing_stance.features import sentence
from framing_stance.judgements import others_judgement
from framing_stance.pronouns import is_person
from framing_stance.targets import aliases_of_name, owners

from ..examples_stance import EXAMPLES, KNOWN_WRONG  # noqa: TID252  tests have no absolute name

BOOK = parse_codebook(
    """
[targets]
"council" = ["council", "councillors"]
"local police" = ["local police"]
"smugglers" = ["<smuggler>", "smuggling ring"]
"police" = { aliases = ["police", "<officer>"], exclude = ["police [dog] handlers", "police station*"] }
"authorities" = { aliases = ["the authorities"], parts = ["council", "police"] }
"""
)
SENTENCES = st.lists(
    st.sampled_from("police said corrupt “ ” , not the never praised arrested é 7 n't \u200b".split(" ")),
    min_size=1,
    max_size=30,
)


def mentions(text: str, book: Codebook = BOOK) -> list[tuple[str, str]]:
    document = sample_document(text)
    return [(found.label, found.quote(document.text)) for found in layers_of(document, codebook=book).annotations("targets")]


def evaluations(text: str, target: str) -> tuple[str, list[Annotation]]:
    document = sample_document(f"Nothing else happened here.\n\n{text}")
    book = Codebook(targets=(Target(target, (target,)),))
    return document.text, layers_of(document, codebook=book).counted("evaluations")


def sign(text: str, target: str, voice: Any) -> str:
    whole, found = evaluations(text, target)
    score = toward.stance(target, found, voice, whole)
    if score.status != "ok" or score.numerator is None:
        return "none"
    return "positive" if score.numerator > 0 else "negative"


# ── Targets ─────────────────────────────────────────────────────────────────────────────────


def test_mentions_inside_an_excluded_wording_are_left_out() -> None:
    assert mentions("Police left; the police dog handlers and the police station stayed.") == [
        ("authorities", "Police"),
        ("police", "Police"),
    ]


def test_an_exclusion_does_not_reach_beyond_its_own_words() -> None:
    assert ("police", "police") in mentions("Near the police station stood police.")


def test_of_overlapping_targets_the_longer_mention_stands() -> None:
    assert mentions("The local police slept.") == [("local police", "local police")]


def test_a_group_has_the_mentions_of_its_parts() -> None:
    found = mentions("The authorities spoke. Two councillors left.")
    assert found == [("authorities", "The authorities"), ("authorities", "councillors"), ("council", "councillors")]


def test_groups_of_groups() -> None:
    targets = [Target("a", ()), Target("b", (), parts=("a",)), Target("c", (), parts=("b",))]
    assert owners(targets)["a"] == ("a", "b", "c")


def test_an_alias_of_two_targets_counts_for_both() -> None:
    book = Codebook(targets=(Target("one", ("gang",)), Target("two", ("gang", "ring"))))
    assert mentions("The gang fled.", book) == [("one", "gang"), ("two", "gang")]


def test_kind_of_a_mention() -> None:
    book = Codebook(targets=(Target("x", ("Lind", "the mayor")),))
    found = layers_of("The mayor left. So did Lind.", codebook=book).annotations("targets")
    assert [mention.attributes["kind"] for mention in found] == ["role", "name"]


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("Mara Lind", ("Mara Lind", "Lind {case}")),
        ("Mara Q. Lind Jr.", ("Mara Q Lind", "Lind {case}")),
        ("Bank of Ruritania", ("Bank of Ruritania",)),
        ("Okafor", ("Okafor",)),
        ("—", ()),
    ],
)
def test_aliases_of_a_name(name: str, aliases: tuple[str, ...]) -> None:
    assert aliases_of_name(name) == aliases


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Lind arrived late. She blamed the ferry.", ["She"]),
        ("Lind said her ferry was late.", ["her"]),
        ("Lind met Jane Okafor. She left.", []),  # which of the two?
        ("Lind met a lawyer. She left.", []),
        ("Lind arrived. It rained. She left.", []),  # too far back
        ("Lind arrived. She sat down. She left.", ["She", "She"]),
        ("Lind arrived. She sat down. He left.", ["She"]),  # one person is not both
        ('Lind sat down. "She is late," the baker said.', []),
        ("The council met. She left.", []),
        ("They saw Lind. They left.", []),
    ],
)
def test_only_sure_pronouns_are_mentions(text: str, resolved: list[str]) -> None:
    book = Codebook(targets=(Target("Lind", ("Mara Lind", "Lind")), Target("council", ("the council",))))
    document = sample_document(text)
    found = layers_of(document, codebook=book).annotations("targets")
    pronouns = [mention for mention in found if mention.attributes["kind"] == "pronoun"]
    assert [mention.quote(text) for mention in pronouns] == resolved
    assert {mention.label for mention in pronouns} <= {"Lind"}


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Mayor Lind arrived. Rain fell. The mayor left.", ["mayor"]),
        ("Lind, the mayor of Turku, arrived. They booed the mayor.", ["mayor"]),
        ("Lind, the mayor of Turku, arrived. The mayor left. He slept.", ["mayor", "He"]),
        ("Mayor Lind met Mayor Okafor. The mayor left.", []),  # which of the two?
        ("Mayor Lind arrived. The mayor of Oslo left.", []),
        ("Mayor Lind arrived. A mayor left.", []),
        ("The mayor slept. Then Mayor Lind arrived.", []),  # not yet told
        ("Lind arrived. The mayor left.", []),  # never told
        ('Mayor Lind arrived. "The mayor is late," a baker said.', []),
        ("Mayor Okafor met Lind. The mayor left.", []),
    ],
)
def test_only_sure_nouns_are_mentions(text: str, resolved: list[str]) -> None:
    book = Codebook(targets=(Target("Lind", ("Mara Lind", "Lind")), Target("council", ("the council",))))
    found = layers_of(sample_document(text), codebook=book).annotations("targets")
    assert [mention.quote(text) for mention in found if "Lind" not in mention.quote(text)] == resolved
    assert {mention.label for mention in found} == {"Lind"}


def test_pronouns_can_be_left_out() -> None:
    book = parse_codebook('[targets]\n"Lind" = ["Mara Lind", "Lind"]\n[options.stance]\npronouns = false')
    assert mentions("Lind arrived. She left.", book) == [("Lind", "Lind")]


@pytest.mark.parametrize(
    ("alias", "person"),
    [("Mara Lind", True), ("Lind", False), ("Ministry of Health", False), ("Crane Police", False), ("mayor Lind", False)],
)
def test_what_looks_like_a_person(alias: str, person: bool) -> None:
    assert is_person(alias) is person


# ── The sentence model ──────────────────────────────────────────────────────────────────────


def test_probabilities() -> None:
    text = "The council is corrupt and incompetent."
    found = model.classify(text, 4, 11)
    assert sum(found) == pytest.approx(1)
    assert model.label(found) == -1
    assert model.label((0.2, 0.5, 0.3)) == 0
    assert model.label((0.2, 0.3, 0.5)) == 1


def test_the_same_sentence_may_evaluate_two_targets_differently() -> None:
    text = "Brave nurses defied a corrupt and brutal minister."
    nurses, minister = model.classify(text, 6, 12), model.classify(text, 41, 49)
    assert nurses[2] - nurses[0] > minister[2] - minister[0]


def test_the_name_of_the_target_does_not_matter() -> None:
    texts = ["The anti-fraud campaign began in April.", "The reading campaign began in April."]
    one, two = (model.classify(text, 4, text.index(" began")) for text in texts)
    assert one == two


def test_the_model_file_holds_plain_numbers_and_no_sentences() -> None:
    with np.load(model.MODEL, allow_pickle=False) as arrays:
        assert not any(array.dtype.hasobject for array in arrays.values())
        names = arrays["names"].tobytes().decode().split("\n")
    assert model.MODEL.stat().st_size < 5_000_000
    assert max(len(name.partition(":")[2].split()) for name in names) <= 3


@given(SENTENCES, st.data())
def test_any_sentence_can_be_read(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = model.classify(text, start, end)
    assert all(0 <= p <= 1 for p in found)
    assert sum(found) == pytest.approx(1)


def foreign(text: str, target: str) -> set[str]:
    words = text.split()
    read = model.sentence_of(text, text.index(target), text.index(target) + len(target))
    assert len(words) >= len(read.forms) - 3
    return {form for form, is_foreign in zip(read.forms, read.foreign, strict=True) if is_foreign}


@pytest.mark.parametrize(
    ("text", "target", "yes", "no"),
    [
        ("Police arrested a violent thief.", "Police", {"arrested", "violent", "thief"}, set()),
        ("Police arrested a violent thief.", "thief", set(), {"violent"}),
        ("Violent police arrested a thief.", "police", {"thief"}, {"violent"}),
        ("A vile thief was arrested by police.", "police", {"vile", "thief"}, set()),
        ("The lying mayor was arrested.", "mayor", set(), {"lying", "arrested"}),
        ("A mayor arrested in May for theft fled.", "mayor", set(), {"theft", "arrested"}),
        ("The war on crime is a disgrace.", "war", {"crime"}, {"disgrace"}),
        ("A brutal gang tortured the migrants.", "migrants", {"brutal", "tortured"}, set()),
        ("Migrants were tortured by a brutal gang.", "Migrants", {"brutal", "tortured"}, set()),
        ("Police met the mayor, who is corrupt.", "Police", {"who", "corrupt"}, set()),
        ("Police met the mayor, who is corrupt.", "mayor", set(), {"who", "corrupt"}),
        ("The clerk who praised the corrupt mayor left.", "mayor", set(), {"corrupt"}),
        ("Migrants trapped in a brutal camp left.", "Migrants", {"trapped", "brutal"}, set()),
        ("A brutal gang tortured the migrants.", "gang", set(), {"brutal", "tortured"}),
    ],
)
def test_who_acts_against_an_evil_or_suffers_it_is_not_evil(text: str, target: str, yes: set[str], no: set[str]) -> None:
    found = foreign(text, target)
    assert yes <= found
    assert not no & found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("critics condemned the <t> sharply", -1),
        ("the <t> was widely praised", 1),
        ("the <t> drew wide praise", 1),
        ("they voted against the <t>", -1),
        ("praise for the <t> grew", 1),
        ("I applaud the <t> today", 0),
        ("the <t> praised critics", 0),
        ("the <t> is corrupt", 0),
        ("critics were condemned by the <t>", 0),
    ],
)
def test_judgements_of_others(text: str, expected: int) -> None:
    from framing.text import lemma

    words = text.lower().split()
    at = words.index("<t>")
    read = sentence(words, [lemma(word) for word in words], at, at + 1)
    found = others_judgement(read.forms, read.lemmas, read.target)
    assert (found.sign if found else 0) == expected


# ── Documents ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("marked", "voice", "expected"), EXAMPLES)
def test_examples(marked: str, voice: str, expected: str) -> None:
    target = marked[marked.index("[") + 1 : marked.index("]")]
    assert sign(marked.replace("[", "").replace("]", ""), target, voice) == expected


@pytest.mark.parametrize(("marked", "voice", "expected"), KNOWN_WRONG)
def test_what_is_known_to_be_wrong_is_still_wrong(marked: str, voice: str, expected: str) -> None:
    """An example that comes right belongs among the others."""
    target = marked[marked.index("[") + 1 : marked.index("]")]
    assert sign(marked.replace("[", "").replace("]", ""), target, voice) != expected


def test_the_reasons_for_no_score() -> None:
    rows = {row["target"]: row for row in scores("stance.toward", "A headline\n\nThe council meets on Tuesday.", codebook=BOOK)}
    assert rows["council"]["reason"] == "mentioned once in own voice, never evaluated"
    assert rows["smugglers"]["reason"] == "target not mentioned in own voice"
    assert all(row["value"] is None and row["status"] == "none" for row in rows.values())


def test_without_sourcing_the_voice_is_unknown_not_own() -> None:
    alone = load_plugins(only=("stance",))
    rows = scores("stance.toward", "A headline\n\nThe council is corrupt.", codebook=BOOK, plugins=alone)
    (row,) = (row for row in rows if row["target"] == "council")
    assert row["reason"] == "whose words the mentions stand in is unknown"


def test_the_value_is_the_mean_over_mentions_with_evidence_ranked() -> None:
    text, found = evaluations("The council meets on Tuesday. The council is corrupt and brutal. It rains.", "council")
    score = toward.stance("council", found, "own", text)
    assert score.denominator == 2  # mentions; only those that are evaluated are evidence
    assert score.numerator == pytest.approx(sum(evidence.value or 0 for evidence in score.evidence))
    passages = [text[evidence.start : evidence.end] for evidence in score.evidence]
    assert passages == ["The council is corrupt and brutal."]
    assert score.evidence[0].label.startswith("council: ")
    assert "corrupt" in score.evidence[0].label


def test_a_source_s_words_are_read_alone() -> None:
    text, (own,) = evaluations("The brave council spoke; a clerk said the murders were horrible.", "council")
    assert text[slice(*own.roles["passage"][0])].startswith("The brave council spoke")
    assert own.attributes["value"] > 0  # type: ignore[operator]
    assert own.attributes["words"] == "brave"


def test_names_of_other_targets_are_no_verdict() -> None:
    book = Codebook(targets=(Target("council", ("council",)), Target("crooks", ("<crook>", "criminal gang"))))
    text = "Nothing happened.\n\nThe council and the crooks met a criminal gang."
    found = [e for e in layers_of(text, codebook=book).counted("evaluations") if e.label == "council"]
    assert [evaluation.attributes["value"] for evaluation in found] == [0.0]


def test_a_topic_of_the_text_is_no_verdict_on_an_actor() -> None:
    topic = "The fraud cost 40 million. Fraud is old here. Nobody knew of the fraud. Fraud pays."
    assert sign(f"{topic} The council and fraud are in the news.", "council", "own") == "none"
    assert sign("The council committed fraud.", "council", "own") == "negative"


def test_who_only_speaks_has_no_vote() -> None:
    _, (mention,) = evaluations("The council said the vile murders were horrible.", "council")
    assert mention.attributes["votes"] is False


def test_headlines_do_not_count_unless_asked() -> None:
    text = "Corrupt council shames us all\n\nIt met on Tuesday to talk about the budget for May."
    rows = scores("stance.toward", text, codebook=BOOK)
    assert {row["reason"] for row in rows} == {"target not mentioned in own voice"}


@pytest.mark.parametrize("name", ["stance.toward", "stance.attributed"])
def test_measures_keep_their_contract(name: str) -> None:
    (measure,) = (measure for measure in load_plugins().measures if measure.name == name)
    texts = ["", "council", "The council is corrupt.", 'Head\n\n"Councillors lied," said police.', "council " * 400]
    check_measure(measure, [sample_document(text, id=str(i)) for i, text in enumerate(texts)], codebook=BOOK)
