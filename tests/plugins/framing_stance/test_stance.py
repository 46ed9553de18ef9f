"""Stance: where targets are mentioned, whose evaluation counts, and what a sentence says of a target."""

from __future__ import annotations

from typing import Any

import pytest

from framing.codebook import Codebook, Target, parse_codebook
from framing.model import Annotation
from framing.plugins import load_plugins
from framing.testing import check_measure, layers_of, sample_document, scores
from framing_stance import model, toward
from framing_stance.bystanders import without_bystanders

from ...examples_stance import EXAMPLES, KNOWN_WRONG  # noqa: TID252  tests have no absolute name

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


def test_the_value_is_the_mean_over_sentences_with_evidence_ranked() -> None:
    told = "The council is corrupt and brutal. A council sat. It rains. The council shamed its honest and lazy council."
    text, found = evaluations(f"The council meets on Tuesday. {told}", "council")
    score = toward.stance("council", found, "own", text)
    assert score.denominator == 4  # sentences that mention it, once each
    sizes = [abs(evidence.value or 0) for evidence in score.evidence]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(evidence.value or 0 for evidence in score.evidence) == pytest.approx(score.numerator, abs=0.1)
    passages = [text[evidence.start : evidence.end] for evidence in score.evidence]
    assert "The council is corrupt and brutal." in passages
    label = score.evidence[passages.index("The council is corrupt and brutal.")].label
    assert label.startswith("council: ") and "corrupt" in label


def test_sentences_that_no_word_bears_out_count_half() -> None:
    _, (found,) = evaluations("The council won the harbour vote in May.", "council")
    leaning = float(found.attributes["positive"]) - float(found.attributes["negative"])
    assert toward.value(found) == 0.0 and leaning > 0.1
    assert toward.weight(found) == pytest.approx(leaning / 2)


def test_a_sentence_that_tells_what_the_target_suffers_adds_nothing() -> None:
    _, (found,) = evaluations("The council's critics made a shameful mistake.", "council")
    assert toward.weight(found) == 0.0
    _, (found,) = evaluations("Wicked and reckless attackers retaliated against the council.", "council")
    assert toward.weight(found) == 0.0


def test_leanings_alone_make_a_score_only_where_they_add_up() -> None:
    def leaning(sentence: int, positive: float) -> Annotation:
        attributes = {
            "positive": positive,
            "negative": 0.1,
            "value": 0.0,
            "voice": "own",
            "source": "",
            "words": "",
            "turned": "",
            "leaning": (positive - 0.1) / 2,
        }
        return Annotation("x", ((0, 1),), {"passage": ((0, 1),)}, attributes | {"sentence": sentence})

    one = toward.stance("x", [leaning(0, 0.8)], "own", "text")
    assert (one.status, one.reason) == ("none", "mentioned once in own voice, never evaluated")
    two = toward.stance("x", [leaning(0, 0.8), leaning(1, 0.7)], "own", "text")
    assert two.status == "ok"
    assert two.numerator == pytest.approx(0.65)
    assert [evidence.label for evidence in two.evidence] == ["t: leans, no word says so"] * 2


def test_what_turned_the_words_is_told() -> None:
    def turned(text: str, target: str, voice: Any = "own") -> str:
        whole, found = evaluations(text, target)
        (evidence,) = toward.stance(target, found, voice, whole).evidence
        return evidence.label

    assert turned("The council was never honest.", "council") == "council: honest, turned by negation"
    assert turned("The hall was beautiful, but the council was dreadful.", "council") == "council: dreadful, turned by contrast"
    assert turned("The council is dreadful.", "council") == "council: dreadful"
    assert turned("Unions refused to endorse the council.", "council", "attributed") == "council: endorse, turned by negation"


def test_paragraphs_add_up_to_the_text() -> None:
    paragraphs = ["The council is corrupt.", "The council met on Monday.", "A ferry left.", "The council lied and lied."]
    whole = evaluations("\n\n".join(paragraphs), "council")
    parts = [evaluations(paragraph, "council") for paragraph in paragraphs]
    score, *each = [toward.stance("council", found, "own", text) for text, found in (whole, *parts)]
    for name in ("numerator", "denominator"):
        assert sum(getattr(part, name) or 0 for part in each) == pytest.approx(getattr(score, name))


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


