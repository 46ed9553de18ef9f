"""Stance: where targets are mentioned, whose evaluation counts, and what a sentence says of a target."""

from __future__ import annotations

from typing import Any

import pytest

from framing.codebook import Codebook, Target, parse_codebook
from framing.model import Annotation
from framing.plugins import load_plugins
from framing.testing import check_measure, layers_of, sample_document, scores
from framing_stance.evaluation import toward

from ...examples_stance import EXAMPLES, KNOWN_WRONG  # noqa: TID252  tests have no absolute name
from ...examples_stance_links import EXAMPLES as LINKS  # noqa: TID252
from ...examples_stance_own import EXAMPLES as OWN  # noqa: TID252

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


@pytest.mark.parametrize(("marked", "voice", "expected"), [*EXAMPLES, *LINKS, *OWN])
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
    none = "no evaluation of council in its own voice found in 1 mention"
    assert str(rows["council"]["reason"]).startswith(none)
    assert rows["smugglers"]["reason"] == "target not mentioned"
    assert all(row["value"] is None and row["status"] == "none" for row in rows.values())


def test_without_parts_of_speech_there_is_a_reason() -> None:
    alone = load_plugins(only=("stance",))
    (row,) = scores("stance.toward", "A headline\n\nThe council is corrupt.", codebook=BOOK, plugins=alone)
    assert row["status"] == "skipped" and "'pos'" in str(row["reason"])


def test_the_value_rests_on_the_sentences_that_evaluate() -> None:
    told = "The council is corrupt and brutal. A council sat. It rains. The honest council left."
    text, found = evaluations(f"The council meets on Tuesday. {told}", "council")
    score = toward.stance("council", found, "own", text)
    assert (score.numerator, score.denominator) == (0, 2)
    passages = {text[evidence.start : evidence.end]: evidence for evidence in score.evidence}
    assert {passage: evidence.value for passage, evidence in passages.items()} == {
        "The council is corrupt and brutal.": -1,
        "The honest council left.": 1,
    }
    assert passages["The council is corrupt and brutal."].label == "council: corrupt, brutal"


def test_a_sentence_that_evaluates_both_ways_is_no_evidence() -> None:
    text, found = evaluations("The council lied, but the council is honest.", "council")
    assert toward.stance("council", found, "own", text).status == "none"


def test_what_turned_the_words_is_told() -> None:
    def turned(text: str, target: str, voice: Any = "own") -> str:
        whole, found = evaluations(text, target)
        (evidence,) = toward.stance(target, found, voice, whole).evidence
        return evidence.label

    assert turned("The council was never honest.", "council") == "council: honest, turned by negation"
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


def test_who_only_speaks_is_not_evaluated() -> None:
    _, (mention,) = evaluations("The council said the vile murders were horrible.", "council")
    assert toward.value(mention) == 0.0


def test_where_the_evaluating_words_stand() -> None:
    text, (found,) = evaluations("The old council is corrupt and lazy.", "council")
    assert {text[start:end] for start, end in found.roles["words"]} == {"corrupt", "lazy"}
    text, (found,) = evaluations("Residents praised the old council.", "council")
    assert [text[start:end] for start, end in found.roles["words"]] == ["praised"]


def reason(text: str, book: Codebook, **about: Any) -> str:
    (row,) = scores("stance.toward", sample_document(text, **about), codebook=book)
    assert row["value"] is None
    return str(row["reason"])


COUNCIL = Codebook(targets=(Target("council", ("council",)),))


def test_a_target_without_an_alias_is_never_mentioned() -> None:
    assert reason("The council is corrupt.", Codebook(targets=(Target("council", ()),))) == "target not mentioned"


def test_an_empty_document_and_one_without_the_target() -> None:
    assert reason("", COUNCIL) == "target not mentioned"
    assert reason("A head\n\nThe ferry is a disgrace.", COUNCIL) == "target not mentioned"


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
    assert (row["status"], row["value"], row["denominator"]) == ("ok", -1, 2_000)


def test_headlines_do_not_count_unless_asked() -> None:
    text = "Corrupt council shames us all\n\nIt met on Tuesday to talk about the budget for May."
    rows = scores("stance.toward", text, codebook=BOOK)
    assert {row["reason"] for row in rows} == {"target not mentioned"}


@pytest.mark.parametrize("name", ["stance.toward", "stance.attributed"])
def test_measures_keep_their_contract(name: str) -> None:
    (measure,) = (measure for measure in load_plugins().measures if measure.name == name)
    texts = ["", "council", "The council is corrupt.", 'Head\n\n"Councillors lied," said police.', "council " * 400]
    check_measure(measure, [sample_document(text, id=str(i)) for i, text in enumerate(texts)], codebook=BOOK)