def test_who_only_speaks_is_not_evaluated() -> None:
    _, (mention,) = evaluations("The council said the vile murders were horrible.", "council")
    assert toward.value(mention) == 0.0


def test_where_the_evaluating_words_stand() -> None:
    text, (found,) = evaluations("The old council is corrupt and lazy.", "council")
    assert {text[start:end] for start, end in found.roles["words"]} == {"corrupt", "lazy"}
    text, (found,) = evaluations("Residents praised the old council.", "council")
    assert [text[start:end] for start, end in found.roles["words"]] == ["praised"]


@pytest.mark.parametrize(
    ("text", "target", "foreign"),
    [
        ("Jobless men, after being cheated by rich gangs, left.", "men", {"cheated", "rich", "gangs"}),
        ("The men have fallen prey to a vile gang.", "men", {"fallen", "prey", "vile", "gang"}),
        ("They deprived the men of good schools.", "men", {"deprived", "good", "schools"}),
        ("The anger of the men grew.", "men", {"anger"}),
        ("The raid cut off the criminal chain.", "raid", {"criminal", "chain"}),
        ("The union named six towns as corrupt.", "union", {"corrupt"}),
        ("It violates the rights of the men.", "men", {"violates"}),
        ("The men cheated their rich friends.", "men", set()),
        ("The men are corrupt.", "men", set()),
        ("The raid was called corrupt.", "raid", set()),
    ],
)
def test_what_is_said_of_others(text: str, target: str, foreign: set[str]) -> None:
    read = model.sentence_of(text, text.index(target), text.index(target) + len(target))
    found = without_bystanders(read)
    assert foreign <= {form for form, new in zip(read.forms, found.foreign, strict=True) if new}
    if not foreign:
        assert found == read


# ── Bad input ───────────────────────────────────────────────────────────────────────────────


def reason(text: str, book: Codebook, **about: Any) -> str:
    (row,) = scores("stance.toward", sample_document(text, **about), codebook=book)
    assert row["value"] is None
    return str(row["reason"])


COUNCIL = Codebook(targets=(Target("council", ("council",)),))


def test_a_target_without_an_alias_is_never_mentioned() -> None:
    assert reason("The council is corrupt.", Codebook(targets=(Target("council", ()),))) == "target not mentioned in own voice"


def test_an_empty_document_and_one_without_the_target() -> None:
    assert reason("", COUNCIL) == "target not mentioned in own voice"
    assert reason("A head\n\nThe ferry is a disgrace.", COUNCIL) == "target not mentioned in own voice"


def test_a_language_without_a_model_gets_a_reason() -> None:
    assert "'de'" in reason("Der council ist korrupt.", COUNCIL, language="de")


def test_a_common_word_as_alias_is_read_like_any_other() -> None:
    book = Codebook(targets=(Target("it", ("it", "the")),))
    (row,) = scores(
        "stance.toward", sample_document("A head\n\nIt rained on the town, and the ferry left at dawn."), codebook=book
    )
    assert row["status"] == "none"


def test_ten_thousand_mentions() -> None:
    text = (
        "A head\n\n"
        + "The council is corrupt. " * 2_000
        + "The council met the council and a council, said the council. " * 2_000
    )
    (row,) = scores("stance.toward", sample_document(text), codebook=COUNCIL)
    assert row["status"] == "ok"
    assert -1 <= row["value"] < 0
    assert row["denominator"] == 4_000


def test_headlines_do_not_count_unless_asked() -> None:
    text = "Corrupt council shames us all\n\nIt met on Tuesday to talk about the budget for May."
    rows = scores("stance.toward", text, codebook=BOOK)
    assert {row["reason"] for row in rows} == {"target not mentioned in own voice"}


@pytest.mark.parametrize("name", ["stance.toward", "stance.attributed"])
def test_measures_keep_their_contract(name: str) -> None:
    (measure,) = (measure for measure in load_plugins().measures if measure.name == name)
    texts = ["", "council", "The council is corrupt.", 'Head\n\n"Councillors lied," said police.', "council " * 400]
    check_measure(measure, [sample_document(text, id=str(i)) for i, text in enumerate(texts)], codebook=BOOK)
